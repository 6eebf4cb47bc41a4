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
            switch child.name {
            case "t": text += child.allText
            case "tab", "ptab": text += "\t"
            case "br", "cr": if child.attributes["type"] == nil { text += "\n" }
            case "noBreakHyphen": text += "-"
            case "del", "moveFrom": hasDeleted = true
            case "r": run(child)
            case "txbxContent": boxes.append(child)
            case "AlternateContent":
                if let choice = child.first("Choice") ?? child.first("Fallback") { collect(choice) }
            case "ruby": if let base = child.first("rubyBase") { collect(base) }
            case "instrText", "delText", "delInstrText", "pPr", "rPr", "footnoteReference", "endnoteReference",
                "commentReference", "annotationRef", "rubyPr", "sdtPr":
                continue
            default: collect(child)
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
        // Nearly every text is one line; its bytes tell so quickest (0xC2 and 0xE2 begin the line ends beyond ASCII).
        if !text.utf8.contains(where: { $0 == 0x0A || $0 == 0x0D || $0 == 0xC2 || $0 == 0xE2 }) {
            let line = Whitespace.trimmed(text)
            return line.isEmpty ? [] : [line]
        }
        return linesApart(text)
    }

    private static func linesApart(_ text: String) -> [String] {
        text.unicodeScalars.split { $0 == "\n" || $0 == "\r" || $0 == "\u{85}" || $0 == "\u{2028}" || $0 == "\u{2029}" }
            .map { Whitespace.trimmed(Substring($0)) }.filter { !$0.isEmpty }
    }
}
