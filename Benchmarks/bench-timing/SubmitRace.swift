import Foundation
import Kernel
package import SQL

/// What the public sends, against one plain row of the same size, both durable when they are acknowledged: by one at a time and
/// by sixteen.
package struct SubmitRace {
    /// Where the databases stand; it must be there.
    let folder: String
    let rounds: Int
    /// Submissions by sixteen in a round.
    let count: Int

    private struct Side: Sendable {
        let name: String
        let send: @Sendable (Int) async throws -> Void
    }
    private struct BareRow {}

    package init(folder: String, rounds: Int, count: Int) {
        self.folder = folder
        self.rounds = rounds
        self.count = count
    }

    /// An empty database: what an earlier run left is taken away.
    package func open(_ name: String, _ sqlite: SQLiteOptions = SQLiteOptions()) async throws -> Store {
        let file = folder + "/" + name
        for ending in ["", "-wal", "-shm"] where FileManager.default.fileExists(atPath: file + ending) {
            try FileManager.default.removeItem(atPath: file + ending)
        }
        return try .sqlite(path: file, timekeeper: .system, options: sqlite)
    }

    /// Bytes of the values in these rows.
    package static func size(of rows: [SQLRow]) -> Int {
        rows.flatMap(\.values).reduce(0) { sum, value in
            switch value {
            case .null: sum
            case .integer, .real: sum + 8
            case .text(let text): sum + text.utf8.count
            case .bytes(let bytes): sum + bytes.count
            }
        }
    }

    /// Prints the table.
    ///
    /// - Parameters:
    ///   - bytes: of the plain row.
    ///   - ours: sends the one with this number; never the same number twice.
    package func run(bytes: Int, _ ours: @escaping @Sendable (Int) async throws -> Void) async throws {
        let words = String(repeating: "x", count: bytes)
        var alone = SQLiteOptions()
        alone.batchLimit = 1
        let shared = try await bare("bare-shared.db", SQLiteOptions()), single = try await bare("bare-alone.db", alone)
        print("one row: \(bytes) bytes")
        let sides = [
            Side(name: "ours", send: ours),
            Side(name: "bare") { _ in try await SubmitRace.put(words, in: shared) },
            Side(name: "bare, a commit each") { _ in try await SubmitRace.put(words, in: single) },
        ]
        print(
            "| in flight | a second: ours | bare, commits shared | bare, a commit each | ours ÷ bare | ÷ a commit each |"
        )
        print("|---|---|---|---|---|---|")
        var next = 1
        for (flight, count) in [(1, max(count / 8, 10)), (16, count)] {
            var rates: [[Double]] = sides.map { _ in [] }, processor: [[Double]] = sides.map { _ in [] }
            for round in 0...rounds {
                for (index, side) in sides.enumerated() {
                    let cost = try await SubmitRace.all(count, from: next, flight, side.send)
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
        for store in [shared, single] { await store.close() }
    }

    private func bare(_ name: String, _ sqlite: SQLiteOptions) async throws -> Store {
        let store = try await open(name, sqlite)
        try await store.write {
            try $0.execute("CREATE TABLE bare (id TEXT NOT NULL PRIMARY KEY, words TEXT NOT NULL)")
        }
        return store
    }

    private static func put(_ words: String, in store: Store) async throws {
        try await store.write { tx in
            let id: Identifier<BareRow> = tx.newID()
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
}
