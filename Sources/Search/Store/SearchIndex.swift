import SQL
import TextForms

/// One part of an entry with its tokens, as the index has them.
struct IndexedPart {
    let id: Int64
    let title: [String]
    let body: [String]
    /// What narrows an answer, one token each.
    let facets: [String]
}

/// What parts must hold.
struct SearchMatch: Sendable {
    var phrases: [SearchPhrase]
    var isInTitle = false
    /// One of each.
    var facets: [[String]] = []
}

/// All that differs between FTS5 and `tsvector`: how parts come in, go out and are found, the newest first.
enum SearchIndex {
    /// Stands between two texts whose ends must not look like neighbours.
    static let stop = "‖"

    static func tables(_ dialect: Dialect) -> [String] {
        let part = """
            CREATE TABLE search_part (
                id BIGINT NOT NULL PRIMARY KEY,
                attachment TEXT NOT NULL,
                words TEXT NOT NULL\(dialect == .postgres ? ", tokens tsvector NOT NULL" : "")
            )
            """
        switch dialect {
        case .sqlite:
            // Without a copy of the text: it stands in search_part. The tokens come cut and folded (TextForms), so the
            // simplest tokenizer does.
            let index = """
                CREATE VIRTUAL TABLE search_index
                USING fts5(title, body, facets, content = '', tokenize = 'ascii')
                """
            return [part, index]
        case .postgres: return [part, "CREATE INDEX search_part_tokens ON search_part USING gin (tokens)"]
        }
    }

    static func addPart(_ part: IndexedPart, _ text: TextPart, in tx: Transaction) throws {
        switch tx.dialect {
        case .sqlite:
            try tx.execute(
                "INSERT INTO search_part (id, attachment, words) VALUES (?, ?, ?)",
                [part.id, text.attachment, text.text])
            try tx.execute(
                "INSERT INTO search_index (rowid, title, body, facets) VALUES (?, ?, ?, ?)", part.id.followed(by: part))
        case .postgres:
            try tx.execute(
                "INSERT INTO search_part (id, attachment, words, tokens) VALUES (?, ?, ?, ?::tsvector)",
                [part.id, text.attachment, text.text, vector(part)])
        }
    }

    /// FTS5 without its own copy must be told what it had: `part` holds the tokens it was given.
    static func dropPart(_ part: IndexedPart, in tx: Transaction) throws {
        if tx.dialect == .sqlite {
            try tx.execute(
                """
                INSERT INTO search_index (search_index, rowid, title, body, facets) VALUES ('delete', ?, ?, ?, ?)
                """, part.id.followed(by: part))
        }
        try tx.execute("DELETE FROM search_part WHERE id = ?", [part.id])
    }

    static func dropAllParts(in tx: Transaction) throws {
        if tx.dialect == .sqlite { try tx.execute("INSERT INTO search_index (search_index) VALUES ('delete-all')") }
        try tx.execute("DELETE FROM search_part")
    }

    /// After much was written: few segments are read faster than many.
    static func mergeParts(in tx: Transaction) throws {
        if tx.dialect == .sqlite {
            try tx.execute("INSERT INTO search_index (search_index, rank) VALUES ('merge', 2000)")
        }
    }

    /// The rows `columns` of the newest parts that match, and of their entries `e`, `limit` at most.
    static func newest(
        _ match: SearchMatch, columns: String, below: Int64, limit: Int, in snapshot: Snapshot
    ) throws -> [SQLRow] {
        switch snapshot.dialect {
        case .sqlite:
            return try snapshot.query(
                """
                SELECT i.id, \(columns) FROM (
                    SELECT rowid AS id FROM search_index WHERE search_index MATCH ? AND rowid < ?
                    ORDER BY rowid DESC LIMIT ?
                ) i JOIN search_entry e ON e.id = i.id >> 12 ORDER BY i.id DESC
                """, [expression(match), below, limit])
        case .postgres:
            // Materialised, or the planner walks the whole table by id when it takes the words for frequent.
            return try snapshot.query(
                """
                WITH i AS MATERIALIZED (SELECT id FROM search_part WHERE tokens @@ ?::tsquery AND id < ?),
                n AS MATERIALIZED (SELECT id FROM i ORDER BY id DESC LIMIT ?)
                SELECT n.id, \(columns) FROM n JOIN search_entry e ON e.id = n.id >> 12 ORDER BY n.id DESC
                """, [expression(match, .postgres), below, limit])
        }
    }

    static func expression(_ match: SearchMatch, _ dialect: Dialect = .sqlite) -> String {
        let words = match.phrases.map { phrase(dialect, $0, match.isInTitle) }
        switch dialect {
        case .sqlite:
            let found = words.joined(separator: " AND ")
            return
                ([match.isInTitle ? "title : (\(found))" : found]
                + match.facets.map { "facets : (" + $0.map { "\"\($0)\"" }.joined(separator: " OR ") + ")" })
                .joined(separator: " AND ")
        case .postgres:
            return (words + match.facets.map { "(" + $0.map { "'§\($0)'" }.joined(separator: " | ") + ")" })
                .joined(separator: " & ")
        }
    }

    private static func phrase(_ dialect: Dialect, _ phrase: SearchPhrase, _ isInTitle: Bool) -> String {
        switch dialect {
        case .sqlite: "\"" + phrase.tokens.joined(separator: " ") + "\""
        case .postgres:
            "(" + phrase.tokens.map { "'\($0)'\(isInTitle ? ":A" : "")" }.joined(separator: " <-> ") + ")"
        }
    }

    /// A literal that PostgreSQL's own parser never sees as text; a token keeps its first 255 positions.
    private static func vector(_ part: IndexedPart) -> String {
        var places: [String: [String]] = [:], order: [String] = []
        func add(_ token: String, _ place: String) {
            if places[token] == nil { order.append(token) }
            if places[token, default: []].count < 255 { places[token, default: []].append(place) }
        }
        for (index, token) in part.title.enumerated() { add(token, "\(index + 1)A") }
        for (index, token) in part.body.enumerated() { add(token, "\(index + part.title.count + 10)") }
        let words = order.map { "'\($0)':" + (places[$0] ?? []).joined(separator: ",") }
        return (words + part.facets.map { "'§\($0)'" }).joined(separator: " ")
    }
}

extension Int64 {
    /// The values of a row of the index.
    fileprivate func followed(by part: IndexedPart) -> [any SQLConvertible] {
        [self, part.title.joined(separator: " "), part.body.joined(separator: " "), part.facets.joined(separator: " ")]
    }
}
