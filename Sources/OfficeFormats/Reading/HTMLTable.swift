import TextForms

/// A table of a page with its row and column spans.
struct HTMLTable {
    private static let inlineBreaks: Set<String> = [
        "br", "p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "dd", "dt",
    ]

    private var rows: [[HTMLNode]] = []

    init(_ node: HTMLNode) { gather(node) }

    var cellCount: Int { rows.reduce(0) { $0 + $1.count } }

    private mutating func gather(_ node: HTMLNode) {
        for child in node.elements where !child.isDropped {
            switch child.name {
            case "tr": rows.append(child.elements.filter { !$0.isDropped && ($0.name == "td" || $0.name == "th") })
            case "table": continue
            default: gather(child)
            }
        }
    }

    func block(number: Int, limits: ReadingLimits) throws -> TableBlock? {
        var made: [[TableCell]] = []
        // For each grid column, how many more rows a cell above covers.
        var covered: [Int: Int] = [:]
        var width = 0
        for (index, row) in rows.enumerated() {
            var column = 0
            var out: [TableCell] = []
            for cell in row {
                while (covered[column] ?? 0) > 0 { column += 1 }
                let spans = Self.spans(cell, rowsLeft: rows.count - index)
                guard column + spans.columns <= 1_000 else { break }
                out.append(
                    TableCell(
                        Self.paragraphs(cell), row: index, column: column, rowSpan: spans.rows,
                        columnSpan: spans.columns,
                        position: SourcePosition(table: number, row: index + 1)))
                for place in column..<column + spans.columns { covered[place] = spans.rows }
                column += spans.columns
            }
            width = max(width, column)
            for (place, left) in covered { covered[place] = left > 1 ? left - 1 : nil }
            made.append(out)
        }
        guard made.count.multipliedReportingOverflow(by: max(width, 1)).partialValue <= limits.gridPlaces else {
            throw ReadingError(.tooLarge, "表格过大")
        }
        guard made.contains(where: { $0.contains { !$0.isBlank } }) else { return nil }
        return TableBlock(rows: made, columnCount: width, position: SourcePosition(table: number))
    }

    private static func spans(_ node: HTMLNode, rowsLeft: Int) -> (rows: Int, columns: Int) {
        func value(_ name: String) -> Int? { node.attributes[name].flatMap { Int(Whitespace.trimmed($0)) } }
        let rows = value("rowspan") ?? 1
        // 0 means: to the end of the table.
        return (rows == 0 ? rowsLeft : min(max(rows, 1), rowsLeft), min(max(value("colspan") ?? 1, 1), 1_000))
    }

    static func paragraphs(_ node: HTMLNode) -> [String] {
        var lines = [""]
        func walk(_ node: HTMLNode) {
            for child in node.children {
                switch child {
                case .text(let text): lines[lines.count - 1] += String(text.map { $0.isNewline ? " " : $0 })
                case .element(let element):
                    if element.isDropped { continue }
                    let breaks = inlineBreaks.contains(element.name)
                    if breaks { lines.append("") }
                    walk(element)
                    if breaks { lines.append("") }
                }
            }
        }
        walk(node)
        return lines.map { Whitespace.trimmed($0) }.filter { !$0.isEmpty }
    }
}
