package import Kernel
package import SQL

/// Asked inside the transactions of other capabilities, so it needs no store.
extension ColumnActivity {
    package static func of(_ columns: [ColumnID], in snapshot: Snapshot) throws -> [ColumnID: ColumnActivity] {
        guard !columns.isEmpty else { return [:] }
        let rows = try snapshot.query(
            """
            SELECT p.column_id, count(*), max(a.published_at) FROM article a
            JOIN article_placement p ON p.revision_id = a.live_revision_id
            WHERE p.column_id IN (\(SQLList.marks(columns.count)))
            AND (a.withdrawn_kind IS NULL OR a.withdrawn_kind IN ('repealed', 'expired')) GROUP BY p.column_id
            """, columns)
        var found: [ColumnID: ColumnActivity] = [:]
        for row in rows {
            found[try row.id(0)] = ColumnActivity(count: try row.integer(1), last: try row.optionalMoment(2)?.day)
        }
        return found
    }

    /// The columns in which an article can be read now; empty when the public does not see it.
    package static func columns(of article: ArticleID, in snapshot: Snapshot) throws -> [ColumnID] {
        try snapshot.query(
            """
            SELECT p.column_id FROM article a JOIN article_placement p ON p.revision_id = a.live_revision_id
            WHERE a.id = ? AND a.withdrawn_kind IS NULL
            """, [article]
        ).map { try $0.id(0) }
    }
}
