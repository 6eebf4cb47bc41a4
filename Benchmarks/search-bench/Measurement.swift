import Kernel
import SQL
import Search
import TextForms

/// What some queries took, ours and bare, one after the other for each query.
struct Measurement {
    private var ours: [Double] = []
    private var newest: [Double] = []
    private var ranked: [Double] = []

    static func of(_ queries: [String], _ search: SearchStore, _ store: Store) async throws -> Measurement {
        var measurement = Measurement()
        let day = Day(iso: "2026-11-22") ?? .latest
        for (round, query) in (queries.prefix(20) + queries).enumerated() {
            let bare = Bare(query, store.dialect)
            let one = try await time(store.dialect) { _ = try await search.search(SearchQuery(query), on: day) }
            let two = try await time(store.dialect) { _ = try await store.read { try bare.newest(in: $0) } }
            let three = try await time(store.dialect) { _ = try await store.read { try bare.ranked(in: $0) } }
            guard round >= 20 else { continue }
            measurement.ours.append(one)
            measurement.newest.append(two)
            measurement.ranked.append(three)
        }
        return measurement
    }

    /// Milliseconds: of the processor on SQLite, which works in this process; that pass on PostgreSQL, which does not.
    private static func time(_ dialect: Dialect, _ act: () async throws -> Void) async throws -> Double {
        switch dialect {
        case .sqlite:
            let start = Surrounding.processorSeconds
            try await act()
            return (Surrounding.processorSeconds - start) * 1_000
        case .postgres:
            let clock = ContinuousClock(), start = clock.now
            try await act()
            return (clock.now - start) / .milliseconds(1)
        }
    }

    func line(_ size: String, _ query: String) -> String {
        let (one, two, three) = (Measurement.at(95, ours), Measurement.at(95, newest), Measurement.at(95, ranked))
        func pair(_ values: [Double]) -> String {
            "\(Measurement.short(Measurement.at(50, values))) / **\(Measurement.short(Measurement.at(95, values)))**"
        }
        return """
            | \(size) | \(query) | \(pair(ours)) | \(pair(newest)) | \(pair(ranked)) | \(Measurement.short(one / two)) | \
            \(Measurement.short(one / three)) |
            """
    }

    private static func at(_ percent: Int, _ values: [Double]) -> Double {
        let sorted = values.sorted()
        return sorted.isEmpty ? .nan : sorted[min(sorted.count * percent / 100, sorted.count - 1)]
    }

    private static func short(_ value: Double) -> String {
        let hundredths = (value * 100).rounded()
        return "\(hundredths / 100)"
    }
}

/// The plainest statements that find a phrase: its ten newest parts, or its ten best by the engine's own rank.
struct Bare: Sendable {
    private let expression: String
    private let dialect: Dialect

    init(_ query: String, _ dialect: Dialect) {
        let tokens = SearchTokens.phrases(query).flatMap(\.tokens)
        self.dialect = dialect
        switch dialect {
        case .sqlite: expression = "\"" + tokens.joined(separator: " ") + "\""
        case .postgres: expression = tokens.map { "'\($0)'" }.joined(separator: " <-> ")
        }
    }

    func newest(in snapshot: Snapshot) throws -> Int {
        switch dialect {
        case .sqlite:
            try snapshot.query(
                "SELECT rowid FROM search_index WHERE search_index MATCH ? ORDER BY rowid DESC LIMIT 10", [expression]
            ).count
        case .postgres:
            try snapshot.query(
                "SELECT id FROM search_part WHERE tokens @@ ?::tsquery ORDER BY id DESC LIMIT 10", [expression]
            ).count
        }
    }

    func ranked(in snapshot: Snapshot) throws -> Int {
        switch dialect {
        case .sqlite:
            try snapshot.query(
                "SELECT rowid FROM search_index WHERE search_index MATCH ? ORDER BY rank LIMIT 10", [expression]
            ).count
        case .postgres:
            try snapshot.query(
                """
                SELECT id FROM search_part WHERE tokens @@ ?::tsquery
                ORDER BY ts_rank(tokens, ?::tsquery) DESC LIMIT 10
                """, [expression, expression]
            ).count
        }
    }
}
