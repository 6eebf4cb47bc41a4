package import Kernel

/// Which tasks of the ledger are asked for, in what order, which page.
package struct LedgerQuery: Hashable, Sendable {
    package enum Order: String, CaseIterable, Sendable { case due, position, state, unit }

    /// A stretch of due days, as the signals of a day cut the calendar.
    package enum Window: String, CaseIterable, Sendable {
        case overdue
        /// Due within the days a red, orange or yellow signal covers.
        case soon
        case later

        package var chinese: String {
            switch self {
            case .overdue: "已逾期"
            case .soon: "即将到期"
            case .later: "未到预警期"
            }
        }
    }

    package var plan: PlanID?
    package var states: Set<TaskState>
    package var unit: UnitID?
    package var window: Window?
    /// Words that must stand in the text, the number, or a heading.
    package var words: String
    package var order: Order
    package var descending: Bool
    /// From 1.
    package var page: Int
    package var pageSize: Int

    package init(
        plan: PlanID? = nil, states: Set<TaskState> = [], unit: UnitID? = nil, window: Window? = nil,
        words: String = "", order: Order = .due, descending: Bool = false, page: Int = 1, pageSize: Int = 20
    ) {
        self.plan = plan
        self.states = states
        self.unit = unit
        self.window = window
        self.words = words
        self.order = order
        self.descending = descending
        self.page = min(max(page, 1), 100_000)
        self.pageSize = min(max(pageSize, 1), 10_000)
    }
}

/// A page of the ledger.
package struct LedgerPage: Hashable, Sendable {
    package let tasks: [PlanTask]
    /// How many there are on all pages.
    package let total: Int
    package let query: LedgerQuery

    package init(tasks: [PlanTask], total: Int, query: LedgerQuery) {
        self.tasks = tasks
        self.total = total
        self.query = query
    }

    package var pages: Int { max((total + query.pageSize - 1) / query.pageSize, 1) }
}

/// The days that cut "due soon" from the rest, from today and the calendar.
package struct DueWindow: Hashable, Sendable {
    package let today: Day
    /// The last day on which a task is still "due soon".
    package let soonUntil: Day

    package init(today: Day, soonUntil: Day) {
        self.today = today
        self.soonUntil = soonUntil
    }
}
