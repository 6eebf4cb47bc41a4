package import Documents
package import Interpretation
package import Kernel

/// A line of the list of staff and of the portal.
package struct ConsultationLine: Sendable {
    package let consultation: PublicConsultation
    package let phase: ConsultationPhase
    /// Of the duty to publish the result (CONS-9); nil before publication and after the result.
    package let reading: ClockReading?
    package let comments: Int
    package let today: Day

    package init(
        consultation: PublicConsultation, phase: ConsultationPhase, reading: ClockReading?, comments: Int, today: Day
    ) {
        self.consultation = consultation
        self.phase = phase
        self.reading = reading
        self.comments = comments
        self.today = today
    }

    /// `还有 12 天截止`, `今天截止`; nil when it is closed.
    package var daysLeft: String? {
        guard phase == .collecting, let round = consultation.round else { return nil }
        let days = today.days(to: round.closesOn)
        return days == 0 ? "今天截止" : "还有\(days)天截止"
    }
}

/// One consultation with everything that hangs on it.
package struct ConsultationView: Sendable {
    package let line: ConsultationLine
    package let unitName: String
    package let counts: CommentCounts
    /// Of the last round, with how many opinions each has.
    package let groups: [CommentGroup]
    package let hearings: [ConsultationHearing]
    package let questions: [SurveyQuestion]
    package let survey: SurveyResults
    /// The normative document it led to, with its legality reviews.
    package let normative: NormativeText?

    package init(
        line: ConsultationLine, unitName: String, counts: CommentCounts, groups: [CommentGroup],
        hearings: [ConsultationHearing], questions: [SurveyQuestion], survey: SurveyResults, normative: NormativeText?
    ) {
        self.line = line
        self.unitName = unitName
        self.counts = counts
        self.groups = groups
        self.hearings = hearings
        self.questions = questions
        self.survey = survey
        self.normative = normative
    }

    package var found: PublicConsultation { line.consultation }
    package var phase: ConsultationPhase { line.phase }
    package var today: Day { line.today }
    /// Whether its groups and their answers are public; not any more once another round began.
    package var isReleased: Bool { phase == .released || phase == .archived }
    package var result: ConsultationResult {
        ConsultationResult(counts: counts, groups: groups, hearings: hearings, personal: [])
    }
}

package struct ConsultationQuery: Hashable, Sendable {
    package var phase: ConsultationPhase?
    package var kind: ConsultationKind?
    package var words: String
    package var page: Int
    package var size: Int

    package init(
        phase: ConsultationPhase? = nil, kind: ConsultationKind? = nil, words: String = "", page: Int = 1,
        size: Int = 30
    ) {
        self.phase = phase
        self.kind = kind
        self.words = words
        self.page = min(max(page, 1), 100_000)
        self.size = min(max(size, 1), 200)
    }
}

package struct ConsultationListPage: Sendable {
    package let lines: [ConsultationLine]
    package let total: Int

    package init(lines: [ConsultationLine], total: Int) {
        self.lines = lines
        self.total = total
    }
}

/// Who answers for the site's own channel when nobody else is named.
package struct ConsultationOffice: Hashable, Sendable {
    package let agency: AgencyID
    package let unit: UnitID

    package init(agency: AgencyID, unit: UnitID) {
        self.agency = agency
        self.unit = unit
    }
}

/// What somebody is given for a comment or a matter.
package struct CommentReceipt: Hashable, Sendable {
    /// In clear this once; only its hash is kept.
    package let code: String
    package let number: String
    /// It waits for somebody to look at it.
    package let isQueued: Bool

    package init(code: String, number: String, isQueued: Bool) {
        self.code = code
        self.number = number
        self.isQueued = isQueued
    }
}

/// What a query code opens.
package enum CommentTracking: Sendable {
    /// The answer of its group is told once the result is public.
    case comment(PublicComment, ConsultationLine, CommentGroup?)
    case matter(EnterpriseMatter, unitName: String)
}

/// A comment as staff read it.
package struct CommentReading: Sendable {
    package let comment: PublicComment
    package let hasContact: Bool
    package let files: [(id: CommentFileID, file: CommentFile)]

    package init(comment: PublicComment, hasContact: Bool, files: [(id: CommentFileID, file: CommentFile)]) {
        self.comment = comment
        self.hasContact = hasContact
        self.files = files
    }
}

/// Everything that was kept of one consultation, for the archive (CONS-7).
package struct ConsultationWhole: Sendable {
    package struct Step: Sendable {
        package let at: Moment
        package let who: String
        package let what: String

        package init(at: Moment, who: String, what: String) {
            self.at = at
            self.who = who
            self.what = what
        }
    }

    package let view: ConsultationView
    package let agencyName: String
    /// Of every round, without contacts.
    package let comments: [PublicComment]
    package let steps: [Step]

    package init(view: ConsultationView, agencyName: String, comments: [PublicComment], steps: [Step]) {
        self.view = view
        self.agencyName = agencyName
        self.comments = comments
        self.steps = steps
    }
}
