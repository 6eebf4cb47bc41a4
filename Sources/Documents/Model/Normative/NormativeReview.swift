package import Kernel

/// 合法性审核意见.
package enum LegalityOpinion: String, CaseIterable, Sendable, Hashable {
    case lawful
    case lawfulAfterRevision = "lawful_after_revision"
    case unlawful

    package var chinese: String {
        switch self {
        case .lawful: "合法"
        case .lawfulAfterRevision: "修改后合法"
        case .unlawful: "不合法"
        }
    }
}

/// One round of legality review: handed in, concluded, and revised when the opinion asks for it (NORM-2, CONS-6).
package struct LegalityReview: Hashable, Sendable {
    package struct Conclusion: Hashable, Sendable {
        package let opinion: LegalityOpinion
        package let text: String
        package let file: NormativeFile?
        package let on: Day
        /// Nil when it came from a review platform.
        package let reviewer: MemberID?
        package let reviewerName: String

        package init(
            opinion: LegalityOpinion, text: String, file: NormativeFile? = nil, on day: Day, reviewer: MemberID?,
            reviewerName: String
        ) {
            self.opinion = opinion
            self.text = text
            self.file = file
            on = day
            self.reviewer = reviewer
            self.reviewerName = reviewerName
        }
    }

    package let id: LegalityReviewID
    /// From 1.
    package let round: Int
    /// The unit that reviews.
    package let unit: UnitID
    package let submittedOn: Day
    /// Never before the seventh working day after the submission: the reviewer is given at least that (CONS-6).
    package let dueOn: Day
    package let submitter: MemberID
    package let submitterName: String
    package let note: String
    package let file: NormativeFile?
    package var conclusion: Conclusion?
    /// When the draft was changed as the opinion asks, and how.
    package var revision: StageRecord?
    package var platform: PlatformReference?

    package init(
        id: LegalityReviewID, round: Int, unit: UnitID, submittedOn: Day, dueOn: Day, submitter: MemberID,
        submitterName: String, note: String, file: NormativeFile? = nil, conclusion: Conclusion? = nil,
        revision: StageRecord? = nil, platform: PlatformReference? = nil
    ) {
        self.id = id
        self.round = round
        self.unit = unit
        self.submittedOn = submittedOn
        self.dueOn = dueOn
        self.submitter = submitter
        self.submitterName = submitterName
        self.note = note
        self.file = file
        self.conclusion = conclusion
        self.revision = revision
        self.platform = platform
    }

    package var isPassed: Bool {
        switch conclusion?.opinion {
        case .lawful: true
        case .lawfulAfterRevision: revision != nil
        case .unlawful, nil: false
        }
    }

    package var awaitsRevision: Bool { conclusion?.opinion == .lawfulAfterRevision && revision == nil }
}

/// Where an opinion came from when a review platform gave it.
package struct PlatformReference: Hashable, Sendable {
    package let system: String
    /// Unique in that system: the same again changes nothing.
    package let id: String

    package init(system: String, id: String) {
        self.system = system
        self.id = id
    }
}

/// An opinion as a review platform hands it over.
package struct PlatformOpinion: Hashable, Sendable {
    package let reference: PlatformReference
    package let opinion: LegalityOpinion
    package let text: String
    package let reviewerName: String
    package let on: Day
    package let file: NormativeFile?

    package init(
        reference: PlatformReference, opinion: LegalityOpinion, text: String, reviewerName: String, on day: Day,
        file: NormativeFile? = nil
    ) {
        self.reference = reference
        self.opinion = opinion
        self.text = text
        self.reviewerName = reviewerName
        on = day
        self.file = file
    }
}
