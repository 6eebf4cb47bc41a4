/// The cells of a table part: places that no line separates are one cell.
struct PDFGrid {
    struct Cell {
        var row = 0, column = 0, rowSpan = 1, columnSpan = 1
        var lines: [PDFBox] = []
        var paragraphs: [String] = []
        /// Where its text ends at the most.
        var right = 0.0
        var left = 0.0
        var page = 0
        var isBlank: Bool { paragraphs.isEmpty }
    }

    private(set) var cells: [Cell] = []
    let rowCount: Int

    /// `columns`: the x of the vertical lines of the whole table, over all its pages.
    init(_ part: PDFTablePart, columns xs: [Double], words: [PDFBox]) {
        let ys = PDFTablePart.clustered(part.horizontals.map(\.at) + [part.top, part.bottom])
        rowCount = max(ys.count - 1, 0)
        guard ys.count >= 2, xs.count >= 2, rowCount * (xs.count - 1) <= 100_000 else { return }
        var taken = Set<Int>()
        let width = xs.count - 1
        for row in 0..<rowCount {
            for column in 0..<width where !taken.contains(row * width + column) {
                var cell = Cell(row: row, column: column, page: part.page)
                while column + cell.columnSpan < width,
                    !Self.isRuled(part.verticals, at: xs[column + cell.columnSpan], along: (ys[row] + ys[row + 1]) / 2)
                { cell.columnSpan += 1 }
                while row + cell.rowSpan < rowCount,
                    !(column..<column + cell.columnSpan).contains(where: {
                        Self.isRuled(part.horizontals, at: ys[row + cell.rowSpan], along: (xs[$0] + xs[$0 + 1]) / 2)
                    })
                { cell.rowSpan += 1 }
                for r in row..<row + cell.rowSpan {
                    for c in column..<column + cell.columnSpan { taken.insert(r * width + c) }
                }
                let box = (xs[column], ys[row], xs[column + cell.columnSpan], ys[row + cell.rowSpan])
                cell.fill(
                    words.filter { $0.midX > box.0 && $0.midX <= box.2 && $0.midY > box.1 && $0.midY <= box.3 }, box.0,
                    box.2)
                cells.append(cell)
            }
        }
    }

    private static func isRuled(_ rules: [PDFRule], at place: Double, along: Double) -> Bool {
        rules.contains { abs($0.at - place) < 3 && $0.from - 1 <= along && along <= $0.to + 1 }
    }
}

extension PDFGrid.Cell {
    fileprivate mutating func fill(_ words: [PDFBox], _ x0: Double, _ x1: Double) {
        lines = PDFText.lines(words)
        left = lines.map(\.x0).min() ?? x0
        // The margin on the right is taken to be that on the left, as far as the text respects it.
        let margin = min(max(left - x0, 0), 8)
        right = max(x1 - margin, lines.map(\.x1).max() ?? 0)
        paragraphs = PDFText.paragraphs(lines, right: right)
    }
}
