import TextForms

/// Reads plain text and Markdown: headings by `#`, tables by pipes, by tabs, and the dumps that copying a table leaves.
struct TextReader {
    private var blocks: [Block] = []
    private var tables = 0

    static func read(_ bytes: [UInt8], markdown: Bool, limits: ReadingLimits) throws -> ReadDocument {
        let text = CharacterDecoding.text(bytes)
        guard text.utf8.count <= limits.text else { throw ReadingError(.tooLarge, "文字过多") }
        let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline || $0 == "\u{0C}" }
            .enumerated().map { Line(text: String($1), number: $0 + 1) }
        guard lines.contains(where: { !$0.isBlank }) else { throw ReadingError(.empty) }
        var reader = TextReader()
        try reader.read(lines, limits: limits)
        return ReadDocument(format: markdown ? .markdown : .text, blocks: reader.blocks)
    }

    struct Line {
        var text: String
        var number: Int
        var isBlank: Bool { Whitespace.isBlank(text) }
        var isPiped: Bool { Whitespace.trimmed(text).hasPrefix("|") }
        /// A cell of a dumped table: the tab stands before it.
        var isDumped: Bool { text.hasPrefix("\t") && !isTabbed }
        /// A row of a pasted table: cells with tabs between them.
        var isTabbed: Bool {
            let parts = text.split(separator: "\t", omittingEmptySubsequences: false)
            return parts.count >= 3 && parts.filter { !Whitespace.isBlank($0) }.count >= 2
                || parts.count == 2 && !Whitespace.isBlank(parts[0]) && !Whitespace.isBlank(parts[1])
        }
    }

    private mutating func read(_ lines: [Line], limits: ReadingLimits) throws {
        var index = 0
        while index < lines.count {
            let line = lines[index]
            if line.isPiped {
                let end = lines[index...].firstIndex { !$0.isPiped } ?? lines.count
                add(PipeTable.rows(lines[index..<end]), limits: limits)
                index = end
            } else if line.isTabbed, let end = pastedEnd(lines, from: index) {
                add(PipeTable.pasted(lines[index..<end]), limits: limits)
                index = end
            } else if line.isDumped, let dump = TabDump(lines, from: index) {
                add(dump.rows, limits: limits)
                index = dump.end
            } else {
                paragraph(line)
                index += 1
            }
        }
    }

    /// At least two pasted rows in succession make a table; one alone is a line with a tab in it.
    private func pastedEnd(_ lines: [Line], from start: Int) -> Int? {
        var end = start
        while end < lines.count, lines[end].isTabbed { end += 1 }
        return end - start >= 2 ? end : nil
    }

    private mutating func add(_ rows: [GridRows.Row], limits: ReadingLimits) {
        tables += 1
        guard let table = GridRows.table(rows, number: tables, limits: limits) else { return }
        blocks.append(.table(table))
    }

    private mutating func paragraph(_ line: Line) {
        let trimmed = Whitespace.trimmed(line.text)
        let at = SourcePosition(paragraph: line.number)
        let marks = trimmed.prefix { $0 == "#" }.count
        if (1...6).contains(marks),
            trimmed.dropFirst(marks).first.map({ $0 == " " || $0 == "*" || $0 == "\u{3000}" }) ?? false
        {
            let text = Self.plain(String(trimmed.dropFirst(marks)))
            if !text.isEmpty { blocks.append(.heading(level: marks, text: text, at: at)) }
            return
        }
        let text = Self.plain(trimmed)
        if !text.isEmpty { blocks.append(.paragraph(text, at: at)) }
    }

    /// Without the marks of Markdown emphasis and rules.
    static func plain(_ text: String) -> String {
        let trimmed = Whitespace.trimmed(text)
        if trimmed.count >= 3, trimmed.allSatisfy({ $0 == "-" || $0 == "*" || $0 == "_" || $0 == "=" }) { return "" }
        var out = trimmed
        for mark in ["**", "__"] { out = out.split(separator: mark, omittingEmptySubsequences: false).joined() }
        if out.hasPrefix("> ") || out.hasPrefix("- ") || out.hasPrefix("* ") { out = String(out.dropFirst(2)) }
        return Whitespace.trimmed(out)
    }
}
