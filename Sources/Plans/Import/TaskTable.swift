import OfficeFormats
import TextForms

/// One table of tasks, put together from the pieces that page ends cut it into.
struct TaskTable {
    private(set) var pieces: [TableBlock]
    let columns: TableColumns

    /// The task tables of the document, with the index of the entry each begins at.
    static func find(_ outline: PlanOutline) -> [(index: Int, table: TaskTable)] {
        var out: [(index: Int, table: TaskTable)] = []
        var touching = false
        for (index, entry) in outline.entries.enumerated() {
            switch entry {
            case .line(let line):
                // 续表 between the pieces parts nothing.
                if !line.text.contains(word: continued), line.text.count > 6 { touching = false }
            case .table(let block):
                if touching, let last = out.last, last.table.takes(block) {
                    out[out.count - 1].table.pieces.append(block)
                } else if let table = TaskTable(block) {
                    out.append((index, table))
                    touching = true
                } else {
                    touching = false
                }
            }
        }
        return out
    }

    private static let continued = Scalars("续表")

    private init?(_ block: TableBlock) {
        guard let columns = TableColumns(block.grid, width: block.columnCount) else { return nil }
        self.columns = columns
        pieces = [block]
    }

    /// A piece goes on when it has as many columns and no header, or the same header again (split_table).
    private func takes(_ block: TableBlock) -> Bool {
        guard block.columnCount == pieces.first?.columnCount else { return false }
        guard let row = block.grid.first, TableColumns.isHeader(row, least: 2) else { return true }
        return headerTexts(pieces[0], columns.headerEnd) == headerTexts(block, headerRows(block))
    }

    private func headerTexts(_ block: TableBlock, _ end: Int) -> [String] {
        block.grid.at(end - 1)?.map { $0?.text ?? "" } ?? []
    }

    private func headerRows(_ block: TableBlock) -> Int {
        guard let row = block.grid.first, TableColumns.isHeader(row, least: 2) else { return 0 }
        return 1
    }

    /// Every row below the header as grid cells; `opens`: it is the first of a later piece.
    func rows() -> [(cells: [TableCell?], row: Int, opens: Bool)] {
        var out: [(cells: [TableCell?], row: Int, opens: Bool)] = []
        for (number, piece) in pieces.enumerated() {
            let start = number == 0 ? columns.headerEnd : headerRows(piece)
            for (offset, cells) in piece.grid.enumerated().dropFirst(start) {
                out.append((cells, offset, number > 0 && offset == start))
            }
        }
        return out
    }
}
