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
        try candidates.compactMap { candidate in
            guard
                let row = try snapshot.first(
                    "SELECT subject, title, number, index_number, address FROM search_entry WHERE id = ?",
                    [candidate.id])
            else { return nil }
            let (attachment, snippet) = try best(candidate, phrases, in: snapshot)
            return SearchHit(
                subject: try row.text(0), kind: candidate.kind, title: Snippet.marked(try row.text(1), phrases),
                snippet: snippet, attachment: attachment.isEmpty ? nil : attachment,
                number: try row.optionalText(2), indexNumber: try row.optionalText(3), issuer: candidate.issuer,
                columnName: candidate.columnName, publishedOn: candidate.publishedOn, validity: candidate.validity,
                address: try row.text(4))
        }
    }

    /// The index may have found a part by its title alone; the snippet is from the first part that shows most phrases.
    private static func best(
        _ candidate: SearchCandidate, _ phrases: [SearchPhrase], in snapshot: Snapshot
    ) throws -> (attachment: String, snippet: [MarkedText]) {
        let first = candidate.id << 12
        let rows = try snapshot.query(
            """
            SELECT attachment, words FROM search_part WHERE id >= ? AND id < ? AND (id < ? OR id = ?) ORDER BY id
            """, [first, first + 4_096, first + Int64(mostParts), first + candidate.part])
        var best = (attachment: "", text: "", shown: -1)
        for row in rows where best.shown < phrases.count {
            let text = try row.text(1), folded = FoldedText(text)
            let shown = phrases.count { !folded.ranges(of: $0).isEmpty }
            if shown > best.shown { best = (try row.text(0), text, shown) }
        }
        return (best.attachment, Snippet.around(best.text, phrases))
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
            let match = SearchMatch(phrases: reading.phrases, isInTitle: true, facets: facets)
            let rows = try SearchIndex.newest(
                match, columns: "e.title, e.address", below: Int64.max, limit: 5, in: snapshot)
            return Suggestion(words: words, titles: try rows.map { (try $0.text(1), try $0.text(2)) })
        }
    }
}
