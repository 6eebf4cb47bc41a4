package import Kernel
package import SQL

extension Journal {
    /// The entries of one chain after `sequence`, in order, at most `limit`: for whoever follows what happened. An entry is
    /// there only when all before it are, since the head of the chain is locked while it is written.
    package func entries(
        of chain: String, after sequence: Int64, limit: Int, in snapshot: Snapshot
    ) throws -> [RecordedEntry] {
        try snapshot.query(
            """
            SELECT \(JournalColumns.list) FROM journal_entry
            WHERE agency_id = ? AND sequence > ? ORDER BY sequence LIMIT ?
            """, [chain, sequence, limit]
        ).map(JournalColumns.entry)
    }
}
