extension RichHTMLWriter {
    mutating func write(_ list: RichList) {
        raw(list.isOrdered ? "<ol" : "<ul")
        if list.isOrdered {
            switch list.style {
            case .decimal: break
            case .chinese: raw(" class=\"list-chinese\"")
            case .parenthesised: raw(" class=\"list-parenthesised\"")
            case .circled: raw(" class=\"list-circled\"")
            case .lowerLetter: raw(" type=\"a\"")
            case .upperLetter: raw(" type=\"A\"")
            case .lowerRoman: raw(" type=\"i\"")
            case .upperRoman: raw(" type=\"I\"")
            }
            if list.start != 1 { attribute("start", String(list.start)) }
        }
        raw(">")
        for item in list.items {
            raw("<li>")
            write(item: item)
            raw("</li>")
        }
        raw(list.isOrdered ? "</ol>" : "</ul>")
    }

    /// The first plain paragraph of an item needs no element of its own.
    private mutating func write(item: [RichBlock]) {
        var rest = item[...]
        if case .paragraph(let words, .start) = item.first {
            write(words)
            rest = rest.dropFirst()
        }
        for block in rest { write(block) }
    }

    mutating func write(_ table: RichTable) {
        raw("<table>")
        if !table.caption.isEmpty {
            raw("<caption>")
            write(table.caption)
            raw("</caption>")
        }
        raw("\n")
        rows(table.rows.prefix(table.headerRows), isHead: true)
        rows(table.rows.dropFirst(table.headerRows), isHead: false)
        raw("</table>")
    }

    private mutating func rows(_ rows: ArraySlice<[RichCell]>, isHead: Bool) {
        if rows.isEmpty { return }
        raw(isHead ? "<thead>\n" : "<tbody>\n")
        for row in rows {
            raw("<tr>")
            for cell in row { write(cell, isHead: isHead) }
            raw("</tr>\n")
        }
        raw(isHead ? "</thead>\n" : "</tbody>\n")
    }

    private mutating func write(_ cell: RichCell, isHead: Bool) {
        raw(cell.isHeader ? "<th" : "<td")
        if cell.isHeader {
            let isGroup = isHead ? cell.columnSpan > 1 : cell.rowSpan > 1
            attribute("scope", (isHead ? "col" : "row") + (isGroup ? "group" : ""))
        }
        if cell.columnSpan > 1 { attribute("colspan", String(cell.columnSpan)) }
        if cell.rowSpan > 1 { attribute("rowspan", String(cell.rowSpan)) }
        if cell.blocks.count == 1, case .paragraph(let words, let alignment) = cell.blocks[0] {
            self.alignment(alignment)
            raw(">")
            write(words)
        } else {
            raw(">")
            for block in cell.blocks { write(block) }
        }
        raw(cell.isHeader ? "</th>" : "</td>")
    }

    mutating func write(_ line: [RichInline]) { write(line[...], under: []) }

    /// Neighbours that share a mark stand in one element.
    private mutating func write(_ line: ArraySlice<RichInline>, under marks: RichMarks) {
        var rest = line
        while let first = rest.first {
            guard let mark = RichMarks.inOrder.first(where: { first.marks.subtracting(marks).contains($0) }) else {
                write(first)
                rest = rest.dropFirst()
                continue
            }
            let run = rest.prefix { $0.marks.contains(mark) }
            element(of: mark, closes: false)
            write(run, under: marks.union(mark))
            element(of: mark, closes: true)
            rest = rest[run.endIndex...]
        }
    }

    private mutating func write(_ inline: RichInline) {
        switch inline {
        case .text(let words, _): text(words)
        case .lineBreak: raw("<br>")
        case .image(let image): write(image)
        case .note(let index): note(index)
        case .link(let inner, let address):
            raw("<a")
            attribute("href", address)
            raw(">")
            write(inner[...], under: [])
            raw("</a>")
        }
    }

    private mutating func element(of mark: RichMarks, closes: Bool) {
        raw(closes ? "</" : "<")
        switch mark {
        case .bold: raw("strong")
        case .italic: raw("em")
        case .underline: raw("u")
        case .strike: raw("s")
        case .superscript: raw("sup")
        default: raw("sub")
        }
        raw(">")
    }
}

extension RichMarks {
    /// From the outermost element to the innermost.
    static let inOrder: [RichMarks] = [.bold, .italic, .underline, .strike, .superscript, .subscript]
}

extension RichInline {
    fileprivate var marks: RichMarks {
        switch self {
        case .text(_, let marks): marks
        case .link, .lineBreak, .image, .note: []
        }
    }
}
