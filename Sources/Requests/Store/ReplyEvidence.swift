package import Kernel
package import SQL

/// Replies as evidence that proves itself, by their number alone: who asked stays out of it (TASK-4, PII-6).
extension RequestStore {
    package static func proof(_ id: String, of agency: AgencyID, in snapshot: Snapshot) throws -> LiveRecord? {
        try proofs("id = ?", [agency, id], in: snapshot).first
    }

    /// Replies whose own number or whose application's number holds these words, the newest first.
    package static func proofs(
        matching words: String, of agency: AgencyID, in snapshot: Snapshot
    ) throws -> [LiveRecord] {
        let dialect = snapshot.dialect
        return try proofs(
            "(\(dialect.contains("number")) OR \(dialect.contains("reply_number")))", [agency, words, words],
            in: snapshot)
    }

    private static func proofs(
        _ condition: String, _ values: [any SQLConvertible], in snapshot: Snapshot
    ) throws -> [LiveRecord] {
        try snapshot.query(
            """
            SELECT id, number, reply_number, signed_on, closing_code FROM request
            WHERE agency_id = ? AND reply_number IS NOT NULL AND signed_on IS NOT NULL AND \(condition)
            ORDER BY signed_on DESC, id LIMIT 20
            """, values
        ).map { row in
            let (id, reply) = (try row.text(0), try row.text(2)), signed = try row.day(3)
            return LiveRecord(
                kind: .reply, id: id, title: "申请\(try row.text(1))的答复 \(reply)", address: "/console/requests/\(id)",
                hash: "\(reply)|\(signed)|\(try row.optionalText(4) ?? "")", state: "\(signed.chinese)签发")
        }
    }
}
