/// A table laid on its grid for Word, where cells covered from above are named too.
struct LetterTableGrid {
    struct Place {
        let cell: RichCell
        let columnSpan: Int
        /// Begins or continues a cell over several rows.
        let begins: Bool, continues: Bool

        func open(width: Int, _ xml: inout XMLBuffer) {
            xml.raw("<w:tc><w:tcPr><w:tcW")
            xml.attribute("w:w", width)
            xml.raw(#" w:type="dxa"/>"#)
            if columnSpan > 1 {
                xml.raw("<w:gridSpan")
                xml.attribute("w:val", columnSpan)
                xml.raw("/>")
            }
            if begins { xml.raw(#"<w:vMerge w:val="restart"/>"#) }
            if continues { xml.raw("<w:vMerge/>") }
            xml.raw(#"<w:vAlign w:val="center"/></w:tcPr>"#)
        }
    }

    static let opening: StaticString = """
        <w:tbl><w:tblPr><w:tblW w:w="8844" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>\
        <w:top w:val="single" w:sz="4" w:color="000000"/><w:left w:val="single" w:sz="4" w:color="000000"/>\
        <w:bottom w:val="single" w:sz="4" w:color="000000"/><w:right w:val="single" w:sz="4" w:color="000000"/>\
        <w:insideH w:val="single" w:sz="4" w:color="000000"/><w:insideV w:val="single" w:sz="4" w:color="000000"/>\
        </w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="57" w:type="dxa"/>\
        <w:right w:w="57" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>
        """

    private(set) var rows: [[Place]] = []

    init(_ table: RichTable, columns: Int) {
        // The layout of WordGrid, which knows texts only, told by the number of each cell.
        var cells: [RichCell] = []
        let numbered = table.rows.map { row in
            row.map { cell in
                cells.append(cell)
                return WordCell("\(cells.count - 1)", columnSpan: cell.columnSpan, rowSpan: cell.rowSpan)
            }
        }
        let grid = WordGrid(WordTable(widths: Array(repeating: 1, count: columns), rows: numbered))
        rows = grid.rows.map { row in
            row.map { place in
                let cell = Int(place.cell.text).map { cells[$0] } ?? RichCell(blocks: [])
                return Place(
                    cell: cell, columnSpan: place.columnSpan, begins: place.vertical == .begins,
                    continues: place.vertical == .continues)
            }
        }
    }
}

extension RichTable {
    /// The width of the widest row, cells from above included.
    var columnCount: Int {
        var covers: [(rows: Int, columns: Int)] = []
        var widest = 1
        for row in rows {
            let own = row.reduce(0) { $0 + max(1, $1.columnSpan) }
            widest = max(widest, own + covers.reduce(0) { $0 + $1.columns })
            covers = covers.map { ($0.rows - 1, $0.columns) }.filter { $0.0 > 0 }
            covers += row.filter { $0.rowSpan > 1 }.map { ($0.rowSpan - 1, max(1, $0.columnSpan)) }
        }
        return widest
    }
}
