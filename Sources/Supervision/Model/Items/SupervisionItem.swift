package import Kernel

package enum SupervisionItemSubject {}
package typealias SupervisionItemID = Identifier<SupervisionItemSubject>
package enum SupervisionPaperSubject {}
package typealias SupervisionPaperID = Identifier<SupervisionPaperSubject>

/// 督办事项 (SUP-1): what somebody owes and has not done, put to them in writing, until it is struck off.
package struct SupervisionItem: Hashable, Sendable {
    package let id: SupervisionItemID
    /// Who supervises.
    package let agency: AgencyID
    /// Who is supervised: the same agency, or one below it (ROLE-14).
    package let target: AgencyID
    /// The unit that has to put it right.
    package let unit: UnitID
    package let drafter: MemberID
    package let draftedAt: Moment
    package var contents: ItemContents
    package let matters: [ItemMatter]
    package var stage = ItemStage.drafting
    /// `督办〔2026〕3号`; nil until it is signed.
    package var number: String?
    package var signer: MemberID?
    package var issuedAt: Moment?
    package var acknowledgedAt: Moment?
    package var closedAt: Moment?
    /// Which time they put it right: 2 after the first review found it wanting.
    package var round = 1
    package var reports: [Rectification] = []
    package var papers: [ItemPaper] = []
    package var version = 1

    package init(
        id: SupervisionItemID, agency: AgencyID, target: AgencyID, unit: UnitID, drafter: MemberID,
        draftedAt: Moment, contents: ItemContents, matters: [ItemMatter]
    ) {
        self.id = id
        self.agency = agency
        self.target = target
        self.unit = unit
        self.drafter = drafter
        self.draftedAt = draftedAt
        self.contents = contents
        self.matters = matters
    }

    /// The class of FOI-47 that it has come to: the gravest of what was done.
    package var outcome: ItemOutcome? {
        if papers.contains(where: { $0.kind == .recommendation }) { return .recommendation }
        if papers.contains(where: { $0.kind == .circular }) { return .circular }
        return number == nil ? nil : .rectification
    }

    /// Everybody who had a hand in putting it right: none of them reviews it.
    package var rectifiers: Set<MemberID> { Set(reports.map(\.by)) }

    package var isByHigherAgency: Bool { agency != target }
}

/// What the drafter writes.
package struct ItemContents: Hashable, Sendable {
    /// `督促公开县人民医院价格目录`.
    package var title: String
    /// What is wrong, and what is to be done.
    package var demand: String
    /// The last day for putting it right.
    package var due: Day

    package init(title: String, demand: String, due: Day) {
        self.title = title
        self.demand = demand
        self.due = due
    }
}

/// One thing that is supervised, as it stood when the order was drafted.
package struct ItemMatter: Hashable, Sendable {
    /// In the place of a title that the drafter may not read.
    package static let hiddenTitle = "（按权限不显示标题）"

    /// Nil for what is written by hand: no obligation of the ledger.
    package let obligation: ObligationID?
    package let rule: String
    package let title: String
    package let due: Day?
    package let signal: Signal

    package init(obligation: ObligationID?, rule: String, title: String, due: Day?, signal: Signal) {
        self.obligation = obligation
        self.rule = rule
        self.title = title
        self.due = due
        self.signal = signal
    }
}

/// What the rectifying unit reported.
package struct Rectification: Hashable, Sendable {
    package let round: Int
    package let words: String
    package let by: MemberID
    package let at: Moment

    package init(round: Int, words: String, by: MemberID, at: Moment) {
        self.round = round
        self.words = words
        self.by = by
        self.at = at
    }
}

/// Where an item stands.
package enum ItemStage: String, CaseIterable, Sendable {
    case drafting
    case awaitingSignature = "awaiting_signature"
    case rectifying
    case reviewing
    case passed
    case closed
    case withdrawn

    package var chinese: String {
        switch self {
        case .drafting: "拟稿"
        case .awaitingSignature: "待签发"
        case .rectifying: "整改中"
        case .reviewing: "待复核"
        case .passed: "待销号"
        case .closed: "已销号"
        case .withdrawn: "已撤销"
        }
    }

    package var isOpen: Bool { self != .closed && self != .withdrawn }

    /// Before it is signed nobody but its drafters knows of it.
    package var isSigned: Bool {
        switch self {
        case .drafting, .awaitingSignature: false
        case .rectifying, .reviewing, .passed, .closed, .withdrawn: true
        }
    }
}

/// FOI-47: what may be done to an organ that does not do what it owes.
package enum ItemOutcome: String, CaseIterable, Sendable {
    case rectification, circular, recommendation

    package var chinese: String {
        switch self {
        case .rectification: "督促整改"
        case .circular: "通报批评"
        case .recommendation: "提出处理建议"
        }
    }
}
