import Foundation
import Kernel
import Testing

@testable import SiteReport

/// SITE-9: what the form asks for, what may stand in it, and what files hold.
@Suite struct SiteReportModelTests {
    @Test("Every item belongs to a section and is counted or entered; the form has its ten sections")
    func items() {
        #expect(SiteReportItem.allCases.count == 55)
        #expect(SiteReportItem.Section.allCases.flatMap(\.items) == SiteReportItem.allCases)
        #expect(SiteReportItem.allCases.count(where: \.isCounted) == 21)
        #expect(Set(SiteReportItem.allCases.map(\.chinese)).count == 55)
        #expect(SiteReportItem.allCases.allSatisfy { $0.chinese != $0.rawValue })
        #expect(SiteYearReport.lastDay(of: 2025) == Day(iso: "2026-01-31"))
    }

    @Test(
        "What is typed is taken as it should stand, or refused",
        arguments: [
            (SiteReportItem.views, "173905", "173905"), (.views, "007", "7"), (.views, "-1", nil), (.views, "1.5", nil),
            (.views, "一百", nil), (.views, "", nil), (.views, "1234567890123", nil), (.drill, "是", "是"),
            (.drill, "有", nil), (.weibo, "青禾卫健", "青禾卫健"), (.weibo, "", nil),
            (.weibo, String(repeating: "长", count: 101), nil),
        ] as [(SiteReportItem, String, String?)])
    func values(item: SiteReportItem, typed: String, kept: String?) {
        do {
            let value = try item.value(typed)
            #expect(value == kept)
        } catch {
            #expect(kept == nil && error.field == item.rawValue && error.code == .invalid)
        }
    }

    @Test("No part is more than its whole")
    func identities() {
        let values = SiteReportValues([
            .published: "10", .news: "11", .letters: "5", .answered: "5", .online: "3", .materials: "1",
            .products: "2",
        ])
        let failing = SiteReportIdentity.all(values).filter { !$0.holds }
        #expect(failing.map(\.words) == ["政务动态信息更新量（11）不多于信息发布总数（10）"])
        #expect(SiteReportIdentity.all(values).count == 2)
        #expect(values.sum(SiteReportValues.interpretations) == nil && values.sum([.materials, .products]) == 3)
    }

    private let contents = SiteReportContents(
        agencyName: "青禾县“卫健”局", agencyCode: "11", year: 2025,
        values: SiteReportValues([.views: "9", .drill: "是", .search: "否", .weibo: "无", .materials: "1"]))

    @Test("JSON has the members that docs/schemas/site-report.schema.json names, and no others")
    func json() throws {
        let text = SiteReportFiles.json(contents)
        let written = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        let items = try #require(written["items"] as? [String: Any])
        let path = URL(fileURLWithPath: #filePath)
            .appendingPathComponent("../../../../docs/schemas/site-report.schema.json").standardized
        let schema = try #require(
            try JSONSerialization.jsonObject(with: Data(contentsOf: path)) as? [String: Any])
        let properties = try #require(schema["properties"] as? [String: Any])
        let inner = try #require((properties["items"] as? [String: Any])?["properties"] as? [String: Any])
        #expect(Set(written.keys) == Set(properties.keys) && Set(items.keys) == Set(inner.keys))
        #expect(items["views"] as? Int == 9 && items["drill"] as? Bool == true && items["search"] as? Bool == false)
        #expect(items["police"] is NSNull && written["name"] as? String == "青禾县“卫健”局")
    }

    @Test("Word and Excel hold every line of the form with its totals")
    func files() throws {
        #expect(contents.lines.count == SiteReportItem.allCases.count + 2)
        for kind in [SiteReportFileKind.docx, .xlsx] {
            #expect(try kind.bytes(contents).starts(with: [0x50, 0x4B]))
        }
        #expect(SiteReportFileKind(fileName: "site-report.pdf") == nil)
    }
}
