/// The XML of the text: paragraphs and tables.
struct WordBody {
    private(set) var xml: XMLBuffer
    /// Width of the type area in twentieths of a point.
    private let width: Int

    static let opening: StaticString = """
        <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" \
        xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>
        """

    init(_ page: WordPage) {
        xml = XMLBuffer.document()
        xml.raw(Self.opening)
        width = WordSection.textWidth(page)
    }

    mutating func paragraph(_ runs: [WordRun], _ style: WordStyle, alignment: WordCell.Alignment? = nil) {
        xml.raw("<w:p><w:pPr><w:pStyle")
        xml.attribute("w:val", style.rawValue)
        xml.raw("/>")
        if let alignment {
            xml.raw("<w:jc")
            xml.attribute("w:val", alignment.rawValue)
            xml.raw("/>")
        }
        xml.raw("</w:pPr>")
        for run in runs { write(run) }
        xml.raw("</w:p>")
    }

    mutating func pageBreak() { xml.raw(#"<w:p><w:r><w:br w:type="page"/></w:r></w:p>"#) }

    private mutating func write(_ run: WordRun) {
        xml.raw("<w:r>")
        if run.bold { xml.raw("<w:rPr><w:b/><w:bCs/></w:rPr>") }
        var plain = String.UnicodeScalarView()
        for scalar in Self.lines(run.text).joined(separator: "\n").unicodeScalars {
            if scalar == "\n" || scalar == "\t" {
                flush(&plain)
                if scalar == "\n" { xml.raw("<w:br/>") } else { xml.raw("<w:tab/>") }
            } else {
                plain.append(scalar)
            }
        }
        flush(&plain)
        xml.raw("</w:r>")
    }

    private mutating func flush(_ plain: inout String.UnicodeScalarView) {
        if plain.isEmpty { return }
        xml.raw(#"<w:t xml:space="preserve">"#)
        xml.text(String(plain))
        xml.raw("</w:t>")
        plain = .init()
    }

    /// Lines, whichever way they end.
    static func lines(_ text: String) -> [Substring] {
        text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
    }

    mutating func table(_ table: WordTable) {
        let grid = WordGrid(table)
        let columns = columnWidths(table, grid.columnCount)
        xml.raw("<w:tbl><w:tblPr><w:tblW")
        xml.attribute("w:w", columns.reduce(0, +))
        xml.raw(
            """
             w:type="dxa"/><w:jc w:val="center"/><w:tblBorders><w:top w:val="single" w:sz="4" w:color="000000"/>\
            <w:left w:val="single" w:sz="4" w:color="000000"/><w:bottom w:val="single" w:sz="4" w:color="000000"/>\
            <w:right w:val="single" w:sz="4" w:color="000000"/><w:insideH w:val="single" w:sz="4" w:color="000000"/>\
            <w:insideV w:val="single" w:sz="4" w:color="000000"/></w:tblBorders><w:tblLayout w:type="fixed"/>\
            <w:tblCellMar><w:left w:w="57" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar></w:tblPr>\
            <w:tblGrid>
            """)
        for column in columns {
            xml.raw("<w:gridCol")
            xml.attribute("w:w", column)
            xml.raw("/>")
        }
        xml.raw("</w:tblGrid>")
        for (index, row) in grid.rows.enumerated() {
            xml.raw("<w:tr>")
            let isHeader = index < table.headerRows
            if isHeader { xml.raw("<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>") }
            var column = 0
            for place in row {
                let end = min(columns.count, column + place.columnSpan)
                cell(place, width: columns[column..<end].reduce(0, +), isHeader: isHeader)
                column = end
            }
            xml.raw("</w:tr>")
        }
        // Word wants a paragraph between two tables and at the end of the text.
        xml.raw("</w:tbl>")
        paragraph([], .note)
    }

    private mutating func cell(_ place: WordGrid.Place, width: Int, isHeader: Bool) {
        xml.raw("<w:tc><w:tcPr><w:tcW")
        xml.attribute("w:w", width)
        xml.raw(#" w:type="dxa"/>"#)
        if place.columnSpan > 1 {
            xml.raw("<w:gridSpan")
            xml.attribute("w:val", place.columnSpan)
            xml.raw("/>")
        }
        switch place.vertical {
        case .single: break
        case .begins: xml.raw(#"<w:vMerge w:val="restart"/>"#)
        case .continues: xml.raw("<w:vMerge/>")
        }
        xml.raw(#"<w:vAlign w:val="center"/></w:tcPr>"#)
        let lines = place.vertical == .continues ? [""] : Self.lines(place.cell.text)
        for line in lines {
            paragraph(
                line.isEmpty ? [] : [WordRun(String(line))], isHeader ? .headerCell : .cell,
                alignment: isHeader ? nil : place.cell.alignment)
        }
        xml.raw("</w:tc>")
    }

    private func columnWidths(_ table: WordTable, _ count: Int) -> [Int] {
        let shares = table.widths.isEmpty ? [1] : table.widths.map { min(10_000, max(1, $0)) }
        let total = shares.reduce(0, +)
        return shares.map { max(1, width * $0 / total) }
    }

    mutating func end(_ page: WordPage) {
        WordSection.write(page, &xml)
        xml.raw("</w:body></w:document>")
    }
}
