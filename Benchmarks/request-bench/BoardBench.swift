import BenchTiming
import Kernel
import Requests
import SQL

/// Pages of a board of a million cases, against the bare statement for the same rows, one after the other.
struct BoardBench {
    let options: BenchOptions

    private static let columns = """
        r.id, r.number, r.kind, r.channel, r.stage, r.applicant_kind, r.description, r.unit_id, r.handler_id, \
        r.arrived_at, r.received_on, r.due_at, r.due_provisional, r.held_left, r.closed_late, r.closing_code, \
        r.version, r.due_sort, p.sealed
        """
    /// Pages of each kind in a round.
    private static let pages = 60

    func run() async throws {
        try await fill()
        let store = try await open(filling: false), agency = try await BenchAgency.open(store, options)
        print(
            "| filter | page | ours, p50 / p95 | bare, p50 / p95 | p95 ours ÷ bare, median of \(options.rounds) rounds |"
        )
        print("|---|---|---|---|---|")
        for asked in BoardAsked.all {
            for isLater in [false, true] { print(try await line(asked, isLater, agency)) }
        }
        await store.close()
    }

    func fill() async throws {
        let store = try await open(filling: true)
        _ = try await BenchAgency.open(store, options)
        try await BoardFill(store: store, count: options.count).run()
        await store.close()
    }

    func open(filling: Bool) async throws -> Store {
        let timekeeper = Timekeeper.fixed(BoardFill.now)
        if let url = options.postgres { return try await .postgres(url: url, timekeeper: timekeeper) }
        var sqlite = SQLiteOptions()
        if filling { sqlite.synchronous = .off }
        return try .sqlite(path: options.file("board.db"), timekeeper: timekeeper, options: sqlite)
    }

    private func line(_ asked: BoardAsked, _ isLater: Bool, _ agency: BenchAgency) async throws -> String {
        var ours: [Double] = [], bare: [Double] = [], ratios: [Double] = []
        for round in 0...options.rounds {
            var one: [Double] = [], two: [Double] = []
            for number in 0..<BoardBench.pages {
                var query = asked.query(number)
                if isLater { query.cursor = try await cursor(asked, number, agency) }
                let asking = query, officer = asked.officer(number)
                var shown: [RequestID] = [], plain: [RequestID] = []
                let first = try await cost(agency.store) {
                    shown = try await agency.requests.board(asking, for: officer).lines.map(\.id)
                }
                let second = try await cost(agency.store) {
                    plain = try await BoardBench.bare(asked, number, asking.cursor, in: agency.store)
                }
                if Array(plain.prefix(30)) != shown {
                    throw BenchFault("\(asked.name): \(shown.count) cases shown, \(plain.count) found")
                }
                one.append(first)
                two.append(second)
            }
            // Round 0 warms what is to be warm.
            guard round > 0 else { continue }
            ours += one
            bare += two
            ratios.append(Figures.at(95, one) / Figures.at(95, two))
        }
        func pair(_ values: [Double]) -> String {
            "\(Figures.short(Figures.at(50, values))) / **\(Figures.short(Figures.at(95, values)))**"
        }
        let page = isLater ? "after \(asked.depth)" : "first"
        return "| \(asked.name) | \(page) | \(pair(ours)) | \(pair(bare)) | \(Figures.short(Figures.at(50, ratios))) |"
    }

    /// Milliseconds: of the processor where the engine is in this process, else as they pass.
    func cost(_ store: Store, _ work: () async throws -> Void) async throws -> Double {
        let cost = try await Cost.of(work)
        return switch store.dialect {
        case .sqlite: cost.processor * 1_000
        case .postgres: cost.seconds * 1_000
        }
    }

    private func cursor(_ asked: BoardAsked, _ number: Int, _ agency: BenchAgency) async throws -> String? {
        let (sql, values) = asked.bare(number)[0]
        return try await agency.store.read { snapshot in
            try snapshot.first(
                """
                SELECT r.due_sort, r.id FROM request r WHERE \(sql) ORDER BY r.due_sort, r.id LIMIT 1 OFFSET \(asked.depth)
                """, values
            ).map { "\(try $0.integer64(0))_\(try $0.text(1))" }
        }
    }

    private static func bare(
        _ asked: BoardAsked, _ number: Int, _ cursor: String?, in store: Store
    ) async throws -> [RequestID] {
        let place = try cursor.map(after)
        let parts = asked.bare(number).map { condition in
            let (sql, values) = place.map { (condition.sql + $0.sql, condition.values + $0.values) } ?? condition
            return (
                sql: """
                SELECT \(columns) FROM request r JOIN request_applicant p ON p.request_id = r.id
                WHERE \(sql) ORDER BY r.due_sort, r.id LIMIT 31
                """, values: values
            )
        }
        let statement = parts.count == 1 ? parts[0].sql : rowsOfBoth(parts.map(\.sql))
        let bound = parts.flatMap(\.values)
        return try await store.read { try $0.query(statement, bound).map { try $0.id(0) } }
    }

    private static func rowsOfBoth(_ statements: [String]) -> String {
        let all = statements.enumerated().map { "SELECT * FROM (\($1)) s\($0)" }.joined(separator: " UNION ")
        return "\(all) ORDER BY 18, 1 LIMIT 31"
    }

    private static func after(_ cursor: String) throws -> BoardAsked.Condition {
        let parts = cursor.split(separator: "_")
        guard parts.count == 2, let sort = Int64(parts[0]) else { throw BenchFault("no cursor: \(cursor)") }
        return (" AND (r.due_sort, r.id) > (?, ?)", [sort, String(parts[1])])
    }
}
