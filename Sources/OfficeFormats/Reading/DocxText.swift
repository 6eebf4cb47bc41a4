import TextForms

/// The text of one paragraph of a Word document.
struct DocxText {
    var text = ""
    /// The contents of text boxes that hang on it.
    var boxes: [XMLNode] = []
    var hasDeleted = false
    var hasHidden = false

    mutating func collect(_ node: XMLNode) {
        for child in node.elements {
            switch child.word {
            case .text: text += child.allText
            case .tab: text += "\t"
            case .lineBreak: if child.attributes["type"] == nil { text += "\n" }
            case .noBreakHyphen: text += "-"
            case .deleted: hasDeleted = true
            case .run: run(child)
            case .textBox: boxes.append(child)
            case .alternate: if let choice = child.first("Choice") ?? child.first("Fallback") { collect(choice) }
            case .ruby: if let base = child.first("rubyBase") { collect(base) }
            case .skipped: continue
            case .other: collect(child)
            }
        }
    }

    private mutating func run(_ node: XMLNode) {
        if let mark = node.first("rPr")?.first("vanish"),
            mark.attributes["val"].map({ $0 != "0" && $0 != "false" }) ?? true
        {
            hasHidden = hasHidden || !node.allText.isEmpty
            return
        }
        collect(node)
    }
}

/// The blocks of a document while it is read: counts paragraphs and tables, leaves blank ones out.
struct DocxContent {
    var blocks: [Block] = []
    private var notes: [ReadingNote] = []
    private var paragraphCount = 0
    private var tableCount = 0

    init() {}

    mutating func add(_ text: String, level: Int?) {
        paragraphCount += 1
        let lines = Self.lines(text)
        guard !lines.isEmpty else { return }
        let at = SourcePosition(paragraph: paragraphCount)
        let joined = lines.joined(separator: "\n")
        blocks.append(level.map { .heading(level: $0, text: joined, at: at) } ?? .paragraph(joined, at: at))
    }

    mutating func nextTable() -> Int {
        tableCount += 1
        return tableCount
    }

    mutating func noteOnce(_ code: String, _ message: String) {
        if !notes.contains(where: { $0.code == code }) { notes.append(ReadingNote(code, message)) }
    }

    func document(_ format: DocumentFormat) -> ReadDocument {
        ReadDocument(format: format, blocks: blocks, notes: notes)
    }

    /// The lines of a text, trimmed, blank ones left out.
    static func lines(_ text: String) -> [String] {
        // Nearly every text is one line; its bytes tell so quickest.
        if !hasLineEnd(text.utf8Span.span) {
            let line = Whitespace.trimmed(text)
            return line.isEmpty ? [] : [line]
        }
        return linesApart(text)
    }

    private static func hasLineEnd(_ bytes: Span<UInt8>) -> Bool {
        for index in bytes.indices {
            let byte = bytes[index]
            if byte == 0x0A || byte == 0x0D { return true }
            // What U+0085, U+2028 and U+2029 end with; few characters do.
            guard byte == 0x85 || byte == 0xA8 || byte == 0xA9, index > 0 else { continue }
            let before = bytes[index - 1]
            if byte == 0x85, before == 0xC2 { return true }
            if byte != 0x85, before == 0x80, index > 1, bytes[index - 2] == 0xE2 { return true }
        }
        return false
    }

    private static func linesApart(_ text: String) -> [String] {
        text.unicodeScalars.split { $0 == "\n" || $0 == "\r" || $0 == "\u{85}" || $0 == "\u{2028}" || $0 == "\u{2029}" }
            .map { Whitespace.trimmed(Substring($0)) }.filter { !$0.isEmpty }
    }
}
