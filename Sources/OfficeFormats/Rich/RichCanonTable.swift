extension RichCanon {
    /// The table in its normal form, or what is in it when it is none: a frame of one cell, blank cells only, too deep.
    mutating func table(_ table: RichTable, _ depth: Int, _ marks: RichMarks, to out: inout [RichBlock]) {
        let caption = line(table.caption, without: marks)
        var result = Self.shaped(table)
        let cellCount = result.rows.reduce(0) { $0 + $1.count }
        let isTable = cellCount > 1 && depth < 10
        for row in result.rows.indices {
            for column in result.rows[row].indices {
                let cell = result.rows[row][column]
                let without = isTable && cell.isHeader ? marks.union(.bold) : marks
                result.rows[row][column].blocks = blocks(cell.blocks, depth: depth + 1, without: without)
            }
        }
        let isBlank = result.rows.allSatisfy { $0.allSatisfy(\.blocks.isEmpty) }
        if isTable, !isBlank {
            result.caption = caption
            out.append(.table(result))
            return
        }
        if !caption.isEmpty { out.append(Self.paragraph(caption, .center)) }
        for cell in result.rows.joined() { out += cell.blocks }
    }

    /// Spans within the table, no empty rows but those that a cell above covers, a head that no cell leaves.
    private static func shaped(_ table: RichTable) -> RichTable {
        var result = RichTable(headerRows: min(max(table.headerRows, 0), table.rows.count), rows: [])
        var covered = 0
        for (index, row) in table.rows.enumerated() {
            covered -= 1
            if row.isEmpty, covered <= 0 {
                if index < table.headerRows { result.headerRows -= 1 }
                continue
            }
            var cells = row
            for place in cells.indices {
                let cell = cells[place]
                cells[place].columnSpan = min(max(cell.columnSpan, 1), 1_000)
                cells[place].rowSpan = min(max(cell.rowSpan, 1), table.rows.count - index)
                covered = max(covered, cells[place].rowSpan)
            }
            result.rows.append(cells)
        }
        for row in result.rows.indices {
            for place in result.rows[row].indices {
                result.rows[row][place].rowSpan = min(result.rows[row][place].rowSpan, result.rows.count - row)
            }
        }
        result.headerRows = head(of: result)
        for row in 0..<result.headerRows {
            for place in result.rows[row].indices { result.rows[row][place].isHeader = true }
        }
        return result
    }

    /// The rows of the head: those named so or made of header cells only, and those that a cell of the head reaches.
    /// A head that would take all rows though nobody said so is none: such cells name rows.
    private static func head(of table: RichTable) -> Int {
        let count = table.rows.count
        let prefix = table.rows.prefix { row in !row.isEmpty && row.allSatisfy(\.isHeader) }.count
        let leading = prefix < count ? prefix : 0
        for wanted in [max(table.headerRows, leading), leading] {
            let end = closed(wanted, table)
            if end < count || wanted == count { return end }
        }
        return 0
    }

    /// A head of so many rows with what belongs to it.
    private static func closed(_ wanted: Int, _ table: RichTable) -> Int {
        var end = min(wanted, table.rows.count)
        var row = 0
        while row < end {
            for cell in table.rows[row] { end = max(end, row + cell.rowSpan) }
            row += 1
            while row == end, end < table.rows.count, !table.rows[end].isEmpty, table.rows[end].allSatisfy(\.isHeader) {
                end += 1
            }
        }
        return min(end, table.rows.count)
    }
}
