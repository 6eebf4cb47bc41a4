import Testing

@testable import OfficeFormats

/// PII-1: what is published shows what the file showed, and holds nothing besides.
@Suite struct RewritingTests {
    private func words(_ bytes: [UInt8], _ name: String) async throws -> [String] {
        let made = try await PublishableRewriter.rewrite(bytes, name: name)
        #expect(try await PublishableRewriter.rewrite(bytes, name: name) == made, "the same file, the same bytes")
        return try await EverythingExtractor.extract(made.bytes, name: made.name).parts.map(\.text)
    }

    /// A package as a producer makes it, with its types declared.
    private func docx(_ body: String, parts: [(String, String)] = []) throws -> [UInt8] {
        let names = #"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main""#
        let type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
        var archive = PackageArchive()
        let types = """
            <Types><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" \
            ContentType="\(type)"/></Types>
            """
        archive.add("[Content_Types].xml", bytes: Array(types.utf8))
        archive.add(
            "word/document.xml", bytes: Array("<w:document \(names)><w:body>\(body)</w:body></w:document>".utf8))
        for part in parts { archive.add(part.0, bytes: Array(part.1.utf8)) }
        return try archive.bytes()
    }

    @Test func changesAreAcceptedAndParagraphsClose() async throws {
        let body = """
            <w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:r><w:t>前半句，</w:t></w:r></w:p>
            <w:p><w:ins w:id="2"><w:r><w:t>后半句。</w:t></w:r></w:ins><w:del w:id="3"><w:r><w:delText>旧</w:delText></w:r>\
            </w:del></w:p><w:p w:rsidR="00AA"><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r><w:r><w:t>第二段</w:t></w:r></w:p>
            """
        let shown = try await words(docx(body), "a.docx")
        #expect(shown == ["a.docx", "前半句，后半句。", "第二段"])
    }

    @Test func fieldsBecomeTheirResultsButPagesStayNumbered() async throws {
        func field(_ code: String, _ result: String) -> String {
            let kinds = ["begin", "separate", "end"].map { "<w:r><w:fldChar w:fldCharType=\"\($0)\"/></w:r>" }
            return kinds[0] + "<w:r><w:instrText>\(code)</w:instrText></w:r>" + kinds[1]
                + "<w:r><w:t>\(result)</w:t></w:r>"
                + kinds[2]
        }
        let body = "<w:p>\(field(" PAGE \\* 13800138000 ", "1"))\(field(" DOCVARIABLE 13800138000 ", "甲"))</w:p>"
        let shown = try await words(docx(body), "a.docx")
        #expect(shown == ["a.docx", " PAGE ", "1甲"])
    }

    @Test func hiddenRowsAndColumnsCloseUp() async throws {
        func cell(_ place: String, _ text: String) -> String {
            "<c r=\"\(place)\" t=\"inlineStr\"><is><t>\(text)</t></is></c>"
        }
        let sheet = """
            <cols><col min="2" max="2" hidden="1" width="9"/><col min="3" max="3" width="20"/></cols><sheetData>\
            <row r="1">\(cell("A1", "甲"))\(cell("B1", "藏"))\(cell("C1", "乙"))</row><row r="2" hidden="1">\(cell("A2", "藏"))\
            </row><row r="3">\(cell("C3", "丙"))<c r="D3"><f>1+1</f><v>2</v></c></row></sheetData>\
            <mergeCells><mergeCell ref="C3:C4"/></mergeCells>
            """
        let bytes = ReadingFiles.xlsx(
            sheets: [("汇总", "visible", sheet), ("名单", "hidden", "<sheetData/>")],
            parts: [("[Content_Types].xml", "<Types>spreadsheetml.sheet.main+xml</Types>")])
        let made = try await PublishableRewriter.rewrite(bytes, name: "a.xlsm")
        #expect(made.name == "a.xlsx")
        let found = try await EverythingExtractor.extract(made.bytes, name: made.name)
        let cells = found.parts.filter { $0.detail.hasPrefix("工作表“") }.map { $0.detail + $0.text }
        #expect(cells == ["工作表“汇总”A1甲", "工作表“汇总”B1乙", "工作表“汇总”B2丙", "工作表“汇总”C22"])
        #expect(Set(made.notes.map(\.code)) == ["hidden_sheet", "hidden_columns", "hidden_rows", "formulas"])
    }

    @Test func drawingsWithScriptAreRefused() async throws {
        for active in [
            "<script>1</script>", "<a href=\"http://x/\"><path/></a>", "<g onclick=\"x()\"/>", "<foreignObject/>",
        ] {
            let drawing = Array("<svg xmlns=\"http://www.w3.org/2000/svg\">\(active)</svg>".utf8)
            await #expect(throws: ReadingError.self) { try await PublishableRewriter.rewrite(drawing, name: "a.svg") }
        }
        let plain = Array(
            "<svg xmlns=\"http://www.w3.org/2000/svg\"><!-- 13800138000 --><desc>1</desc><path d=\"M0 0\"/></svg>".utf8)
        let made = try await PublishableRewriter.rewrite(plain, name: "a.svg")
        #expect(String(decoding: made.bytes, as: UTF8.self).hasSuffix("><path d=\"M0 0\"/></svg>"))
    }

    @Test func textsGetOneEncodingAndOneLineEnd() async throws {
        let made = try await PublishableRewriter.rewrite([0xD6, 0xD0, 0x0D, 0x0A, 0xCE, 0xC4, 0x0D], name: "a.txt")
        #expect(String(decoding: made.bytes, as: UTF8.self) == "中\n文\n")
    }

    @Test func whatCannotBeCleanedIsRefusedWithASentence() async throws {
        for (name, text) in [("a.html", "<html><body>甲</body></html>"), ("a.xml", "<?xml version=\"1.0\"?><a/>")] {
            do {
                _ = try await PublishableRewriter.rewrite(Array(text.utf8), name: name)
                Issue.record("\(name) was rewritten")
            } catch {
                #expect(error.code == .notPublishable && error.sentence.hasSuffix("。") && error.sentence.contains("请"))
            }
        }
    }
}
