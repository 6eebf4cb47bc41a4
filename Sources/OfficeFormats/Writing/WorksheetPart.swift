/// The XML of one sheet.
struct WorksheetPart {
    private let sheet: Worksheet
    private let letters: [String]
    private var xml: XMLBuffer

    static func write(_ sheet: Worksheet, styles: inout WorkbookStyles) -> XMLBuffer {
        var part = WorksheetPart(sheet)
        part.begin()
        part.rows(&styles)
        part.end()
        return part.xml
    }

    private init(_ sheet: Worksheet) {
        self.sheet = sheet
        letters = (0..<sheet.columnCount).map(Self.letters)
        xml = XMLBuffer.document()
    }

    /// `A`, `Z`, `AA` … for a column counted from 0.
    static func letters(_ column: Int) -> String {
        var rest = column + 1
        var result: [UInt8] = []
        while rest > 0 {
            result.insert(UInt8(ascii: "A") + UInt8(truncatingIfNeeded: (rest - 1) % 26), at: 0)
            rest = (rest - 1) / 26
        }
        return String(decoding: result, as: UTF8.self)
    }

    private mutating func begin() {
        xml.raw(
            """
            <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetPr><pageSetUpPr \
            fitToPage="1"/></sheetPr><dimension
            """)
        xml.attribute("ref", range(0, 1, sheet.columnCount - 1, sheet.lastRow))
        xml.raw(#"/><sheetViews><sheetView workbookViewId="0"><pane"#)
        let frozen = min(max(0, sheet.frozenColumns), sheet.columnCount - 1)
        if frozen > 0 { xml.attribute("xSplit", frozen) }
        xml.attribute("ySplit", sheet.headerRow)
        xml.attribute("topLeftCell", reference(frozen, sheet.headerRow + 1))
        xml.raw(frozen > 0 ? #" activePane="bottomRight""# : #" activePane="bottomLeft""#)
        xml.raw(#" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>"#)
        for index in 0..<sheet.columnCount {
            xml.raw("<col")
            xml.attribute("min", index + 1)
            xml.attribute("max", index + 1)
            let width = index < sheet.columns.count ? sheet.columns[index].width : 12
            xml.attribute("width", NumberText.fixed(width.isFinite ? min(255, max(1, width)) : 12, places: 2))
            xml.raw(#" customWidth="1"/>"#)
        }
        xml.raw("</cols><sheetData>")
    }

    private mutating func rows(_ styles: inout WorkbookStyles) {
        var line = 0
        if let heading = sheet.heading {
            line += 1
            let style = styles.index(.init(face: .heading, number: .text, layout: .centred, bordered: false))
            single(heading, line: line, style: style, height: 30)
        }
        let noteStyle = styles.index(.init(face: .note, number: .text, layout: .left, bordered: false))
        for note in sheet.notes {
            line += 1
            single(note, line: line, style: noteStyle, height: nil)
        }
        line += 1
        let headerStyle = styles.index(.init(face: .header, number: .text, layout: .centred))
        open(line: line, height: nil)
        for (index, letter) in letters.enumerated() {
            let title = index < sheet.columns.count ? sheet.columns[index].title : ""
            text(title, at: letter, line: line, style: headerStyle)
        }
        xml.raw("</row>")
        for row in sheet.rows {
            line += 1
            open(line: line, height: nil)
            for (index, letter) in letters.enumerated() {
                let layout = index < sheet.columns.count ? sheet.columns[index].layout : .left
                cell(index < row.count ? row[index] : .empty, at: letter, line: line, layout: layout, styles: &styles)
            }
            xml.raw("</row>")
        }
    }

    private mutating func open(line: Int, height: Int?) {
        xml.raw("<row")
        xml.attribute("r", line)
        if let height {
            xml.attribute("ht", height)
            xml.raw(#" customHeight="1""#)
        }
        xml.raw(">")
    }

    private mutating func single(_ content: String, line: Int, style: Int, height: Int?) {
        open(line: line, height: height)
        text(content, at: "A", line: line, style: style)
        xml.raw("</row>")
    }

    private mutating func cell(
        _ value: CellValue, at letter: String, line: Int, layout: Column.Layout, styles: inout WorkbookStyles
    ) {
        let format = WorksheetCell(value)
        let style = styles.index(.init(number: format.number, layout: format.layout(in: layout)))
        switch format.content {
        case .nothing:
            begin(letter, line, style)
            xml.raw("/>")
        case .text(let content): text(content, at: letter, line: line, style: style)
        case .value(let content):
            begin(letter, line, style)
            xml.raw("><v>")
            xml.text(content)
            xml.raw("</v></c>")
        }
    }

    private mutating func begin(_ letter: String, _ line: Int, _ style: Int) {
        xml.raw(#"<c r=""#)
        xml.text(letter)
        xml.number(line)
        xml.raw(#"" s=""#)
        xml.number(style)
        xml.raw("\"")
    }

    /// T9: text is always an inline string, which no program computes.
    private mutating func text(_ content: String, at letter: String, line: Int, style: Int) {
        begin(letter, line, style)
        xml.raw(#" t="inlineStr"><is><t xml:space="preserve">"#)
        xml.text(WorksheetCell.stored(content))
        xml.raw("</t></is></c>")
    }

    private mutating func end() {
        xml.raw("</sheetData>")
        if sheet.filter {
            xml.raw("<autoFilter")
            xml.attribute("ref", range(0, sheet.headerRow, sheet.columnCount - 1, sheet.lastRow))
            xml.raw("/>")
        }
        let merges = allMerges
        if !merges.isEmpty {
            xml.raw("<mergeCells")
            xml.attribute("count", merges.count)
            xml.raw(">")
            for merge in merges {
                xml.raw("<mergeCell")
                xml.attribute("ref", merge)
                xml.raw("/>")
            }
            xml.raw("</mergeCells>")
        }
        xml.raw(
            """
            <pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup \
            paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/><headerFooter><oddFooter>\
            &amp;C第 &amp;P 页，共 &amp;N 页</oddFooter></headerFooter></worksheet>
            """)
    }

    private var allMerges: [String] {
        let wide = sheet.columnCount > 1 ? sheet.headerRow - 1 : 0
        let heads = (0..<wide).map { range(0, $0 + 1, sheet.columnCount - 1, $0 + 1) }
        return heads
            + sheet.soundMerges().map { merge in
                let top = sheet.headerRow + 1 + merge.row
                return range(
                    merge.column, top, merge.column + merge.columnSpan - 1, top + merge.rowSpan - 1)
            }
    }

    private func reference(_ column: Int, _ line: Int) -> String { Self.letters(column) + String(line) }

    private func range(_ left: Int, _ top: Int, _ right: Int, _ bottom: Int) -> String {
        "\(reference(left, top)):\(reference(right, bottom))"
    }
}
