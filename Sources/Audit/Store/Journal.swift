package import Ciphers
package import Kernel
package import SQL

/// The append-only journal: one chain of hashes per agency, each entry written in the transaction of the act it tells.
package struct Journal: Sendable {
    /// The hash function of new entries; older ones keep theirs.
    package let algorithm: DigestAlgorithm

    /// A journal whose new entries are hashed with `algorithm`.
    package init(_ algorithm: DigestAlgorithm) { self.algorithm = algorithm }

    /// The same, with the argument's name.
    package init(algorithm: DigestAlgorithm) { self.init(algorithm) }

    /// A clock that is set is allowed this much before the journal marks it (milliseconds).
    private static let clockTolerance: Int64 = 5_000

    /// Adds `entry` at the end of its agency's chain and returns its sequence there. The chain's head stays locked until
    /// the transaction ends, so entries of one agency never fork.
    @discardableResult
    package func append(_ entry: JournalEntry, in tx: Transaction) throws -> Int64 {
        let chain = entry.agency?.text ?? ""
        let head = try lockedHead(chain, tx)
        let back = head.recordedAt - tx.recordedAt.milliseconds
        var recorded = RecordedEntry(
            chain: chain, sequence: head.sequence + 1, at: tx.now, recordedAt: tx.recordedAt,
            clockWentBack: back > Journal.clockTolerance ? back : nil, actor: entry.actor?.text,
            actorName: entry.actorName, act: entry.act, subjectKind: entry.subjectKind, subjectID: entry.subjectID,
            beforeHash: try entry.before.map { try EntryHash.of(record: $0, algorithm) },
            afterHash: try entry.after.map { try EntryHash.of(record: $0, algorithm) }, rule: entry.rule,
            note: entry.note, algorithm: algorithm.rawValue, previous: head.hash, hash: "")
        guard let hash = try EntryHash.of(recorded) else { throw JournalFailure.damagedHead(chain) }
        recorded.hash = hash
        try insert(recorded, tx)
        try tx.execute(
            "UPDATE journal_head SET sequence = ?, hash = ?, recorded_at = ? WHERE agency_id = ?",
            [recorded.sequence, hash, max(head.recordedAt, tx.recordedAt.milliseconds), chain])
        return recorded.sequence
    }

    /// The entries of one record, oldest first.
    package func entries(
        subjectKind: String, subjectID: String, agency: AgencyID?, in snapshot: Snapshot
    ) throws -> [RecordedEntry] {
        try snapshot.query(
            """
            SELECT \(JournalColumns.list) FROM journal_entry
            WHERE subject_kind = ? AND subject_id = ? AND agency_id = ? ORDER BY sequence
            """, [subjectKind, subjectID, agency?.text ?? ""]
        ).map(JournalColumns.entry)
    }

    /// The timeline of one record whatever agency acted on it, oldest first.
    package func timeline(subjectKind: String, subjectID: String, in snapshot: Snapshot) throws -> [RecordedEntry] {
        try snapshot.query(
            """
            SELECT \(JournalColumns.list) FROM journal_entry
            WHERE subject_kind = ? AND subject_id = ? ORDER BY recorded_at, agency_id, sequence
            """, [subjectKind, subjectID]
        ).map(JournalColumns.entry)
    }

    /// The end of every chain, in the order of their names.
    package func heads(in snapshot: Snapshot) throws -> [JournalHead] {
        try snapshot.query("SELECT agency_id, sequence, hash FROM journal_head WHERE sequence > 0")
            .map { row in
                JournalHead(chain: try row.text(0), sequence: try row.integer64(1), hash: try row.text(2))
            }
            .sorted { $0.chain.utf8.lexicographicallyPrecedes($1.chain.utf8) }
    }

    /// How many entries the chain of `agency` has: as long as it stands, nothing that is journalled there has changed.
    package func length(of agency: AgencyID?, in snapshot: Snapshot) throws -> Int64 {
        try snapshot.first("SELECT sequence FROM journal_head WHERE agency_id = ?", [agency?.text ?? ""])?
            .integer64(0) ?? 0
    }

    /// How many entries all chains have together.
    package func length(in snapshot: Snapshot) throws -> Int64 {
        try snapshot.first("SELECT CAST(coalesce(sum(sequence), 0) AS BIGINT) FROM journal_head")?.integer64(0) ?? 0
    }

    private struct Head {
        let sequence: Int64
        let hash: String
        let recordedAt: Int64
    }

    private func lockedHead(_ chain: String, _ tx: Transaction) throws -> Head {
        let select = "SELECT sequence, hash, recorded_at FROM journal_head WHERE agency_id = ?\(tx.dialect.rowLock)"
        var row = try tx.first(select, [chain])
        if row == nil {
            try tx.execute(
                """
                INSERT INTO journal_head (agency_id, sequence, hash, recorded_at) VALUES (?, 0, ?, 0)
                ON CONFLICT (agency_id) DO NOTHING
                """, [chain, EntryHash.beforeFirst])
            row = try tx.first(select, [chain])
        }
        guard let row else { throw JournalFailure.damagedHead(chain) }
        return Head(sequence: try row.integer64(0), hash: try row.text(1), recordedAt: try row.integer64(2))
    }

    private func insert(_ entry: RecordedEntry, _ tx: Transaction) throws {
        try tx.execute(
            """
            INSERT INTO journal_entry (\(JournalColumns.list))
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """, JournalColumns.values(entry))
    }
}

/// The journal itself is not in order; nothing more is written to it.
package enum JournalFailure: Error, Hashable, Sendable {
    /// The head of this chain is missing or holds no hash.
    case damagedHead(String)
}
