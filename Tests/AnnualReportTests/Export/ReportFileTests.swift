import Foundation
import Kernel
import OfficeFormats
import Requests
import Testing

@testable import AnnualReport

/// The files of a report, read again.
@Suite struct AnnualReportFileTests {
    private func contents() throws -> ReportContents {
        var tables = try PublicVector.tables()
        tables.disclosure.fees = TenThousands(hundredths: 1_230)
        tables.disclosure.licences = 56
        let figures = ReportFigures(tables)
        let texts = ReportDrafting(agency: "青禾县卫生健康局", isGovernment: false, figures: figures).texts
        return ReportContents(
            agencyName: "青禾县卫生健康局", agencyCode: "青禾县卫健局", tables: tables, texts: texts.filled(from: figures))
    }

    @Test("JSON is read as it was written, with the keys of the contract")
    func json() throws {
        let contents = try contents()
        #expect(try ReportJSON.contents(ReportJSON.bytes(contents)) == contents)
        let text = ReportJSON.text(contents)
        for part in [
            #""agency":"青禾县卫健局""#, #""year":2025"#, #""normative":{"made":3,"repealed":1,"in_force":12}"#,
            #""fees_wan":"12.30""#, #""r1":[13612,252,0,45,128,32,14069]"#,
            #""section4":[376,97,196,121,790,16,1,12,27,56,74,1,30,51,156]"#, #""text":{"1":"#,
        ] {
            #expect(text.contains(part), "\(part)")
        }
    }

    @Test("JSON has the members that docs/schemas/annual-report.schema.json names, and no others")
    func schema() throws {
        let place = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../../docs/schemas/annual-report.schema.json").standardized
        func object(_ data: Data) throws -> [String: Any] {
            try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        }
        let schema = try object(try Data(contentsOf: place)),
            report = try object(Data(ReportJSON.bytes(try contents())))
        let members = try #require(schema["properties"] as? [String: Any])
        #expect(Set(report.keys) == Set(members.keys))
        #expect(Set(try #require(schema["required"] as? [String])).isSubset(of: report.keys))
        let section2 = try #require((members["section2"] as? [String: Any])?["properties"] as? [String: Any])
        #expect(Set(try #require(report["section2"] as? [String: Any]).keys) == Set(section2.keys))
        #expect((report["section3"] as? [String: [Int]])?.values.allSatisfy { $0.count == 7 } == true)
        #expect((report["section3"] as? [String: Any])?.count == 25 && (report["section4"] as? [Int])?.count == 15)
    }

    @Test("What is no report is refused with what is missing")
    func badJSON() throws {
        let good = ReportJSON.text(try contents())
        for (bad, word) in [
            ("{}", "agency"), ("[", "内容"), (good.replacing(#""r7":"#, with: #""r77":"#), "r7"),
            (good.replacing("[376,97,", with: "[376,"), "15"),
            (good.replacing("\"12.30\"", with: "\"12.345\""), "fees_wan"),
            (good.replacing("\"year\":2025", with: "\"year\":20255"), "year"),
            (good.replacing("[13612,", with: "[99999999999,"), "过大"),
            (good.replacing("[13612,", with: "[1.5,"), "不是年度报告的 JSON 文件"),
        ] {
            do {
                _ = try ReportJSON.contents(Array(bad.utf8))
                Issue.record("read: \(word)")
            } catch {
                #expect(error.sentence.contains(word), "\(error.sentence)")
            }
        }
        let bare = good.replacing(#/"section2":\{.*?"fees_wan":"12.30"\}/#, with: #""section2":{}"#)
        #expect(try ReportJSON.contents(Array(bare.utf8)).tables.disclosure.isGiven == false)
    }

    @Test("The workbook is read again, cell by cell")
    func workbook() async throws {
        let contents = try contents()
        let document = try await DocumentReader.read(bytes: ReportWorkbook.bytes(contents), named: "report.xlsx")
        let read = try ReportTablesReader.contents(document, year: nil)
        #expect(read.tables == contents.tables)
        #expect(read.agencyName == contents.agencyName && read.agencyCode == contents.agencyCode)
        #expect(read.texts.others == contents.texts.others)
    }

    @Test("The Word file is read again: the same numbers")
    func word() async throws {
        let contents = try contents()
        let document = try await DocumentReader.read(bytes: ReportFiles.word(contents), named: "report.docx")
        let read = try ReportTablesReader.contents(document, year: 2025)
        #expect(read.tables == contents.tables)
    }

    @Test("The article's text has six parts in their order (RPT-1) and is canonical")
    func html() throws {
        let html = ReportFiles.html(try contents())
        var rest = Substring(html)
        for title in [
            "一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况", "四、政府信息公开行政复议、行政诉讼情况",
            "五、存在的主要问题及改进情况", "六、其他需要报告的事项",
        ] {
            let found = try #require(rest.range(of: title), "\(title)")
            rest = rest[found.upperBound...]
        }
        #expect(RichReader.html(html).html == html)
        #expect(html.contains("13612") && html.contains("12.30"))
    }

    @Test("Workbooks of others are refused with the row that is missing")
    func foreignWorkbook() async throws {
        let bytes = try WorkbookWriter(title: "表").sheet(
            "表", columns: [Column("项目"), Column("内容")], rows: [["一", "二"]]
        ).bytes()
        let document = try await DocumentReader.read(bytes: bytes, named: "x.xlsx")
        do {
            _ = try ReportTablesReader.contents(document, year: 2025)
            Issue.record("read")
        } catch {
            #expect(error.sentence.contains("缺少“一、本年新收政府信息公开申请数量”"))
        }
    }
}
