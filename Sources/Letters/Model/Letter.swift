package import Kernel

/// One letter: of the hotline, of a mailbox, of the site, told on the telephone or in person (MAIL-1).
package struct Letter: Hashable, Sendable {
    package let id: LetterID
    package let agency: AgencyID
    /// `LX2026-0007`: counts within the agency and year.
    package let number: String
    package let channel: LetterChannel
    /// The order's number at 12345; nil for what came here.
    package let externalNumber: String?
    package let title: String
    package let words: String
    package let receivedAt: Moment
    /// The unit that gives letters out.
    package let home: UnitID
    /// Against whom a 举报 or 投诉 is: this unit neither handles it nor learns who wrote.
    package let accused: UnitID?
    package let isAnonymous: Bool
    /// Whether the writer lets question and answer be published without what tells who they are.
    package let mayPublish: Bool

    package var category: LetterCategory
    package var isUrgent: Bool
    package var stage = LetterStage.received
    /// Who has to act: `home` until it is given out.
    package var unit: UnitID
    /// How many orders went out; each has a clock for signing.
    package var dispatches = 0
    /// 2 after it is handled again; there is no third (MAIL-3).
    package var round = 1
    package var isReclassified = false
    package var more: LetterExtension?
    package var drafter: MemberID?
    package var draft = ""
    package var answers: [LetterAnswer] = []
    package var outcome: LetterOutcome?
    package var outcomeWords = ""
    package var urges = 0
    package var returns = 0
    /// What the writer is told at an end without an answer, or on the way of a petition.
    package var told = ""
    package var petitionAcceptedAt: Moment?
    package var isPetitionExtended = false
    package var mergedInto: LetterID?
    package var repliedAt: Moment?
    package var closedAt: Moment?
    package var publication: LetterPublication?
    package var version = 0

    package init(
        id: LetterID, agency: AgencyID, number: String, category: LetterCategory, channel: LetterChannel,
        title: String, words: String, receivedAt: Moment, home: UnitID, isUrgent: Bool = false,
        externalNumber: String? = nil, accused: UnitID? = nil, isAnonymous: Bool = false, mayPublish: Bool = true
    ) {
        self.id = id
        self.agency = agency
        self.number = number
        self.category = category
        self.channel = channel
        self.title = title
        self.words = words
        self.receivedAt = receivedAt
        self.home = home
        self.isUrgent = isUrgent
        self.externalNumber = externalNumber
        self.accused = accused
        self.isAnonymous = isAnonymous
        self.mayPublish = mayPublish
        unit = home
    }

    /// The last answer that went out.
    package var answer: LetterAnswer? { answers.last }
    package var isDispatched: Bool { unit != home || dispatches > 0 }
}

/// More time, asked once and before the end of the term (MAIL-2).
package struct LetterExtension: Hashable, Sendable {
    package enum State: String, CaseIterable, Sendable { case asked, granted, refused }

    package let days: Int
    /// Told to the writer when it is granted.
    package let reason: String
    package var state = State.asked

    package init(days: Int, reason: String, state: State = .asked) {
        self.days = days
        self.reason = reason
        self.state = state
    }
}

/// What went out to the writer.
package struct LetterAnswer: Hashable, Sendable {
    package let round: Int
    package let words: String
    package let unit: UnitID
    package let drafter: MemberID
    package let approver: MemberID
    package let at: Moment

    package init(round: Int, words: String, unit: UnitID, drafter: MemberID, approver: MemberID, at: Moment) {
        self.round = round
        self.words = words
        self.unit = unit
        self.drafter = drafter
        self.approver = approver
        self.at = at
    }
}

/// 选登: question and answer without what tells who wrote (MAIL-4, PII-1).
package struct LetterPublication: Hashable, Sendable {
    package enum State: String, CaseIterable, Sendable {
        case proposed, published, declined, withdrawn

        package var chinese: String {
            switch self {
            case .proposed: "待审核选登"
            case .published: "已选登"
            case .declined: "不予选登"
            case .withdrawn: "已撤下"
            }
        }
    }

    package var state = State.proposed
    package let title: String
    package let question: String
    package let answer: String
    package let proposer: MemberID
    package var publishedAt: Moment?

    package init(
        title: String, question: String, answer: String, proposer: MemberID, state: State = .proposed,
        publishedAt: Moment? = nil
    ) {
        self.title = title
        self.question = question
        self.answer = answer
        self.proposer = proposer
        self.state = state
        self.publishedAt = publishedAt
    }
}
