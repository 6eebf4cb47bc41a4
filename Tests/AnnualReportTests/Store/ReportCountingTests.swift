import Kernel
import Requests
import SQL
import TestSupport
import Testing

@testable import AnnualReport

/// What SQL counts is what the model counts (RPT-20…25, RPT-30), and every figure opens to its rows.
@Suite struct AnnualReportCountingTests {
    typealias World = ReportWorld

    @Test(arguments: TestDatabases.all)
    func `one grouped read gives table 三 of every year`(_ database: TestDatabase) async throws {
        try await World.with(database) { world in
            var numbers = Seeded(5)
            let stories = (0..<2_000).map { _ in Story.random(&numbers) }
            try await world.register(stories)
            try await world.register(Array(stories.prefix(100)), of: World.stranger)
            try await world.store.read { snapshot in
                for year in 2018...2026 {
                    let read = try world.reports.counted(World.commission, year, in: snapshot)
                    #expect(read == Story.tables(stories, year), "\(year)")
                }
            }
        }
    }

    @Test(arguments: TestDatabases.all)
    func `every cell of 三 opens to as many rows as it says`(_ database: TestDatabase) async throws {
        try await World.with(database) { world in
            var numbers = Seeded(6)
            try await world.register((0..<500).map { _ in Story.random(&numbers) })
            let report = try await world.reports.open(2025, by: World.office)
            let tables = try await world.reports.view(report.id, for: World.office).tables
            #expect(tables[.request(.received, 7)] > 50)
            for row in ReportRow.allCases {
                for column in 1...7 {
                    let cell = ReportCell.request(row, column)
                    let rows = try await world.reports.rows(behind: cell, of: report.id, for: World.office)
                    #expect(rows.items.count == tables[cell], "\(cell.key)")
                    #expect(rows.counted == tables[cell])
                }
            }
        }
    }

    @Test(arguments: TestDatabases.all)
    func `reviews and suits count in the year they end, or stay open at its last day (RPT-30)`(
        _ database: TestDatabase
    ) async throws {
        try await World.with(database) { world in
            var numbers = Seeded(8)
            try await world.register([Story.random(&numbers)])
            try await world.addRemedy(.reconsideration, received: "2025-03-03", result: .upheld, on: "2025-04-20")
            try await world.addRemedy(.reconsideration, received: "2024-12-03", result: .corrected, on: "2025-01-20")
            try await world.addRemedy(.reconsideration, received: "2024-10-03", result: .corrected, on: "2024-12-20")
            try await world.addRemedy(.reconsideration, received: "2025-12-03", result: .other, on: "2026-01-04")
            try await world.addRemedy(.litigation, received: "2025-06-03")
            try await world.addRemedy(.litigationAfter, received: "2026-01-02")
            try await world.addRemedy(.complaint, received: "2025-06-03")
            let report = try await world.reports.open(2025, by: World.office)
            let tables = try await world.reports.view(report.id, for: World.office).tables
            #expect(tables.remedies.numbers == [1, 1, 0, 1, 3, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0])
            for cell in ReportCell.all {
                guard case .remedy = cell else { continue }
                let rows = try await world.reports.rows(behind: cell, of: report.id, for: World.office)
                #expect(rows.items.count == tables[cell], "\(cell.key)")
            }
        }
    }
}
