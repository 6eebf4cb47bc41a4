import Foundation
import Testing

@testable import OfficeFormats

@Suite struct RichBridgeTests {
    private static let corpus = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("PlansTests/Corpus/files")

    @Test func otherReadersBlocksBecomeRichText() {
        let table = TableBlock(
            rows: [
                [TableCell(["甲"], row: 0, column: 0, columnSpan: 2)],
                [TableCell(["乙", "丙"], row: 1, column: 0), TableCell([], row: 1, column: 1)],
            ],
            columnCount: 2, position: SourcePosition(table: 1))
        let at = SourcePosition()
        let document = RichDocument(
            ReadDocument(
                format: .pdf,
                blocks: [
                    .heading(level: 1, text: "题", at: at), .heading(level: 1, text: "章", at: at),
                    .paragraph("一\n二", at: at), .table(table),
                ]))
        #expect(document.title == "题")
        #expect(
            document.html
                == "<h2>章</h2>\n<p>一<br>二</p>\n<table>\n<tbody>\n<tr><td colspan=\"2\">甲</td></tr>\n<tr><td><p>乙</p><p>丙</p></td><td></td></tr>\n</tbody>\n</table>\n"
        )
    }

    /// Every file of the corpus, whatever its format, gives canonical HTML with the words that the other reader finds.
    @Test(arguments: try FileManager.default.contentsOfDirectory(atPath: corpus.path).sorted())
    func theCorpusLosesNoWords(_ name: String) async throws {
        let bytes = Array(try Data(contentsOf: Self.corpus.appendingPathComponent(name)))
        let document = try await RichReader.document(bytes, name: name)
        let html = document.html
        #expect(RichReader.html(html).html == html)
        #expect(RichSanitizerTests.strangers(html) == [])
        if !name.hasSuffix(".docx") { return }
        let reference = try await read(bytes, name)
        var words = reference.texts
        for case .table(let table) in reference.blocks { words += table.rows.joined().flatMap(\.paragraphs) }
        let own = Self.letters((document.title ?? "") + document.plainText)
        let missing = words.filter { !own.contains(Self.letters($0)) }
        // Automatic numbers of real lists stand in the list, not in its words.
        #expect(missing == [])
    }

    private static func letters(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.filter { !$0.properties.isWhitespace && $0 != "\u{200B}" && $0 != "\u{FEFF}" }))
    }

    @Test func theOfficialPlanHasATitleAndHeadings() throws {
        let name = "000_f67c96366b700579.docx"
        let document = try RichReader.docx(Array(try Data(contentsOf: Self.corpus.appendingPathComponent(name))))
        #expect(document.title == "关于印发梅州市卫生健康局 2020 年 政务公开工作要点分工方案的通知")
        #expect(
            document.blocks.contains {
                if case .heading = $0 { true } else { if case .table = $0 { true } else { false } }
            })
    }

    @Test(
        arguments: [
            ("a.txt", "一、甲\n正文", nil, "<h2>一、甲</h2>\n<p>正文</p>\n"), ("a.md", "# 题\n\n正文", "题", "<p>正文</p>\n"),
            ("a.html", "<html><h1>题</h1><p onclick=x>正文</html>", "题", "<p>正文</p>\n"),
        ] as [(String, String, String?, String)]) func textAndPagesAreReadByTheirOwnRules(
            _ name: String, _ text: String, _ title: String?, _ html: String
        ) async throws
    {
        let document = try await RichReader.document(Array(text.utf8), name: name)
        #expect(document.title == title)
        #expect(document.html == html)
    }
}

@Suite struct RichConvertingTests {
    @Test(arguments: 0..<10) func whatTheChildSendsArrivesAndNonsenseIsRefused(_ seed: UInt64) throws {
        var random = RichRandom(seed: seed &+ 500)
        for _ in 0..<10 {
            let document = random.document().canonical
            let bytes = RichCoding.encode(document)
            #expect(try RichDecoding.decode(bytes) == document)
            for length in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 40)) {
                #expect(throws: ConfinementFailure.self) { try RichDecoding.decode(Array(bytes.prefix(length))) }
            }
        }
        #expect(throws: ConfinementFailure.self) {
            try RichDecoding.decode([0, 1] + [UInt8](repeating: 6, count: 1_000))
        }
    }

    @Test func thePageStandsAlone() {
        let document = RichDocument(
            title: "甲<乙>",
            blocks: [.paragraph([.image(RichImageReference(source: .embedded(0), alt: "图")), .text("丙", [])], .start)],
            images: [RichImage(bytes: Array("GIF89a".utf8), kind: .gif)])
        #expect(
            document.page.hasPrefix(
                "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n<title>甲&lt;乙&gt;</title>"))
        #expect(
            document.page.contains(
                "<h1>甲&lt;乙&gt;</h1>\n<p><img src=\"data:image/gif;base64,R0lGODlh\" alt=\"图\">丙</p>\n</main>"))
    }

    @Test func wordFilesThatWeWriteReadAsTheText() throws {
        let html =
            "<h2>一、甲</h2><p>正文<strong>粗</strong></p><ol><li>乙</li></ol><table><tr><th>子<th>丑<tr><td>寅<td>卯</table><p class=align-end>某局</p>"
        var document = RichReader.html(html)
        document.title = "题目"
        let again = try RichReader.docx(try document.wordFile())
        #expect(again.title == "题目")
        #expect(
            again.html
                == "<h2>一、甲</h2>\n<p>正文<strong>粗</strong></p>\n<p>1. 乙</p>\n<table>\n<thead>\n<tr><th scope=\"col\" class=\"align-center\">子</th><th scope=\"col\" class=\"align-center\">丑</th></tr>\n</thead>\n<tbody>\n<tr><td>寅</td><td>卯</td></tr>\n</tbody>\n</table>\n<p class=\"align-end\">某局</p>\n"
        )
    }
}
