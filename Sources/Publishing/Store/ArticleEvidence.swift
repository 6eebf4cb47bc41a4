package import Kernel
package import SQL

/// Articles as evidence that proves itself: the live revision with its hash and the signatures on it (TASK-4, PUB-3).
extension PublishingStore {
    /// The public article as it is now; nil when it is not public.
    package static func proof(_ id: String, of agency: AgencyID, in snapshot: Snapshot) throws -> LiveRecord? {
        try proofs("a.id = ?", [agency, id], in: snapshot).first
    }

    /// Public articles with these words in the title, the newest first.
    package static func proofs(
        matching words: String, of agency: AgencyID, in snapshot: Snapshot
    ) throws -> [LiveRecord] {
        try proofs("r.title LIKE ? ESCAPE '!'", [agency, "%\(escaped(words))%"], in: snapshot)
    }

    private static func proofs(
        _ condition: String, _ values: [any SQLConvertible], in snapshot: Snapshot
    ) throws -> [LiveRecord] {
        try snapshot.query(
            """
            SELECT a.id, r.title, r.hash, a.published_at, (SELECT count(*) FROM article_signature s
                WHERE s.revision_id = r.id AND s.voided_at IS NULL)
            FROM article a JOIN article_revision r ON r.id = a.live_revision_id
            WHERE a.agency_id = ? AND a.withdrawn_kind IS NULL AND \(condition)
            ORDER BY a.published_at DESC, a.id LIMIT 20
            """, values
        ).map { row in
            let id = try row.text(0), since = try row.optionalMoment(3).map { "\($0.day.chinese)公开，" } ?? ""
            return LiveRecord(
                kind: .article, id: id, title: try row.text(1), address: "/articles/\(id)", hash: try row.text(2),
                state: "\(since)审校签名 \(try row.integer(4)) 个")
        }
    }
}
