/// One sheet without what it does not show: rows and columns that are hidden close up.
struct SheetCleaner {
    private static let kept: Set<Substring> = [
        "sheetPr", "sheetViews", "sheetFormatPr", "cols", "sheetData", "mergeCells", "printOptions", "pageMargins",
        "pageSetup",
    ]

    private let styles: CellStyles
    private(set) var notes: RewritingNotes
    private var hidden: [ClosedRange<Int>] = []
    private var covered: Set<Int> = []
    private var lastRow = 0
    private var hiddenRows: [Int] = []

    init(styles: CellStyles, notes: RewritingNotes) {
        self.styles = styles
        self.notes = notes
    }

    mutating func clean(_ root: PartNode, _ strings: inout KeptStrings) throws {
        covered = try CoveredCells.of(PartTree.bytes(root), limits: .standard)
        if root.elements.contains(where: {
            $0.local == "drawing" || $0.local == "picture" || $0.local == "legacyDrawing"
        }) {
            notes.add("drawings", "工作表中的图片、图表和批注没有保留。")
        }
        root.removeChildren { !Self.kept.contains($0.local) }
        root.attributes.removeAll { !$0.name.hasPrefix("xmlns") }
        if let properties = root.first("sheetPr") {
            properties.attributes = []
            properties.removeChildren { $0.local != "tabColor" && $0.local != "pageSetUpPr" }
        }
        if let list = root.first("cols") { shrink(list) }
        if let data = root.first("sheetData") { rewrite(data, &strings) }
        views(root.first("sheetViews"))
        root.first("pageSetup")?.attributes.removeAll { $0.name.contains(":") }
        merges(root)
        root.removeChildren { ["cols", "mergeCells"].contains($0.local) && $0.elements.isEmpty }
    }

    /// Columns with their new numbers.
    private mutating func shrink(_ list: PartNode) {
        var made: [PartNode.Child] = []
        for node in list.elements {
            guard let low = node["min"].flatMap({ Int($0) }), let high = node["max"].flatMap({ Int($0) }), low >= 1,
                low <= high, high <= 16_384
            else { continue }
            if WordSwitch.isOn(node["hidden"]) || node["width"].flatMap({ Double($0) }) == 0 {
                hidden.append(low...high)
            }
        }
        for node in list.elements {
            guard let low = node["min"].flatMap({ Int($0) }), let high = node["max"].flatMap({ Int($0) }), low >= 1,
                low <= high, !hidden.contains(where: { $0.contains(low) })
            else { continue }
            node.set("min", String(shifted(low)))
            node.set("max", String(shifted(min(high, 16_384))))
            for name in ["outlineLevel", "collapsed"] { node.set(name, nil) }
            made.append(.element(node))
        }
        if !hidden.isEmpty { notes.add("hidden_columns", "隐藏的列已删除。") }
        list.children = made
    }

    private func shifted(_ column: Int) -> Int {
        column - hidden.reduce(0) { $0 + max(0, min($1.upperBound, column - 1) - $1.lowerBound + 1) }
    }

    private mutating func rewrite(_ data: PartNode, _ strings: inout KeptStrings) {
        var next: [PartNode.Child] = []
        for row in data.elements where row.local == "row" {
            let number = row["r"].flatMap { Int($0) } ?? lastRow + 1
            lastRow = number
            if WordSwitch.isOn(row["hidden"]) || row["ht"].flatMap({ Double($0) }) == 0 {
                hiddenRows.append(number)
                notes.add("hidden_rows", "隐藏的行已删除。")
                continue
            }
            let place = number - hiddenRows.count
            row.set("r", String(place))
            for name in ["spans", "outlineLevel", "collapsed", "dyDescent"] { row.set(name, nil) }
            cells(of: row, number: number, place: place, &strings)
            next.append(.element(row))
        }
        data.children = next
    }

    private mutating func cells(of row: PartNode, number: Int, place: Int, _ strings: inout KeptStrings) {
        var column = 0
        var made: [PartNode.Child] = []
        for cell in row.elements where cell.local == "c" {
            column = cell["r"].flatMap(CellReference.place)?.column ?? column + 1
            if hidden.contains(where: { $0.contains(column) }) { continue }
            cell.set("r", CellReference.letters(shifted(column)) + String(place))
            if cell.first("f") != nil { notes.add("formulas", "公式已换成数值。") }
            cell.removeChildren { $0.local != "v" && $0.local != "is" }
            cell.attributes.removeAll { !["r", "s", "t"].contains($0.name) }
            if isUnseen(cell, number, column) {
                if !cell.elements.isEmpty { notes.add("hidden_cells", "看不见的单元格内容已删除。") }
                cell.children = []
                cell.set("t", nil)
            }
            value(of: cell, &strings)
            made.append(.element(cell))
        }
        row.children = made
    }

    private func isUnseen(_ cell: PartNode, _ row: Int, _ column: Int) -> Bool {
        if covered.contains(CoveredCells.key(row, column)) { return true }
        let style = cell["s"].flatMap { Int($0) } ?? 0
        return styles.invisible.indices.contains(style) && styles.invisible[style]
    }

    private func value(of cell: PartNode, _ strings: inout KeptStrings) {
        if cell["t"] == "s", let value = cell.first("v") {
            guard let number = Int(value.allText), let new = strings.keep(number) else {
                cell.children = []
                cell.set("t", nil)
                return
            }
            value.children = [.text(String(new))]
        }
        cell.first("is")?.removeChildren { $0.local == "rPh" || $0.local == "phoneticPr" }
    }

    private mutating func views(_ views: PartNode?) {
        for view in views?.elements ?? [] {
            view.removeChildren { $0.local != "pane" || !hidden.isEmpty || !hiddenRows.isEmpty }
            for name in ["topLeftCell", "tabSelected"] { view.set(name, nil) }
            view.first("pane")?.removeChildren { _ in true }
        }
    }

    private mutating func merges(_ root: PartNode) {
        guard let list = root.first("mergeCells") else { return }
        var made: [PartNode.Child] = []
        for merge in list.elements {
            let ends = (merge["ref"] ?? "").split(separator: ":").compactMap { CellReference.place(String($0)) }
            guard ends.count == 2, !hidden.contains(where: { $0.contains(ends[0].column) }),
                !hiddenRows.contains(ends[0].row)
            else { continue }
            let bottom = ends[1].row - hiddenRows.count { $0 <= ends[1].row }
            let top = ends[0].row - hiddenRows.count { $0 <= ends[0].row }
            let right =
                hidden.contains { $0.contains(ends[1].column) } ? shifted(ends[1].column) - 1 : shifted(ends[1].column)
            let left = shifted(ends[0].column)
            guard bottom >= top, right >= left, bottom > top || right > left else { continue }
            merge.set("ref", "\(CellReference.letters(left))\(top):\(CellReference.letters(right))\(bottom)")
            made.append(.element(merge))
        }
        list.children = made
        list.set("count", made.isEmpty ? nil : String(made.count))
    }
}
