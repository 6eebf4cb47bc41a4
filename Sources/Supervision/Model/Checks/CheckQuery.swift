package import Kernel
package import Plans

/// Which checks of a list are asked for.
package struct CheckQuery: Hashable, Sendable {
    package var method: CheckMethod?
    package var signal: Signal?
    package var plan: PlanID?
    package var unit: UnitID?
    package var page: Int
    package var size: Int

    package init(
        method: CheckMethod? = nil, signal: Signal? = nil, plan: PlanID? = nil, unit: UnitID? = nil, page: Int = 1,
        size: Int = 50
    ) {
        self.method = method
        self.signal = signal
        self.plan = plan
        self.unit = unit
        self.page = min(max(page, 1), 100_000)
        self.size = min(max(size, 1), 500)
    }
}

/// A page of checks with what the whole list comes to.
package struct CheckListPage: Hashable, Sendable {
    package let checks: [ClauseCheck]
    package let total: Int
    /// Of all measured checks the officer may see, by signal.
    package let counts: [Signal: Int]
    /// Measured, but not computed yet.
    package let waiting: Int
    /// Days at which open turns of the manual checks on this page are due.
    package let turns: [ClauseCheckID: ManualTurn]

    package init(
        checks: [ClauseCheck], total: Int, counts: [Signal: Int], waiting: Int, turns: [ClauseCheckID: ManualTurn]
    ) {
        self.checks = checks
        self.total = total
        self.counts = counts
        self.waiting = waiting
        self.turns = turns
    }
}
