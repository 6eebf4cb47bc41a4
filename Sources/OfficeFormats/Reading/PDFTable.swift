/// A table over one or more pages, its rows put together where a page cut them.
struct PDFTable {
    private var rows: [[PDFGrid.Cell]] = []
    private let columns: [Double]

    /// The parts in reading order, with the words of their pages.
    init(_ parts: [PDFTablePart], pages: [PDFPage]) {
        columns = PDFTablePart.clustered(parts.flatMap { part in part.verticals.map(\.at) + [part.left, part.right] })
        for part in parts where pages.indices.contains(part.page) {
            let words = pages[part.page].words.filter(part.contains)
            append(PDFGrid(part, columns: columns, words: words))
        }
    }

    private mutating func append(_ grid: PDFGrid) {
        var added = [[PDFGrid.Cell]](repeating: [], count: grid.rowCount)
        for cell in grid.cells where added.indices.contains(cell.row) { added[cell.row].append(cell) }
        if let header = rows.first, let first = added.first, rows.count > 0, Self.texts(first) == Self.texts(header) {
            added.removeFirst()
        }
        if !rows.isEmpty, let first = added.first, continuesRow(first) {
            for cell in first where !cell.isBlank { extend(with: cell) }
            added.removeFirst()
        } else if !rows.isEmpty, let first = added.first {
            let kept = first.filter { cell in
                guard let above = covering(cell.column), goesOn(above, cell), cell.column < mainColumn else {
                    return true
                }
                extend(with: cell)
                return false
            }
            added[0] = kept
        }
        for row in added {
            let number = rows.count
            rows.append(
                row.map { cell in
                    var cell = cell
                    cell.row = number
                    return cell
                })
        }
    }

    private static func texts(_ row: [PDFGrid.Cell]) -> [String] { row.map { $0.paragraphs.joined() } }

    /// The column with the most text.
    private var mainColumn: Int {
        var sizes: [Int: Int] = [:]
        for cell in rows.joined() where cell.columnSpan == 1 {
            sizes[cell.column, default: 0] += cell.paragraphs.reduce(0) { $0 + $1.unicodeScalars.count }
        }
        return sizes.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key ?? 0
    }

    /// The lowest cell that stands in a column, as (row, index).
    private func covering(_ column: Int) -> (row: Int, index: Int)? {
        for row in rows.indices.reversed() {
            if let index = rows[row].lastIndex(where: { $0.column <= column && column < $0.column + $0.columnSpan }) {
                return (row, index)
            }
        }
        return nil
    }

    /// Whether the text above is cut in the middle of a sentence and this cell goes on with it.
    private func goesOn(_ place: (row: Int, index: Int), _ cell: PDFGrid.Cell) -> Bool {
        let above = rows[place.row][place.index]
        guard above.column == cell.column, above.columnSpan == cell.columnSpan, let last = above.lines.last,
            var next = cell.lines.first
        else { return false }
        if PDFText.startsItem(next.text) || PDFText.endsSentence(last.text) { return false }
        // On another page height says nothing.
        next.y0 = last.y1
        return PDFText.flows(last, into: next, left: min(above.left, cell.left), right: max(above.right, cell.right))
    }

    private func continuesRow(_ row: [PDFGrid.Cell]) -> Bool {
        let filled = row.filter { !$0.isBlank }
        guard !filled.isEmpty, row.contains(where: { $0.columnSpan == 1 }) || columns.count <= 2 else { return false }
        let main = mainColumn
        if let text = filled.first(where: { $0.column == main }) {
            guard let above = covering(main), !rows[above.row][above.index].isBlank else { return false }
            if goesOn(above, text) { return true }
            let startsNew = text.lines.first.map { PDFText.startsItem($0.text) } ?? true
            return !startsNew && filled.count == 1
        }
        return filled.allSatisfy { cell in covering(cell.column).map { goesOn($0, cell) } ?? false }
    }

    private mutating func extend(with cell: PDFGrid.Cell) {
        guard let place = covering(cell.column) else { return }
        var above = rows[place.row][place.index]
        var paragraphs = cell.paragraphs
        if goesOn(place, cell), let last = above.paragraphs.popLast(), let first = paragraphs.first {
            paragraphs[0] = PDFText.joined(last, first)
        }
        above.paragraphs += paragraphs
        above.lines += cell.lines
        rows[place.row][place.index] = above
    }

    func block(number: Int, limits: ReadingLimits) -> TableBlock? {
        let width = max(columns.count - 1, 1)
        guard rows.contains(where: { $0.contains { !$0.isBlank } }),
            rows.count.multipliedReportingOverflow(by: width).partialValue <= limits.gridPlaces
        else { return nil }
        let made = rows.enumerated().map { index, row in
            row.map { cell in
                TableCell(
                    cell.paragraphs, row: cell.row, column: cell.column, rowSpan: cell.rowSpan,
                    columnSpan: cell.columnSpan,
                    position: SourcePosition(page: cell.page + 1, table: number, row: index + 1))
            }
        }
        let page = rows.first?.first.map { $0.page + 1 }
        return TableBlock(rows: made, columnCount: width, position: SourcePosition(page: page, table: number))
    }
}
