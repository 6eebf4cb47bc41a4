package import Kernel

/// 清理意见 on one text (NORM-6).
package enum CleanUpChoice: String, CaseIterable, Sendable, Hashable {
    case keep
    case amend
    case repeal
    case declareVoid = "declare_void"

    package var chinese: String {
        switch self {
        case .keep: "继续有效"
        case .amend: "修改"
        case .repeal: "废止"
        case .declareVoid: "宣布失效"
        }
    }

    /// How the result ends the text; nil when it goes on.
    package var ending: ValidityEnding.Kind? {
        switch self {
        case .keep, .amend: nil
        case .repeal: .repealed
        case .declareVoid: .declaredVoid
        }
    }
}

/// One text in a clean-up: what its unit proposes and what the legal reviewer says to that.
package struct CleanUpItem: Hashable, Sendable {
    package struct Proposal: Hashable, Sendable {
        package let choice: CleanUpChoice
        package let reason: String
        package let by: MemberID
        package let byName: String

        package init(_ choice: CleanUpChoice, reason: String, by: MemberID, byName: String) {
            self.choice = choice
            self.reason = reason
            self.by = by
            self.byName = byName
        }
    }

    package struct Review: Hashable, Sendable {
        /// False: the proposal goes back to the unit.
        package let agrees: Bool
        package let note: String
        package let by: MemberID
        package let byName: String

        package init(agrees: Bool, note: String, by: MemberID, byName: String) {
            self.agrees = agrees
            self.note = note
            self.by = by
            self.byName = byName
        }
    }

    /// How a result “修改” was carried out: by the text that changes this one, or by this one's own end.
    package struct Settlement: Hashable, Sendable {
        package let by: NormativeID?
        package let on: Day

        package init(by: NormativeID?, on: Day) {
            self.by = by
            self.on = on
        }
    }

    package let text: NormativeID
    /// As they stood when the clean-up began.
    package let title: String
    package let number: String
    package let unit: UnitID
    package var proposal: Proposal?
    package var review: Review?
    package var settlement: Settlement?

    package init(
        text: NormativeID, title: String, number: String, unit: UnitID, proposal: Proposal? = nil,
        review: Review? = nil, settlement: Settlement? = nil
    ) {
        self.text = text
        self.title = title
        self.number = number
        self.unit = unit
        self.proposal = proposal
        self.review = review
        self.settlement = settlement
    }

    /// Proposed and agreed to.
    package var isReady: Bool { proposal != nil && review?.agrees == true }
}

/// 清理: every text in force on a day is looked at, and all results take effect at once (NORM-6).
package struct CleanUp: Hashable, Sendable {
    package enum State: String, CaseIterable, Sendable {
        case open
        case approved
        case published
        case abandoned

        package var chinese: String {
            switch self {
            case .open: "清理中"
            case .approved: "已批准，待公布"
            case .published: "已公布"
            case .abandoned: "已终止"
            }
        }
    }

    package let id: CleanUpID
    package let agency: AgencyID
    package let title: String
    /// The day whose texts in force are in scope.
    package let asOf: Day
    package let openedBy: MemberID
    package var state: State
    package var items: [CleanUpItem]
    /// From this day the results hold.
    package var decidedOn: Day?
    package var approver: String?
    package var address: String?
    package var version: Int

    package init(
        id: CleanUpID, agency: AgencyID, title: String, asOf: Day, openedBy: MemberID, state: State = .open,
        items: [CleanUpItem], decidedOn: Day? = nil, approver: String? = nil, address: String? = nil, version: Int = 1
    ) {
        self.id = id
        self.agency = agency
        self.title = title
        self.asOf = asOf
        self.openedBy = openedBy
        self.state = state
        self.items = items
        self.decidedOn = decidedOn
        self.approver = approver
        self.address = address
        self.version = version
    }

    package func item(_ text: NormativeID) -> CleanUpItem? { items.first { $0.text == text } }
    package var readyCount: Int { items.filter(\.isReady).count }

    package func after(_ change: (inout CleanUp) -> Void) -> CleanUp {
        var next = self
        change(&next)
        next.version += 1
        return next
    }

    /// Canonical JSON for the journal.
    package var canonicalText: String {
        let rows = items.map { item in
            "[\(JSONText.quoted(item.text.text)),\(JSONText.quoted(item.proposal?.choice.rawValue ?? "")),"
                + "\(item.review?.agrees == true)\(item.settlement.map { ",\"\($0.on)\"" } ?? "")]"
        }
        return "{\"decided\":\(JSONText.quoted(decidedOn?.description ?? "")),\"id\":\(JSONText.quoted(id.text)),"
            + "\"items\":[\(rows.joined(separator: ","))],\"state\":\(JSONText.quoted(state.rawValue)),"
            + "\"version\":\(version)}"
    }
}
