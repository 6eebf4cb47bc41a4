package import Ciphers
package import SQL

/// Makes and keeps signed checkpoints: at most every ten minutes, and when the server stops.
package struct CheckpointSigner: Sendable {
    /// The name of the journal and of the key.
    package let origin: String
    /// Signs; lives outside the database and its backups.
    private let key: SigningKey
    private let journal = Journal(.sha256)

    /// Signs as `origin` (no spaces) with `key`.
    package init(origin: String = "gongkai-journal", key: SigningKey) {
        self.origin = origin
        self.key = key
    }

    /// What others check the signatures with.
    package var verifyingKey: VerifyingKey { key.verifyingKey }

    /// Signs the ends of all chains and keeps the note; nil when nothing was written since the last one.
    package func checkpoint(in tx: Transaction) throws -> SignedNote? {
        let checkpoint = Checkpoint(origin: origin, at: tx.recordedAt, heads: try journal.heads(in: tx))
        let last = try tx.first("SELECT number, size FROM journal_checkpoint ORDER BY number DESC LIMIT 1")
        if let last, try last.integer64(1) == checkpoint.size { return nil }
        let note = try SignedNote(checkpoint, signedBy: key)
        let number = try last.map { try $0.integer64(0) + 1 } ?? 1
        try tx.execute(
            "INSERT INTO journal_checkpoint (number, recorded_at, size, note) VALUES (?, ?, ?, ?)",
            [number, tx.recordedAt, checkpoint.size, note.text])
        return note
    }

    /// The newest note kept; nil before the first.
    package static func latest(in snapshot: Snapshot) throws -> SignedNote? {
        try snapshot.first("SELECT note FROM journal_checkpoint ORDER BY number DESC LIMIT 1")
            .map { SignedNote(text: try $0.text(0)) }
    }
}
