import Audit
import Kernel
import ObjectStorage
import People
import Publishing
import SQL
import TestSupport
import Testing

@testable import AnnualReport

/// What happens by itself: reports that begin, files that are drawn.
@Suite struct AnnualReportRoundTests {
    typealias World = ReportWorld

    /// FOI-49: on which days a report begins by itself, for departments and for a government.
    @Test(
        arguments: [
            ("2025-12-30", nil, nil), ("2025-12-31", 2025, 2025), ("2026-01-01", 2025, 2025),
            ("2026-01-31", 2025, 2025),
            ("2026-02-01", nil, 2025), ("2026-03-31", nil, 2025), ("2026-04-01", nil, nil),
        ] as [(String, Int?, Int?)])
    func theDaysOnWhichAReportBegins(_ day: String, _ department: Int?, _ government: Int?) {
        #expect(YearReport.yearToBegin(on: World.day(day), isGovernment: false) == department)
        #expect(YearReport.yearToBegin(on: World.day(day), isGovernment: true) == government)
    }

    @Test(arguments: TestDatabases.all)
    func `the report of the year that ends begins once, with the term of its agency`(_ database: TestDatabase)
        async throws
    {
        try await World.with(database, on: "2025-12-30") { world in
            try await world.addOffice(to: World.commission)
            try await world.addOffice(to: World.government)
            try await world.people.setAgency(World.government, isGovernment: true, by: .operatorOfServer)
            let round = world.round()
            #expect(try await round.open() == 0)
            world.clock.set("2025-12-31")
            #expect(try await round.open() == 2)
            #expect(try await round.open() == 0)
            world.clock.set("2026-01-02")
            #expect(try await world.round().open() == 0)
            let own = try #require(try await world.reports.list(for: World.office).first?.report)
            #expect(own.year == 2025 && !own.isGovernment && own.state == .compiling)
            #expect(try await world.reports.timeline(of: own.id, for: World.office).map(\.actorName) == ["系统（年度结束）"])
            let above = try #require(
                try await world.reports.list(for: World.above).map(\.report).first { $0.agency == World.government })
            #expect(above.isGovernment && above.texts.overview.contains("工作考核、社会评议和责任追究结果"))
            #expect(try await world.reports.list(for: World.outsider).isEmpty, "no openness office, no report")
            #expect(
                try await Refused.by { _ = try await world.reports.open(2025, by: World.office) }
                    == Refused("FOI-49", "未能开始编制"))
        }
    }

    /// FOI-49: 31 January for a department, 31 March for a government.
    @Test func theLastDays() {
        #expect(YearReport.lastDay(of: 2025, isGovernment: false) == World.day("2026-01-31"))
        #expect(YearReport.lastDay(of: 2025, isGovernment: true) == World.day("2026-03-31"))
    }

    @Test(arguments: TestDatabases.all)
    func `what expired is repealed only where a place counts it so (RPT-32)`(_ database: TestDatabase) async throws {
        try await World.with(database) { world in
            try await world.addNormatives()
            let cell = ReportCell.disclosure(.normativeRepealed)
            let id = try await world.reports.open(2025, by: World.office).id
            #expect(try await world.reports.view(id, for: World.office).tables[cell] == 1)
            let switched = world.counting(expiry: true)
            #expect(try await switched.view(id, for: World.office).tables[cell] == 2)
            let titles = try await switched.rows(behind: cell, of: id, for: World.office).items.map(\.title)
            #expect(titles == ["《第1号办法》（青卫规〔2025〕1号）", "《第2号办法》（青卫规〔2025〕2号）"])
        }
    }

    @Test(arguments: TestDatabases.all)
    func `a published report gets its file once, and another after it was settled anew (FOI-24)`(
        _ database: TestDatabase
    ) async throws {
        try await World.with(database) { world in
            let round = world.round()
            #expect(try await round.print() == 0)
            let report = try await world.published()
            var earlier = report
            earlier.version -= 1
            #expect(try await !world.reports.keepPrint("00", of: earlier), "drawn of what it no longer is")
            #expect(try await round.print() == 1)
            #expect(try await round.print() == 0)
            let hash = try #require(try await world.reports.publicReport(report.id).pdf)
            #expect(try await world.shelf.bytes(hash) == Array("drawn 1".utf8))
            let last = try #require(try await world.reports.timeline(of: report.id, for: World.office).last)
            #expect(last.act == "annual_report.print" && last.note.contains(hash))
            let article = try #require(report.article)
            _ = try await world.publishing.withdraw(
                article, .error, reason: "数字有误", by: World.office)
            _ = try await world.reports.perform(.reopen, on: report.id, by: World.office)
            #expect(try await world.reports.unprinted().isEmpty)
            #expect(try await Refused.by { _ = try await world.reports.publicReport(report.id) } != nil)
        }
    }
}
