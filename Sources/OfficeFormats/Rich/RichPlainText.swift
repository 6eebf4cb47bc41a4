extension RichDocument {
    /// The words of the body alone: a line for each paragraph and each row, cells parted by tabs, footnotes at the
    /// end. The title is not among them.
    package var plainText: String {
        var lines: [String] = []
        for block in blocks { block.addLines(to: &lines) }
        for (index, note) in footnotes.enumerated() { lines.append("[\(index + 1)] " + note.words) }
        return lines.joined(separator: "\n")
    }
}

extension RichBlock {
    fileprivate func addLines(to lines: inout [String]) {
        switch self {
        case .heading(_, let line), .paragraph(let line, _): lines.append(line.wordsWithMarks)
        case .list(let list):
            for (index, item) in list.items.enumerated() {
                let start = lines.count
                for block in item { block.addLines(to: &lines) }
                if lines.count > start { lines[start] = list.sign(index) + lines[start] }
            }
        case .table(let table):
            if !table.caption.isEmpty { lines.append(table.caption.wordsWithMarks) }
            for row in table.rows where !row.isEmpty {
                lines.append(row.map(\.words).joined(separator: "\t"))
            }
        case .figure(let image, let caption):
            let words = caption.isEmpty ? image.alt : caption.wordsWithMarks
            if !words.isEmpty { lines.append(words) }
        case .quote(let blocks): for block in blocks { block.addLines(to: &lines) }
        case .rule: return
        }
    }
}

extension RichCell {
    /// Its words in one line.
    fileprivate var words: String {
        var lines: [String] = []
        for block in blocks { block.addLines(to: &lines) }
        return lines.map { $0.map { $0 == "\n" || $0 == "\t" ? " " : String($0) }.joined() }.joined(separator: " ")
    }
}

extension RichList {
    /// What stands before an item where nothing counts by itself.
    package func sign(_ index: Int) -> String {
        let number = start + index
        if !isOrdered { return "· " }
        switch style {
        case .parenthesised: return "（\(number)）"
        case .circled where (1...20).contains(number):
            return Unicode.Scalar(UInt32(0x2460 + number - 1)).map { String($0) } ?? "\(number). "
        case .decimal, .chinese, .circled, .lowerLetter, .upperLetter, .lowerRoman, .upperRoman: return "\(number). "
        }
    }
}

extension [RichInline] {
    /// The words of a line with the numbers of footnotes and what its pictures show.
    fileprivate var wordsWithMarks: String {
        var out = ""
        for inline in self {
            switch inline {
            case .text(let text, _): out += text
            case .link(let inner, _): out += inner.wordsWithMarks
            case .lineBreak: out += "\n"
            case .image(let image): out += image.alt
            case .note(let index): out += "[\(index + 1)]"
            }
        }
        return out
    }
}
