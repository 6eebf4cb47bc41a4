import Foundation
import Testing

@testable import OfficeFormats

/// docx: LibreOffice reads paragraphs and cells back as written; typefaces by DOC-10.
@Suite struct WritingWordTests {
    private func document(_ page: WordPage = .portrait) -> WordWriter {
        var word = WordWriter(
            DocumentProperties(title: "台账 <2026>", creator: "某县政务公开办", created: "2026-03-02T01:00:00Z"), page: page)
        word.paragraph("2026年政务公开工作台账", .title)
        word.paragraph("一、总体要求", .heading1)
        word.paragraph("（一）基本原则", .heading2)
        word.paragraph("1.公开为常态", .heading3)
        word.paragraph("正文 <b>&amp;\u{0}\u{1F} ]]> 第一行\n第二行")
        word.paragraph([WordRun("责任单位：", bold: true), WordRun("办公室")])
        word.table(
            WordTable(
                widths: [1, 3, 2],
                rows: [
                    [WordCell("序号"), WordCell("任务"), WordCell("单位")],
                    [WordCell("1", rowSpan: 2, alignment: .center), WordCell("合并两列", columnSpan: 2)],
                    [WordCell("任务甲\n第二段"), WordCell("科室乙")],
                    [WordCell("2"), WordCell("任务丙")],
                ]))
        word.paragraph("某县人民政府办公室", .closing)
        return word
    }

    @Test func libreOfficeReadsEveryParagraph() async throws {
        let bytes = try document().bytes()
        let text = String(
            decoding: try await Soffice.convert(bytes, "docx", to: "txt:Text (encoded):UTF8"), as: UTF8.self)
        let lines = text.replacing("\u{FEFF}", with: "").split(separator: "\n").map(String.init)
        for line in [
            "2026年政务公开工作台账", "一、总体要求", "（一）基本原则", "1.公开为常态", "正文 <b>&amp; ]]> 第一行", "第二行",
            "责任单位：办公室", "序号", "任务", "单位", "1", "合并两列", "任务甲", "第二段", "科室乙", "2", "任务丙", "某县人民政府办公室",
        ] {
            #expect(lines.contains(line), "\(line)")
        }
    }

    @Test func libreOfficeSeesTheTable() async throws {
        let flat = String(
            decoding: try await Soffice.convert(try document().bytes(), "docx", to: "fodt"), as: UTF8.self)
        #expect(flat.contains("table:number-rows-spanned=\"2\""))
        #expect(flat.contains("table:number-columns-spanned=\"2\""))
        #expect(flat.contains("<table:table-header-rows>"))
        #expect(flat.contains("fo:page-width=\"21.0") || flat.contains("fo:page-width=\"8.268"))
        for face in ["仿宋_GB2312", "小标宋", "黑体", "楷体_GB2312"] {
            #expect(flat.contains("style:font-name-asian=\"\(face)"), "DOC-10 \(face)")
        }
        #expect(flat.contains("text:page-number"))
    }

    @Test(arguments: [(WordPage.portrait, "595"), (.landscape, "841")])
    func becomesPDF(page: WordPage, width: String) async throws {
        let pdf = try await Soffice.convert(try document(page).bytes(), "docx", to: "pdf")
        #expect(pdf.starts(with: "%PDF-".utf8))
        let facts = String(
            decoding: try await Confinement.run("/usr/bin/pdfinfo", ["-"], input: pdf, limits: .converting),
            as: UTF8.self)
        #expect(facts.contains("Page size:       \(width)"), "\(facts)")
        let text = String(
            decoding: try await Confinement.run(
                "/usr/bin/pdftotext", ["-layout", "-", "-"], input: pdf, limits: .converting), as: UTF8.self)
        #expect(text.contains("任务丙"))
        #expect(text.replacing(" ", with: "").contains("—1—"))
    }

    @Test func thePackageIsSound() async throws {
        let bytes = try document().bytes()
        #expect(try await PackageParts.check(bytes) == "sound\n")
        let parts = try await PackageParts.read(bytes)
        #expect(try #require(parts["docProps/core.xml"]).contains("台账 &lt;2026&gt;"))
        let text = try #require(parts["word/document.xml"])
        #expect(text.contains("<w:tblHeader/>"))
        #expect(text.contains(#"<w:vMerge w:val="restart"/>"#))
        #expect(text.contains(#"<w:gridSpan w:val="2"/>"#))
        #expect(text.contains(#"<w:pgSz w:w="11906" w:h="16838"/>"#))
    }

    @Test func theSameInputGivesTheSameBytes() throws { #expect(try document().bytes() == document().bytes()) }

    @Test func anyGridIsFilled() {
        let table = WordTable(
            widths: [1, 1, 1],
            rows: [
                [WordCell("a", columnSpan: 9, rowSpan: 9)], [], [WordCell("covered")],
            ])
        for row in WordGrid(table).rows { #expect(row.map(\.columnSpan).reduce(0, +) == 3) }
        let crossing = WordTable(
            widths: [1, 1, 1],
            rows: [[WordCell("a"), WordCell("b", rowSpan: 2)], [WordCell("c", columnSpan: 3), WordCell("d")]])
        let rows = WordGrid(crossing).rows
        #expect(rows.map { $0.map(\.columnSpan).reduce(0, +) } == [3, 3])
        #expect(rows[1].map(\.cell.text) == ["c", "b", "d"])
        #expect(WordGrid(WordTable(widths: [], rows: [[WordCell("x")]])).rows[0].count == 1)
    }
}
