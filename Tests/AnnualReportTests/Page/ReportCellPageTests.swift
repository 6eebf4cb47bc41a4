import Foundation
import HTTPTypes
import Kernel
import Markup
import Requests
import SignedInSite
import Site
import Testing

@testable import AnnualReport

/// A figure opens to its rows, and what the public reads.
@Suite struct AnnualReportCellPageTests {
    typealias World = ReportWorld

    /// How many rows the page says and shows.
    private func rows(_ page: String) -> Int {
        guard let table = page.firstRange(of: "统计到的记录，共 ") else { return 0 }
        let shown = page.components(separatedBy: "<th scope=\"row\"").count - 1
        let said = Int(page[table.upperBound...].prefix { $0.isNumber }) ?? -1
        return shown == said ? said : -1
    }

    /// RPT-10, RPT-20, RPT-30: for every cell of the three tables.
    @Test func everyFigureOpensToAsManyRowsAsItSays() async throws {
        try await ReportSite.with { site in
            var numbers = Seeded(21)
            try await site.world.register((0..<400).map { _ in Story.random(&numbers) })
            try await site.world.addNormatives()
            try await site.world.addRemedy(.reconsideration, received: "2025-03-03", result: .upheld, on: "2025-04-20")
            try await site.world.addRemedy(.litigation, received: "2025-06-03")
            try await site.world.addRemedy(
                .litigationAfter, received: "2025-01-03", result: .corrected, on: "2025-08-08")
            let id = try await site.world.reports.open(2025, by: World.office).id
            let tables = try await site.view(id).tables
            #expect(tables[.request(.received, 7)] > 20 && tables.remedies.numbers.reduce(0, +) == 6)
            #expect(tables.disclosure.normative == RuleCounts(made: 3, repealed: 1, inForce: 1))
            var opened = 0
            for cell in ReportCell.all {
                let page = try await site.page(ReportLinks.cell(id, cell.key), as: World.office)
                #expect(page.contains("报告中的数字：\(tables.text(cell))。"), "\(cell.key)")
                #expect(rows(page) == tables[cell], "\(cell.key)")
                opened += tables[cell] > 0 ? 1 : 0
            }
            #expect(opened > 60 && ReportCell.all.count == 200)
            #expect(try await site.get(ReportLinks.cell(id, "r26.c1"), as: World.office).status == 404)
        }
    }

    /// The number that a person entered stands beside what was counted.
    @Test func figuresFromOutsideStandBesideTheRows() async throws {
        try await ReportSite.with { site in
            let id = try await site.world.reports.open(2025, by: World.office).id
            _ = try await site.world.enter("s2.penalties", "27", on: id)
            let page = try await site.page(ReportLinks.cell(id, "s2.penalties"), as: World.leader)
            #expect(page.contains("其中系统统计0，人工填报27") && page.contains("2024年年度报告"))
        }
    }

    /// PII-6: who has no part in applications sees how many, and not which.
    @Test func whoHasNoPartSeesNoNumberOfAnApplication() async throws {
        try await ReportSite.with { site in
            var numbers = Seeded(22)
            try await site.world.register((0..<60).map { _ in Story.random(&numbers) })
            let id = try await site.world.reports.open(2024, by: World.office).id
            let cell = ReportLinks.cell(id, "r1.c7")
            #expect(try await site.page(cell, as: World.office).contains("申请2025-"))
            let closed = try await site.page(cell, as: World.clerk)
            #expect(closed.contains("不由您办理的申请") && !closed.contains("申请2025-"))
        }
    }

    /// FOI-24: everybody gets the same file of what was published, and nothing of what was not.
    @Test func thePublicReadsWhatWasPublished() async throws {
        try await ReportSite.with { site in
            let draft = try await site.world.reports.open(2024, by: World.office).id
            let id = try await site.world.published().id
            #expect(try await site.get(ReportLinks.publicRecord(draft)).status == 404)
            let pdf = ReportLinks.publicFile(id, "report.pdf")
            #expect(try await !site.page(ReportLinks.publicRecord(id)).contains(pdf.address))
            #expect(try await site.get(pdf).status == 404)
            #expect(try await site.world.round().print() == 1)
            #expect(try await site.page(ReportLinks.publicRecord(id)).contains(pdf.address))
            #expect(try await site.page(ReportLinks.publicList).contains("2025年政府信息公开工作年度报告"))
            let first = try await site.get(pdf), second = try await site.get(pdf)
            #expect(first.status == .ok && first.bytes == second.bytes && first.text == "drawn 1")
            #expect(try await site.get(ReportLinks.file(id, "report.pdf"), as: World.office).bytes == first.bytes)
            for name in ["report.docx", "report.xlsx", "report.json"] {
                let one = try await site.get(ReportLinks.publicFile(id, name))
                #expect(try await one.bytes == site.get(ReportLinks.publicFile(id, name)).bytes, "\(name)")
            }
            #expect(try await site.get(ReportLinks.publicFile(id, "report.exe")).status == 404)
        }
    }
}
