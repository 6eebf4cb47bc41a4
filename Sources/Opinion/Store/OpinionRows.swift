import Kernel
import SQL

/// Cases as rows.
enum OpinionRows {
    static let columns = [
        "id", "agency_id", "number", "title", "summary", "source", "address", "occurred_at", "discovered_at",
        "is_health", "registered_at", "kind", "strictest", "level", "reasons", "unit_id", "superior", "orders", "stage",
        "consulted_by", "consulted_words", "consulted_at", "topic_id", "reported_at", "reported_to", "handling",
        "handled_at", "effect", "evaluation", "evaluated_at", "accountability", "accountability_words",
        "accountability_by", "accountability_at", "decline_reason", "decline_by", "decline_name", "clock_start",
        "version", "clock_run",
    ]
    static let list = columns.joined(separator: ", ")

    static func found(_ id: OpinionID, in snapshot: Snapshot) throws -> OpinionCase? {
        try cases(where: "id = ?", [id], in: snapshot).first
    }

    static func cases(
        where condition: String, _ values: [any SQLConvertible], in snapshot: Snapshot
    ) throws -> [OpinionCase] {
        try snapshot.query("SELECT \(list) FROM opinion WHERE \(condition)", values).map {
            try opinion(from: $0, in: snapshot)
        }
    }

    private static func opinion(from row: SQLRow, in snapshot: Snapshot) throws -> OpinionCase {
        let notice = OpinionNotice(
            title: try row.text(3), summary: try row.text(4),
            source: try Stored.value(OpinionSource.self, try row.text(5)), address: try row.text(6),
            occurredAt: try row.optionalMoment(7), discoveredAt: try row.moment(8), isHealthEmergency: try row.bool(9))
        var found = OpinionCase(
            id: try row.id(0), agency: try row.id(1), number: try row.text(2), notice: notice,
            kind: try Stored.value(OpinionKind.self, try row.text(11)), unit: try row.id(15),
            registeredAt: try row.moment(10))
        found.strictest = try Stored.value(OpinionKind.self, try row.text(12))
        found.level = try row.optionalText(13).map { try Stored.value(OpinionLevel.self, $0) }
        found.reasons = Set(try words(try row.text(14)).map { try Stored.value(ResponseReason.self, $0) })
        found.superior = try row.text(16)
        found.order = try row.text(17)
        found.stage = try Stored.value(OpinionStage.self, try row.text(18))
        found.topic = try row.optionalID(22)
        found.version = try row.integer(38)
        found.clockRun = try row.integer(39)
        try judge(&found, from: row)
        try OpinionPartRows.fill(&found, in: snapshot)
        return found
    }

    private static func judge(_ found: inout OpinionCase, from row: SQLRow) throws {
        if let at = try row.optionalMoment(21) {
            found.consultation = OpinionConsultation(members: try row.text(19), words: try row.text(20), at: at)
        }
        if let at = try row.optionalMoment(23) {
            found.report = OpinionReport(at: at, recipients: try row.text(24))
        }
        found.handling = try row.text(25)
        found.handledAt = try row.optionalMoment(26)
        if let effect = try row.optionalText(27) {
            found.evaluation = OpinionEvaluation(
                effect: try Stored.value(OpinionEffect.self, effect), words: try row.text(28), at: try row.moment(29))
        }
        if let outcome = try row.optionalText(30) {
            found.accountability = OpinionAccountability(
                outcome: try Stored.value(AccountabilityOutcome.self, outcome), words: try row.text(31),
                byName: try row.text(32), at: try row.moment(33))
        }
        if let by: MemberID = try row.optionalID(35) {
            found.decline = DeclineProposal(reason: try row.text(34), by: by, byName: try row.text(36))
        }
    }

    static func words(_ text: String) -> [String] { text.split(separator: ",").map(String.init) }

    static func values(_ found: OpinionCase) -> [any SQLConvertible] {
        let notice = found.notice
        let first: [any SQLConvertible] = [
            found.id, found.agency, found.number, notice.title, notice.summary, notice.source.rawValue,
            notice.address, notice.occurredAt, notice.discoveredAt, notice.isHealthEmergency, found.registeredAt,
            found.kind.rawValue, found.strictest.rawValue, found.level?.rawValue,
            found.reasons.map(\.rawValue).sorted().joined(separator: ","), found.unit, found.superior, found.order,
            found.stage.rawValue,
        ]
        let second: [any SQLConvertible] = [
            found.consultation?.members ?? "", found.consultation?.words ?? "", found.consultation?.at, found.topic,
            found.report?.at, found.report?.recipients ?? "", found.handling, found.handledAt,
            found.evaluation?.effect.rawValue, found.evaluation?.words ?? "", found.evaluation?.at,
            found.accountability?.outcome.rawValue, found.accountability?.words ?? "",
            found.accountability?.byName ?? "", found.accountability?.at, found.decline?.reason ?? "",
            found.decline?.by, found.decline?.byName ?? "", found.clocks.start, found.version, found.clockRun,
        ]
        return first + second
    }

    static func insert(_ new: OpinionCase, in tx: Transaction) throws {
        try tx.execute("INSERT INTO opinion (\(list)) VALUES (\(SQLList.marks(columns.count)))", values(new))
        try OpinionPartRows.rewrite(new, before: nil, in: tx)
    }

    static func update(_ next: OpinionCase, from before: OpinionCase, in tx: Transaction) throws {
        let assignments = columns.map { "\($0) = ?" }.joined(separator: ", ")
        let changed = try tx.execute(
            "UPDATE opinion SET \(assignments) WHERE id = ? AND agency_id = ? AND version = ?",
            values(next) + [before.id, before.agency, before.version])
        guard changed == 1 else { throw OpinionStore.changedMeanwhile }
        try OpinionPartRows.rewrite(next, before: before, in: tx)
    }

    /// `YQ2026-0007`: the row stays locked until the transaction that took a number ends.
    static func nextNumber(of agency: AgencyID, year: Int, in tx: Transaction) throws -> String {
        try tx.execute(
            """
            INSERT INTO opinion_serial (agency_id, year, last) VALUES (?, ?, 0)
            ON CONFLICT (agency_id, year) DO NOTHING
            """, [agency, year])
        try tx.execute("UPDATE opinion_serial SET last = last + 1 WHERE agency_id = ? AND year = ?", [agency, year])
        let row = try tx.first("SELECT last FROM opinion_serial WHERE agency_id = ? AND year = ?", [agency, year])
        guard let row else { throw SQLError.failed(code: "stored", message: "no serial row") }
        let digits = String(try row.integer(0))
        return "YQ\(year)-\(String(repeating: "0", count: max(4 - digits.count, 0)))\(digits)"
    }
}
