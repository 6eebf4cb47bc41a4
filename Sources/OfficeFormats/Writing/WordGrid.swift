/// A table laid out on its grid: every place is the beginning of a cell, covered from above, or empty.
struct WordGrid {
    struct Place {
        enum Vertical { case single, begins, continues }

        let cell: WordCell
        let columnSpan: Int
        let vertical: Vertical
    }

    let columnCount: Int
    /// The places of each row from left to right; their column spans add up to the column count.
    private(set) var rows: [[Place]] = []

    /// What still covers a column from above.
    private struct Cover {
        var rowsLeft = 0
        var columnSpan = 1
        var cell = WordCell("")
    }

    init(_ table: WordTable) {
        columnCount = max(1, table.widths.count)
        var covers = [Cover](repeating: Cover(), count: columnCount)
        for (index, row) in table.rows.enumerated() {
            rows.append(Self.layOut(row, &covers, columnCount, rowsBelow: table.rows.count - index - 1))
        }
    }

    private static func layOut(
        _ row: [WordCell], _ covers: inout [Cover], _ columnCount: Int, rowsBelow: Int
    ) -> [Place] {
        var places: [Place] = []
        var pending = row[...]
        var column = 0
        while column < columnCount {
            if covers[column].rowsLeft > 0 {
                let cover = covers[column]
                for covered in column..<(column + cover.columnSpan) { covers[covered].rowsLeft -= 1 }
                places.append(Place(cell: cover.cell, columnSpan: cover.columnSpan, vertical: .continues))
                column += cover.columnSpan
                continue
            }
            let cell = pending.popFirst() ?? WordCell("")
            let span = free(from: column, atMost: max(1, cell.columnSpan), covers)
            let rowSpan = min(max(1, cell.rowSpan), rowsBelow + 1)
            if rowSpan > 1 {
                for covered in column..<(column + span) {
                    covers[covered] = Cover(rowsLeft: rowSpan - 1, columnSpan: span, cell: cell)
                }
            }
            places.append(Place(cell: cell, columnSpan: span, vertical: rowSpan > 1 ? .begins : .single))
            column += span
        }
        return places
    }

    /// How many columns from here on nothing covers.
    private static func free(from column: Int, atMost span: Int, _ covers: [Cover]) -> Int {
        var width = 1
        while width < span, column + width < covers.count, covers[column + width].rowsLeft == 0 { width += 1 }
        return width
    }
}
