package import Kernel
package import SQL

/// The ledger as boards read it: one page in the order of the due days, and counts. Each statement runs over one index,
/// so that a million rows cost what is shown and not what is kept.
extension ObligationStore {
    package func board(_ query: DutyQuery, now: Moment, in snapshot: Snapshot) throws -> DutyPage {
        guard var sql = DutySQL(query, now: now) else { return DutyPage(lines: [], next: nil) }
        if let cursor = query.cursor { sql.after(cursor) }
        let rows = try snapshot.query(
            """
            SELECT id, due_sort FROM obligation WHERE \(sql.text)
            ORDER BY \(sql.order) LIMIT \(query.size + 1)
            """, sql.values)
        let ids = try rows.prefix(query.size).map { try $0.text(0) }
        let last = rows.count > query.size ? rows.prefix(query.size).last : nil
        return DutyPage(
            lines: try obligations(ids, in: snapshot),
            next: try last.map { DutyCursor(sort: try $0.integer64(1), id: try $0.id(0)) })
    }

    /// How many `board` would show on all its pages.
    package func count(_ query: DutyQuery, now: Moment, in snapshot: Snapshot) throws -> Int {
        guard let sql = DutySQL(query, now: now) else { return 0 }
        return try snapshot.first("SELECT count(*) FROM obligation WHERE \(sql.text)", sql.values)?.integer(0) ?? 0
    }

    /// Obligations by their ids, in the order asked for; ids that nothing has are left out.
    package func obligations(_ ids: [String], in snapshot: Snapshot) throws -> [Obligation] {
        guard !ids.isEmpty else { return [] }
        let found = try ObligationRows.obligations(
            where: "id IN (\(SQLList.marks(ids.count)))", ids, calendar: calendar, in: snapshot)
        let known = Dictionary(found.map { ($0.id.text, $0) }, uniquingKeysWith: { first, _ in first })
        return ids.compactMap { known[$0] }
    }

    package func figures(_ scope: DutyScope, now: Moment, in snapshot: Snapshot) throws -> DutyFigures {
        guard let sql = DutySQL(DutyQuery(scope: scope), now: now) else { return DutyFigures() }
        var figures = DutyFigures()
        for row in try snapshot.query(
            "SELECT owner_unit_id, rule, count(*) FROM obligation WHERE \(sql.text) GROUP BY owner_unit_id, rule",
            sql.values)
        {
            let count = try row.integer(2)
            figures.units[try row.id(0), default: 0] += count
            figures.rules[try row.text(1), default: 0] += count
        }
        figures.lights = try lights(sql, now, in: snapshot)
        let weekAgo = Moment(milliseconds: now.milliseconds - 7 * 86_400_000)
        figures.newlyBlack = try count(sql, "due_sort >= ? AND due_sort < ?", [weekAgo, now], in: snapshot)
        figures.newlyRed = try count(
            sql, "yellow_at <= ? AND red_at > ? AND red_at <= ? AND due_at >= ?", [now, weekAgo, now, now], in: snapshot
        )
        return figures
    }

    /// Those that are not green, without what else a board's figures hold.
    package func lights(
        _ scope: DutyScope, now: Moment, in snapshot: Snapshot
    ) throws -> [DutyFigures.Light] {
        guard let sql = DutySQL(DutyQuery(scope: scope), now: now) else { return [] }
        return try lights(sql, now, in: snapshot)
    }

    /// Open ones that are not red now and will be by the end of `day`, the first to turn on top; at most `limit`.
    package func turning(
        _ scope: DutyScope, by day: Day, now: Moment, limit: Int, in snapshot: Snapshot
    ) throws -> (turns: [DutyTurn], total: Int) {
        guard let sql = DutySQL(DutyQuery(scope: scope), now: now) else { return ([], 0) }
        let end = Moment(milliseconds: Moment(day: day.adding(days: 1)).milliseconds - 1)
        let turning = "yellow_at <= ? AND red_at > ? AND red_at <= ?"
        let values: [any SQLConvertible] = sql.values + [end, now, end]
        let total = try snapshot.first(
            "SELECT count(*) FROM obligation WHERE \(sql.text) AND \(turning)", values)?.integer(0)
        let ids = try snapshot.query(
            """
            SELECT id FROM obligation WHERE \(sql.text) AND \(turning)
            ORDER BY red_at, due_at, id LIMIT \(max(limit, 0))
            """, values
        ).map { try $0.text(0) }
        let turns = try obligations(ids, in: snapshot).compactMap { found in
            found.turns(calendar).red.map { DutyTurn(obligation: found, red: $0.day) }
        }
        return (turns, total ?? 0)
    }

