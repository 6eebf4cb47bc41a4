import BenchTiming
import Foundation
import Kernel
import Obligations
import SQL

/// Pages and counts of the board against the bare statements for the same rows, one after the other.
struct LedgerBench {
    let options: BenchOptions

    /// Pages of each kind in a round.
    private static let pages = 20

    func run() async throws {
        let store = try await open()
        try await store.migrate(ObligationMigrations.all)
        try await LedgerFill(store: store, count: options.count).run()
        print(
            "| what | ours, p50 / p95 ms | bare, p50 / p95 ms | p95 ours ÷ bare, median of \(options.rounds) rounds |")
        print("|---|---|---|---|")
        for asked in LedgerAsked.all { print(try await line(asked, store)) }
        await store.close()
    }

    private func open() async throws -> Store {
        let timekeeper = Timekeeper.fixed(LedgerFill.now)
        if let url = options.postgres { return try await .postgres(url: url, timekeeper: timekeeper) }
        return try .sqlite(path: options.folder + "/ledger.db", timekeeper: timekeeper)
    }

    private func line(_ asked: LedgerAsked, _ store: Store) async throws -> String {
        let obligations = ObligationStore(calendar: { StateCouncil.calendar })
        var ours: [Double] = [], bare: [Double] = [], ratios: [Double] = []
        for round in 0...options.rounds {
            var one: [Double] = [], two: [Double] = []
            for number in 0..<LedgerBench.pages {
                var shown = 0, plain = 0
                one.append(
                    try await milliseconds {
                        shown = try await store.read { try asked.ours(number, obligations, $0) }
                    })
                two.append(try await milliseconds { plain = try await store.read { try asked.bare(number, $0) } })
                guard shown == plain else { throw BenchFault("\(asked.name): \(shown) shown, \(plain) found") }
            }
            // Round 0 warms what is to be warm.
            guard round > 0 else { continue }
            ours += one
            bare += two
            ratios.append(at(95, one) / at(95, two))
        }
        return "| \(asked.name) | \(pair(ours)) | \(pair(bare)) | \(short(at(50, ratios))) |"
    }

    private func milliseconds(_ work: () async throws -> Void) async rethrows -> Double {
        let clock = ContinuousClock(), start = clock.now
        try await work()
        return (clock.now - start) / .milliseconds(1)
    }

    private func at(_ percent: Int, _ values: [Double]) -> Double {
        let sorted = values.sorted()
        return sorted.isEmpty ? .nan : sorted[min(sorted.count * percent / 100, sorted.count - 1)]
    }

    private func pair(_ values: [Double]) -> String { "\(short(at(50, values))) / **\(short(at(95, values)))**" }
    private func short(_ value: Double) -> String { "\((value * 100).rounded() / 100)" }
}
