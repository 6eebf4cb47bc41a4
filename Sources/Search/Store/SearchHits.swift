import Kernel
import SQL
import TextForms

/// The page of an answer: titles and snippets, read for the few that are shown.
enum SearchHits {
    /// How many parts of one record are looked through for the best snippet.
    private static let mostParts = 12

    static func of(
        _ candidates: [SearchCandidate], _ phrases: [SearchPhrase], in snapshot: Snapshot
    ) throws -> [SearchHit] {
        var rows: [Int64: SQLRow] = [:]
        for start in stride(from: 0, to: candidates.count, by: 50) {
            let some = candidates[start..<min(start + 50, candidates.count)]
            for row in try read(some.map { $0.id << 12 | $0.part }, in: snapshot) { rows[try row.integer64(0)] = row }
        }
        return try candidates.compactMap { candidate in
            guard let row = rows[candidate.id] else { return nil }
            let (attachment, snippet) = try best(candidate, row, phrases, in: snapshot)
            return SearchHit(
                subject: try row.text(1), kind: candidate.shelf.kind, title: Snippet.marked(try row.text(2), phrases),
                snippet: snippet, attachment: attachment.isEmpty ? nil : attachment,
                number: try row.optionalText(3), indexNumber: try row.optionalText(4), issuer: candidate.shelf.issuer,
                columnName: candidate.shelf.columnName, publishedOn: candidate.publishedOn,
                validity: candidate.validity, address: try row.text(5))
        }
    }

    /// Entries with one of their parts each, by the parts' ids.
    private static func read(_ parts: [Int64], in snapshot: Snapshot) throws -> [SQLRow] {
        let list = SearchLists.padded(parts, to: 10)
        guard !list.isEmpty else { return [] }
        return try snapshot.query(
            """
            SELECT e.id, e.subject, e.title, e.number, e.index_number, e.address, e.parts, p.attachment, p.words
            FROM search_part p JOIN search_entry e ON e.id = p.id >> 12
            WHERE p.id IN (\(SearchLists.marks(list.count)))
            """, list)
    }

    /// The index may have found a part by its title alone; the snippet is from the first part that shows most phrases.
    private static func best(
        _ candidate: SearchCandidate, _ row: SQLRow, _ phrases: [SearchPhrase], in snapshot: Snapshot
    ) throws -> (attachment: String, snippet: [MarkedText]) {
        var best = Snippet(try row.text(8), phrases), attachment = try row.text(7)
        guard best.shown < phrases.count, try row.integer(6) > 1 else { return (attachment, best.around) }
        let first = candidate.id << 12
        let rows = try snapshot.query(
            """
            SELECT attachment, words FROM search_part WHERE id >= ? AND id < ? AND (id < ? OR id = ?) ORDER BY id
            """, [first, first + 4_096, first + Int64(mostParts), first + candidate.part])
        for row in rows where best.shown < phrases.count {
            let other = Snippet(try row.text(1), phrases)
            if other.shown > best.shown { (best, attachment) = (other, try row.text(0)) }
        }
        return (attachment, best.around)
    }
}

/// Suggestions while somebody types.
extension SearchStore {
    package struct Suggestion: Sendable, Hashable {
        package let words: [String]
        package let titles: [(title: String, address: String)]

        package static func == (one: Suggestion, other: Suggestion) -> Bool {
            one.words == other.words && one.titles.map(\.address) == other.titles.map(\.address)
        }

        package func hash(into hasher: inout Hasher) { hasher.combine(words) }
    }

    /// Words that begin so, in characters or pinyin, and the newest titles in which it stands.
    package func suggest(_ typed: String, portal: String? = nil) async throws -> Suggestion {
        let text = String(typed.prefix(SearchQuery.longest))
        return try await store.read { snapshot in
            let words = try SearchWords.beginning(text, limit: 6, in: snapshot)
            let reading = QueryReading(text)
            guard !reading.phrases.isEmpty else { return Suggestion(words: words, titles: []) }
            let facets = portal.map { [[FacetToken.portal($0)]] } ?? []
            let match = SearchMatch(phrases: reading.phrases, facets: facets)
            let newest = NewestReading(match: match, index: .titles, query: SearchQuery(text), snapshot: snapshot)
            let ids = try newest.rows(above: 0, most: 5).map { try $0.integer64(0) }.sorted()
            guard !ids.isEmpty else { return Suggestion(words: words, titles: []) }
            let rows = try snapshot.query(
                """
                SELECT title, address FROM search_entry WHERE id IN (\(SearchLists.marks(5))) ORDER BY id
                """, SearchLists.padded(ids, to: 5))
            return Suggestion(words: words, titles: try rows.map { (try $0.text(0), try $0.text(1)) })
        }
    }
}
