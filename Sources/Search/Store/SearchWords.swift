import Kernel
import SQL
import TextForms

/// The words that suggestions offer, as often as entries use them; a word that no entry uses is gone.
enum SearchWords {
    /// `words` sorted, so that two transactions meet them in the same order.
    static func learn(_ words: [String], in tx: Transaction) throws {
        for word in words {
            let isKnown = try tx.execute("UPDATE search_word SET uses = uses + 1 WHERE word = ?", [word]) > 0
            if isKnown { continue }
            let syllables = Pinyin.syllables(word)
            try tx.execute(
                """
                INSERT INTO search_word (word, pinyin, initials, uses) VALUES (?, ?, ?, 1)
                ON CONFLICT (word) DO UPDATE SET uses = search_word.uses + 1
                """, [word, syllables.joined(), String(syllables.compactMap(\.first))])
        }
    }

    static func forget(_ words: [String], in tx: Transaction) throws {
        for word in words {
            try tx.execute("UPDATE search_word SET uses = uses - 1 WHERE word = ?", [word])
            try tx.execute("DELETE FROM search_word WHERE word = ? AND uses <= 0", [word])
        }
    }

    /// Words that begin like what was typed, in characters, pinyin or initials.
    static func beginning(_ typed: String, limit: Int, in snapshot: Snapshot) throws -> [String] {
        let plain = ChineseScripts.simplified(CompatibilityForms.nfkc(typed)).unspaced.lowercased()
        guard !plain.isEmpty, plain.count <= 40 else { return [] }
        let isLatin = plain.utf8.allSatisfy { (0x61...0x7A).contains($0) }
        guard !isLatin || plain.utf8.count >= 2 else { return [] }
        return try isLatin
            ? merged(
                [range("initials", plain, limit, in: snapshot), range("pinyin", plain, limit, in: snapshot)], limit)
            : range("word", plain, limit, in: snapshot)
    }

    /// Words that sound the same, or begin with the same sound: what was meant by 政物公开.
    static func sounding(like typed: String, limit: Int, in snapshot: Snapshot) throws -> [String] {
        let syllables = Pinyin.syllables(ChineseScripts.simplified(typed))
        let sound = syllables.joined()
        guard syllables.count >= 2 || sound.utf8.count >= 4, sound.utf8.count <= 80 else { return [] }
        let same = try snapshot.query(
            "SELECT word FROM search_word WHERE pinyin = ? ORDER BY uses DESC, word LIMIT ?", [sound, limit]
        ).map { try $0.text(0) }
        var found = [same, try range("pinyin", sound, limit, in: snapshot)]
        if syllables.count == 1 { found.append(try range("initials", sound, limit, in: snapshot)) }
        return merged(found, limit).filter { $0 != typed }
    }

    private static func range(
        _ column: String, _ beginning: String, _ limit: Int, in snapshot: Snapshot
    ) throws -> [String] {
        // At most a few thousand words share a beginning; the largest scalar ends the range in both engines' byte order.
        try snapshot.query(
            """
            SELECT word FROM search_word WHERE \(column) >= ? AND \(column) < ? ORDER BY uses DESC, word LIMIT ?
            """, [beginning, beginning + "\u{10FFFF}", limit]
        ).map { try $0.text(0) }
    }

    private static func merged(_ lists: [[String]], _ limit: Int) -> [String] {
        var seen: Set<String> = []
        return Array(lists.joined().filter { seen.insert($0).inserted }.prefix(limit))
    }
}
