import Testing

@testable import OfficeFormats

/// PII-1: what anybody could take out of a file, the gate has seen.
@Suite struct ExtractingTests {
    private func everything(_ bytes: [UInt8], _ name: String) async throws -> Extraction {
        try await EverythingExtractor.extract(bytes, name: name)
    }

    private func places(of text: String, in extraction: Extraction) -> Set<ExtractedPlace> {
        Set(extraction.parts.filter { $0.text.contains(text) }.map(\.place))
    }

    private static func run(_ text: String, _ properties: String = "") -> String {
        "<w:r><w:rPr>\(properties)</w:rPr><w:t>\(text)</w:t></w:r>"
    }

    @Test func aNumberSplitAcrossRunsIsOneText() async throws {
        let runs = ["138", "0013", "8000"].map { Self.run($0) }.joined()
        let found = try await everything(ReadingFiles.docx(body: "<w:p>\(runs)</w:p>"), "a.docx")
        #expect(places(of: "13800138000", in: found) == [.body])
        #expect(found.isComplete)
    }

    @Test(
        "The words of a sheet's header stand without its codes",
        arguments: [
            ("&C13800138000", "\n13800138000"), ("&L&\"宋体,加粗\"&12甲&C&KFF0000乙&R第 &P 页", "\n甲\n乙\n第   页"),
            ("甲&&乙&B丙&", "甲&乙丙"), ("&1213800138000", "13800138000"), ("&10 13800138000", " 13800138000"), ("", ""),
        ])
    func headerOfASheet(coded: String, text: String) { #expect(SheetHeader.text(coded) == text) }

    /// Both halves of a number that is hidden in part, and the state before a change.
    @Test func whatIsNotShownHasItsOwnPlace() async throws {
        let body = """
            <w:p>\(Self.run("甲1380"))\(Self.run("0138000", "<w:vanish/>"))</w:p>
            <w:p>\(Self.run("乙"))<w:del><w:r><w:delText>15000150000</w:delText></w:r></w:del></w:p>
            <w:p>\(Self.run("13911112222", "<w:color w:val=\"FFFFFF\"/>"))</w:p>
            <w:p>\(Self.run("13911113333", "<w:color w:val=\"FFFFFF\"/><w:shd w:fill=\"003366\"/>"))</w:p>
            <w:p>\(Self.run("13911114444", "<w:sz w:val=\"2\"/>"))</w:p>
            """
        let found = try await everything(ReadingFiles.docx(body: body), "a.docx")
        #expect(places(of: "13800138000", in: found) == [.hiddenText])
        #expect(places(of: "15000150000", in: found) == [.trackedChange])
        #expect(places(of: "13911112222", in: found) == [.whiteText])
        #expect(places(of: "13911113333", in: found) == [.body], "white on a dark ground is seen")
        #expect(places(of: "13911114444", in: found) == [.whiteText])
    }

    @Test func aCellKnowsTheHeadOfItsColumn() async throws {
        func cell(_ text: String) -> String { "<w:tc>\(ReadingFiles.p(text))</w:tc>" }
        let table =
            "<w:tbl><w:tr>\(cell("姓名"))\(cell("电话"))</w:tr><w:tr>\(cell("张三"))\(cell("13800138000"))</w:tr></w:tbl>"
        let found = try await everything(ReadingFiles.docx(body: table), "a.docx")
        let part = try #require(found.parts.first { $0.text == "13800138000" })
        #expect(part.columnHead == "电话")
        #expect(part.detail == "表格1第2行第2列")
    }

    /// PII-2: a title over the whole table is no head.
    @Test func aTitleOverATableIsNotItsHead() async throws {
        func cell(_ text: String) -> String { "<w:tc>\(ReadingFiles.p(text))</w:tc>" }
        let title = "<w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr>\(ReadingFiles.p("补助对象名单"))</w:tc>"
        let table = """
            <w:tbl><w:tr>\(title)</w:tr><w:tr>\(cell("姓名"))\(cell("金额"))</w:tr>\
            <w:tr>\(cell("张三"))\(cell("300"))</w:tr></w:tbl>
            """
        let found = try await everything(ReadingFiles.docx(body: table), "a.docx")
        #expect(found.parts.first { $0.text == "张三" }?.columnHead == "姓名")
    }

    @Test func sheetsRowsAndColumnsThatAreHiddenAreNamed() async throws {
        func row(_ number: Int, _ text: String, _ attribute: String = "") -> String {
            "<row r=\"\(number)\" \(attribute)><c r=\"B\(number)\" t=\"inlineStr\"><is><t>\(text)</t></is></c></row>"
        }
        let shown = "<sheetData>\(row(1, "电话"))\(row(2, "13800138000", "hidden=\"1\""))</sheetData>"
        let thin = "<cols><col min=\"2\" max=\"2\" hidden=\"1\"/></cols><sheetData>\(row(1, "13800138001"))</sheetData>"
        let bytes = ReadingFiles.xlsx(sheets: [
            ("汇总", "visible", shown), ("列", "visible", thin),
            ("名单", "veryHidden", "<sheetData>\(row(7, "13800138002"))</sheetData>"),
        ])
        let found = try await everything(bytes, "a.xlsx")
        #expect(places(of: "13800138000", in: found) == [.hiddenRow])
        #expect(places(of: "13800138001", in: found) == [.hiddenColumn])
        #expect(places(of: "13800138002", in: found) == [.hiddenSheet])
        #expect(found.parts.contains { $0.detail == "工作表“名单”B7" })
    }

    @Test func aNumberWrittenOneDigitACellIsOneText() async throws {
        let digits = "13800138000".enumerated().map { index, digit in
            "<c r=\"\(CellReference.letters(index + 1))1\"><v>\(digit)</v></c>"
        }.joined()
        let bytes = ReadingFiles.xlsx(sheets: [("表", "visible", "<sheetData><row r=\"1\">\(digits)</row></sheetData>")])
        #expect(places(of: "13800138000", in: try await everything(bytes, "a.xlsx")) == [.body])
    }

    @Test func anExtractionSurvivesTheWayFromTheChild() throws {
        let parts = ExtractedPlace.allCases.map {
            ExtractedPart(
                place: $0, detail: "甲", text: "乙\u{0}丙", columnHead: $0 == .body ? "丁" : nil, isFromOCR: $0 == .ocr)
        }
        let whole = Extraction(parts: parts, notes: [ReadingNote("a", "戊")], isComplete: false)
        let bytes = ExtractionCoding.encode(whole)
        #expect(try ExtractionCoding.extraction(bytes) == whole)
        for length in 0..<bytes.count {
            #expect(throws: ConfinementFailure.self) { try ExtractionCoding.extraction(Array(bytes.prefix(length))) }
        }
    }

    @Test func everyPlaceHasAChineseName() {
        #expect(Set(ExtractedPlace.allCases.map(\.chinese)).count == ExtractedPlace.allCases.count)
        #expect(ExtractedPlace.allCases.allSatisfy { $0.chinese != $0.rawValue })
    }
}
