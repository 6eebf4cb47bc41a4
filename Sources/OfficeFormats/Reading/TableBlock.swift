/// A table with real merged cells.
package struct TableBlock: Sendable, Hashable {
    /// The cells of each row, left to right; a cell merged down or across stands once, at its top left.
    package var rows: [[TableCell]]
    /// How many grid columns there are.
    package var columnCount: Int
    /// Where the table stands.
    package var position: SourcePosition

    /// Rows of cells; spans that leave the table are cut.
    package init(rows: [[TableCell]], columnCount: Int, position: SourcePosition) {
        self.columnCount = columnCount
        self.position = position
        let height = rows.count
        self.rows = rows.map { row in
            row.filter { $0.column >= 0 && $0.column < columnCount }.map { cell in
                var kept = cell
                kept.rowSpan = max(1, min(cell.rowSpan, height - cell.row))
                kept.columnSpan = max(1, min(cell.columnSpan, columnCount - cell.column))
                return kept
            }
        }
    }

    /// Every grid place with the cell that covers it; nil where there is none.
    package var grid: [[TableCell?]] {
        var grid = [[TableCell?]](
            repeating: [TableCell?](repeating: nil, count: columnCount), count: rows.count)
        for cell in rows.joined() {
            for row in cell.row..<min(cell.row + cell.rowSpan, rows.count) where row >= 0 {
                for column in cell.column..<min(cell.column + cell.columnSpan, columnCount)
                where grid[row][column] == nil {
                    grid[row][column] = cell
                }
            }
        }
        return grid
    }
}

/// One cell: its paragraphs and how far it reaches.
package struct TableCell: Sendable, Hashable {
    /// Its paragraphs, blank ones left out.
    package var paragraphs: [String]
    /// Its grid row, from 0.
    package var row: Int
    /// Its first grid column, from 0.
    package var column: Int
    /// How many rows it covers.
    package var rowSpan: Int
    /// How many columns it covers.
    package var columnSpan: Int
    /// Where it stands in the source.
    package var position: SourcePosition

    /// A cell; spans are at least 1.
    package init(
        _ paragraphs: [String], row: Int, column: Int, rowSpan: Int = 1, columnSpan: Int = 1,
        position: SourcePosition = SourcePosition()
    ) {
        self.paragraphs = paragraphs
        self.row = row
        self.column = column
        self.rowSpan = rowSpan
        self.columnSpan = columnSpan
        self.position = position
    }

    /// Its paragraphs, one a line.
    package var text: String { paragraphs.joined(separator: "\n") }

    /// Whether it holds nothing.
    package var isBlank: Bool { paragraphs.isEmpty }
}
