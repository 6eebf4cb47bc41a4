package import Kernel

/// 三审三校: three reviews and three proof passes, in this order (PUB-1, PUB-3).
package enum ReviewStep: Int, CaseIterable, Comparable, Sendable, Hashable {
    case first = 1
    case second
    case third

    package static func < (one: ReviewStep, other: ReviewStep) -> Bool { one.rawValue < other.rawValue }

    package var review: String {
        switch self {
        case .first: "一审"
        case .second: "二审"
        case .third: "三审"
        }
    }

    package var proof: String {
        switch self {
        case .first: "一校"
        case .second: "二校"
        case .third: "三校"
        }
    }

    package var chinese: String { review + proof }
}

/// The two strands of a step.
package enum ReviewPart: String, CaseIterable, Sendable, Hashable {
    case proof
    case review

    package func chinese(_ step: ReviewStep) -> String {
        switch self {
        case .proof: step.proof
        case .review: step.review
        }
    }
}

/// One person's name under one part of one step, for one text.
package struct ReviewSignature: Hashable, Sendable {
    package let step: ReviewStep
    package let part: ReviewPart
    package let member: MemberID
    package let name: String
    package let at: Moment
    /// The text that was signed; for any other text the signature is worth nothing (PUB-3).
    package let hash: String
    /// 审核意见, or what the proof pass noted.
    package let words: String

    package init(
        step: ReviewStep, part: ReviewPart, member: MemberID, name: String, at: Moment, hash: String, words: String
    ) {
        self.step = step
        self.part = part
        self.member = member
        self.name = name
        self.at = at
        self.hash = hash
        self.words = words
    }
}

/// Who may take part in a step.
package enum ReviewerKind: String, CaseIterable, Sendable, Hashable {
    /// The head of the unit that answers for the article.
    case unitHead = "unit_head"
    case office
    case siteOperator = "site_operator"
    case leader
    case principalHead = "principal_head"

    package var chinese: String {
        switch self {
        case .unitHead: "本科室负责人"
        case .office: "政务公开办"
        case .siteOperator: "网站管理员"
        case .leader: "委领导"
        case .principalHead: "主要负责人"
        }
    }

    package func covers(_ officer: Officer, unit: UnitID) -> Bool {
        switch self {
        case .unitHead: officer.headOf.contains(unit)
        case .office: officer.holds(.opennessOffice) || officer.holds(.officeHead)
        case .siteOperator: officer.holds(.siteOperator)
        case .leader: officer.holds(.leader) || officer.holds(.principalHead)
        case .principalHead: officer.holds(.principalHead)
        }
    }
}

/// Who reviews at which step and how long each may take: local practice (PUB-2), set per agency. That there are three, by
/// three persons, in order, is not a setting (PUB-3).
package struct ReviewPolicy: Hashable, Sendable {
    package let first: Set<ReviewerKind>
    package let second: Set<ReviewerKind>
    package let third: Set<ReviewerKind>
    /// Whether who wrote a text may be its first reviewer and first proof-reader; no by default (PUB-3).
    package let drafterMayReviewFirst: Bool
    /// Working days for each step.
    package let daysPerStep: Int

    package init(
        first: Set<ReviewerKind> = [.unitHead], second: Set<ReviewerKind> = [.office],
        third: Set<ReviewerKind> = [.leader], drafterMayReviewFirst: Bool = false, daysPerStep: Int = 1
    ) {
        self.first = first
        self.second = second
        self.third = third
        self.drafterMayReviewFirst = drafterMayReviewFirst
        self.daysPerStep = min(max(daysPerStep, 1), 30)
    }

    /// Important items go to the principal head (PUB-2).
    package func reviewers(of step: ReviewStep, isImportant: Bool) -> Set<ReviewerKind> {
        switch step {
        case .first: first
        case .second: second
        case .third: isImportant ? [.principalHead] : third
        }
    }
}
