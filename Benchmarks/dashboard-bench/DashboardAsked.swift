import Dashboards
import Kernel
import Obligations
import SQL

/// One thing that a dashboard asks, and the statements that any program would send for the same numbers. Both say how many
/// duties they counted.
struct DashboardAsked: Sendable {
    let name: String
    let ours: @Sendable (DashboardStore, ObligationStore, Store) async throws -> Int
    let bare: @Sendable (Snapshot) throws -> Int

    static let all: [DashboardAsked] = [
        punctuality, units, open, unit, DashboardAsked.page("the page of the year", period: "2026"),
        DashboardAsked.page("the page of a month", period: "2026-09"), first,
    ]

    private static let scope = DutyScope.agency(DutyFill.agency)
    private static let today = DutyFill.now.day
    private static let year = Period(.year, containing: today)
    private static let day = "(due_sort + 28800000) / 86400000"
    /// Sees all of the agency, and has a first screen.
    static let leader = Officer(
        id: DutyFill.id(9), name: "领导", agency: DutyFill.agency, roles: [.leader, .principalHead])

    private static func count(_ sql: String, _ values: [any SQLConvertible], _ snapshot: Snapshot) throws -> Int {
        try snapshot.query(sql, values).reduce(0) { try $0 + $1.integer(2) }
    }

    private static func between(_ period: Period) -> [any SQLConvertible] {
        [DutyFill.agency, Moment(day: period.first), Moment(day: period.last.adding(days: 1))]
    }

    private static func byDay(_ period: Period, _ snapshot: Snapshot) throws -> Int {
        try count(
            """
            SELECT \(day), state, count(*) FROM obligation
            WHERE agency_id = ? AND state IN ('open', 'met', 'met_late', 'waived') AND due_sort >= ? AND due_sort < ?
            GROUP BY 1, 2
            """, between(period), snapshot)
    }

    private static func byUnit(_ period: Period, _ snapshot: Snapshot) throws -> Int {
        try count(
            """
            SELECT owner_unit_id, state, count(*) FROM obligation
            WHERE agency_id = ? AND state IN ('open', 'met', 'met_late', 'waived') AND due_sort >= ? AND due_sort < ?
            GROUP BY 1, 2
            """, between(period), snapshot)
    }

    private static func openByDay(_ snapshot: Snapshot) throws -> Int {
        try count(
            "SELECT \(day), state, count(*) FROM obligation WHERE agency_id = ? AND state = 'open' GROUP BY 1, 2",
            [DutyFill.agency], snapshot)
    }

    private static let punctuality = DashboardAsked(name: "kept on time, a year by day") { _, duties, store in
        try await store.read {
            try duties.tallies(scope, from: year.first, through: year.last, in: $0).reduce(0) { $0 + $1.count }
        }
    } bare: {
        try byDay(year, $0)
    }

    private static let units = DashboardAsked(name: "kept on time, a year by unit") { _, duties, store in
        try await store.read {
            try duties.unitTallies(scope, from: year.first, through: year.last, in: $0).reduce(0) { $0 + $1.count }
        }
    } bare: {
        try byUnit(year, $0)
    }

    private static let open = DashboardAsked(name: "open ones by day") { _, duties, store in
        try await store.read { try duties.openTallies(scope, through: .latest, in: $0).reduce(0) { $0 + $1.count } }
    } bare: {
        try openByDay($0)
    }

    private static let unit = DashboardAsked(name: "one unit, a year by day") { _, duties, store in
        try await store.read {
            try duties.tallies(.units([DutyFill.units[3]]), from: year.first, through: year.last, in: $0)
                .reduce(0) { $0 + $1.count }
        }
    } bare: { snapshot in
        try count(
            """
            SELECT \(day), state, count(*) FROM obligation
            WHERE owner_unit_id = ? AND state IN ('open', 'met', 'met_late', 'waived') AND due_sort >= ? AND due_sort < ?
            GROUP BY 1, 2
            """, [DutyFill.units[3]] + Array(between(year).dropFirst()), snapshot)
    }

    /// All that the ledger tells of a period in one page, against the three statements that tell the same.
    private static func page(_ name: String, period text: String) -> DashboardAsked {
        let period = DashboardPeriod(text, today: today)
        return DashboardAsked(name: name) { dashboards, _, _ in
            try await dashboards.dashboard(period, agency: nil, unit: nil, for: leader).figures.isEmpty ? 0 : 1
        } bare: { snapshot in
            let counted =
                try byDay(period.period, snapshot) + byUnit(period.period, snapshot) + openByDay(snapshot)
            return counted > 0 ? 1 : 0
        }
    }

    /// What a leader sees first, against the same counts and lists.
    private static let first = DashboardAsked(name: "the first screen of a leader") { dashboards, _, _ in
        try await dashboards.briefing(for: leader)?.black ?? 0
    } bare: { snapshot in
        let month = Period(.month, containing: today), before = Period(.month, containing: month.first.adding(days: -1))
        _ = try byDay(month, snapshot) + byDay(before, snapshot)
        for condition in ["due_sort < ?", "due_sort >= ? AND red_at <= ?"] {
            let values: [any SQLConvertible] = [DutyFill.agency, DutyFill.now]
            _ = try snapshot.query(
                """
                SELECT id, title, owner_unit_id FROM obligation WHERE agency_id = ? AND state = 'open' AND \(condition)
                ORDER BY due_sort, id LIMIT 8
                """, values + (condition.hasSuffix("red_at <= ?") ? [DutyFill.now] : []))
        }
        return try snapshot.query(
            """
            SELECT owner_unit_id, count(*), sum(CASE WHEN due_at < ? THEN 1 ELSE 0 END),
                sum(CASE WHEN red_at <= ? THEN 1 ELSE 0 END) FROM obligation
            WHERE agency_id = ? AND state = 'open' AND yellow_at <= ? GROUP BY 1
            """, [DutyFill.now, DutyFill.now, DutyFill.agency, DutyFill.now]
        ).reduce(0) { try $0 + $1.integer(2) }
    }
}
