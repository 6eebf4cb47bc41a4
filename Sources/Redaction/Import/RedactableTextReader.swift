import Kernel
package import OfficeFormats

/// Texts as units that can be marked.
extension RedactableText {
    /// Lines of a text file as `RedactionPreparation` made it; nil when it is not in UTF-8.
    package init?(lines bytes: [UInt8]) {
        guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
        let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
        let units = lines.enumerated().map { index, line in
            RedactableUnit(
                number: index + 1, role: .line, place: "第\(index + 1)行", text: String(String.UnicodeScalarView(line)))
        }
        self.init(kind: .lines, units: units, blocks: units.map { .unit($0.number) })
    }

    /// What a Word file shows in its text, tables and footnotes.
    package init(word document: RichDocument) {
        var assembly = RedactableAssembly()
        if let title = document.title { assembly.add(title, .title, "标题") }
        for block in document.blocks { assembly.add(block, prefix: "") }
        for (index, note) in document.footnotes.enumerated() { assembly.add(note: note, number: index + 1) }
        var notes = document.notes.map(\.message)
        if assembly.pictures > 0 {
            notes.append("文件中有 \(assembly.pictures) 幅图片，按文字处理时不保留，只留“〔图片〕”字样。图片应当公开的，请改为按页面遮盖。")
        }
        notes.append("按文字处理时重新生成文件：版式、页眉页脚、批注、修订、文件属性和链接地址不保留。")
        self.init(kind: .word, units: assembly.units, blocks: assembly.blocks, notes: notes)
    }
}

/// Numbers the paragraphs of a rich text.
private struct RedactableAssembly {
    private(set) var units: [RedactableUnit] = []
    private(set) var blocks: [RedactableBlock] = []
    private(set) var pictures = 0
    private var paragraphs = 0
    private var tables = 0

    init() {}

    mutating func add(_ text: String, _ role: RedactableUnit.Role, _ place: String) {
        if let number = unit(text, role, place) { blocks.append(.unit(number)) }
    }

    mutating func add(note: [RichInline], number: Int) {
        add("〔注\(number)〕" + words(note), .note, "脚注\(number)")
    }

    mutating func add(_ block: RichBlock, prefix: String) {
        switch block {
        case .table(let table): add(table)
        case .list(let list):
            for (index, item) in list.items.enumerated() {
                for (place, block) in item.enumerated() {
                    add(block, prefix: place == 0 ? prefix + list.sign(index) : prefix)
                }
            }
        case .quote(let blocks): for block in blocks { add(block, prefix: prefix) }
        case .heading, .paragraph, .figure, .rule:
            guard let (text, role) = line(block) else { return }
            paragraphs += 1
            add(prefix + text, role, "第\(paragraphs)段")
        }
    }

    /// Blocks that are one line of words.
    private mutating func line(_ block: RichBlock) -> (String, RedactableUnit.Role)? {
        switch block {
        case .heading(let level, let line): (words(line), .heading(level))
        case .paragraph(let line, let alignment): (words(line), alignment == .end ? .closing : .paragraph)
        case .figure(_, let caption): (words(picture: caption), .caption)
        case .table, .list, .quote, .rule: nil
        }
    }

    private mutating func add(_ table: RichTable) {
        tables += 1
        let number = tables
        if !table.caption.isEmpty { add(words(table.caption), .caption, "表\(number)的名称") }
        var rows: [[RedactableCell]] = []
        for (row, cells) in table.rows.enumerated() {
            rows.append([])
            for (column, cell) in cells.enumerated() {
                let role: RedactableUnit.Role = row < table.headerRows || cell.isHeader ? .headerCell : .cell
                let place = "表\(number)第\(row + 1)行第\(column + 1)格"
                var own: [Int] = []
                for block in cell.blocks { own += cellUnits(block, prefix: "", role, place) }
                rows[row].append(RedactableCell(units: own, columnSpan: cell.columnSpan, rowSpan: cell.rowSpan))
            }
        }
        blocks.append(.table(headerRows: table.headerRows, rows))
    }

    private mutating func cellUnits(
        _ block: RichBlock, prefix: String, _ role: RedactableUnit.Role, _ place: String
    ) -> [Int] {
        switch block {
        case .heading, .paragraph, .figure, .rule:
            guard let (text, _) = line(block) else { return [] }
            return unit(prefix + text, role, place).map { [$0] } ?? []
        case .quote(let blocks): return blocks.flatMap { cellUnits($0, prefix: prefix, role, place) }
        case .list(let list):
            return list.items.enumerated().flatMap { index, item in
                item.enumerated().flatMap { at, block in
                    cellUnits(block, prefix: at == 0 ? prefix + list.sign(index) : prefix, role, place)
                }
            }
        case .table(let table):
            return table.rows.flatMap { $0 }.flatMap(\.blocks).flatMap { cellUnits($0, prefix: prefix, role, place) }
        }
    }

    private mutating func unit(_ text: String, _ role: RedactableUnit.Role, _ place: String) -> Int? {
        if text.isEmpty { return nil }
        units.append(RedactableUnit(number: units.count + 1, role: role, place: place, text: text))
        return units.count
    }

    private mutating func words(picture caption: [RichInline]) -> String {
        pictures += 1
        return "〔图片〕" + words(caption)
    }

    /// The words alone: no address of a link, no description of a picture, which nobody sees and nobody would mark.
    private mutating func words(_ line: [RichInline]) -> String {
        var out = ""
        for inline in line {
            switch inline {
            case .text(let text, _): out += text
            case .link(let inner, _): out += words(inner)
            case .lineBreak: out += "\n"
            case .image: out += words(picture: [])
            case .note(let index): out += "〔注\(index + 1)〕"
            }
        }
        return out
    }
}
