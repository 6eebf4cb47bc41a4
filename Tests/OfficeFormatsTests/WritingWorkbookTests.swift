import Foundation
import Testing

@testable import OfficeFormats

/// xlsx: LibreOffice reads every cell back as written, and text is never a formula (T9).
@Suite struct WritingWorkbookTests {
    static let hostile = [
        "=1+1", "=HYPERLINK(\"http://x.invalid\",\"a\")", "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "＝1+1", "＋1", "－1",
        "＠x", "=cmd|' /C calc'!A0", "'=1+1", "''", "'", "1e5", "007", "2026-03-02", "TRUE", "#REF!", "1/2",
        "  空格  ", "a,b;c\"d'e", "<t>&amp;</t>", "]]>", "_x0041_", "__x000D_", "_x005F_", "第一行\n第二行", "𠮷野家",
        "a\u{0}b\u{1}c\u{FFFE}d", "é\u{301}", "\u{202E}abc", "0.1+0.2", "{=1}", "=", "１２３", "12,5", "3%",
    ]

    private func ledger() -> WorkbookWriter {
        let rows: [[CellValue]] = [
            [1, "公开栏目改版", .day(year: 2026, month: 3, day: 2), .number(12.5, places: 2), .share(0.925)],
            [2, "政策解读\n不少于三种形式", .day(year: 2026, month: 12, day: 31), .number(-3, places: 0), .empty],
            [3, "短行"],
        ]
        return WorkbookWriter(DocumentProperties(title: "工作台账", creator: "某县政务公开办", created: "2026-03-02T01:00:00Z"))
            .adding(
                Worksheet(
                    "台账",
                    columns: [
                        Column("序号", width: 6, layout: .centred), Column("任务", width: 40, layout: .wrapped),
                        Column("期限"), Column("经费"), Column("完成率"),
                    ],
                    rows: rows, heading: "2026年政务公开工作台账", notes: ["单位：万元"],
                    merges: [CellMerge(row: 1, column: 3, rowSpan: 2)], frozenColumns: 1)
            )
            .sheet("说明/[二]", columns: [Column("项")], rows: [["无"]])
    }