    private func lights(_ sql: DutySQL, _ now: Moment, in snapshot: Snapshot) throws -> [DutyFigures.Light] {
        try snapshot.query(
            """
            SELECT owner_unit_id, rule, \(DutySQL.light), count(*), min(due_at) FROM obligation
            WHERE \(sql.text) AND yellow_at <= ? GROUP BY 1, 2, 3
            """, [now, now, now] as [any SQLConvertible] + sql.values + [now] as [any SQLConvertible]
        ).map { row in
            DutyFigures.Light(
                unit: try row.id(0), rule: try row.text(1), signal: try Stored.value(Signal.self, try row.text(2)),
                count: try row.integer(3), earliest: try row.optionalMoment(4) ?? now)
        }
    }

    private func count(
        _ sql: DutySQL, _ condition: String, _ values: [any SQLConvertible], in snapshot: Snapshot
    ) throws -> Int {
        try snapshot.first(
            "SELECT count(*) FROM obligation WHERE \(sql.text) AND \(condition)", sql.values + values)?.integer(0) ?? 0
    }
}

/// The condition of a board's query.
struct DutySQL {
    /// Of what is lit: what is asked for by `signal` is compared beside it.
    static let light = """
        CASE WHEN due_at < ? THEN 'black' WHEN red_at <= ? THEN 'red' WHEN orange_at <= ? THEN 'orange' \
        ELSE 'yellow' END
        """

    private(set) var text: String
    private(set) var values: [any SQLConvertible]
    let order: String

    /// Nil when nothing can be meant: units of somebody who has none.
    init?(_ query: DutyQuery, now: Moment) {
        switch query.scope {
        case .agency(let agency):
            text = "agency_id = ?"
            values = [agency]
        case .units(let units):
            guard !units.isEmpty else { return nil }
            text = "owner_unit_id IN (\(SQLList.marks(units.count)))"
            values = units.sorted() as [any SQLConvertible]
        }
        switch query.signal {
        case nil, .green, .black: order = "due_sort, id"
        // Few: found by their light, then sorted. The sum keeps the planner from walking all due days for them.
        case .yellow, .orange, .red: order = "due_sort + 0, id"
        }
        add("state = ?", [query.state.rawValue])
        if let unit = query.unit { add("owner_unit_id = ?", [unit]) }
        if let rule = query.rule { add("rule = ?", [rule]) }
        if let rule = query.besides { add("rule <> ?", [rule]) }
        if let day = query.dueBy { add("due_sort < ?", [Moment(day: day.adding(days: 1))]) }
        if let signal = query.signal { add(signal, now) }
    }

    private mutating func add(_ condition: String, _ more: [any SQLConvertible]) {
        text += " AND " + condition
        values += more
    }

    /// The same borders as `SignalTurns.signal`.
    private mutating func add(_ signal: Signal, _ now: Moment) {
        switch signal {
        case .green: add("(yellow_at IS NULL OR yellow_at > ?)", [now])
        case .yellow:
            add("yellow_at <= ? AND (orange_at IS NULL OR orange_at > ?) AND due_sort >= ?", [now, now, now])
        case .orange:
            add("yellow_at <= ? AND orange_at <= ? AND (red_at IS NULL OR red_at > ?)", [now, now, now])
            add("due_sort >= ?", [now])
        case .red: add("yellow_at <= ? AND red_at <= ? AND due_sort >= ?", [now, now, now])
        case .black: add("due_sort < ?", [now])
        }
    }

    mutating func after(_ cursor: DutyCursor) { add("(due_sort, id) > (?, ?)", [cursor.sort, cursor.id]) }
}
