import SQL
import TextForms

/// What is indexed under one id: a part of an entry, or its title.
struct IndexedText {
    let id: Int64
    let words: [String]
    /// What narrows an answer, one token each.
    let facets: [String]
}

/// What must be found.
struct SearchMatch: Sendable {
    var phrases: [SearchPhrase]
    /// One of each.
    var facets: [[String]] = []
}

/// The two indexes: of all parts by part, and of titles by entry.
enum IndexName: String, Sendable {
    case parts = "search_index"
    case titles = "search_title"

    /// How many bits of an id tell the part.
    var shift: Int {
        switch self {
        case .parts: 12
        case .titles: 0
        }
    }
}

/// All that differs between FTS5 and `tsvector`: how texts come in, go out and are found.
enum SearchIndex {
    /// Stands between two texts whose ends must not look like neighbours.
    static let stop = "‖"

    static func enter(_ text: IndexedText, into index: IndexName, in tx: Transaction) throws {
        switch tx.dialect {
        case .sqlite:
            try tx.execute(
                "INSERT INTO \(index.rawValue) (rowid, words) VALUES (?, ?)", [text.id, line(text)])
        case .postgres:
            try tx.execute(
                "INSERT INTO \(index.rawValue) (id, tokens) VALUES (?, ?::tsvector)", [text.id, vector(text)])
        }
    }

    /// FTS5 without its own copy must be told what it had: `text` holds the tokens it was given.
    static func withdraw(_ text: IndexedText, from index: IndexName, in tx: Transaction) throws {
        let name = index.rawValue
        switch tx.dialect {
        case .sqlite:
            try tx.execute(
                "INSERT INTO \(name) (\(name), rowid, words) VALUES ('delete', ?, ?)", [text.id, line(text)])
        case .postgres: try tx.execute("DELETE FROM \(name) WHERE id = ?", [text.id])
        }
    }

    static func withdrawAll(in tx: Transaction) throws {
        for index in [IndexName.parts, .titles] {
            let name = index.rawValue
            switch tx.dialect {
            case .sqlite: try tx.execute("INSERT INTO \(name) (\(name)) VALUES ('delete-all')")
            case .postgres: try tx.execute("DELETE FROM \(name)")
            }
        }
    }

    /// Brings the segments of FTS5 together a little: a word is read from one several times faster than from twenty.
    ///
    /// - Parameter isFirst: Whether all of them are to become one, from here on.
    /// - Returns: whether there is more to do.
    static func mergeSegments(isFirst: Bool, in tx: Transaction) throws -> Bool {
        guard tx.dialect == .sqlite else { return false }
        func changes() throws -> Int64 { try tx.first("SELECT total_changes()")?.integer64(0) ?? 0 }
        var hasMore = false
        for name in [IndexName.parts, .titles].map(\.rawValue) {
            let before = try changes()
            try tx.execute(
                "INSERT INTO \(name) (\(name), rank) VALUES ('merge', ?)", [isFirst ? -mergedPages : mergedPages])
            // A merge that had something to do changes at least two rows.
            if try changes() - before >= 2 { hasMore = true }
        }
        return hasMore
    }

    private static let mergedPages = 2_000

    /// Ids and facts of the newest that match, `most` at the most, those after `above` only. PostgreSQL must sort all that it
    /// finds to know the newest; unless `isSorted` it gives any of them, which is enough where they are fewer than `most`.
    static func newest(
        _ match: SearchMatch, in index: IndexName, above: Int64, most: Int, isSorted: Bool = true, _ snapshot: Snapshot
    ) throws -> [SQLRow] {
        let name = index.rawValue
        switch snapshot.dialect {
        case .sqlite:
            return try snapshot.query(
                """
                SELECT i.id, f.shelf, f.title_length, f.expires FROM (
                    SELECT rowid AS id FROM \(name) WHERE \(name) MATCH ? AND rowid > ? ORDER BY rowid LIMIT ?
                ) i JOIN search_fact f ON f.id = i.id >> \(index.shift)
                """, [expression(match, .sqlite), above, most])
        case .postgres:
            return try snapshot.query(
                """
                WITH i AS MATERIALIZED (SELECT id FROM \(name) WHERE tokens @@ ?::tsquery AND id > ?),
                n AS MATERIALIZED (SELECT id FROM i\(isSorted ? " ORDER BY id" : "") LIMIT ?)
                SELECT n.id, f.shelf, f.title_length, f.expires FROM n JOIN search_fact f ON f.id = n.id >> \(index.shift)
                """, [expression(match, .postgres), above, most])
        }
    }

    /// The same without facts, and on PostgreSQL any of those that match: enough where all of them are wanted.
    static func some(_ match: SearchMatch, in index: IndexName, most: Int, _ snapshot: Snapshot) throws -> [Int64] {
        let name = index.rawValue
        let sql =
            switch snapshot.dialect {
            case .sqlite: "SELECT rowid FROM \(name) WHERE \(name) MATCH ? ORDER BY rowid LIMIT ?"
            // Materialised, or the planner walks the whole table when it takes the words for frequent.
            case .postgres:
                "WITH i AS MATERIALIZED (SELECT id FROM \(name) WHERE tokens @@ ?::tsquery) SELECT id FROM i LIMIT ?"
            }
        return try snapshot.query(sql, [expression(match, snapshot.dialect), most]).map { try $0.integer64(0) }
    }

    static func expression(_ match: SearchMatch, _ dialect: Dialect) -> String {
        switch dialect {
        case .sqlite:
            (match.phrases.map { "\"" + $0.tokens.joined(separator: " ") + "\"" }
                + match.facets.map { "(" + $0.map { "\"§\($0)\"" }.joined(separator: " OR ") + ")" })
                .joined(separator: " AND ")
        case .postgres:
            (match.phrases.map { "(" + $0.tokens.map { "'\($0)'" }.joined(separator: " <-> ") + ")" }
                + match.facets.map { "(" + $0.map { "'§\($0)'" }.joined(separator: " | ") + ")" })
                .joined(separator: " & ")
        }
    }

    /// § stands in no token of a text, so a fact is never found as a word.
    private static func line(_ text: IndexedText) -> String {
        (text.words + text.facets.map { "§" + $0 }).joined(separator: " ")
    }

    /// A literal that PostgreSQL's own parser never sees as text; a token keeps its first 255 positions.
    private static func vector(_ text: IndexedText) -> String {
        var places: [String: [String]] = [:], order: [String] = []
        for (index, token) in text.words.enumerated() {
            if places[token] == nil { order.append(token) }
            if places[token, default: []].count < 255 { places[token, default: []].append("\(index + 1)") }
        }
        let words = order.map { "'\($0)':" + (places[$0] ?? []).joined(separator: ",") }
        return (words + text.facets.map { "'§\($0)'" }).joined(separator: " ")
    }
}
