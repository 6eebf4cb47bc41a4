/// Rows of plain cells on their way to a table, with the number of the line each row begins at.
enum GridRows {
    struct Row {
        var cells: [[String]]
        var line: Int
        /// The first cell reaches over what the row lacks: a row of one cell, or a header with fewer cells.
        var isSpanning = false
    }

    /// A table of these rows; nil when they hold nothing.
    static func table(_ rows: [Row], number: Int, limits: ReadingLimits, page: Int? = nil) -> TableBlock? {
        let width = min(rows.map(\.cells.count).max() ?? 0, 200)
        guard width > 0, rows.contains(where: { $0.cells.contains { !$0.isEmpty } }),
            rows.count.multipliedReportingOverflow(by: width).partialValue <= limits.gridPlaces
        else { return nil }
        let made = rows.enumerated().map { index, row in
            var column = 0
            return row.cells.prefix(width).enumerated().map { place, paragraphs in
                let span = place == 0 && row.isSpanning ? width - row.cells.count + 1 : 1
                defer { column += max(1, span) }
                return TableCell(
                    paragraphs, row: index, column: column, columnSpan: max(1, span),
                    position: SourcePosition(page: page, table: number, row: index + 1, paragraph: row.line))
            }
        }
        return TableBlock(rows: made, columnCount: width, position: SourcePosition(page: page, table: number))
    }
}
