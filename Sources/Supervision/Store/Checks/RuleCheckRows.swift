import Kernel
import SQL

/// Rules that are looked at, as rows.
enum RuleCheckRows {
    private static let columns = "agency_id, rule, signal, sentence, ran_on, red_since"

    static func check(_ rule: String, of agency: AgencyID, in snapshot: Snapshot) throws -> RuleCheck? {
        try snapshot.first("SELECT \(columns) FROM rule_check WHERE agency_id = ? AND rule = ?", [agency, rule])
            .map(read)
    }

    /// Red ones first, the longest red before the others.
    static func checks(of agencies: [AgencyID], in snapshot: Snapshot) throws -> [RuleCheck] {
        try snapshot.query(
            """
            SELECT \(columns) FROM rule_check WHERE agency_id IN (\(SQLList.marks(agencies.count)))
            ORDER BY CASE signal WHEN 'red' THEN 0 WHEN 'yellow' THEN 1 WHEN 'green' THEN 2 ELSE 3 END, red_since, rule,
                agency_id
            """, agencies
        ).map(read)
    }

    private static func read(_ row: SQLRow) throws -> RuleCheck {
        RuleCheck(
            agency: try row.id(0), rule: try row.text(1),
            standing: CheckStanding(
                signal: try row.optionalText(2).map { try Stored.value(Signal.self, $0) }, sentence: try row.text(3),
                ranOn: try row.day(4), redSince: try row.optionalDay(5)))
    }

    /// False when this day was computed before.
    static func insert(_ run: CheckRun, _ rule: String, of agency: AgencyID, in tx: Transaction) throws -> Bool {
        try tx.execute(
            """
            INSERT INTO rule_check_run (agency_id, rule, ran_on, signal, sentence) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (agency_id, rule, ran_on) DO NOTHING
            """, [agency, rule, run.day, run.signal?.rawValue, run.sentence]) == 1
    }

    static func keep(_ check: RuleCheck, in tx: Transaction) throws {
        let standing = check.standing, signal = standing.signal?.rawValue
        try tx.execute(
            """
            INSERT INTO rule_check (\(columns)) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (agency_id, rule) DO UPDATE SET signal = ?, sentence = ?, ran_on = ?, red_since = ?
            """,
            [
                check.agency, check.rule, signal, standing.sentence, standing.ranOn, standing.redSince, signal,
                standing.sentence, standing.ranOn, standing.redSince,
            ])
    }

    static func items(_ rule: String, of agency: AgencyID, in snapshot: Snapshot) throws -> [MeasuredItem] {
        try snapshot.query(
            "SELECT title, address, note FROM rule_check_item WHERE agency_id = ? AND rule = ? ORDER BY position",
            [agency, rule]
        ).map { MeasuredItem(title: try $0.text(0), address: try $0.text(1), note: try $0.text(2)) }
    }

    static func replaceItems(
        _ items: [MeasuredItem], _ rule: String, of agency: AgencyID, in tx: Transaction
    ) throws {
        try tx.execute("DELETE FROM rule_check_item WHERE agency_id = ? AND rule = ?", [agency, rule])
        for (index, item) in items.prefix(MeasureReading.mostItems).enumerated() {
            try tx.execute(
                """
                INSERT INTO rule_check_item (agency_id, rule, position, title, address, note) VALUES (?, ?, ?, ?, ?, ?)
                """, [agency, rule, index + 1, item.title, item.address, item.note])
        }
    }

    /// The last `limit` days, the oldest first.
    static func runs(
        _ rule: String, of agency: AgencyID, limit: Int, in snapshot: Snapshot
    ) throws -> [CheckRun] {
        try snapshot.query(
            """
            SELECT ran_on, signal, sentence FROM rule_check_run WHERE agency_id = ? AND rule = ?
            ORDER BY ran_on DESC LIMIT \(limit)
            """, [agency, rule]
        ).map {
            CheckRun(
                day: try $0.day(0), signal: try $0.optionalText(1).map { try Stored.value(Signal.self, $0) },
                measured: nil, sentence: try $0.text(2))
        }.reversed()
    }
}
