/// A field that is open: page numbers, tables of contents, links.
struct RichWordField {
    var instruction = ""
    /// Whether the result has begun; before it stands only the instruction.
    var isResult = false
    var link: String?
    var drops = false

    /// What the instruction means for the result.
    mutating func begin() {
        isResult = true
        let words = instruction.split { $0 == " " || $0 == "\t" || $0 == "\u{A0}" || $0 == "\u{3000}" }
        switch words.first?.uppercased() {
        case "TOC", "PAGE", "NUMPAGES", "SECTIONPAGES", "INDEX", "XE", "TC": drops = true
        case "HYPERLINK":
            let parts = instruction.split(separator: "\"", omittingEmptySubsequences: false)
            // With \l the words in quotes are a place in this file, which a page does not have.
            guard !words.dropFirst().prefix(1).contains("\\l") else { return }
            if parts.count >= 3 { link = String(parts[1]) } else if words.count > 1 { link = String(words[1]) }
        default: return
        }
    }

    var isContents: Bool { drops && instruction.uppercased().contains("TOC") }
}

extension RichWordReader {
    /// Whether the words here are part of no result.
    var isInDroppedField: Bool { fields.contains { !$0.isResult || $0.drops } }

    var fieldLink: String? { fields.last { $0.link != nil }?.link }

    func field(_ node: XMLNode) {
        switch node.attributes["fldCharType"] {
        case "begin": if fields.count < 50 { fields.append(RichWordField()) }
        case "separate":
            guard let last = fields.indices.last else { return }
            fields[last].begin()
            if fields[last].isContents { noteContents() }
        case "end":
            guard let field = fields.popLast() else { return }
            if !field.isResult, field.instruction.uppercased().contains("EQ ") { noteEquation() }
        default: return
        }
    }

    func instruction(_ text: String) {
        guard let last = fields.indices.last, !fields[last].isResult, fields[last].instruction.utf8.count < 4_000 else {
            return
        }
        fields[last].instruction += text
    }

    func noteEquation() { note("equation", "文中的公式改写成了一行文字。请核对。") }
}
