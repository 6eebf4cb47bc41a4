import Kernel
import SQL
import Search
import TextForms

/// What some queries took, ours and bare, one after the other for each query.
struct Measurement {
    private var hits = 0
    private var ours: [Double] = []
    private var newest: [Double] = []
    private var ranked: [Double] = []

    /// The first twenty queries are asked twice and counted once: that warms what is to be warm.
    static func of(_ queries: [String], _ searched: [Searched]) async throws -> [Measurement] {
        var measurements = searched.map { _ in Measurement() }
        let day = Day(iso: "2026-11-22") ?? .latest
        for (round, query) in (queries.prefix(20) + queries).enumerated() {
            for (index, place) in searched.enumerated() {
                let (search, store) = (place.search, place.store), bare = Bare(query, store.dialect)
                var found = 0
                let one = try await time(place) {
                    found = try await search.search(SearchQuery(query), on: day).total
                }
                let two = try await time(place) { _ = try await store.read { try bare.newest(in: $0) } }
                let three = try await time(place) { _ = try await store.read { try bare.ranked(in: $0) } }
                guard round >= 20 else { continue }
                guard found > 0 else { throw BenchFault("nothing found for \(query)") }
                measurements[index].hits += found
                measurements[index].ours.append(one)
                measurements[index].newest.append(two)
                measurements[index].ranked.append(three)
            }
        }
        return measurements
    }

    func growth(from other: Measurement) -> Double { Measurement.at(95, ours) / Measurement.at(95, other.ours) }

    /// Milliseconds of the processor: of this process, and on PostgreSQL of the server's process that answers it.
    private static func time(_ place: Searched, _ act: () async throws -> Void) async throws -> Double {
        let start = place.processorSeconds
        try await act()
        return (place.processorSeconds - start) * 1_000
    }

    func line(_ size: String, _ query: String) -> String {
        let (one, two, three) = (Measurement.at(95, ours), Measurement.at(95, newest), Measurement.at(95, ranked))
        func pair(_ values: [Double]) -> String {
            "\(Measurement.short(Measurement.at(50, values))) / **\(Measurement.short(Measurement.at(95, values)))**"
        }
        return """
            | \(size) | \(query) | \(hits / max(ours.count, 1)) | \(pair(ours)) | \(pair(newest)) | \(pair(ranked)) | \(Measurement.short(one / two)) | \
            \(Measurement.short(one / three)) |
            """
    }

    private static func at(_ percent: Int, _ values: [Double]) -> Double {
        let sorted = values.sorted()
        return sorted.isEmpty ? .nan : sorted[min(sorted.count * percent / 100, sorted.count - 1)]
    }

    static func short(_ value: Double) -> String {
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
                "SELECT rowid FROM search_index WHERE search_index MATCH ? ORDER BY rowid LIMIT 10", [expression]
            ).count
        case .postgres:
            // The sum keeps the planner from walking the whole table by id, which takes it half a minute.
            try snapshot.query(
                "SELECT id FROM search_index WHERE tokens @@ ?::tsquery ORDER BY id + 0 LIMIT 10", [expression]
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
                SELECT id FROM search_index WHERE tokens @@ ?::tsquery
                ORDER BY ts_rank(tokens, ?::tsquery) DESC LIMIT 10
                """, [expression, expression]
            ).count
        }
    }
}