    @Test func libreOfficeReadsEveryCell() async throws {
        let csv = try await Soffice.convert(try ledger().bytes(), "xlsx", to: Soffice.csv)
        #expect(
            Soffice.rows(csv) == [
                ["2026年政务公开工作台账", "", "", "", ""], ["单位：万元", "", "", "", ""],
                ["序号", "任务", "期限", "经费", "完成率"],
                ["1", "公开栏目改版", "2026-03-02", "12.50", "92.50%"],
                ["2", "政策解读\n不少于三种形式", "2026-12-31", "-3", ""], ["3", "短行", "", "", ""],
            ])
    }

    @Test func hostileTextStaysText() async throws {
        let columns = [Column("文本"), Column("长度", layout: .wrapped)]
        let rows = Self.hostile.map { [CellValue.text($0), .text($0)] }
        let bytes = try WorkbookWriter(title: "x").adding(Worksheet("a", columns: columns, rows: rows, filter: false))
            .bytes()
        let csv = try await Soffice.convert(bytes, "xlsx", to: Soffice.csv)
        let read = Soffice.rows(csv).dropFirst().map { $0.first ?? "?" }
        let expected = Self.hostile.map { text in
            text == "a\u{0}b\u{1}c\u{FFFE}d" ? "abcd" : text
        }
        #expect(read.count == expected.count)
        for (found, wanted) in zip(read, expected) { #expect(found == wanted) }
        // The cell type in LibreOffice's own format is the proof that nothing is computed.
        let flat = String(decoding: try await Soffice.convert(bytes, "xlsx", to: "fods"), as: UTF8.self)
        #expect(!flat.contains("table:formula"))
        let typed = flat.components(separatedBy: "office:value-type=\"string\"").count - 1
        #expect(typed == (Self.hostile.count + 1) * 2)
        #expect(!flat.contains("office:value-type=\"float\""))
    }

    @Test func daysAreRealDays() async throws {
        let bytes = try WorkbookWriter(title: "x").sheet(
            "a", columns: [Column("日")],
            rows: [
                [.day(year: 2026, month: 2, day: 28)], [.minute(year: 2026, month: 2, day: 28, minutes: 605)],
                [.day(year: 1899, month: 1, day: 1)], [.day(year: 2026, month: 2, day: 30)],
            ]
        ).bytes()
        let flat = String(decoding: try await Soffice.convert(bytes, "xlsx", to: "fods"), as: UTF8.self)
        #expect(flat.contains("office:date-value=\"2026-02-28\""))
        #expect(flat.contains("office:date-value=\"2026-02-28T10:05:00\""))
        #expect(flat.contains("1899-01-01</text:p>"))
        #expect(flat.contains("2026-02-30</text:p>"))
    }

    @Test(arguments: [
        (1900, 3, 1, 61), (1999, 12, 31, 36525), (2000, 2, 29, 36585), (2024, 2, 29, 45351), (2026, 1, 1, 46023),
        (2026, 12, 31, 46387), (9999, 12, 31, 2_958_465),
    ])
    func countsDays(year: Int, month: Int, day: Int, serial: Int) {
        #expect(SpreadsheetDay.serial(year: year, month: month, day: day) == serial)
    }

    @Test func thePackageIsSound() async throws {
        let bytes = try ledger().bytes()
        #expect(try await PackageParts.check(bytes) == "sound\n")
        let parts = try await PackageParts.read(bytes)
        let core = try #require(parts["docProps/core.xml"])
        #expect(core.contains("<dc:title>工作台账</dc:title><dc:creator>某县政务公开办</dc:creator>"))
        let sheet = try #require(parts["xl/worksheets/sheet1.xml"])
        for piece in [
            #"<autoFilter ref="A3:E6"/>"#, #"state="frozen""#, #"ySplit="3""#, #"xSplit="1""#, #"paperSize="9""#,
            #"orientation="landscape""#, #"<mergeCell ref="A1:E1"/>"#, #"<mergeCell ref="D5:D6"/>"#,
            #"width="40.00""#,
        ] {
            #expect(sheet.contains(piece), "\(piece)")
        }
        let workbook = try #require(parts["xl/workbook.xml"])
        #expect(workbook.contains("_xlnm.Print_Titles"))
        #expect(workbook.contains("&#39;台账&#39;!$3:$3"))
        #expect(workbook.contains(#"name="说明  二""#))
        let styles = try #require(parts["xl/styles.xml"])
        #expect(styles.contains(#"wrapText="1""#))
    }

    @Test func theSameInputGivesTheSameBytes() throws { #expect(try ledger().bytes() == ledger().bytes()) }

    @Test func longTextIsCutVisibly() async throws {
        let bytes = try WorkbookWriter(title: "x")
            .sheet("a", columns: [Column("a")], rows: [[.text(String(repeating: "长", count: 40_000))]]).bytes()
        let csv = try await Soffice.convert(bytes, "xlsx", to: Soffice.csv)
        let text = try #require(Soffice.rows(csv).last?.first)
        #expect(text.hasSuffix("……（内容过长，此处未完）"))
        #expect(text.utf16.count <= 32_767)
    }

    @Test(arguments: [
        ("台账", "台账"), ("a/b\\c:d*e?f[g]", "a b c d e f g"), ("'引'", "引"), ("", "Sheet"), ("History", "Sheet"),
        (String(repeating: "长", count: 40), String(repeating: "长", count: 31)), ("a\u{0}b", "ab"),
    ])
    func namesAreValid(given: String, expected: String) {
        var used: Set<String> = []
        #expect(SheetName.valid(given, among: &used) == expected)
        let second = SheetName.valid(given.lowercased(), among: &used)
        #expect(second.hasSuffix(" (2)"))
        #expect(second.utf16.count <= 31)
    }

    @Test func whatDoesNotFitIsRefusedOrLeftOut() throws {
        #expect(throws: WritingFailure.noSheet) { try WorkbookWriter(title: "x").bytes() }
        let wide = [[CellValue]](repeating: [CellValue](repeating: .empty, count: 16_385), count: 1)
        #expect(throws: WritingFailure.tooManyColumns(sheet: "a")) {
            try WorkbookWriter(title: "x").sheet("a", columns: [], rows: wide).bytes()
        }
        let sheet = Worksheet(
            "a", columns: [Column("a"), Column("b")], rows: [[1, 2], [3, 4]],
            merges: [
                CellMerge(row: 0, column: 0, rowSpan: 2), CellMerge(row: 1, column: 0, columnSpan: 2),
                CellMerge(row: 1, column: 1, rowSpan: 2), CellMerge(row: -1, column: 0, rowSpan: 2),
                CellMerge(row: 0, column: Int.max, columnSpan: 2), CellMerge(row: 0, column: 1),
            ])
        #expect(sheet.soundMerges() == [CellMerge(row: 0, column: 0, rowSpan: 2)])
    }

    @Test func fiveThousandRowsAreQuick() throws {
        let rows = (0..<5000).map { row in
            (0..<8).map { $0 == 0 ? CellValue.integer(row) : .text("第\(row)项，公开事项及责任单位\($0)") }
        }
        let columns = (0..<8).map { Column("列\($0)") }
        let start = ContinuousClock.now
        let bytes = try WorkbookWriter(title: "x").sheet("a", columns: columns, rows: rows).bytes()
        let took = ContinuousClock.now - start
        print("xlsx 5000 x 8: \(took), \(bytes.count) bytes")
        #expect(took < .seconds(10))
    }
}

