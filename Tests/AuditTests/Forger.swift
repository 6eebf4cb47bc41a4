import Audit
import Ciphers
import SQL

/// The attacks that take more than one statement; the forger knows how hashes are computed.
enum Forger {
    /// Cuts the tail and sets the head right, so that the chain is whole again.
    static func cut(_ tx: Transaction, _ chain: String, from sequence: Int64) throws {
        try tx.execute("DELETE FROM journal_entry WHERE agency_id = ? AND sequence >= ?", [chain, sequence])
        try tx.execute(
            """
            UPDATE journal_head SET sequence = ?, hash = (
                SELECT hash FROM journal_entry WHERE agency_id = ? AND sequence = ?) WHERE agency_id = ?
            """, [sequence - 1, chain, sequence - 1, chain])
    }

    static func insert(_ tx: Transaction, _ chain: String, at sequence: Int64) throws {
        for number in (sequence...20).reversed() {
            try tx.execute(
                "UPDATE journal_entry SET sequence = ? WHERE agency_id = ? AND sequence = ?",
                [number + 1, chain, number])
        }
        try tx.execute(
            """
            INSERT INTO journal_entry (agency_id, sequence, at, recorded_at, actor_name, act, subject_kind, subject_id,
                note, algorithm, previous, hash)
            SELECT agency_id, ?, at, recorded_at, '某人', act, subject_kind, subject_id, note, algorithm, hash, hash
            FROM journal_entry WHERE agency_id = ? AND sequence = ?
            """, [sequence, chain, sequence - 1])
    }

    static func swap(_ tx: Transaction, _ chain: String, _ one: Int64, _ other: Int64) throws {
        for (from, to) in [(one, Int64(1_000)), (other, one), (1_000, other)] {
            try tx.execute(
                "UPDATE journal_entry SET sequence = ? WHERE agency_id = ? AND sequence = ?", [to, chain, from])
        }
    }

    static func exchangeChains(_ tx: Transaction, _ one: String, _ other: String) throws {
        for table in ["journal_entry", "journal_head"] {
            for (from, to) in [(one, "x"), (other, one), ("x", other)] {
                try tx.execute("UPDATE \(table) SET agency_id = ? WHERE agency_id = ?", [to, from])
            }
        }
    }

    /// Changes one entry and computes it and everything after it again, head included.
    static func recompute(
        _ tx: Transaction, _ chain: String, changing sequence: Int64, _ algorithm: DigestAlgorithm
    ) throws {
        var entries: [RecordedEntry] = []
        try Journal(algorithm).forEachEntry(in: tx) { if $0.chain == chain { entries.append($0) } }
        var previous = String(repeating: "0", count: 64)
        for var entry in entries {
            if entry.sequence == sequence { entry.actorName = "某人" }
            entry.previous = previous
            previous = try hash(entry, algorithm)
            try tx.execute(
                "UPDATE journal_entry SET actor_name = ?, previous = ?, hash = ? WHERE agency_id = ? AND sequence = ?",
                [entry.actorName, entry.previous, previous, chain, entry.sequence])
        }
        try tx.execute("UPDATE journal_head SET hash = ? WHERE agency_id = ?", [previous, chain])
    }

    /// Written after the documented layout, not with the journal's own code.
    private static func hash(_ entry: RecordedEntry, _ algorithm: DigestAlgorithm) throws -> String {
        func eight(_ number: Int) -> [UInt8] { [0, 0, 0, 0, 0, 0, UInt8(number / 256), UInt8(number % 256)] }
        let message =
            [0] + eight(entry.chain.utf8.count) + Array(entry.chain.utf8) + eight(Int(entry.sequence))
            + (Hex.bytes(entry.previous) ?? []) + Array(entry.body.utf8)
        return try Digest(algorithm, message).hex
    }
}
