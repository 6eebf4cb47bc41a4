import BenchTiming
import Kernel
import Requests
import SQL

/// What dashboards and the annual report count of a million cases, against the plainest grouped statement over the same rows.
extension BoardBench {
    /// Tallies in a round.
    private static let tallies = 5

    func runTally() async throws {
        try await fill()
        let store = try await open(filling: false), agency = try await BenchAgency.open(store, options)
        let year = BoardFill.now.day.year
        print(
            "| what | ours, p50 / p95 ms | bare, p50 / p95 ms | p95 ours ÷ bare, median of \(options.rounds) rounds |")
        print("|---|---|---|---|")
        var ours: [Double] = [], bare: [Double] = [], ratios: [Double] = []
        for round in 0...options.rounds {
            var one: [Double] = [], two: [Double] = []
            for _ in 0..<BoardBench.tallies {
                var counted = 0, plain = 0
                one.append(
                    try await cost(store) {
                        let tally = try await agency.store.read {
                            try RequestStore.tally(of: BenchAgency.agency, year: year, in: $0)
                        }
                        counted = tally[.received, 7]
                    })
                two.append(try await cost(store) { plain = try await BoardBench.plainly(year, in: agency.store) })
                guard counted == plain else { throw BenchFault("\(counted) counted, \(plain) found") }
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
        print("| applications of a year | \(pair(ours)) | \(pair(bare)) | \(Figures.short(Figures.at(50, ratios))) |")
        await store.close()
    }

    /// How many came in the year, counted with everything that the table needs beside it.
    private static func plainly(_ year: Int, in store: Store) async throws -> Int {
        try await store.read { snapshot in
            try snapshot.query(
                """
                SELECT applicant_kind, substr(received_on, 1, 4), substr(coalesce(signed_on, closed_on), 1, 4), closing_code,
                    count(*)
                FROM request WHERE agency_id = ? AND kind = 'disclosure' AND received_on < ? GROUP BY 1, 2, 3, 4
                """, [BenchAgency.agency, "\(year + 1)"]
            ).reduce(0) { try $0 + ($1.text(1) == "\(year)" ? $1.integer(4) : 0) }
        }
    }
}
