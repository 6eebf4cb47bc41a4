import Kernel
import Requests
import SQL

/// Applications sent over the portal, against one plain row of the same size, both durable when they are acknowledged.
struct SubmitBench {
    let options: Options

    private struct Side: Sendable {
        let name: String
        let send: @Sendable (Int) async throws -> Void
    }

    func run() async throws {
        let ours = try await open("submit.db", SQLiteOptions()), agency = try await BenchAgency.open(ours, options)
        let first = try await agency.requests.receive(SubmitBench.application(0), by: nil)
        let words = String(repeating: "x", count: try await SubmitBench.size(of: first.id, in: ours))
        var alone = SQLiteOptions()
        alone.batchLimit = 1
        let shared = try await bare("bare-shared.db", SQLiteOptions()), single = try await bare("bare-alone.db", alone)
        print("one row: \(words.utf8.count) bytes")
        let sides = [
            Side(name: "ours") { _ = try await agency.requests.receive(SubmitBench.application($0), by: nil) },
            Side(name: "bare") { try await SubmitBench.put(words, $0, in: shared) },
            Side(name: "bare, a commit each") { try await SubmitBench.put(words, $0, in: single) },
        ]
        print(
            "| in flight | a second: ours | bare, commits shared | bare, a commit each | ours ÷ bare | ÷ a commit each |"
        )
        print("|---|---|---|---|---|---|")
        var next = 1
        for (flight, count) in [(1, max(options.count / 8, 10)), (16, options.count)] {
            var rates: [[Double]] = sides.map { _ in [] }, processor: [[Double]] = sides.map { _ in [] }
            for round in 0...options.rounds {
                for (index, side) in sides.enumerated() {
                    let cost = try await SubmitBench.all(count, from: next, flight, side.send)
                    next += count
                    // Round 0 warms what is to be warm.
                    guard round > 0 else { continue }
                    rates[index].append(Double(count) / cost.seconds)
                    processor[index].append(cost.processor / Double(count) * 1e6)
                }
            }
            let medians = rates.map { Figures.at(50, $0) }
            print(
                "| \(flight) | \(rates.map(Figures.spread).joined(separator: " | ")) | "
                    + "\(Figures.short(medians[0] / medians[1])) | \(Figures.short(medians[0] / medians[2])) |")
            print("| µs of processor each | \(processor.map(Figures.spread).joined(separator: " | ")) | | |")
        }
        let (cases, pages) = try await ours.read { snapshot in
            (
                try snapshot.first("SELECT count(*) FROM request")?.integer(0) ?? 0,
                try snapshot.first("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")?.integer(0)
                    ?? 0
            )
        }
        print("\(cases) cases, \(pages / max(cases, 1)) bytes of database each")
        for store in [ours, shared, single] { await store.close() }
    }

    private func open(_ name: String, _ sqlite: SQLiteOptions) async throws -> Store {
        try .sqlite(path: try options.freshFile(name), timekeeper: .system, options: sqlite)
    }

    private func bare(_ name: String, _ sqlite: SQLiteOptions) async throws -> Store {
        let store = try await open(name, sqlite)
        try await store.write {
            try $0.execute("CREATE TABLE bare (id TEXT NOT NULL PRIMARY KEY, words TEXT NOT NULL)")
        }
        return store
    }

    private static func put(_ words: String, _ number: Int, in store: Store) async throws {
        try await store.write { tx in
            let id: RequestID = tx.newID()
            try tx.execute("INSERT INTO bare (id, words) VALUES (?, ?)", [id, words])
        }
    }

    private static func all(
        _ count: Int, from first: Int, _ flight: Int, _ send: @escaping @Sendable (Int) async throws -> Void
    ) async throws -> Cost {
        try await Cost.of {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for lane in 0..<flight {
                    group.addTask {
                        for number in stride(from: first + lane, to: first + count, by: flight) {
                            try await send(number)
                        }
                    }
                }
                try await group.waitForAll()
            }
        }
    }

    private static func application(_ number: Int) -> NewRequest {
        NewRequest(
            agency: BenchAgency.agency, channel: .web, applicant: Invented.applicant(number),
            wanted: WantedInformation(
                description: Invented.description(number) + "，请一并提供统计口径和数据来源的说明", medium: .electronic,
                route: .portal),
            formKey: "form-\(number)")
    }

    /// Bytes of the case's own row and of the sealed applicant.
    private static func size(of id: RequestID, in store: Store) async throws -> Int {
        try await store.read { snapshot in
            let rows =
                try snapshot.query("SELECT * FROM request WHERE id = ?", [id])
                + snapshot.query("SELECT * FROM request_applicant WHERE request_id = ?", [id])
            return rows.flatMap(\.values).reduce(0) { sum, value in
                switch value {
                case .null: sum
                case .integer, .real: sum + 8
                case .text(let text): sum + text.utf8.count
                case .bytes(let bytes): sum + bytes.count
                }
            }
        }
    }
}
