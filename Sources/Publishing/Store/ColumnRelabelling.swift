import Kernel
import SQL

/// What follows from a column's new name, address or form, in bounded batches: a column may hold very many articles, and
/// no transaction is to hold up all others for them.
extension PublishingStore {
    /// The first batch at once, in the transaction that renames; the rest by the rounds.
    func followArticles(of column: ColumnID, in tx: Transaction) throws {
        guard !followers.isEmpty else { return }
        try tx.execute("DELETE FROM column_relabelling WHERE column_id = ?", [column])
        try relabel(column, after: "", in: tx)
    }

    /// One batch of each column that was renamed.
    ///
    /// - Returns: how many articles were told of.
    package func relabelDue() async throws -> Int {
        let due = try await store.read { snapshot in
            try snapshot.query("SELECT column_id FROM column_relabelling ORDER BY column_id LIMIT 20").map {
                try $0.id(0) as ColumnID
            }
        }
        var count = 0
        for column in due {
            count += try await store.write { tx in
                guard
                    let row = try tx.first("SELECT after_id FROM column_relabelling WHERE column_id = ?", [column])
                else { return 0 }
                let after = try row.text(0)
                try tx.execute("DELETE FROM column_relabelling WHERE column_id = ?", [column])
                return try relabel(column, after: after, in: tx)
            }
        }
        return count
    }

    @discardableResult
    private func relabel(_ column: ColumnID, after: String, in tx: Transaction) throws -> Int {
        let ids: [ArticleID] = try tx.query(
            """
            SELECT id FROM article WHERE live_column_id = ? AND live_revision_id IS NOT NULL AND id > ?
            ORDER BY id LIMIT ?
            """, [column, after, relabelBatch]
        ).map { try $0.id(0) }
        for id in ids { for follow in followers { try follow(id, .relabelled, tx) } }
        if ids.count == relabelBatch, let last = ids.last {
            try tx.execute("INSERT INTO column_relabelling (column_id, after_id) VALUES (?, ?)", [column, last])
        }
        return ids.count
    }
}
