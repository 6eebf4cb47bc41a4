import TextForms

/// Reads `.docx`: the body in order, with the labels that numbering shows and the tables' real merged cells.
///
/// Inserted text counts, deleted and hidden text does not; text boxes follow the paragraph they hang on; notes at the
/// foot, fields' codes and comments are left out.
struct DocxReader {
    private let archive: ZipArchive
    private let limits: ReadingLimits
    private var styles: DocxStyles?
    private var numbering: DocxNumbering?
    private var collected = DocxContent()

    static func read(_ archive: ZipArchive, limits: ReadingLimits) throws -> ReadDocument {
        var reader = DocxReader(archive: archive, limits: limits)
        return try reader.document()
    }

    private init(archive: ZipArchive, limits: ReadingLimits) {
        self.archive = archive
        self.limits = limits
    }

    private mutating func document() throws -> ReadDocument {
        guard let bytes = try archive.bytes("word/document.xml") else { throw ReadingError(.unreadable, "缺少正文") }
        let pull = try XMLPull(bytes, limits: limits)
        while try pull.next() != .finished {
            guard pull.event == .start else { continue }
            switch pull.name {
            case "document", "body", "sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "AlternateContent",
                "Choice":
                // Transparent at body level: their content follows as events of its own.
                continue
            case "p", "tbl": try block(try pull.element())
            default: try pull.skip()
            }
        }
        return collected.document(.docx)
    }

    private mutating func block(_ node: XMLNode) throws {
        if node.name == "tbl" {
            try table(node)
        } else {
            try paragraph(node)
        }
    }

    private mutating func paragraph(_ node: XMLNode) throws {
        let read = try text(of: node)
        let style = try style(of: node)
        let label = try label(of: node, style: style)
        collected.add(label + read.text, level: style.level)
        try boxes(read.boxes)
    }

    /// Text boxes stand in the margin of a paragraph; their paragraphs come after it.
    private mutating func boxes(_ nodes: [XMLNode]) throws {
        for node in nodes {
            for child in node.elements where child.name == "p" || child.name == "tbl" { try block(child) }
        }
    }

    private mutating func text(of node: XMLNode) throws -> DocxText {
        var read = DocxText()
        read.collect(node)
        if read.hasDeleted { collected.noteOnce("deleted_text", "文中有修订标记删除的文字，没有读取。") }
        if read.hasHidden { collected.noteOnce("hidden_text", "文中有隐藏的文字，没有读取。") }
        return read
    }

    private mutating func style(of node: XMLNode) throws -> DocxStyles.Style {
        let properties = node.first("pPr")
        var style = DocxStyles.Style()
        if let id = properties?.first("pStyle")?.attributes["val"] { style = try loadedStyles().style(id) }
        if let value = properties?.first("outlineLvl")?.attributes["val"].flatMap({ Int($0) }) {
            style.level = (0..<9).contains(value) ? value + 1 : nil
        }
        return style
    }

    private mutating func label(of node: XMLNode, style: DocxStyles.Style) throws -> String {
        let own = node.first("pPr")?.first("numPr")
        let list = own?.first("numId")?.attributes["val"] ?? style.list
        guard let list, list != "0" else { return "" }
        let level = own?.first("ilvl")?.attributes["val"].flatMap { Int($0) } ?? style.listLevel ?? 0
        var numbering = try loadedNumbering()
        let label = numbering.next(list: list, level: level)
        self.numbering = numbering
        return label
    }

    private mutating func loadedStyles() throws -> DocxStyles {
        if let styles { return styles }
        let made = try DocxStyles(try archive.bytes("word/styles.xml"), limits: limits)
        styles = made
        return made
    }

    private mutating func loadedNumbering() throws -> DocxNumbering {
        if let numbering { return numbering }
        return try DocxNumbering(try archive.bytes("word/numbering.xml"), limits: limits)
    }
}

extension DocxReader {
    private mutating func table(_ node: XMLNode) throws {
        if let only = Self.onlyCell(node) { return try boxes([only]) }
        var rows: [DocxTable.Row] = []
        try gather(node, into: &rows)
        var table = DocxTable(limits: limits)
        let number = collected.nextTable()
        for row in rows { table.add(row) }
        if let block = try table.block(number: number) { collected.blocks.append(.table(block)) }
    }

    /// The cell of a table that is nothing but a frame around the page.
    private static func onlyCell(_ node: XMLNode) -> XMLNode? {
        let rows = node.elements.filter { $0.name == "tr" }
        guard rows.count == 1, let row = rows.first, row.elements.filter({ $0.name == "tc" }).count == 1 else {
            return nil
        }
        return row.first("tc")
    }

    private mutating func gather(_ node: XMLNode, into rows: inout [DocxTable.Row]) throws {
        for child in node.elements {
            switch child.name {
            case "tr":
                if child.first("trPr")?.first("del") != nil { continue }
                rows.append(try row(child))
            case "sdt", "sdtContent", "customXml", "ins": try gather(child, into: &rows)
            default: continue
            }
        }
    }

    private mutating func row(_ node: XMLNode) throws -> DocxTable.Row {
        let properties = node.first("trPr")
        var row = DocxTable.Row()
        row.before = properties?.first("gridBefore")?.attributes["val"].flatMap { Int($0) } ?? 0
        try cells(of: node, into: &row)
        return row
    }

    private mutating func cells(of node: XMLNode, into row: inout DocxTable.Row) throws {
        for child in node.elements {
            switch child.name {
            case "tc":
                let properties = child.first("tcPr")
                var cell = DocxTable.Cell()
                cell.span = properties?.first("gridSpan")?.attributes["val"].flatMap { Int($0) } ?? 1
                if let merge = properties?.first("vMerge") {
                    cell.continues = merge.attributes["val"] != "restart"
                }
                cell.paragraphs = try paragraphs(in: child)
                row.cells.append(cell)
            case "sdt", "sdtContent", "customXml", "ins": try cells(of: child, into: &row)
            default: continue
            }
        }
    }

    /// The paragraphs of a cell; a table inside it gives one paragraph a row.
    private mutating func paragraphs(in node: XMLNode) throws -> [String] {
        var out: [String] = []
        for child in node.elements {
            switch child.name {
            case "p":
                let read = try text(of: child)
                let label = try label(of: child, style: try style(of: child))
                out += DocxContent.lines(label + read.text)
                for box in read.boxes { out += try paragraphs(in: box) }
            case "tr":
                let cells = try child.elements.filter { $0.name == "tc" }.map { try paragraphs(in: $0) }
                out += DocxContent.lines(cells.map { $0.joined(separator: " ") }.joined(separator: " "))
            case "tbl", "sdt", "sdtContent", "customXml", "ins": out += try paragraphs(in: child)
            default: continue
            }
        }
        return out
    }
}
