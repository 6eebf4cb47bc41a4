import Audit
import BenchTiming
import Ciphers
import Dashboards
import Kernel
import Obligations
import People
import SQL

/// What dashboards ask of the ledger against the bare statements for the same numbers, one after the other.
struct DashboardBench {
    let options: BenchOptions

    /// Pages of each kind in a round.
    private static let pages = 20

    func run() async throws {
        let store = try await open()
        try await DutyFill(store: store, count: options.count).run()
        let obligations = ObligationStore(calendar: { StateCouncil.calendar })
        let people = PeopleStore(store: store, journal: Journal(.sha256))
        let dashboards = DashboardStore(
            store: store, obligations: obligations, people: people, sources: [], open: [])
        print(
            "| what | ours, p50 / p95 ms | bare, p50 / p95 ms | p95 ours ÷ bare, median of \(options.rounds) rounds |")
        print("|---|---|---|---|")
        for asked in DashboardAsked.all { print(try await line(asked, dashboards, obligations, store)) }
        await store.close()
    }

    private func open() async throws -> Store {
        let timekeeper = Timekeeper.fixed(DutyFill.now)
        if let url = options.postgres { return try await .postgres(url: url, timekeeper: timekeeper) }
        return try .sqlite(path: options.folder + "/dashboards.db", timekeeper: timekeeper)
    }

    private func line(
        _ asked: DashboardAsked, _ dashboards: DashboardStore, _ obligations: ObligationStore, _ store: Store
    ) async throws -> String {
        var ours: [Double] = [], bare: [Double] = [], ratios: [Double] = []
        for round in 0...options.rounds {
            var one: [Double] = [], two: [Double] = []
            for _ in 0..<DashboardBench.pages {
                var counted = 0, plain = 0
                one.append(
                    try await Cost.of { counted = try await asked.ours(dashboards, obligations, store) }.seconds)
                two.append(try await Cost.of { plain = try await store.read { try asked.bare($0) } }.seconds)
                guard counted == plain else { throw BenchFault("\(asked.name): \(counted) counted, \(plain) found") }
            }
            // Round 0 warms what is to be warm.
            guard round > 0 else { continue }
            ours += one.map { $0 * 1_000 }
            bare += two.map { $0 * 1_000 }
            ratios.append(Figures.at(95, one) / Figures.at(95, two))
        }
        func pair(_ values: [Double]) -> String {
            "\(Figures.short(Figures.at(50, values))) / **\(Figures.short(Figures.at(95, values)))**"
        }
        return "| \(asked.name) | \(pair(ours)) | \(pair(bare)) | \(Figures.short(Figures.at(50, ratios))) |"
    }
}
