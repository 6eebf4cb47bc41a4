import Foundation
import Kernel
import SQL
import Search
import Testing

/// The invented records of `Truth/records.tsv`, and what a plain scan finds in them (`Truth/make.py`).
struct TruthSet: Sendable {
    struct Question: Sendable {
        let kind: String
        let query: String
        let wanted: Set<String>
        let first: String
    }

    static let agency = AgencyID(at: Moment(day: day), random: (1, 1))
    static let day = Day(iso: "2026-11-22") ?? .earliest

    /// How far the questions of a kind reach, where not every word is found.
    static let reaches = ["question": "reworded", "partly": "partly"]

    let entries: [SearchEntry]
    let questions: [Question]

    init() throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Truth")
        func lines(_ name: String) throws -> [[String]] {
            try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8).split(separator: "\n").map {
                $0.split(separator: "\t", omittingEmptySubsequences: false).map { String($0) }
            }
        }
        entries = try lines("records.tsv").map(TruthSet.entry)
        questions = try lines("queries.tsv").map { row in
            Question(
                kind: row[0], query: row[1], wanted: Set(row[2].split(separator: ",").map { String($0) }), first: row[3]
            )
        }
    }

    private static func entry(_ row: [String]) throws -> SearchEntry {
        func text(_ field: String) -> String { field.replacingOccurrences(of: "\\n", with: "\n") }
        var entry = SearchEntry(
            subject: row[0], kind: row[2].isEmpty ? .notice : .policy, agency: agency, portal: "main", title: row[1],
            text: text(row[11]), publishedOn: try #require(Day(iso: row[8])), address: "/articles/\(row[0])")
        entry.number = row[2].isEmpty ? nil : row[2]
        entry.indexNumber = row[3]
        entry.issuer = row[4]
        (entry.columnSlug, entry.columnName, entry.topic) = (row[5], row[6], row[7])
        entry.validity = SearchValidity(rawValue: row[9])
        if let bar = row[10].firstIndex(of: "|") {
            entry.attachments = [
                SearchAttachment(String(row[10][..<bar]), text(String(row[10][row[10].index(after: bar)...])))
            ]
        }
        return entry
    }

    /// A search that holds all of them.
    func fill(_ search: SearchStore, _ store: Store) async throws {
        let entries = entries
        try await store.write { tx in for entry in entries { try search.put(entry, in: tx) } }
    }
}

extension SearchQuery {
    /// All that is found, on one page.
    static func all(_ text: String) -> SearchQuery {
        var query = SearchQuery(text)
        query.size = 1_000
        return query
    }
}
