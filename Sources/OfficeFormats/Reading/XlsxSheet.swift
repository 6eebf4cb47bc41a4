/// One sheet: its cells where they stand, and the ranges that are merged.
struct XlsxSheet {
    private struct Range { var top = 0, left = 0, bottom = 0, right = 0 }

    private let values: XlsxValues
    private let limits: ReadingLimits
    private var cells: [Int: [Int: [String]]] = [:]
    private var merges: [Range] = []
    private var row = 0
    private var textSize = 0

    init(values: XlsxValues, limits: ReadingLimits) {
        self.values = values
        self.limits = limits
    }

    mutating func read(_ bytes: [UInt8]) throws {
        let pull = try XMLPull(bytes, limits: limits)
        var column = 0
        while try pull.next() != .finished {
            guard pull.event == .start else { continue }
            switch pull.name {
            case "row":
                row = pull.attributes()["r"].flatMap { Int($0) } ?? row + 1
                column = 0
            case "c": try cell(try pull.element(), column: &column)
            case "mergeCell":
                guard merges.count < 100_000, let range = Self.range(pull.attributes()["ref"] ?? "") else { continue }
                merges.append(range)
            default: continue
            }
        }
    }

    private mutating func cell(_ node: XMLNode, column: inout Int) throws {
        let reference = node.attributes["r"]
        let place = reference.flatMap(Self.place)
        if reference != nil, place == nil { return }
        column = place?.column ?? column + 1
        let line = place?.row ?? row
        guard (1...16_384).contains(column), (1...1_048_576).contains(line) else { return }
        let shown = values.text(
            type: node.attributes["t"] ?? "n", style: node.attributes["s"].flatMap { Int($0) },
            raw: node.first("v")?.allText ?? "", inline: node.first("is"))
        let lines = DocxContent.lines(shown)
        guard !lines.isEmpty else { return }
        textSize += shown.utf8.count
        guard textSize <= limits.text else { throw ReadingError(.tooLarge, "文字过多") }
        cells[line, default: [:]][column] = lines
    }

    /// The sheet as a table: blank rows and columns at its edges and between are left out, unless a merge needs them.
    func table(number: Int) throws -> TableBlock? {
        guard !cells.isEmpty else { return nil }
        let rows = cells.keys.sorted()
        let columns = Set(cells.values.flatMap(\.keys)).sorted()
        guard rows.count.multipliedReportingOverflow(by: columns.count).partialValue <= limits.gridPlaces else {
            throw ReadingError(.tooLarge, "工作表过大")
        }
        let columnIndex = Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($1, $0) })
        let spans = mergedSpans(rows: rows, columns: columns)
        var made: [[TableCell]] = []
        for (index, line) in rows.enumerated() {
            var out: [TableCell] = []
            for (column, paragraphs) in (cells[line] ?? [:]).sorted(by: { $0.key < $1.key }) {
                guard let place = columnIndex[column] else { continue }
                let span = spans[line]?[column] ?? (1, 1)
                out.append(
                    TableCell(
                        paragraphs, row: index, column: place, rowSpan: span.0, columnSpan: span.1,
                        position: SourcePosition(table: number, row: line)))
            }
            made.append(out)
        }
        return TableBlock(rows: made, columnCount: columns.count, position: SourcePosition(table: number))
    }

    /// Spans counted in the rows and columns that are kept, by the top-left place.
    private func mergedSpans(rows: [Int], columns: [Int]) -> [Int: [Int: (Int, Int)]] {
        var out: [Int: [Int: (Int, Int)]] = [:]
        for range in merges where cells[range.top]?[range.left] != nil {
            let height = Self.count(rows, range.top, range.bottom)
            let width = Self.count(columns, range.left, range.right)
            out[range.top, default: [:]][range.left] = (height, width)
        }
        return out
    }

    private static func count(_ sorted: [Int], _ low: Int, _ high: Int) -> Int {
        max(1, lowerBound(sorted, high + 1) - lowerBound(sorted, low))
    }

    private static func lowerBound(_ sorted: [Int], _ value: Int) -> Int {
        var low = 0, high = sorted.count
        while low < high {
            let middle = (low + high) / 2
            if sorted[middle] < value { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private static func range(_ text: String) -> Range? {
        let ends = text.split(separator: ":").compactMap { place(String($0)) }
        guard ends.count == 2, ends[0].row <= ends[1].row, ends[0].column <= ends[1].column else { return nil }
        return Range(top: ends[0].row, left: ends[0].column, bottom: ends[1].row, right: ends[1].column)
    }

    /// `B12` as column 2, row 12.
    private static func place(_ text: String) -> (row: Int, column: Int)? {
        var column = 0
        var row = 0
        for byte in text.utf8 where byte != UInt8(ascii: "$") {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z") where row == 0: column = column * 26 + Int(byte) - 64
            case UInt8(ascii: "0")...UInt8(ascii: "9"): row = row * 10 + Int(byte) - 48
            default: return nil
            }
            guard column <= 16_384, row <= 1_048_576 else { return nil }
        }
        return column > 0 && row > 0 ? (row, column) : nil
    }
}
