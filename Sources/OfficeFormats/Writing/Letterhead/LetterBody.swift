/// The text of a document from its head to its 版记, as the body of `word/document.xml`.
struct LetterBody {
    let document: LetterheadDocument
    let head: LetterHead
    var xml = XMLBuffer()
    /// Pictures in the order of their first use.
    private(set) var pictures: [RichImage] = []
    /// What is being written is held to what follows.
    private var isLast = false

    init(_ document: LetterheadDocument) {
        self.document = document
        head = LetterHead(document: document)
    }

    mutating func write() {
        switch document.form {
        case .headed:
            append(head.headed())
            if document.organs.count > 1 { head.jointMark(&xml) }
            append(head.numberAndLine())
        case .letter: append(head.letterNumber())
        case .form: break
        }
        append(document.form == .form ? head.formTitle() : head.title())
        for (index, block) in document.body.blocks.enumerated() {
            // Organ and seal never stand on a page alone (DOC-6).
            isLast = index == document.body.blocks.count - 1 && document.body.footnotes.isEmpty
            write(block)
        }
        isLast = false
        writeNotes()
        closing()
        imprint()
    }

    mutating func append(_ paragraphs: [LetterParagraph]) {
        for paragraph in paragraphs { paragraph.write(&xml) }
    }

    // MARK: Blocks

    private mutating func write(_ block: RichBlock, depth: Int = 0) {
        switch block {
        case .heading(let level, let words): heading(level, words)
        case .paragraph(let words, let alignment): paragraph(words, alignment)
        case .list(let list): write(list, depth: depth)
        case .table(let table): write(table)
        case .figure(let picture, let caption):
            var line = head.plain("")
            line.pitch = 0
            line.alignment = .center
            line.runs = [pictureRun(picture)]
            append([line])
            if !caption.isEmpty { paragraph(caption, .center) }
        case .quote(let blocks): for inner in blocks { write(inner, depth: depth) }
        case .rule: append([head.blank()])
        }
    }

    /// 一、 黑体, （一） 楷体, 1. and （1） 仿宋 (DOC-4).
    private mutating func heading(_ level: Int, _ words: [RichInline]) {
        var line = head.plain("")
        line.runs = runs(words)
        line.first = 2 * LetterMeasure.character
        line.outline = min(3, max(0, level - 2))
        line.keepsNext = true
        switch level {
        case ...2: line.face = document.faces.heading
        case 3: line.face = document.faces.kai
        default: break
        }
        append([line])
    }

    private mutating func paragraph(_ words: [RichInline], _ alignment: RichAlignment, prefix: String = "") {
        var line = head.plain(prefix)
        line.runs += runs(words)
        switch alignment {
        case .start: line.first = 2 * LetterMeasure.character
        case .center: line.alignment = .center
        case .end: line.alignment = .right
        }
        if document.form == .form { head.small(&line) }
        if line.runs.contains(where: { $0.drawing != nil }) { line.pitch = 0 }
        line.keepsNext = isLast
        append([line])
    }

    /// Items are paragraphs that begin with their number, as official documents write them.
    private mutating func write(_ list: RichList, depth: Int) {
        for (offset, item) in list.items.enumerated() {
            let number = list.isOrdered ? ListNumber.text(list.start + offset, list.style) : "· "
            var isFirst = true
            for block in item {
                if isFirst, case .paragraph(let words, _) = block {
                    paragraph(words, .start, prefix: number)
                } else {
                    write(block, depth: depth + 1)
                }
                isFirst = false
            }
        }
    }

    private mutating func writeNotes() {
        for (index, note) in document.body.footnotes.enumerated() {
            paragraph(note, .start, prefix: "［\(index + 1)］")
        }
    }

    // MARK: Tables

    private mutating func write(_ table: RichTable) {
        if !table.caption.isEmpty { paragraph(table.caption, .center) }
        let columns = min(60, max(1, table.columnCount))
        let share = LetterMeasure.width / columns
        let grid = LetterTableGrid(table, columns: columns)
        xml.raw(LetterTableGrid.opening)
        for _ in 0..<columns {
            xml.raw("<w:gridCol")
            xml.attribute("w:w", share)
            xml.raw("/>")
        }
        xml.raw("</w:tblGrid>")
        for (index, row) in grid.rows.enumerated() {
            xml.raw("<w:tr><w:trPr>")
            // What somebody wrote into a form may be longer than a page.
            if document.form == .form { height(of: index) } else { xml.raw("<w:cantSplit/>") }
            if index < table.headerRows { xml.raw("<w:tblHeader/>") }
            xml.raw("</w:trPr>")
            for place in row {
                place.open(width: share * place.columnSpan, &xml)
                cell(place.continues ? nil : place.cell, isHeader: index < table.headerRows)
                xml.raw("</w:tc>")
            }
            xml.raw("</w:tr>")
        }
        xml.raw("</w:tbl>")
        append([head.blank(120)])
    }

