/// Reads the notation of the small editor, which people can type without having learnt it.
///
/// Empty lines part paragraphs. 一、 and （一） before a short line make headings, as do `## ` to `##### `. `· ` (also
/// `• `, `- `, `* `) and `1. ` begin list items, `| a | b |` is a row of a table whose head a row of `---` ends, `> ` is a
/// quotation, `---` a dividing line, `→ ` sets a paragraph at the end, `↔ ` in the middle. In a line `**words**` are
/// strong, addresses are links, `[words](address)` too, `![words](/files/…)` is a picture. `\` takes from the character
/// behind it what it would mean.
struct EditorReader {
    private var blocks: [RichBlock] = []
    private var open = Open.nothing

    /// What the next line may go on with.
    private enum Open {
        case nothing
        case paragraph([RichInline], RichAlignment)
        case list(RichList)
        case table(rows: [[RichCell]], head: Int)
        case quote([Substring])
    }

    static func blocks(_ lines: some Sequence<Substring>, depth: Int = 0) -> [RichBlock] {
        var reader = EditorReader()
        for line in lines { reader.read(line, depth: depth) }
        reader.close(depth: depth)
        return reader.blocks
    }

    private mutating func read(_ line: Substring, depth: Int) {
        let line = EditorLine(line)
        switch line.kind {
        case .blank: close(depth: depth)
        case .heading(let level, let text):
            close(depth: depth)
            blocks.append(.heading(level: level, EditorInline.read(text)))
        case .rule:
            close(depth: depth)
            blocks.append(.rule)
        case .item(let number, let text): item(number, text, depth: depth)
        case .row(let cells): row(cells, depth: depth)
        case .quote(let text):
            if case .quote(let lines) = open, depth < 8 {
                open = .quote(lines + [text])
            } else {
                close(depth: depth)
                open = .quote([text])
            }
        case .aligned(let alignment, let text):
            close(depth: depth)
            open = .paragraph(EditorInline.read(text), alignment)
        case .text(let text):
            if case .paragraph(let words, let alignment) = open {
                open = .paragraph(words + [.lineBreak] + EditorInline.read(text), alignment)
            } else {
                close(depth: depth)
                open = .paragraph(EditorInline.read(text), .start)
            }
        }
    }

    private mutating func item(_ number: Int?, _ text: Substring, depth: Int) {
        let item: [RichBlock] = [.paragraph(EditorInline.read(text), .start)]
        if case .list(var list) = open, list.isOrdered == (number != nil) {
            list.items.append(item)
            open = .list(list)
        } else {
            close(depth: depth)
            open = .list(RichList(isOrdered: number != nil, start: number ?? 1, items: [item]))
        }
    }

    private mutating func row(_ cells: [Substring], depth: Int) {
        var (rows, head): ([[RichCell]], Int) = ([], 0)
        if case .table(let before, let known) = open { (rows, head) = (before, known) } else { close(depth: depth) }
        let isDivider = cells.allSatisfy { $0.contains("-") && $0.allSatisfy { "-: ".contains($0) } }
        if isDivider {
            if rows.count == 1 { head = 1 }
        } else {
            rows.append(cells.map { RichCell(blocks: [.paragraph(EditorInline.read($0, isCell: true), .start)]) })
        }
        open = .table(rows: rows, head: head)
    }

    private mutating func close(depth: Int) {
        switch open {
        case .nothing: break
        case .paragraph(let words, let alignment): blocks.append(.paragraph(words, alignment))
        case .list(let list): blocks.append(.list(list))
        case .table(let rows, let head): blocks.append(.table(RichTable(headerRows: head, rows: rows)))
        case .quote(let lines):
            if depth < 8 { blocks.append(.quote(Self.blocks(lines, depth: depth + 1))) }
        }
        open = .nothing
    }
}

/// A line of the small editor and what its beginning means.
struct EditorLine {
    enum Kind {
        case blank, rule
        case heading(Int, Substring)
        case item(Int?, Substring)
        case row([Substring])
        case quote(Substring)
        case aligned(RichAlignment, Substring)
        case text(Substring)
    }

    let kind: Kind

    init(_ line: Substring) {
        let text = Substring(RichText.trimmed(line))
        kind = Self.kind(text)
    }

    /// Whether the line is nothing but words.
    var isPlain: Bool { if case .text = kind { true } else { false } }

    private static func kind(_ text: Substring) -> Kind {
        guard let first = text.first else { return .blank }
        if text == ">" { return .quote("") }
        if text.count >= 3, text.allSatisfy({ $0 == "-" }) { return .rule }
        let marks = text.prefix { $0 == "#" }.count
        if (1...6).contains(marks), text.dropFirst(marks).first == " " {
            return .heading(min(max(marks, 2), 5), text.dropFirst(marks + 1))
        }
        if first == "|", text.count > 1 { return .row(cells(text)) }
        if text.dropFirst().first == " " {
            let rest = text.dropFirst(2)
            switch first {
            case "·", "•", "-", "*": return .item(nil, rest)
            case ">": return .quote(rest)
            case "→": return .aligned(.end, rest)
            case "↔": return .aligned(.center, rest)
            default: break
            }
        }
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        if (1...4).contains(digits.count), text.dropFirst(digits.count).hasPrefix(". ") {
            return .item(Int(digits), text.dropFirst(digits.count + 2))
        }
        if let label = OfficialLabel(String(text)), label.level <= 2, OfficialLabel.isHeadingLike(String(text)) {
            return .heading(label.level + 1, text)
        }
        return .text(text)
    }

    /// At the strokes that no backslash stands before; those at both ends are the frame.
    private static func cells(_ text: Substring) -> [Substring] {
        var cells: [Substring] = []
        var start = text.index(after: text.startIndex)
        var place = start
        while place < text.endIndex {
            let character = text[place]
            let next = text.index(after: place)
            if character == "|" {
                cells.append(text[start..<place])
                start = next
            }
            place = character == "\\" && next < text.endIndex ? text.index(after: next) : next
        }
        if start < text.endIndex { cells.append(text[start...]) }
        return cells
    }
}
