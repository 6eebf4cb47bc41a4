import Audit
import Kernel
import SQL

/// Rehearsals as rows.
enum InspectionRows {
    static let columns =
        "id, agency_id, day, pack, port, by_name, started_at, state, score, verdict, remarks, handed_at, version"

    static func run(_ id: InspectionRunID, in snapshot: Snapshot) throws -> InspectionRun? {
        try snapshot.first("SELECT \(columns) FROM inspection_run WHERE id = ?", [id]).map(run)
    }

    static func run(from row: SQLRow) throws -> InspectionRun {
        InspectionRun(
            id: try row.id(0), agency: try row.id(1), day: try day(try row.text(2)), pack: try row.text(3),
            port: try row.optionalInteger(4), byName: try row.text(5), startedAt: try row.moment(6),
            state: try Stored.value(InspectionRun.State.self, try row.text(7)),
            score: try row.optionalInteger(8).map { Points(tenths: $0) },
            verdict: try row.optionalText(9).map { try Stored.value(InspectionResult.Verdict.self, $0) },
            remarks: lines(try row.text(10)), handedAt: try row.optionalMoment(11), version: try row.integer(12))
    }

    private static func day(_ text: String) throws -> Day {
        guard let day = Day(iso: text) else { throw SQLError.failed(code: "stored", message: "not a day") }
        return day
    }

    static func lines(_ text: String) -> [String] { text.split(separator: "\n").map { String($0) } }

    static func insert(_ run: InspectionRun, in tx: Transaction) throws {
        try tx.execute(
            """
            INSERT INTO inspection_run (id, agency_id, day, pack, port, by_name, started_at, state, offers_services,
                seen, totals, remarks, version)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1, '', '', '', ?)
            """,
            [
                run.id, run.agency, run.day.description, run.pack, run.port, run.byName, run.startedAt,
                run.state.rawValue, run.version,
            ])
    }

    static func update(_ next: InspectionRun, from before: InspectionRun, in tx: Transaction) throws {
        let changed = try tx.execute(
            """
            UPDATE inspection_run SET state = ?, score = ?, verdict = ?, remarks = ?, handed_at = ?, version = ?
            WHERE id = ? AND agency_id = ? AND version = ?
            """,
            [
                next.state.rawValue, next.score?.tenths, next.verdict?.rawValue,
                next.remarks.joined(separator: "\n"), next.handedAt, next.version, before.id, before.agency,
                before.version,
            ])
        guard changed == 1 else { throw InspectionStore.changedMeanwhile }
    }

    /// What was seen, fact by fact; the result is judged anew from it, always by the same items.
    static func keep(_ evidence: InspectionEvidence, of id: InspectionRunID, in tx: Transaction) throws {
        let totals = evidence.totals.sorted { $0.key.rawValue < $1.key.rawValue }
            .map { "\($0.key.rawValue) \($0.value)" }
        try tx.execute(
            "UPDATE inspection_run SET offers_services = ?, seen = ?, totals = ? WHERE id = ?",
            [
                evidence.offersServices ?? true, evidence.seen.map(\.rawValue).sorted().joined(separator: "\n"),
                totals.joined(separator: "\n"), id,
            ])
        for (place, fact) in evidence.facts.enumerated() {
            try tx.execute(
                """
                INSERT INTO inspection_fact (run_id, place, matter, subject, amount, address, note, unit_id)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    id, place, fact.matter.rawValue, fact.subject, fact.amount, fact.address, fact.note, fact.unit,
                ])
        }
    }

    static func evidence(of id: InspectionRunID, in snapshot: Snapshot) throws -> InspectionEvidence {
        let head = try snapshot.first(
            "SELECT offers_services, seen, totals FROM inspection_run WHERE id = ?", [id])
        guard let head else { throw Refusal.notFound }
        var evidence = InspectionEvidence(try facts(of: id, in: snapshot))
        evidence.offersServices = try head.bool(0)
        evidence.seen = Set(lines(try head.text(1)).compactMap(InspectionMatter.init))
        for line in lines(try head.text(2)) {
            let parts = line.split(separator: " ")
            guard parts.count == 2, let matter = InspectionMatter(rawValue: String(parts[0])) else { continue }
            evidence.totals[matter] = Int(parts[1])
        }
        return evidence
    }

    private static func facts(of id: InspectionRunID, in snapshot: Snapshot) throws -> [InspectionFact] {
        try snapshot.query(
            """
            SELECT matter, subject, amount, address, note, unit_id FROM inspection_fact WHERE run_id = ? ORDER BY place
            """, [id]
        ).map {
            InspectionFact(
                try Stored.value(InspectionMatter.self, try $0.text(0)), try $0.text(1), amount: try $0.integer(2),
                address: try $0.text(3), note: try $0.text(4), unit: try $0.optionalID(5))
        }
    }
}

extension InspectionRun {
    /// The record as its acts put it into the journal.
    var canonicalText: String {
        CanonicalJSON.object([
            ("id", .text(id.text)), ("agency", .text(agency.text)), ("day", .text(day.description)),
            ("pack", .text(pack)), ("state", .text(state.rawValue)), ("score", .text(score?.description ?? "")),
            ("verdict", .text(verdict?.rawValue ?? "")), ("handed", .text(handedAt?.description ?? "")),
            ("version", .integer(Int64(version))),
        ])
    }
}
