import TextForms

/// A table as copying it into plain text leaves it: a tab before each cell, a cell over several lines, rows apart.
///
/// A blank line followed by a tab ends a row, but also stands inside one after a cell that ends with a blank paragraph.
/// So a group of one cell and the next group make one row when together they fill the table's width.
struct TabDump {
    private(set) var rows: [GridRows.Row] = []
    /// The index of the first line after the table.
    private(set) var end: Int

    private struct Group {
        var cells: [[String]] = []
        var line = 0
    }

    /// Nil unless at least two groups follow.
    init?(_ lines: [TextReader.Line], from start: Int) {
        end = start
        let groups = Self.groups(lines, from: start, end: &end)
        guard groups.count >= 2 else { return nil }
        let width = groups.map(\.cells.count).max() ?? 0
        guard width >= 2 else { return nil }
        rows = Self.rows(groups, width: width)
    }

    private static func groups(_ lines: [TextReader.Line], from start: Int, end: inout Int) -> [Group] {
        var groups: [Group] = []
        var afterBlank = true
        var index = start
        while index < lines.count {
            let line = lines[index]
            if line.isDumped {
                if afterBlank { groups.append(Group(line: line.number)) }
                groups[groups.count - 1].cells.append(DocxContent.lines(line.text))
                afterBlank = false
                end = index + 1
            } else if line.text.allSatisfy({ $0 == "\r" }) {
                afterBlank = true
            } else if line.isBlank {
                // A line of blanks is a blank paragraph of the cell.
            } else {
                guard continues(lines, at: index), let last = groups.indices.last, !groups[last].cells.isEmpty else {
                    break
                }
                groups[last].cells[groups[last].cells.count - 1].append(Whitespace.trimmed(line.text))
                afterBlank = false
                end = index + 1
            }
            index += 1
        }
        return groups
    }

    /// Text without a tab belongs to the cell above, unless the table is over: no cell follows any more.
    private static func continues(_ lines: [TextReader.Line], at index: Int) -> Bool {
        if lines[(index + 1)...].prefix(60).contains(where: \.isDumped) { return true }
        return index > 0 && !lines[index - 1].isBlank || lines[max(0, index - 2)..<index].contains(where: \.isDumped)
    }

    private static func rows(_ groups: [Group], width: Int) -> [GridRows.Row] {
        var rows: [GridRows.Row] = []
        var index = 0
        while index < groups.count {
            var cells = groups[index].cells
            let line = groups[index].line
            if cells.count == 1, index + 1 < groups.count, groups[index + 1].cells.count + 1 == width,
                !(groups[index + 1].cells.first?.isEmpty ?? true)
            {
                cells += groups[index + 1].cells
                index += 1
            }
            index += 1
            if cells.allSatisfy(\.isEmpty) { continue }
            rows.append(padded(cells, width: width, line: line, isFirst: rows.isEmpty))
        }
        return rows
    }

    private static func padded(_ cells: [[String]], width: Int, line: Int, isFirst: Bool) -> GridRows.Row {
        if cells.count == 1 || isFirst && cells.count < width {
            return GridRows.Row(cells: cells, line: line, isSpanning: true)
        }
        // A row without its blank first cell is set to the right; one without its last is filled up.
        let missing = [[String]](repeating: [], count: max(0, width - cells.count))
        let startsBlank = cells.first?.isEmpty ?? true
        return GridRows.Row(cells: startsBlank ? cells + missing : missing + cells, line: line)
    }
}
