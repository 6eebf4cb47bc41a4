import OfficeFormats

extension RichDocument {
    /// The cells of tables with a head row, each with the words above it: a name under 姓名 is a name (PII-2). Tables in
    /// lists, quotations and other tables too.
    var headedCells: [(head: String, text: String)] { blocks.flatMap(\.headedCells) }
}

extension RichBlock {
    fileprivate var headedCells: [(head: String, text: String)] {
        switch self {
        case .table(let table):
            table.headedCells + table.rows.joined().flatMap { $0.blocks.flatMap(\.headedCells) }
        case .list(let list): list.items.joined().flatMap(\.headedCells)
        case .quote(let blocks): blocks.flatMap(\.headedCells)
        case .heading, .paragraph, .figure, .rule: []
        }
    }
}

extension RichTable {
    fileprivate var headedCells: [(head: String, text: String)] {
        // Above the head there may be a title over the whole width.
        guard let headRow = rows.firstIndex(where: { $0.count > 1 }) else { return [] }
        var heads: [Int: String] = [:]
        var found: [(String, String)] = []
        for (row, column, cell) in placedCells where row >= headRow {
            let text = RichDocument(blocks: cell.blocks).plainText
            if row < max(headerRows, headRow + 1) {
                // A head of two rows names its column by both.
                for under in column..<(column + cell.columnSpan) { heads[under, default: ""] += text }
            } else {
                found.append((heads[column] ?? "", text))
            }
        }
        return found
    }

    /// Every cell with the row and column it begins in; a cell from above pushes those beside it to the right.
    private var placedCells: [(row: Int, column: Int, cell: RichCell)] {
        var placed: [(Int, Int, RichCell)] = []
        /// The first row that is free again, by column.
        var free: [Int: Int] = [:]
        for (row, cells) in rows.enumerated() {
            var column = 0
            for cell in cells {
                while free[column, default: 0] > row { column += 1 }
                placed.append((row, column, cell))
                for under in column..<(column + cell.columnSpan) { free[under] = row + cell.rowSpan }
                column += cell.columnSpan
            }
        }
        return placed
    }
}