/// CSV by RFC 4180 with the guard of T9.
@Suite struct WritingCSVTests {
    @Test(arguments: [
        ("平常", "平常"), ("a,b", "\"a,b\""), ("说\"话\"", "\"说\"\"话\"\"\""), ("两\n行", "\"两\n行\""),
        ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@x", "'@x"), ("\tx", "'\tx"), ("\rx", "\"'\rx\""),
        ("\nx", "\"'\nx\""), ("\r\nx", "\"'\r\nx\""), ("＝1", "'＝1"), ("＋1", "'＋1"), ("－1", "'－1"), ("＠x", "'＠x"),
        (" x", "\" x\""), ("a=b", "a=b"), ("=1,\"", "\"'=1,\"\"\""), ("", ""),
    ])
    func quotesAndGuards(text: String, expected: String) {
        let bytes = CSVWriter.bytes([[.text(text)]], byteOrderMark: false)
        #expect(bytes == Array((expected + "\r\n").utf8))
    }

    @Test func writesEveryKindOfValue() {
        let bytes = CSVWriter.bytes([
            [-5, .number(2.345, places: 2), .number(.nan, places: 1), .share(0.5), .empty],
            [.day(year: 2026, month: 3, day: 2), .minute(year: 2026, month: 3, day: 2, minutes: 65), "完"],
        ])
        let expected = "\u{FEFF}-5,2.35,—,50.00%,\r\n2026-03-02,2026-03-02 01:05,完\r\n"
        #expect(bytes == Array(expected.utf8) || bytes == Array(expected.replacing("2.35", with: "2.34").utf8))
    }

    @Test func hostileRowsStayTextInLibreOffice() async throws {
        let bytes = CSVWriter.bytes(WritingWorkbookTests.hostile.map { [.text("行"), .text($0)] })
        let flat = String(
            decoding: try await Soffice.convert(bytes, "csv", to: "fods"), as: UTF8.self)
        #expect(!flat.contains("table:formula"))
    }
}
