import OfficeFormats
import Testing

@Suite struct ReadingSheetTests {
    @Test func stringsDatesAndMergedRangesAreReadHiddenSheetsAreNot() async throws {
        let sheet = """
            <sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><r><t>富</t></r><r><t>文本</t></r></is></c></row>\
            <row r="3"><c r="A3" s="1"><v>44286</v></c><c r="B3"><v>2.0</v></c><c r="C3" t="str"><v>甲&#10;乙</v></c></row>\
            <row r="4"><c r="C4" t="b"><v>1</v></c></row></sheetData>\
            <mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="A3:A4"/></mergeCells>
            """
        let parts = [
            ("xl/sharedStrings.xml", "<sst><si><t>标题</t><rPh><t>biaoti</t></rPh></si></sst>"),
            ("xl/styles.xml", #"<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="31"/></cellXfs></styleSheet>"#),
        ]
        let hidden = "<sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><v>藏</v></c></row></sheetData>"
        let bytes = ReadingFiles.xlsx(sheets: [("分工", "visible", sheet), ("底稿", "hidden", hidden)], parts: parts)
        let document = try await read(bytes, "a.xlsx")
        #expect(
            document.firstTable == [
                ["0,0+2x1 标题", "2,0+1x1 富文本"], ["0,1+1x2 2021年3月31日", "1,1+1x1 2", "2,1+1x1 甲¶乙"], ["2,2+1x1 是"],
            ])
        #expect(document.notes.map(\.code) == ["hidden_sheet"])
        #expect(document.blocks.count == 1)
    }

    /// A cell at the far corner must cost no memory for the empty places before it.
    @Test func farCellsAndWildMergesAreHeldInBounds() async throws {
        let sheet = """
            <sheetData><row r="1"><c r="A1" t="str"><v>甲</v></c></row><row r="1048576"><c r="XFD1048576" t="str"><v>乙</v></c></row>\
            <row r="9"><c r="AAAA9" t="str"><v>丙</v></c></row></sheetData>\
            <mergeCells><mergeCell ref="A1:XFD1048576"/><mergeCell ref="B2:A1"/><mergeCell ref="??"/></mergeCells>
            """
        let document = try await read(ReadingFiles.xlsx(sheets: [("a", "visible", sheet)]), "a.xlsx")
        #expect(document.firstTable == [["0,0+2x2 甲"], ["1,1+1x1 乙"]])
    }
}
