import Kernel
import Obligations
import SQL

/// One thing asked of the ledger by the board, and the statement that any program would send for the same rows. Both say
/// how many they found.
struct LedgerAsked: Sendable {
    let name: String
    let ours: @Sendable (Int, ObligationStore, Snapshot) throws -> Int
    let bare: @Sendable (Int, Snapshot) throws -> Int

    static let all: [LedgerAsked] = [
        page("first page", { _ in DutyQuery(scope: scope) }, "", { _ in [] }),
        page(
            "one unit", { DutyQuery(scope: scope, unit: unit($0)) }, " AND owner_unit_id = ?",
            { [unit($0)] }),
        page(
            "one rule", { DutyQuery(scope: scope, rule: rule($0)) }, " AND rule = ?", { [rule($0)] }),
        page(
            "overdue", { _ in DutyQuery(scope: scope, signal: .black) }, " AND due_sort < ?", { _ in [LedgerFill.now] }),
        page(
            "red", { _ in DutyQuery(scope: scope, signal: .red) }, " AND red_at <= ? AND due_sort >= ?",
            { _ in [LedgerFill.now, LedgerFill.now] }),
        counts, turning,
    ]

    private static let scope = DutyScope.agency(LedgerFill.agency)
    private static func unit(_ number: Int) -> UnitID { LedgerFill.units[number % LedgerFill.units.count] }
    private static func rule(_ number: Int) -> String { LedgerFill.rules[number % LedgerFill.rules.count] }
    private static let columns = """
        id, rule, subject_kind, subject_id, owner_unit_id, title, term, due_at, is_provisional, state, yellow_at, \
        orange_at, red_at
        """

    private static func page(
        _ name: String, _ query: @escaping @Sendable (Int) -> DutyQuery, _ condition: String,
        _ values: @escaping @Sendable (Int) -> [any SQLConvertible]
    ) -> LedgerAsked {
        LedgerAsked(name: name) { number, obligations, snapshot in
            try obligations.board(query(number), now: LedgerFill.now, in: snapshot).lines.count
        } bare: { number, snapshot in
            let whole: [any SQLConvertible] = [LedgerFill.agency]
            return try snapshot.query(
                """
                SELECT \(columns) FROM obligation WHERE agency_id = ? AND state = 'open'\(condition)
                ORDER BY due_sort, id LIMIT 30
                """, whole + values(number)
            ).count
        }
    }

    /// The figures of the first screen: by unit and rule, and by light.
    private static let counts = LedgerAsked(name: "counts of the first screen") { _, obligations, snapshot in
        try obligations.figures(scope, now: LedgerFill.now, in: snapshot).open
    } bare: { _, snapshot in
        let rows = try snapshot.query(
            """
            SELECT owner_unit_id, rule, count(*), sum(CASE WHEN due_at < ? THEN 1 ELSE 0 END),
                sum(CASE WHEN red_at <= ? THEN 1 ELSE 0 END), sum(CASE WHEN orange_at <= ? THEN 1 ELSE 0 END),
                sum(CASE WHEN yellow_at <= ? THEN 1 ELSE 0 END)
            FROM obligation WHERE agency_id = ? AND state = 'open' GROUP BY owner_unit_id, rule
            """,
            [LedgerFill.now, LedgerFill.now, LedgerFill.now, LedgerFill.now, LedgerFill.agency])
        return try rows.reduce(0) { $0 + (try $1.integer(2)) }
    }

    private static let end = Day(iso: "2026-09-27") ?? .latest

    private static let turning = LedgerAsked(name: "what will be red") { _, obligations, snapshot in
        try obligations.turning(scope, by: end, now: LedgerFill.now, limit: 8, in: snapshot).total
    } bare: { _, snapshot in
        let last = Moment(milliseconds: Moment(day: end.adding(days: 1)).milliseconds - 1)
        return try snapshot.first(
            """
            SELECT count(*) FROM obligation WHERE agency_id = ? AND state = 'open' AND red_at > ? AND red_at <= ?
            """, [LedgerFill.agency, LedgerFill.now, last])?.integer(0) ?? 0
    }
}
