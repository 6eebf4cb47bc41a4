package import Documents
package import Kernel

/// 决策预公开、意见征集: from the draft to the answer to everybody who spoke (CONS-1…CONS-10).
package struct PublicConsultation: Hashable, Sendable {
    package let id: ConsultationID
    package let agency: AgencyID
    /// `YJ2026-0003`: counts within the agency and year.
    package let number: String
    package let unit: UnitID
    package let drafter: MemberID
    package let drafterName: String
    package var contents: ConsultationContents
    package var stage = ConsultationStage.drafting
    /// The first first; those before `rounds.count` were published.
    package var drafts: [DraftVersion]
    package var rounds: [ConsultationRound] = []
    package var submitter: MemberID?
    /// Why it came back, or why it was dropped.
    package var returnReason = ""
    package var outcome = ConsultationOutcome()
    package var legality: ConsultationLegality?
    package var evaluation: ConsultationEvaluation?
    package var links = ConsultationLinked()
    package var version = 0

    package init(
        id: ConsultationID, agency: AgencyID, number: String, unit: UnitID, drafter: MemberID, drafterName: String,
        contents: ConsultationContents, drafts: [DraftVersion]
    ) {
        self.id = id
        self.agency = agency
        self.number = number
        self.unit = unit
        self.drafter = drafter
        self.drafterName = drafterName
        self.contents = contents
        self.drafts = drafts
    }

    package var title: String { contents.title }
    package var round: ConsultationRound? { rounds.last }
    package var draft: DraftVersion? { drafts.last }
    /// What the public reads: the draft of the last round.
    package var publicDraft: DraftVersion? {
        rounds.last.flatMap { round in drafts.first { $0.number == round.draft } }
    }
    package var isPublic: Bool { !rounds.isEmpty }

    /// The state follows the clock: after its last day a consultation is closed, whoever sleeps (CONS-10).
    package func phase(on day: Day) -> ConsultationPhase {
        switch stage {
        case .drafting: .drafting
        case .review: .review
        case .issued: day <= (round?.closesOn ?? .earliest) ? .collecting : .sorting
        case .explained: .explaining
        case .released: .released
        case .archived: .archived
        case .dropped: .dropped
        }
    }

    /// Drafts are the agency's own; what was published is read from above too.
    package func reach(of officer: Officer) -> RecordReach {
        let reach = RecordReach(of: officer, agency: agency, units: CollectionOfOne(unit))
        return reach == .reading && !isPublic ? .none : reach
    }
}

/// What the drafter fills in.
package struct ConsultationContents: Hashable, Sendable {
    package var kind: ConsultationKind
    /// Closely concerns market players (CONS-8).
    package var touchesMarket: Bool
    package var title: String
    /// 决策依据 (CONS-9).
    package var basis: String
    /// By what other ways to comment: address, mailbox, telephone (CONS-2).
    package var ways: String
    package var closesOn: Day
    /// Why the period is shorter than the rule says; stated at publication (CONS-2).
    package var shortReason: String
    /// A few questions, as they are typed.
    package var questions: String
    package var item: DecisionItemID?

    package init(
        kind: ConsultationKind, touchesMarket: Bool = false, title: String, basis: String, ways: String, closesOn: Day,
        shortReason: String = "", questions: String = "", item: DecisionItemID? = nil
    ) {
        self.kind = kind
        self.touchesMarket = touchesMarket
        self.title = title
        self.basis = basis
        self.ways = ways
        self.closesOn = closesOn
        self.shortReason = shortReason
        self.questions = questions
        self.item = item
    }
}

/// One time before the public.
package struct ConsultationRound: Hashable, Sendable {
    /// From 1.
    package let number: Int
    package let draft: Int
    package let publishedOn: Day
    package let publisher: MemberID
    /// The last day, that day included; it may become later and never earlier.
    package var closesOn: Day
    /// The day that was promised at publication.
    package let firstClosesOn: Day
    package let shortReason: String
    package var prolongReason = ""

    package init(
        number: Int, draft: Int, publishedOn: Day, publisher: MemberID, closesOn: Day, firstClosesOn: Day? = nil,
        shortReason: String = "", prolongReason: String = ""
    ) {
        self.number = number
        self.draft = draft
        self.publishedOn = publishedOn
        self.publisher = publisher
        self.closesOn = closesOn
        self.firstClosesOn = firstClosesOn ?? closesOn
        self.shortReason = shortReason
        self.prolongReason = prolongReason
    }
}

/// What became of it (CONS-9).
package struct ConsultationOutcome: Hashable, Sendable {
    /// The explanation that goes with the adoption table.
    package var words = ""
    package var explainer: MemberID?
    package var explainerName = ""
    package var releasedAt: Moment?
    package var releaser: MemberID?

    package init() {}
}

/// 合法性审查 of a decision (CONS-6). Normative documents have theirs in Documents.
package struct ConsultationLegality: Hashable, Sendable {
    package let submittedOn: Day
    /// Never before the seventh working day.
    package let dueOn: Day
    package let submitter: MemberID
    package var opinion: LegalityOpinion?
    package var words = ""
    package var concludedOn: Day?
    package var reviewerName = ""

    package init(submittedOn: Day, dueOn: Day, submitter: MemberID) {
        self.submittedOn = submittedOn
        self.dueOn = dueOn
        self.submitter = submitter
    }
}

/// 决策后评估 (CONS-7).
package struct ConsultationEvaluation: Hashable, Sendable {
    package enum Trigger: String, CaseIterable, Sendable {
        case missesAim = "misses_aim", manyOpinions = "many_opinions", organ, trialEnded = "trial_ended"

        package var chinese: String {
            switch self {
            case .missesAim: "实施后明显未达到预期效果"
            case .manyOpinions: "公民、法人或者其他组织提出较多意见"
            case .organ: "决策机关认为有必要"
            case .trialEnded: "试点、试行期限届满"
            }
        }
    }

    package let trigger: Trigger
    package let dueOn: Day
    package var words = ""
    package var doneOn: Day?

    package init(trigger: Trigger, dueOn: Day) {
        self.trigger = trigger
        self.dueOn = dueOn
    }
}

/// What it led to.
package struct ConsultationLinked: Hashable, Sendable {
    package var normative: NormativeID?
    /// Paths of this site: the final text, its interpretation.
    package var documentPage = ""
    package var interpretationPage = ""

    package init() {}

    package init(normative: NormativeID?, documentPage: String, interpretationPage: String) {
        self.normative = normative
        self.documentPage = documentPage
        self.interpretationPage = interpretationPage
    }
}
