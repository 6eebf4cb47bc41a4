import Kernel
import OfficeFormats
import Screening
import Testing

@testable import Redaction

/// PII-1: what a file holds besides what it shows is found before it is handed out as it is (alaveteli#8231).
@Suite struct HandoutTests {
    private let check = HandoutCheck(Children.readers)

    private func report(_ bytes: [UInt8], _ name: String) async throws -> HandoutReport {
        let today = try #require(Day(year: 2026, month: 9, day: 15))
        return try await check.report(bytes, name: name, screen: Screen(.shipped(), today: today))
    }

    @Test func whatNobodySeesInAWordFileBlocksIt() async throws {
        let words = "李四海"
        let silent: Set = ["正文", "拆开的文字", "表格", "内容控件", "文本框", "脚注", "页眉", "页脚", "全角与空格"]
        for (place, bytes) in try HostileWords.all(words, isShown: false) where !silent.contains(place) {
            let report = try await report(bytes, "a.docx")
            let isHint = ["域代码", "链接地址", "书签", "替代文字", "样式名"].contains(place)
            #expect(isHint ? !report.findings.isEmpty : report.refusal != nil, "\(place): \(report.findings)")
        }
    }

    @Test func wordsUnderABoxAreFoundAndTheCleanFileIsNot() async throws {
        for (place, bytes) in HostilePages.all("李四海", isShown: false)
        where ["黑框下的文字", "不可见文字", "白色文字"].contains(place) {
            let report = try await report(bytes, "a.pdf")
            #expect(report.findings.contains { $0.kind == "被遮盖的文字" && $0.places == ["第1页"] }, "\(place)")
            #expect(report.refusal?.sentence.contains("清理后副本") == true)
        }
        let clean = try await report(PageFiles(HostilePages.shown).bytes, "a.pdf")
        #expect(clean.refusal == nil && clean.findings.isEmpty && clean.personal.isEmpty)
    }

    @Test func aHiddenSheetIsNamedAndTheCleanCopyHasNone() async throws {
        let bytes = try HiddenSheets.workbook(shown: "甲", hidden: "手机13800138000")
        let found = try await report(bytes, "a.xlsx")
        #expect(found.findings.contains { $0.weight == .blocks && $0.kind == "隐藏工作表" })
        #expect(found.personal.contains { $0.hasPrefix("手机号码：") } && !found.personal.joined().contains("138"))
        #expect(found.refusal?.sentence.contains("隐藏工作表 2 处") == true, "\(found.findings.map(\.sentence))")
        let copy = try await check.cleanCopy(bytes, name: "a.xlsx")
        #expect(try await report(copy.bytes, copy.name).refusal == nil)
    }
}

/// A workbook with a sheet that nobody sees.
enum HiddenSheets {
    static func workbook(shown: String, hidden: String) throws -> [UInt8] {
        let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        let type = "application/vnd.openxmlformats-officedocument.spreadsheetml"
        func sheet(_ text: String) -> String {
            """
            <worksheet xmlns="\(main)"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>\(text)</t></is></c></row>\
            </sheetData></worksheet>
            """
        }
        let parts = [
            (
                "[Content_Types].xml",
                """
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" \
                ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override \
                PartName="/xl/workbook.xml" ContentType="\(type).sheet.main+xml"/><Override \
                PartName="/xl/worksheets/sheet1.xml" ContentType="\(type).worksheet+xml"/><Override \
                PartName="/xl/worksheets/sheet2.xml" ContentType="\(type).worksheet+xml"/></Types>
                """
            ),
            ("_rels/.rels", WordFiles.relations([("officeDocument", "xl/workbook.xml")])),
            (
                "xl/workbook.xml",
                """
                <workbook xmlns="\(main)" xmlns:r="\(office)"><sheets><sheet name="表" sheetId="1" r:id="r0"/>\
                <sheet name="名单" sheetId="2" state="hidden" r:id="r1"/></sheets></workbook>
                """
            ),
            (
                "xl/_rels/workbook.xml.rels",
                WordFiles.relations([("worksheet", "worksheets/sheet1.xml"), ("worksheet", "worksheets/sheet2.xml")])
            ),
            ("xl/worksheets/sheet1.xml", sheet(shown)), ("xl/worksheets/sheet2.xml", sheet(hidden)),
        ]
        var archive = PackageArchive()
        for part in parts { archive.add(part.0, bytes: Array(part.1.utf8)) }
        return try archive.bytes()
    }
}
