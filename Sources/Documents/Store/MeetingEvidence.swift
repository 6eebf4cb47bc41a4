package import Kernel
package import SQL

/// Meetings with something public of them, as evidence that proves itself (TASK-4, OPN-3).
extension DocumentStore {
    package static func meetingProof(_ id: String, of agency: AgencyID, in snapshot: Snapshot) throws -> LiveRecord? {
        try proofs("m.id = ?", [agency, id], in: snapshot).first
    }

    package static func meetingProofs(
        matching words: String, of agency: AgencyID, in snapshot: Snapshot
    ) throws -> [LiveRecord] {
        try proofs("1 = 1", [agency], in: snapshot).filter { $0.title.contains(words) }
    }

    private static func proofs(
        _ condition: String, _ values: [any SQLConvertible], in snapshot: Snapshot
    ) throws -> [LiveRecord] {
        try snapshot.query(
            """
            SELECT m.id, m.title, m.held_on, count(*), max(d.published_at) FROM meeting m
            JOIN meeting_decision d ON d.meeting_id = m.id
            WHERE m.agency_id = ? AND d.published_at IS NOT NULL AND d.withdrawn_at IS NULL AND \(condition)
            GROUP BY m.id, m.title, m.held_on ORDER BY m.held_on DESC, m.id LIMIT 200
            """, values
        ).map { row in
            let id = try row.text(0), held = try row.day(2), count = try row.integer(3)
            return LiveRecord(
                kind: .meeting, id: id, title: try row.text(1), address: "/console/meetings/records/\(id)",
                hash: "\(held)|\(count)", state: "\(held.chinese)召开，公开 \(count) 项")
        }
    }
}
