/// A Word table on its way to a block: grid columns counted, vertical merges resolved.
struct DocxTable {
    struct Cell {
        var paragraphs: [String] = []
        var span = 1
        /// Whether it continues the cell above (`vMerge` without `restart`).
        var continues = false
    }

    struct Row {
        var cells: [Cell] = []
        /// Grid columns skipped at its beginning.
        var before = 0
    }

    private let limits: ReadingLimits
    private var rows: [[TableCell]] = []
    private var width = 0
    /// For each grid column, which cell (row, index) a continuing cell belongs to.
    private var owners: [Int: (row: Int, index: Int)] = [:]

    init(limits: ReadingLimits) { self.limits = limits }

    mutating func add(_ row: Row) {
        var made: [TableCell] = []
        var column = min(max(row.before, 0), 1_000)
        let number = rows.count
        for cell in row.cells {
            let span = min(max(cell.span, 1), 1_000)
            guard column + span <= 2_000 else { break }
            if cell.continues, let owner = owners[column], extend(owner, to: number) {
                column += span
                continue
            }
            for place in column..<column + span { owners[place] = nil }
            owners[column] = (number, made.count)
            made.append(TableCell(cell.paragraphs, row: number, column: column, columnSpan: span))
            column += span
        }
        width = max(width, column)
        rows.append(made)
    }

    private mutating func extend(_ owner: (row: Int, index: Int), to number: Int) -> Bool {
        guard rows.indices.contains(owner.row), rows[owner.row].indices.contains(owner.index) else { return false }
        rows[owner.row][owner.index].rowSpan = number - owner.row + 1
        return true
    }

    func block(number: Int) throws -> TableBlock? {
        guard rows.count.multipliedReportingOverflow(by: max(width, 1)).partialValue <= limits.gridPlaces else {
            throw ReadingError(.tooLarge, "表格过大")
        }
        guard rows.contains(where: { $0.contains { !$0.isBlank } }) else { return nil }
        let placed = rows.enumerated().map { index, row in
            row.map { cell in
                var cell = cell
                cell.position = SourcePosition(table: number, row: index + 1)
                return cell
            }
        }
        return TableBlock(rows: placed, columnCount: width, position: SourcePosition(table: number))
    }
}
