extension RichWordReader {
    func table(_ node: XMLNode, _ items: inout [RichWordItem]) throws {
        if let only = Self.onlyCell(node) {
            items += try self.items(in: only)
            return
        }
        var grid = RichWordGrid()
        try rows(of: node, into: &grid)
        guard grid.placeCount <= limits.gridPlaces else { throw ReadingError(.tooLarge, "表格过大") }
        var table = grid.table()
        let caption = node.first("tblPr")?.first("tblCaption")?.attributes["val"] ?? ""
        if !caption.isEmpty { table.caption = [.text(caption, [])] }
        items.append(.table(table))
    }

    /// The cell of a table that is nothing but a frame around the page.
    private static func onlyCell(_ node: XMLNode) -> XMLNode? {
        let rows = node.elements.filter { $0.name == "tr" }
        guard rows.count == 1, let row = rows.first, row.elements.filter({ $0.name == "tc" }).count == 1 else {
            return nil
        }
        return row.first("tc")
    }

    private func rows(of node: XMLNode, into grid: inout RichWordGrid) throws {
        for child in node.elements {
            switch child.name {
            case "tr":
                let properties = child.first("trPr")
                if properties?.first("del") != nil {
                    noteDeleted()
                    continue
                }
                grid.begin(
                    isHead: properties?.first("tblHeader")?.isOn ?? false,
                    before: properties?.first("gridBefore")?.attributes["val"].flatMap { Int($0) } ?? 0)
                try cells(of: child, into: &grid)
            case "sdt", "sdtContent", "customXml", "ins": try rows(of: child, into: &grid)
            default: continue
            }
        }
    }

    private func cells(of node: XMLNode, into grid: inout RichWordGrid) throws {
        for child in node.elements {
            switch child.name {
            case "tc":
                let properties = child.first("tcPr")
                let items = try self.items(in: child)
                var assembly = RichWordAssembly()
                let merge = properties?.first("vMerge")
                grid.add(
                    RichCell(
                        blocks: assembly.cell(items),
                        columnSpan: properties?.first("gridSpan")?.attributes["val"].flatMap { Int($0) } ?? 1),
                    continues: merge.map { $0.attributes["val"] != "restart" } ?? false,
                    isSetOff: Self.isSetOff(items))
            case "sdt", "sdtContent", "customXml", "ins": try cells(of: child, into: &grid)
            default: continue
            }
        }
    }

    /// Nil for an empty cell.
    private static func isSetOff(_ items: [RichWordItem]) -> Bool? {
        var answer: Bool?
        for item in items {
            switch item {
            case .paragraph(let paragraph):
                if paragraph.count > 0 { answer = (answer ?? true) && paragraph.isSetOff }
            case .table, .rule: return false
            }
        }
        return answer
    }
}

/// A table of a Word file on its way to rows of cells: grid columns counted, cells merged down made one.
struct RichWordGrid {
    private var rows: [[RichCell]] = []
    private var heads: [Bool] = []
    private var setOff: [Bool?] = []
    private var column = 0
    private var width = 0
    /// For each grid column, the cell that one below it would continue.
    private var owners: [Int: (row: Int, index: Int)] = [:]

    var placeCount: Int { rows.count.multipliedReportingOverflow(by: max(width, 1)).partialValue }

    mutating func begin(isHead: Bool, before: Int) {
        rows.append([])
        heads.append(isHead)
        setOff.append(nil)
        column = 0
        let span = min(max(before, 0), 1_000)
        if span > 0 { add(RichCell(blocks: [], columnSpan: span), continues: false, isSetOff: nil) }
    }

    mutating func add(_ cell: RichCell, continues: Bool, isSetOff: Bool?) {
        let row = rows.count - 1
        let span = min(max(cell.columnSpan, 1), 1_000)
        guard row >= 0, column + span <= 2_000 else { return }
        defer {
            column += span
            width = max(width, column)
        }
        if let isSetOff { setOff[row] = (setOff[row] ?? true) && isSetOff }
        if continues, let owner = owners[column], rows[owner.row].indices.contains(owner.index) {
            rows[owner.row][owner.index].rowSpan = row - owner.row + 1
            rows[owner.row][owner.index].blocks += cell.blocks
            return
        }
        for place in column..<column + span { owners[place] = nil }
        owners[column] = (row, rows[row].count)
        var own = cell
        own.columnSpan = span
        rows[row].append(own)
    }

    /// Without rows named as head, a first row that stands out as a whole is one.
    func table() -> RichTable {
        var head = heads.prefix { $0 }.count
        if head == 0, rows.count > 1, let first = setOff.first, first == true,
            setOff.dropFirst().contains(where: { $0 == false })
        {
            head = 1
        }
        return RichTable(headerRows: head, rows: rows)
    }
}
