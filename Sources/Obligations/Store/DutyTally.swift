package import Kernel
package import SQL

/// What fell due on one day and how it stands: so many of one state.
package struct DutyTally: Hashable, Sendable {
    package let day: Day
    package let state: Obligation.State
    package let count: Int

    package init(day: Day, state: Obligation.State, count: Int) {
        self.day = day
        self.state = state
        self.count = count
    }
}

/// The same of one unit over a whole period.
package struct UnitTally: Hashable, Sendable {
    package let unit: UnitID
    package let state: Obligation.State
    package let count: Int

    package init(unit: UnitID, state: Obligation.State, count: Int) {
        self.unit = unit
        self.state = state
        self.count = count
    }
}

/// The ledger in sums, for plots: one grouped statement each.
extension ObligationStore {
    /// Days since 1970-01-01 in Beijing.
    private static let day = "(due_sort + 28800000) / 86400000"

    /// What falls due from `first` through `last`, whatever its state.
    package func tallies(
        _ scope: DutyScope, from first: Day, through last: Day, in snapshot: Snapshot
    ) throws -> [DutyTally] {
        guard let condition = TallyCondition(scope, first, last) else { return [] }
        return try snapshot.query(
            """
            SELECT \(ObligationStore.day), state, count(*) FROM obligation WHERE \(condition.text) GROUP BY 1, 2
            """, condition.values
        ).compactMap { row in
            guard let day = Day(number: try row.integer(0)) else { return nil }
            return DutyTally(
                day: day, state: try Stored.value(Obligation.State.self, try row.text(1)), count: try row.integer(2))
        }
    }

    package func unitTallies(
        _ scope: DutyScope, from first: Day, through last: Day, states: [Obligation.State] = Obligation.State.allCases,
        in snapshot: Snapshot
    ) throws -> [UnitTally] {
        guard let condition = TallyCondition(scope, first, last, states: states) else { return [] }
        return try snapshot.query(
            """
            SELECT owner_unit_id, state, count(*) FROM obligation WHERE \(condition.text) GROUP BY 1, 2
            """, condition.values
        ).map { row in
            UnitTally(
                unit: try row.id(0), state: try Stored.value(Obligation.State.self, try row.text(1)),
                count: try row.integer(2))
        }
    }

    /// How many are open whose day is not known yet: their clock stands still.
    package func undated(_ scope: DutyScope, in snapshot: Snapshot) throws -> Int {
        guard let condition = TallyCondition(scope, .earliest, nil, states: [.open]) else { return 0 }
        return try snapshot.first(
            "SELECT count(*) FROM obligation WHERE \(condition.text) AND due_sort = ?",
            condition.values + [ObligationRows.noDeadline])?.integer(0) ?? 0
    }

    /// What is open, by the day on which it is or was due, up to and with `last`.
    package func openTallies(_ scope: DutyScope, through last: Day, in snapshot: Snapshot) throws -> [DutyTally] {
        guard let condition = TallyCondition(scope, .earliest, last, states: [.open]) else { return [] }
        return try snapshot.query(
            "SELECT \(ObligationStore.day), count(*) FROM obligation WHERE \(condition.text) GROUP BY 1",
            condition.values
        ).compactMap { row in
            guard let day = Day(number: try row.integer(0)) else { return nil }
            return DutyTally(day: day, state: .open, count: try row.integer(1))
        }
    }
}

/// Whose, and due between two days, or whenever; the state is always named, as the indexes begin with it.
private struct TallyCondition {
    let text: String
    let values: [any SQLConvertible]

    init?(_ scope: DutyScope, _ first: Day, _ last: Day?, states: [Obligation.State] = Obligation.State.allCases) {
        var whose: String, named: [any SQLConvertible]
        switch scope {
        case .agency(let agency):
            whose = "agency_id = ?"
            named = [agency]
        case .units(let units):
            guard !units.isEmpty else { return nil }
            whose = "owner_unit_id IN (\(SQLList.marks(units.count)))"
            named = units.sorted() as [any SQLConvertible]
        }
        whose += " AND state IN (\(SQLList.marks(states.count))) AND due_sort >= ?"
        named += states.map(\.rawValue) as [any SQLConvertible]
        named += [Moment(day: first)] as [any SQLConvertible]
        if let last {
            whose += " AND due_sort < ?"
            named += [Moment(day: last.adding(days: 1))] as [any SQLConvertible]
        }
        text = whose
        values = named
    }
}
