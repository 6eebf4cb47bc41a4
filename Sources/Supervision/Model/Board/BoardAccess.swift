package import Kernel
package import Obligations

extension DutyScope {
    /// What `officer` may look at: the office, leaders and those who watch see an agency; a section what its units owe; an
    /// agency above those below it (ROLE-14); 三员 nothing (MLPS-3).
    package static func of(_ officer: Officer, agency: AgencyID? = nil) -> Result<DutyScope, Refusal> {
        if officer.isAdministrator {
            return .failure(
                Refusal(.roleRefused, "没有打开监察台账：系统管理员、安全管理员、审计管理员不查看业务记录。请由业务人员办理。", rule: "MLPS-3"))
        }
        guard officer.seesWholeBoard else {
            return agency == nil || agency == officer.agency ? .success(.units(officer.units)) : .failure(.notFound)
        }
        let asked = agency ?? officer.agency
        guard asked == officer.agency || officer.overseen.contains(asked) else { return .failure(.notFound) }
        return .success(.agency(asked))
    }
}

/// Until when something is due.
package enum BoardWindow: String, CaseIterable, Sendable {
    case today
    case week = "7"
    case nextWeek = "next-week"
    case month = "30"

    package var chinese: String {
        switch self {
        case .today: "今天及以前"
        case .week: "7 天内"
        case .nextWeek: "下周日以前"
        case .month: "30 天内"
        }
    }

    package func last(from today: Day) -> Day {
        switch self {
        case .today: today
        case .week: today.adding(days: 7)
        case .nextWeek: BoardWindow.endOfNextWeek(today)
        case .month: today.adding(days: 30)
        }
    }

    /// Sunday of the week after that of `today`.
    package static func endOfNextWeek(_ today: Day) -> Day { Period(.week, containing: today).last.adding(days: 7) }
}

/// What the address of the board asks for.
package struct BoardQuery: Hashable, Sendable {
    package var agency: AgencyID?
    package var state = Obligation.State.open
    package var unit: UnitID?
    package var rule: String?
    package var signal: Signal?
    package var window: BoardWindow?
    package var cursor: DutyCursor?
    package var size = 30

    package init() {}

    package var isFiltered: Bool {
        state != .open || unit != nil || rule != nil || signal != nil || window != nil || cursor != nil
    }
}
