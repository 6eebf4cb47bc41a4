extension RichDocument {
    /// The text in the notation of the small editor (see `editorHint`); what the notation cannot say is left out or
    /// said more simply: ask `fitsEditor`.
    package var editorText: String {
        EditorWriter.text(canonical.blocks)
    }

    /// Whether the small editor loses nothing: reading `editorText` gives this text again.
    package var fitsEditor: Bool {
        let own = RichCanon.document(self, keepsEmbedded: false)
        return footnotes.isEmpty && images.isEmpty && RichReader.plain(own.editorText).blocks == own.blocks
    }

    /// What stands below the small editor.
    package static let editorHint = """
        空一行分段。以“一、”“（一）”开头的短行自动成为标题；行首写“· ”或“1. ”成为列表；\
        行首写“→ ”居右、“↔ ”居中、“> ”引用；表格每行写成“| 项目 | 内容 |”，表头下一行写“|---|---|”；\
        网址自动成为链接，也可写成“[文字](网址)”；加粗写成“**文字**”。不需要这些作用时，在前面加“\\”。
        """
}

/// Writes blocks in the notation of the small editor.
enum EditorWriter {
    static func text(_ blocks: [RichBlock]) -> String {
        blocks.map(text).filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    private static func text(_ block: RichBlock) -> String {
        switch block {
        case .heading(let level, let line): return heading(level, line)
        case .paragraph(let line, let alignment):
            let lines = lines(line)
            switch alignment {
            case .start: return lines.map(guarded).joined(separator: "\n")
            case .center: return "↔ " + ([lines[0]] + lines.dropFirst().map(guarded)).joined(separator: "\n")
            case .end: return "→ " + ([lines[0]] + lines.dropFirst().map(guarded)).joined(separator: "\n")
            }
        case .list(let list):
            return list.items.enumerated().map { index, item in
                (list.isOrdered ? "\(list.start + index). " : "· ") + oneLine(item)
            }.joined(separator: "\n")
        case .table(let table): return self.table(table)
        case .figure(let image, let caption):
            let words = EditorWriter.line(caption)
            return EditorWriter.image(image) + (words.isEmpty ? "" : "\n\n↔ " + words)
        case .quote(let blocks):
            return text(blocks).split(separator: "\n", omittingEmptySubsequences: false)
                .map { $0.isEmpty ? ">" : "> " + $0 }.joined(separator: "\n")
        case .rule: return "---"
        }
    }

    private static func heading(_ level: Int, _ line: [RichInline]) -> String {
        let words = EditorWriter.line(line)
        if case .heading(level, _) = EditorLine(Substring(words)).kind, !words.hasPrefix("#") { return words }
        return String(repeating: "#", count: level) + " " + words
    }

    /// A line whose beginning would mean something gets a backslash.
    private static func guarded(_ line: String) -> String {
        EditorLine(Substring(line)).isPlain ? line : "\\" + line
    }

    private static func oneLine(_ blocks: [RichBlock]) -> String {
        blocks.map { text($0) }.joined(separator: " ").split(separator: "\n").joined(separator: " ")
    }

    private static func table(_ table: RichTable) -> String {
        var lines: [String] = []
        for (index, row) in table.rows.enumerated() {
            lines.append("| " + row.map(cell).joined(separator: " | ") + " |")
            if index == 0, table.headerRows > 0 {
                lines.append("|" + String(repeating: "---|", count: row.count))
            }
        }
        return lines.joined(separator: "\n")
    }

    private static func cell(_ cell: RichCell) -> String {
        cell.blocks.map { block in
            guard case .paragraph(let words, _) = block else { return oneLine([block]) }
            return lines(words, isCell: true).joined(separator: "<br>")
        }.joined(separator: "<br>")
    }

    private static func lines(_ line: [RichInline], isCell: Bool = false) -> [String] {
        line.split(omittingEmptySubsequences: false) { $0 == .lineBreak }
            .map { EditorWriter.line(Array($0), isCell: isCell) }
    }

    private static func line(_ line: [RichInline], isCell: Bool = false) -> String {
        var out = ""
        for (index, inline) in line.enumerated() {
            switch inline {
            case .text(let text, let marks): out += marked(escaped(text, isCell: isCell), marks)
            case .lineBreak: out += " "
            case .note: continue
            case .image(let image): out += self.image(image)
            case .link(let inner, let address):
                let next = line.dropFirst(index + 1).first
                out += link(inner, address, before: next, isCell: isCell)
            }
        }
        return out
    }

    private static func marked(_ text: String, _ marks: RichMarks) -> String {
        marks.contains(.bold) ? "**\(text)**" : text
    }

    private static func link(
        _ inner: [RichInline], _ address: String, before next: RichInline?, isCell: Bool
    ) -> String {
        if inner == [.text(address, [])], EditorInline.address(Substring(address)) == address, ends(before: next) {
            return address
        }
        let words = line(inner, isCell: isCell)
        let place = address.map { $0 == ")" || $0 == "|" ? "\\" + String($0) : String($0) }.joined()
        return "[\(words)](\(place))"
    }

    /// Whether an address cannot run on into what follows.
    private static func ends(before next: RichInline?) -> Bool {
        switch next {
        case nil, .lineBreak: true
        case .text(let text, let marks): marks.isEmpty && (text.first.map { !$0.isASCII || $0 == " " } ?? true)
        case .link, .image, .note: false
        }
    }

    private static func image(_ image: RichImageReference) -> String {
        guard case .stored(let hex) = image.source else { return "" }
        return "![\(escaped(image.alt, isCell: true))](/files/\(hex))"
    }

    private static func escaped(_ text: String, isCell: Bool) -> String {
        var out = ""
        var rest = Substring(text)
        while let character = rest.first {
            let isSign =
                "\\*[]".contains(character) || (character == "!" && rest.count == 1)
                || (isCell && (character == "|" || character == "<"))
                || (character == "h" && (rest.hasPrefix("http://") || rest.hasPrefix("https://")))
            out += isSign ? "\\" + String(character) : String(character)
            rest = rest.dropFirst()
        }
        return out
    }
}
