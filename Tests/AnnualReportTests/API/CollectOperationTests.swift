import HTTPTypes
import Kernel
import Markup
import PageChecking
import Requests
import SignedInSite
import Testing

@testable import AnnualReport
@testable import Site

/// 汇总 by programs and by forms: sound ones are summed, others go back.
@Suite struct AnnualReportCollectTests {
    typealias World = ReportWorld

    private static let path = "/api/v1/received-annual-reports"

    private static func sent(_ name: String, spoiled: Bool = false) throws -> [UInt8] {
        var tables = try PublicVector.tables(), rows = PublicVector.rows
        if spoiled {
            rows[2][0] += 1
            tables.requests = try #require(RequestTally(year: 2025, rows: rows))
        }
        return ReportJSON.bytes(
            ReportContents(agencyName: name, agencyCode: name, tables: tables, texts: ReportTexts()))
    }

    private static func file(_ bytes: [UInt8]) -> SentFile { ("file", "年报.json", bytes) }

    @Test func programsSendReportsOfSubordinates() async throws {
        try await ReportSite.with { site in
            let good = try await site.upload(
                Self.path, [("data", "{}")], [Self.file(try Self.sent("甲局"))], as: World.above, key: "1")
            #expect(good.status == .created && good.text.contains(#""state":"accepted""#), "\(good.text)")
            try ReportSchemas.received.check(good.json)
            let bad = try await site.upload(
                Self.path, [("data", "{}")], [Self.file(try Self.sent("乙局", spoiled: true))], as: World.above, key: "2")
            #expect(bad.text.contains(#""state":"returned""#) && bad.text.contains("r3：c7 = c1 + … + c6"))
            #expect(try await site.call(.get, bad.location, as: World.above).text.contains("乙局"))
            #expect(try await site.call(.get, bad.location, as: World.office).status == .notFound)
            let list = try await site.call(.get, "\(Self.path)?year=2025", as: World.above)
            #expect(list.text.contains("甲局") && list.text.contains("乙局"))
            let sum = try await site.call(.get, "/api/v1/annual-report-sums/2025", as: World.above)
            try ReportSchemas.sum.check(sum.json)
            #expect(sum.text.contains(#"{"key":"r1.c7","title":"一、本年新收政府信息公开申请数量，总计","value":"14069"}"#))
            let file = try await site.call(.get, "/api/v1/annual-report-sums/2025/file", as: World.above)
            #expect(file.status == .ok && file.bytes.starts(with: [0x50, 0x4B]))
        }
    }

    @Test func whatIsNoReportIsNamedAndNotKept() async throws {
        try await ReportSite.with { site in
            let bad = try await site.upload(
                Self.path, [("data", "{}")], [Self.file(Array("{}".utf8))], as: World.above, key: "3")
            #expect(bad.status.code == 422 && bad.text.contains("缺少“agency”"))
            let none = try await site.upload(Self.path, [("data", "{}")], [], as: World.above, key: "4")
            #expect(none.status.code == 422)
            for officer in [World.clerk, World.supervisor, World.leader] {
                let refused = try await site.upload(
                    Self.path, [("data", "{}")], [Self.file(try Self.sent("甲局"))], as: officer, key: "5")
                #expect(refused.status == .forbidden, "\(officer.name)")
                #expect(
                    try await site.call(.get, "/api/v1/annual-report-sums/2025", as: officer).status == .forbidden)
            }
            #expect(try await site.world.reports.received(2025, for: World.above).isEmpty)
        }
    }

    /// The form takes several files at once: those that cannot be read are named, the others kept.
    @Test func theFormKeepsWhatCanBeRead() async throws {
        try await ReportSite.with { site in
            let link = ReportLinks.collected.query("year", "2025")
            let empty = try await site.post(link, as: World.above)
            #expect(empty.status.code == 422 && empty.text.contains("没有选择文件"))
            let mixed = try await site.post(
                link,
                files: [
                    ("files", "甲.json", try Self.sent("甲局")), ("files", "乙.xlsx", Array("PK".utf8)),
                    ("files", "丙.json", Array("{}".utf8)),
                ], as: World.above)
            #expect(mixed.status.code == 422 && PageChecker.problems(in: mixed.text) == [])
            #expect(mixed.text.contains("乙.xlsx：没有读取年度报告：文件打不开") && mixed.text.contains("丙.json：没有读取年度报告"))
            #expect(try await site.world.reports.received(2025, for: World.above).map(\.sender) == ["甲局"])
            let page = try await site.page(link, as: World.above)
            #expect(page.contains("收到1份，核对无误1份") && page.contains("<td>14069</td>"))
            let refused = try await site.post(
                link, files: [("files", "甲.json", try Self.sent("甲局"))], as: World.clerk)
            #expect(refused.status == .forbidden)
        }
    }
}
