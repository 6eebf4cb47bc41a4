/// One sheet, cell by cell.
struct SheetExtractor {
    private struct Cell {
        var column: Int
        var text: String
        var place: ExtractedPlace
    }

    private let sheet: WorkbookExtractor.Sheet
    private let scope: ExtractionScope
    private let values: XlsxValues
    private let styles: CellStyles
    private var hiddenColumns: [ClosedRange<Int>] = []
    private var row = 0
    private var isRowHidden = false
    /// The texts of the first row that reads like a head, by column.
    private var heads: [Int: String] = [:]
    private var covered: Set<Int> = []

    init(sheet: WorkbookExtractor.Sheet, scope: ExtractionScope, values: XlsxValues, styles: CellStyles) {
        self.sheet = sheet
        self.scope = scope
        self.values = values
        self.styles = styles
    }

    mutating func read(_ bytes: [UInt8], strings: inout SharedStrings) throws {
        covered = try CoveredCells.of(bytes, limits: scope.limits.reading)
        let pull = try XMLPull(bytes, limits: scope.limits.reading)
        while try pull.next() != .finished {
            guard pull.event == .start else { continue }
            switch pull.name {
            case "worksheet", "sheetData", "chartsheet", "dialogsheet", "macrosheet": continue
            case "cols": columns(try pull.element())
            case "row": emit(try rowCells(try pull.element(), strings: &strings))
            case "headerFooter": headers(try pull.element())
            case "dataValidations":
                loose(try pull.element(), .validation)
            case "mergeCells", "sheetViews", "sheetFormatPr", "dimension", "rowBreaks", "colBreaks": try pull.skip()
            default: loose(try pull.element(), .metadata)
            }
        }
    }

    private func loose(_ node: XMLNode, _ place: ExtractedPlace) {
        LooseText.element(node, place: place, detail: "工作表“\(sheet.name)”\(node.name)", scope: scope)
    }

    private func headers(_ node: XMLNode) {
        for part in node.elements {
            scope.add(.header, "工作表“\(sheet.name)”页眉页脚", SheetHeader.text(part.allText))
        }
    }

    private mutating func columns(_ node: XMLNode) {
        for column in node.elements {
            let attributes = column.attributes
            let isHidden = WordSwitch.isOn(attributes["hidden"]) || attributes["width"].flatMap { Double($0) } == 0
            guard isHidden, let low = attributes["min"].flatMap({ Int($0) }),
                let high = attributes["max"].flatMap({ Int($0) }), low >= 1, low <= high
            else { continue }
            hiddenColumns.append(low...min(high, 16_384))
        }
    }

    private mutating func rowCells(_ node: XMLNode, strings: inout SharedStrings) throws -> [Cell] {
        row = node.attributes["r"].flatMap { Int($0) } ?? row + 1
        isRowHidden =
            WordSwitch.isOn(node.attributes["hidden"])
            || node.attributes["ht"].flatMap { Double($0) } == 0
        var column = 0
        var cells: [Cell] = []
        for child in node.elements where child.name == "c" {
            let place = child.attributes["r"].flatMap(CellReference.place)
            column = place?.column ?? column + 1
            let text = text(of: child, strings: &strings)
            if let formula = child.first("f")?.allText { scope.add(.formula, named(column), formula) }
            cells.append(Cell(column: column, text: text, place: placed(child, column)))
        }
        return cells
    }

    private func text(of cell: XMLNode, strings: inout SharedStrings) -> String {
        let raw = cell.first("v")?.allText ?? "", type = cell.attributes["t"] ?? "n"
        switch type {
        case "s": return Int(raw).map { strings.use($0) } ?? ""
        case "inlineStr": return cell.first("is").map(SharedStrings.text) ?? ""
        case "n":
            let shown = values.text(
                type: type, style: cell.attributes["s"].flatMap { Int($0) }, raw: raw, inline: nil)
            return shown == raw ? CellReference.whole(raw) : shown
        default: return raw
        }
    }

    private func placed(_ cell: XMLNode, _ column: Int) -> ExtractedPlace {
        if sheet.isHidden { return .hiddenSheet }
        if isRowHidden { return .hiddenRow }
        if hiddenColumns.contains(where: { $0.contains(column) }) { return .hiddenColumn }
        if covered.contains(CoveredCells.key(row, column)) { return .hiddenText }
        let style = cell.attributes["s"].flatMap { Int($0) } ?? 0
        return styles.invisible.indices.contains(style) && styles.invisible[style] ? .whiteText : .body
    }

    private mutating func emit(_ cells: [Cell]) {
        let filled = cells.filter { !$0.text.isEmpty }
        let isHead = heads.isEmpty && filled.count >= 2
        for cell in filled { scope.add(cell.place, named(cell.column), cell.text, head: heads[cell.column]) }
        SingleCells.add(filled.map(\.text), detail: "工作表“\(sheet.name)”第\(row)行", scope: scope)
        if isHead { for cell in filled { heads[cell.column] = cell.text } }
    }

    private func named(_ column: Int) -> String { "工作表“\(sheet.name)”\(CellReference.letters(column))\(row)" }
}

/// Switches of the office vocabularies: absent is off.
enum WordSwitch {
    static func isOn(_ value: String?) -> Bool { value == "1" || value == "true" || value == "on" }
}

/// Names of cells.
enum CellReference {
    /// `B12` as row 12, column 2.
    static func place(_ text: String) -> (row: Int, column: Int)? {
        var column = 0, row = 0
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

    static func letters(_ column: Int) -> String {
        var rest = column, letters: [UInt8] = []
        while rest > 0 {
            letters.insert(UInt8(65 + (rest - 1) % 26), at: 0)
            rest = (rest - 1) / 26
        }
        return String(decoding: letters, as: UTF8.self)
    }

    /// `1.38E10` as the number a person would have typed.
    static func whole(_ raw: String) -> String {
        guard raw.contains("E") || raw.contains("e") || raw.hasSuffix(".0"), let value = Double(raw),
            let whole = Int(exactly: value)
        else { return raw }
        return String(whole)
    }
}

/// Cells under a merged one, which keep their values and show nothing.
enum CoveredCells {
    static func key(_ row: Int, _ column: Int) -> Int { row * 16_385 + column }

    static func of(_ bytes: [UInt8], limits: ReadingLimits) throws -> Set<Int> {
        guard ByteView(bytes).contains("mergeCell") else { return [] }
        var keys: Set<Int> = []
        let pull = try XMLPull(bytes, limits: limits)
        while try pull.next() != .finished {
            guard pull.event == .start else { continue }
            if pull.name == "row" {
                try pull.skip()
                continue
            }
            guard pull.name == "mergeCell" else { continue }
            let ends = (pull.attributes()["ref"] ?? "").split(separator: ":").compactMap {
                CellReference.place(String($0))
            }
            guard ends.count == 2, ends[0].row <= ends[1].row, ends[0].column <= ends[1].column else { continue }
            let (height, width) = (ends[1].row - ends[0].row + 1, ends[1].column - ends[0].column + 1)
            guard height <= 4_000, width <= 400, keys.count < 2_000_000 else { continue }
            for row in ends[0].row...ends[1].row {
                for column in ends[0].column...ends[1].column { keys.insert(key(row, column)) }
            }
            keys.remove(key(ends[0].row, ends[0].column))
        }
        return keys
    }
}
