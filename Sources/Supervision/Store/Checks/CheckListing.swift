package import Kernel
import SQL

extension CheckStore {
    /// The checks `officer` may see, red ones first.
    package func list(_ query: CheckQuery, for officer: Officer) async throws -> CheckListPage {
        try await store.read { snapshot in
            let reach = CheckReach(officer)
            var conditions = [reach.condition], values = reach.values
            func add(_ condition: String, _ value: (any SQLConvertible)?) {
                guard let value else { return }
                conditions.append(condition)
                values.append(value)
            }
            conditions.append("method <> 'task'")
            add("method = ?", query.method?.rawValue)
            add("signal = ?", query.signal?.rawValue)
            add("plan_id = ?", query.plan)
            add("unit_id = ?", query.unit)
            let text = conditions.joined(separator: " AND ")
            let checks = try CheckRows.checks(
                where: """
                    \(text) ORDER BY CASE signal WHEN 'red' THEN 0 WHEN 'yellow' THEN 1 WHEN 'green' THEN 3 ELSE 2 END,
                    red_since, id LIMIT \(query.size) OFFSET \((query.page - 1) * query.size)
                    """, values, in: snapshot)
            let total = try snapshot.first("SELECT count(*) FROM plan_check WHERE \(text)", values)?.integer(0) ?? 0
            let (counts, waiting) = try counts(reach, in: snapshot)
            return CheckListPage(
                checks: checks, total: total, counts: counts, waiting: waiting,
                turns: try openTurns(of: checks.filter { $0.setting.method == .manual }.map(\.id), in: snapshot))
        }
    }

    /// Measured checks by signal, for the board.
    package func counts(for officer: Officer) async throws -> [Signal: Int] {
        try await store.read { try counts(CheckReach(officer), in: $0).counts }
    }

    private func counts(
        _ reach: CheckReach, in snapshot: Snapshot
    ) throws -> (counts: [Signal: Int], waiting: Int) {
        var counts: [Signal: Int] = [:], waiting = 0
        let rows = try snapshot.query(
            """
            SELECT signal, count(*) FROM plan_check WHERE \(reach.condition) AND method = 'measured' GROUP BY signal
            """, reach.values)
        for row in rows {
            guard let name = try row.optionalText(0) else {
                waiting += try row.integer(1)
                continue
            }
            counts[try Stored.value(Signal.self, name)] = try row.integer(1)
        }
        return (counts, waiting)
    }

    private func openTurns(of ids: [ClauseCheckID], in snapshot: Snapshot) throws -> [ClauseCheckID: ManualTurn] {
        guard !ids.isEmpty else { return [:] }
        var found: [ClauseCheckID: ManualTurn] = [:]
        let rows = try snapshot.query(
            """
            SELECT \(CheckHistoryRows.turnColumns), check_id FROM check_turn
            WHERE check_id IN (\(SQLList.marks(ids.count))) AND state IN ('open', 'submitted') ORDER BY due_on DESC
            """, ids)
        for row in rows { found[try row.id(13)] = try CheckHistoryRows.turn(row) }
        return found
    }
}

/// Which checks an officer sees: the agency's own for those who look after all of it, the own units' for the others; an
/// agency above sees those below (ROLE-14); 三员 none (MLPS-3).
struct CheckReach {
    let condition: String
    let values: [any SQLConvertible]

    init(_ officer: Officer) {
        guard !officer.isAdministrator else {
            condition = "1 = 0"
            values = []
            return
        }
        let agencies = [officer.agency] + officer.overseen.sorted()
        let units = officer.units.sorted()
        var text = "agency_id IN (\(SQLList.marks(agencies.count)))"
        if !units.isEmpty { text = "(\(text) OR unit_id IN (\(SQLList.marks(units.count))))" }
        condition = text
        values = agencies + units
    }
}
