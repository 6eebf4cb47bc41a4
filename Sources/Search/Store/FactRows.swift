import Kernel
import SQL

/// The few facts of an entry that every question reads of hundreds of candidates.
enum FactRows {
    static func keepFacts(_ entry: SearchEntry, id: Int64, in tx: Transaction) throws {
        try tx.execute(
            "INSERT INTO search_fact (id, shelf, title_length, expires) VALUES (?, ?, ?, ?)",
            [id, try shelfNumber(of: entry, in: tx), entry.title.unicodeScalars.count, entry.expiresOn?.number])
    }

    private static func shelfNumber(of entry: SearchEntry, in tx: Transaction) throws -> Int {
        let label = [
            entry.kind.rawValue, entry.columnSlug, entry.columnName, entry.issuer, entry.topic ?? "",
            entry.validity?.rawValue ?? "",
        ].joined(separator: "\n")
        func known() throws -> Int? {
            try tx.first("SELECT id FROM search_shelf WHERE label = ?", [label])?.integer(0)
        }
        if let known = try known() { return known }
        try tx.execute("UPDATE search_state SET number = number + 1 WHERE name = 'shelf'")
        let row = try tx.first("SELECT number FROM search_state WHERE name = 'shelf'")
        try tx.execute(
            """
            INSERT INTO search_shelf (id, label, kind, column_slug, column_name, issuer, topic, validity)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (label) DO NOTHING
            """,
            [
                try row?.integer(0) ?? 0, label, entry.kind.rawValue, entry.columnSlug, entry.columnName, entry.issuer,
                entry.topic, entry.validity?.rawValue,
            ])
        return try known() ?? 0
    }
}

/// The shelves that readers have met. They are never changed and their numbers never used again, so none goes stale.
final class ShelfMemory: Sendable {
    private let known = KnownRows<Int, Shelf>(most: 20_000)

    /// The shelves with these numbers.
    func shelves(_ numbers: Set<Int>, in snapshot: Snapshot) throws -> [Int: Shelf] {
        try known.rows(numbers) { missing in
            var shelves: [Int: Shelf] = [:]
            for start in stride(from: 0, to: missing.count, by: 50) {
                let some = Array(missing[start..<min(start + 50, missing.count)])
                for shelf in try ShelfMemory.read(some, in: snapshot) { shelves[shelf.number] = shelf }
            }
            return shelves
        }
    }

    private static func read(_ numbers: [Int], in snapshot: Snapshot) throws -> [Shelf] {
        let list = SearchLists.padded(numbers.map { Int64($0) }, to: 50)
        return try snapshot.query(
            """
            SELECT id, kind, column_slug, column_name, issuer, topic, validity FROM search_shelf
            WHERE id IN (\(SearchLists.marks(list.count)))
            """, list
        ).map(shelf)
    }

    private static func shelf(_ row: SQLRow) throws -> Shelf {
        Shelf(
            number: try row.integer(0), kind: SearchKind(rawValue: try row.text(1)) ?? .other,
            columnSlug: try row.text(2), columnName: try row.text(3), issuer: try row.text(4),
            topic: try row.optionalText(5),
            validity: try row.optionalText(6).flatMap { SearchValidity(rawValue: $0) })
    }
}

/// Lists of ids in a statement: of few lengths, so that few statements are prepared.
enum SearchLists {
    static func padded(_ ids: [Int64], to step: Int) -> [Int64] {
        guard let last = ids.last, ids.count % step != 0 else { return ids }
        return ids + Array(repeating: last, count: step - ids.count % step)
    }

    static func marks(_ count: Int) -> String { Array(repeating: "?", count: count).joined(separator: ", ") }
}
