import Kernel
package import SQL
import TextForms

/// The index of everything public. `put` and `remove` run in the transaction that publishes or withdraws: what is withdrawn
/// is not found any more from that commit on.
package struct SearchStore: Sendable {
    let store: Store
    let shelves = ShelfMemory()

    package init(store: Store) { self.store = store }

    /// Adds an entry, or replaces the one with the same subject.
    package func put(_ entry: SearchEntry, in tx: Transaction) throws {
        let old = try kept(entry.subject, in: tx)
        if let old { try take(old, in: tx) }
        let id: Int64
        if let old, EntryRows.day(of: old.id) == entry.publishedOn {
            id = old.id
        } else {
            id = EntryRows.id(entry.publishedOn, serial: try serial(in: tx))
        }
        let parts = TextParts.of(text: entry.text, attachments: entry.attachments.map { ($0.name, $0.text) })
        try EntryRows.keepEntry(entry, id: id, parts: parts.count, in: tx)
        try FactRows.keepFacts(entry, id: id, in: tx)
        let kept = KeptEntry(entry, id: id, parts: parts.count)
        for (position, part) in parts.enumerated() {
            let indexed = kept.indexed(part, at: Int64(position))
            try tx.execute(
                "INSERT INTO search_part (id, attachment, words) VALUES (?, ?, ?)",
                [indexed.id, part.attachment, part.text])
            try SearchIndex.enter(indexed, into: .parts, in: tx)
        }
        try SearchIndex.enter(kept.indexedTitle, into: .titles, in: tx)
        try SearchWords.learn(kept.words, in: tx)
    }

    /// Takes an entry out; nothing happens when there is none.
    package func remove(_ subject: String, in tx: Transaction) throws {
        if let old = try kept(subject, in: tx) { try take(old, in: tx) }
    }

    private func kept(_ subject: String, in tx: Transaction) throws -> KeptEntry? {
        try tx.first("SELECT \(EntryRows.keptColumns) FROM search_entry WHERE subject = ?", [subject])
            .map(EntryRows.kept)
    }

    private func take(_ old: KeptEntry, in tx: Transaction) throws {
        let first = old.id << 12
        let rows = try tx.query(
            "SELECT id, attachment, words FROM search_part WHERE id >= ? AND id < ? ORDER BY id",
            [first, first + 4_096])
        for row in rows {
            let part = TextPart(attachment: try row.text(1), text: try row.text(2))
            try SearchIndex.withdraw(old.indexed(part, at: try row.integer64(0) - first), from: .parts, in: tx)
        }
        try SearchIndex.withdraw(old.indexedTitle, from: .titles, in: tx)
        try tx.execute("DELETE FROM search_part WHERE id >= ? AND id < ?", [first, first + 4_096])
        try tx.execute("DELETE FROM search_fact WHERE id = ?", [old.id])
        try tx.execute("DELETE FROM search_entry WHERE id = ?", [old.id])
        try SearchWords.forget(old.words, in: tx)
    }

    private func serial(in tx: Transaction) throws -> Int64 {
        // Two statements: RETURNING would make FTS5 write out what it has gathered, for each record anew.
        try tx.execute("UPDATE search_state SET number = number + 1 WHERE name = 'serial'")
        return try tx.first("SELECT number FROM search_state WHERE name = 'serial'")?.integer64(0) ?? 0
    }
}

/// Building the index anew.
extension SearchStore {
    /// Whether the index was made by this version of the tokens; it is stamped when it was empty.
    package func isCurrent() async throws -> Bool {
        try await store.read { snapshot in
            let row = try snapshot.first("SELECT number FROM search_state WHERE name = 'tokens'")
            let isEmpty = try snapshot.first("SELECT 1 FROM search_entry LIMIT 1") == nil
            return try row?.integer(0) == SearchTokens.version || isEmpty
        }
    }

    /// Every subject that is in the index, in order.
    package func subjects() async throws -> [String] {
        try await store.read {
            try $0.query("SELECT subject FROM search_entry ORDER BY subject").map { try $0.text(0) }
        }
    }

    /// The validity the index has of everything that has one.
    package func validities() async throws -> [String: SearchValidity] {
        try await store.read { snapshot in
            let rows = try snapshot.query("SELECT subject, validity FROM search_entry WHERE validity IS NOT NULL")
            return Dictionary(
                try rows.compactMap { row in try SearchValidity(rawValue: row.text(1)).map { (try row.text(0), $0) } },
                uniquingKeysWith: { first, _ in first })
        }
    }

    /// Empties the index, also one that another version of the tokens has made.
    package func emptyIndex(in tx: Transaction) throws {
        try SearchIndex.withdrawAll(in: tx)
        for table in ["search_part", "search_fact", "search_entry", "search_word"] {
            try tx.execute("DELETE FROM \(table)")
        }
        try stamp(in: tx)
    }

    /// Ends a rebuild.
    package func endRebuild(in tx: Transaction) throws { try stamp(in: tx) }

    /// Brings the index into the shape that is read fastest, in short transactions; nothing to do on PostgreSQL.
    package func tidy() async throws {
        var isFirst = true
        while try await store.write({ [isFirst] in try SearchIndex.mergeSegments(isFirst: isFirst, in: $0) }) {
            isFirst = false
        }
    }

    private func stamp(in tx: Transaction) throws {
        try tx.execute("UPDATE search_state SET number = ? WHERE name = 'tokens'", [SearchTokens.version])
    }
}
