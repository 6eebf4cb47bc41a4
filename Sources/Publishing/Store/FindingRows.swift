import Kernel
import SQL

/// What the gate found in a revision, as rows.
enum FindingRows {
    static func findings(of revision: RevisionID, in snapshot: Snapshot) throws -> [Finding] {
        try snapshot.query(
            """
            SELECT id, kind, rule, weight, is_privacy, place, shown, suggestion, range_start, range_length, settlement,
                reason, asked_by, settled_by
            FROM article_finding WHERE revision_id = ? ORDER BY position
            """, [revision]
        ).map(finding)
    }

    private static func finding(from row: SQLRow) throws -> Finding {
        let start = try row.optionalInteger(8), length = try row.optionalInteger(9)
        return Finding(
            id: try row.id(0), kind: try row.text(1), rule: try row.text(2),
            weight: try Stored.value(Finding.Weight.self, try row.text(3)), isPrivacy: try row.bool(4),
            place: try row.text(5), shown: try row.text(6), suggestion: try row.text(7),
            range: start.flatMap { start in length.map { start..<(start + max($0, 0)) } },
            settlement: try settlement(from: row))
    }

    private static func settlement(from row: SQLRow) throws -> Settlement? {
        let reason = try row.text(11)
        switch try row.optionalText(10) {
        case nil: return nil
        case "ignored": return .ignored(reason: reason, by: try row.id(13))
        case "asked": return .overrideAsked(reason: reason, by: try row.id(12))
        case "overridden": return .overridden(reason: reason, askedBy: try row.id(12), by: try row.id(13))
        case let other?: throw SQLError.failed(code: "stored", message: "not a settlement: \(other)")
        }
    }

    static func insert(_ findings: [Finding], of revision: RevisionID, in tx: Transaction) throws {
        for (position, finding) in findings.enumerated() {
            let settled = SettlementForm(finding.settlement)
            try tx.execute(
                """
                INSERT INTO article_finding (id, revision_id, position, kind, rule, weight, is_privacy, place, shown,
                    suggestion, range_start, range_length, settlement, reason, asked_by, settled_by, settled_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    finding.id, revision, position, finding.kind, finding.rule, finding.weight.rawValue,
                    finding.isPrivacy, finding.place, finding.shown, finding.suggestion, finding.range?.lowerBound,
                    finding.range?.count, settled.code, settled.reason, settled.askedBy, settled.settledBy,
                    finding.settlement == nil ? nil : tx.now,
                ])
        }
    }

    static func settle(_ id: FindingID, _ settlement: Settlement, in tx: Transaction) throws {
        let form = SettlementForm(settlement)
        try tx.execute(
            """
            UPDATE article_finding SET settlement = ?, reason = ?, asked_by = ?, settled_by = ?, settled_at = ?
            WHERE id = ?
            """, [form.code, form.reason, form.askedBy, form.settledBy, tx.now, id])
    }
}

/// A settlement as four columns.
private struct SettlementForm {
    var code: String?
    var reason = ""
    var askedBy: MemberID?
    var settledBy: MemberID?

    init(_ settlement: Settlement?) {
        switch settlement {
        case nil: break
        case .ignored(let reason, let by): (code, self.reason, settledBy) = ("ignored", reason, by)
        case .overrideAsked(let reason, let by): (code, self.reason, askedBy) = ("asked", reason, by)
        case .overridden(let reason, let asker, let by):
            (code, self.reason, askedBy, settledBy) = ("overridden", reason, asker, by)
        }
    }
}