    /// Room to write in by hand.
    private mutating func height(of row: Int) {
        let lines = document.rowLines.indices.contains(row) ? document.rowLines[row] : 1
        xml.raw("<w:trHeight")
        xml.attribute("w:val", 40 + 420 * max(1, lines))
        xml.raw(#" w:hRule="atLeast"/>"#)
    }

    private mutating func cell(_ cell: RichCell?, isHeader: Bool) {
        var isEmpty = true
        for line in (cell?.blocks ?? []).flatMap(Self.lines) {
            var paragraph = head.plain("")
            paragraph.runs = runs(line.words)
            cellLook(&paragraph, isHeader: isHeader || cell?.isHeader == true)
            if document.form == .form, line.alignment == .end { paragraph.alignment = .right }
            append([paragraph])
            isEmpty = false
        }
        if isEmpty {
            var paragraph = head.plain("")
            cellLook(&paragraph, isHeader: isHeader)
            append([paragraph])
        }
    }

    /// 小四, single-spaced.
    private func cellLook(_ paragraph: inout LetterParagraph, isHeader: Bool) {
        paragraph.size = 24
        paragraph.tightening = 0
        paragraph.pitch = 0
        paragraph.alignment = isHeader ? .center : .left
        if isHeader { paragraph.face = document.faces.heading }
    }

    /// The lines of a block inside a cell.
    private static func lines(_ block: RichBlock) -> [(words: [RichInline], alignment: RichAlignment)] {
        switch block {
        case .heading(_, let words): [(words, .start)]
        case .paragraph(let words, let alignment): [(words, alignment)]
        case .list(let list): list.items.flatMap { $0.flatMap(lines) }
        case .quote(let blocks): blocks.flatMap(lines)
        case .table(let table): table.rows.flatMap { $0.flatMap { $0.blocks.flatMap(lines) } }
        case .figure(let picture, let caption):
            [[.image(picture)], caption].filter { !$0.isEmpty }.map { ($0, .start) }
        case .rule: []
        }
    }

    // MARK: Words

    private mutating func runs(_ words: [RichInline]) -> [LetterParagraph.Run] {
        var runs: [LetterParagraph.Run] = []
        for word in words {
            switch word {
            case .text(let text, let marks): runs.append(.init(text: text, marks: marks))
            case .link(let inner, _): runs += self.runs(inner)
            case .lineBreak: runs.append(.init(text: "\n"))
            case .image(let picture): runs.append(pictureRun(picture))
            case .note(let index): runs.append(.init(text: "［\(index + 1)］", marks: .superscript))
            }
        }
        return runs
    }

    private mutating func pictureRun(_ reference: RichImageReference) -> LetterParagraph.Run {
        let found: RichImage? =
            switch reference.source {
            case .embedded(let index): document.body.images.indices.contains(index) ? document.body.images[index] : nil
            case .stored(let hex): document.pictures[hex]
            }
        guard let image = found, let size = LetterPicture.size(image, reference) else {
            return .init(text: reference.alt.isEmpty ? "（图）" : "（图：\(reference.alt)）")
        }
        let index = pictures.firstIndex(of: image) ?? pictures.count
        if index == pictures.count { pictures.append(image) }
        return .init(text: "", drawing: LetterPicture.drawing(index, size, reference.alt))
    }
}

/// How items of a counted list are numbered.
enum ListNumber {
    static func text(_ number: Int, _ style: RichListStyle) -> String {
        switch style {
        case .chinese: chinese(number) + "、"
        case .parenthesised: "（\(number)）"
        case .circled: (1...20).contains(number) ? circled(number) : "（\(number)）"
        case .lowerLetter: letter(number, "abcdefghijklmnopqrstuvwxyz") + "."
        case .upperLetter: letter(number, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") + "."
        case .lowerRoman, .upperRoman, .decimal: "\(number)."
        }
    }

    private static func circled(_ number: Int) -> String {
        Array("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳").map(String.init)[number - 1]
    }

    private static func letter(_ number: Int, _ letters: String) -> String {
        let all = Array(letters)
        return (1...all.count).contains(number) ? String(all[number - 1]) : "\(number)"
    }

    private static func chinese(_ number: Int) -> String {
        let digits = Array("零一二三四五六七八九").map(String.init)
        guard (1...99).contains(number) else { return "\(number)" }
        let (tens, ones) = number.quotientAndRemainder(dividingBy: 10)
        let head = tens == 0 ? "" : (tens == 1 ? "" : digits[tens]) + "十"
        return head + (ones == 0 ? "" : digits[ones])
    }
}
