import Kernel
import Plans
import SQL

/// Checks as rows.
enum CheckRows {
    static let columns = """
        id, agency_id, plan_id, task_id, proposal_key, quote, method, measure, threshold, period, scope, due_on, \
        unit_id, reason, decided_name, decided_at, signal, sentence, ran_on, red_since, version
        """

    static func check(_ id: ClauseCheckID, in snapshot: Snapshot) throws -> ClauseCheck? {
        try snapshot.first("SELECT \(columns) FROM plan_check WHERE id = ?", [id]).map(read)
    }

    static func checks(
        where condition: String, _ values: [any SQLConvertible], in snapshot: Snapshot
    ) throws -> [ClauseCheck] {
        try snapshot.query("SELECT \(columns) FROM plan_check WHERE \(condition)", values).map(read)
    }

    private static func read(_ row: SQLRow) throws -> ClauseCheck {
        let setting = CheckSetting(
            method: try Stored.value(CheckMethod.self, try row.text(6)), measure: try row.optionalText(7),
            threshold: try row.integer(8),
            period: try row.optionalText(9).map { try Stored.value(Period.Kind.self, $0) },
            scope: CheckScope(try row.text(10)), due: try row.optionalDay(11), unit: try row.optionalID(12))
        let standing = CheckStanding(
            signal: try row.optionalText(16).map { try Stored.value(Signal.self, $0) }, sentence: try row.text(17),
            ranOn: try row.optionalDay(18), redSince: try row.optionalDay(19))
        return ClauseCheck(
            id: try row.id(0), agency: try row.id(1), plan: try row.id(2), task: try row.id(3), key: try row.text(4),
            quote: try row.text(5), setting: setting, reason: try row.text(13), decidedBy: try row.text(14),
            decidedAt: try row.moment(15), standing: standing, version: try row.integer(20))
    }

    static func insert(_ check: ClauseCheck, by officer: Officer, in tx: Transaction) throws {
        let setting = check.setting
        try tx.execute(
            """
            INSERT INTO plan_check (id, agency_id, plan_id, task_id, proposal_key, quote, method, measure, threshold,
                period, scope, due_on, unit_id, reason, decided_by, decided_name, decided_at, sentence, version)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', 1)
            """,
            [
                check.id, check.agency, check.plan, check.task, check.key, check.quote, setting.method.rawValue,
                setting.measure, setting.threshold, setting.period?.rawValue, setting.scope.text, setting.due,
                setting.unit, check.reason, officer.id, check.decidedBy, check.decidedAt,
            ])
    }

    /// Another decision about the same clause; what was computed for the one before no longer holds.
    static func update(_ next: ClauseCheck, by officer: Officer, in tx: Transaction) throws {
        let setting = next.setting
        let changed = try tx.execute(
            """
            UPDATE plan_check SET method = ?, measure = ?, threshold = ?, period = ?, scope = ?, due_on = ?,
                unit_id = ?, reason = ?, decided_by = ?, decided_name = ?, decided_at = ?, signal = NULL, sentence = '',
                ran_on = NULL, red_since = NULL, version = version + 1
            WHERE id = ? AND version = ?
            """,
            [
                setting.method.rawValue, setting.measure, setting.threshold, setting.period?.rawValue,
                setting.scope.text, setting.due, setting.unit, next.reason, officer.id, next.decidedBy, next.decidedAt,
                next.id, next.version,
            ])
        guard changed == 1 else { throw CheckStore.changedMeanwhile }
        try tx.execute("DELETE FROM check_item WHERE check_id = ?", [next.id])
        try tx.execute("DELETE FROM check_run WHERE check_id = ?", [next.id])
    }
}

/// Runs, items and turns of a check as rows.
enum CheckHistoryRows {
    /// The last `limit` days, the oldest first.
    static func runs(_ id: ClauseCheckID, limit: Int, in snapshot: Snapshot) throws -> [CheckRun] {
        try snapshot.query(
            """
            SELECT ran_on, signal, shape, part, whole, sentence FROM check_run
            WHERE check_id = ? ORDER BY ran_on DESC LIMIT \(limit)
            """, [id]
        ).map { row in
            CheckRun(
                day: try row.day(0), signal: try row.optionalText(1).map { try Stored.value(Signal.self, $0) },
                measured: try measure(row), sentence: try row.text(5))
        }.reversed()
    }

    private static func measure(_ row: SQLRow) throws -> Measure? {
        switch try row.optionalText(2) {
        case nil: return nil
        case "rate": return .rate(part: try row.integer(3), whole: try row.integer(4))
        case "count": return .count(try row.integer(3))
        case "age": return .age(days: try row.optionalInteger(3))
        case let other?: throw SQLError.failed(code: "stored", message: "not a measure: \(other)")
        }
    }

    static func insert(_ run: CheckRun, of check: ClauseCheck, in tx: Transaction) throws -> Bool {
        let (shape, part, whole): (String?, Int?, Int?) =
            switch run.measured {
            case nil: (nil, nil, nil)
            case .rate(let part, let whole): ("rate", part, whole)
            case .count(let n): ("count", n, nil)
            case .age(let days): ("age", days, nil)
            }
        return try tx.execute(
            """
            INSERT INTO check_run (check_id, ran_on, agency_id, signal, shape, part, whole, sentence, recorded_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (check_id, ran_on) DO NOTHING
            """,
            [
                check.id, run.day, check.agency, run.signal?.rawValue, shape, part, whole, run.sentence,
                tx.recordedAt,
            ]) == 1
    }

    static func items(_ id: ClauseCheckID, in snapshot: Snapshot) throws -> [MeasuredItem] {
        try snapshot.query("SELECT title, address, note FROM check_item WHERE check_id = ? ORDER BY position", [id])
            .map { MeasuredItem(title: try $0.text(0), address: try $0.text(1), note: try $0.text(2)) }
    }

    static func replaceItems(of check: ClauseCheck, by items: [MeasuredItem], in tx: Transaction) throws {
        try tx.execute("DELETE FROM check_item WHERE check_id = ?", [check.id])
        for (index, item) in items.prefix(MeasureReading.mostItems).enumerated() {
            try tx.execute(
                "INSERT INTO check_item (check_id, position, agency_id, title, address, note) VALUES (?, ?, ?, ?, ?, ?)",
                [check.id, index + 1, check.agency, item.title, item.address, item.note])
        }
    }

    static let turnColumns = """
        id, due_on, state, words, file_name, file_hash, file_size, file_kind, submitted_by, submitted_name, \
        submitted_at, note, version
        """

    static func turns(_ id: ClauseCheckID, in snapshot: Snapshot) throws -> [ManualTurn] {
        try snapshot.query("SELECT \(turnColumns) FROM check_turn WHERE check_id = ? ORDER BY due_on, id", [id])
            .map(turn)
    }

    static func turn(_ row: SQLRow) throws -> ManualTurn {
        let file = try row.optionalText(4).map { name in
            ProofFile(name: name, hash: try row.text(5), size: try row.integer(6), kind: try row.text(7))
        }
        return ManualTurn(
            id: try row.id(0), due: try row.day(1), state: try Stored.value(ManualTurn.State.self, try row.text(2)),
            words: try row.text(3), file: file, submittedBy: try row.optionalID(8), submittedName: try row.text(9),
            submittedAt: try row.optionalMoment(10), note: try row.text(11), version: try row.integer(12))
    }
}
