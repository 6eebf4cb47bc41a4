/// Where words stand in a paragraph: how they are set and what they link to.
struct RichWordRun {
    var look: RichWordLook
    var link: String?
}

extension RichWordReader {
    /// Everything in a paragraph that is not a run.
    func collect(_ node: XMLNode, _ run: RichWordRun, into paragraph: inout RichWordParagraph) throws {
        for child in node.elements {
            switch child.name {
            case "r": try read(run: child, run, into: &paragraph)
            case "pPr", "sdtPr", "sdtEndPr", "bookmarkStart", "bookmarkEnd", "proofErr", "rPr": continue
            case "hyperlink": try collect(child, linked(child, run), into: &paragraph)
            case "del", "moveFrom": noteDeleted()
            case "fldSimple": try simpleField(child, run, into: &paragraph)
            case "oMath", "oMathPara":
                noteEquation()
                for inline in RichWordMath.line(child) { put(inline, run, into: &paragraph) }
            case "AlternateContent":
                if let choice = child.first("Choice") ?? child.first("Fallback") {
                    try collect(choice, run, into: &paragraph)
                }
            case "commentRangeStart": noteComment()
            default: try collect(child, run, into: &paragraph)
            }
        }
    }

    private func noteComment() { note("comments", "文中有批注，没有读取。") }

    private func linked(_ node: XMLNode, _ run: RichWordRun) -> RichWordRun {
        var result = run
        guard let address = part.relations.address(node.attributes["id"]) else { return run }
        result.link = address
        if RichAddress.link(address) == nil { note("dropped_link", "去掉了不是网页或邮箱地址的链接，保留了文字。") }
        return result
    }

    private func simpleField(_ node: XMLNode, _ run: RichWordRun, into paragraph: inout RichWordParagraph) throws {
        var field = RichWordField(instruction: node.attributes["instr"] ?? "")
        field.begin()
        fields.append(field)
        defer { fields.removeLast() }
        try collect(node, run, into: &paragraph)
    }

    private func read(run node: XMLNode, _ around: RichWordRun, into paragraph: inout RichWordParagraph) throws {
        var run = around
        if let properties = node.first("rPr") {
            if let id = properties.first("rStyle")?.attributes["val"] { run.look = styles.run(id).over(run.look) }
            run.look = RichWordLook(properties).over(run.look)
        }
        if run.look.hidden ?? false {
            if !node.allText.isEmpty { note("hidden_text", "文中有隐藏的文字，没有读取。") }
            return
        }
        try content(node, run, into: &paragraph)
    }

    private func content(_ node: XMLNode, _ run: RichWordRun, into paragraph: inout RichWordParagraph) throws {
        for child in node.elements {
            switch child.name {
            case "t": text(child.allText, run, into: &paragraph)
            case "tab", "ptab": text(" ", run, into: &paragraph)
            case "br", "cr":
                if child.attributes["type"] == nil || child.attributes["type"] == "textWrapping" {
                    put(.lineBreak, run, into: &paragraph)
                }
            case "noBreakHyphen": text("-", run, into: &paragraph)
            case "sym": text(symbol(child), run, into: &paragraph)
            case "fldChar": field(child)
            case "instrText": instruction(child.allText)
            case "drawing": try drawing(child, run, into: &paragraph)
            case "pict", "object": try shape(child, run, into: &paragraph)
            case "ruby": if let base = child.first("rubyBase") { try collect(base, run, into: &paragraph) }
            case "footnoteReference": try mark(child, "footnotes", run, into: &paragraph)
            case "endnoteReference": try mark(child, "endnotes", run, into: &paragraph)
            case "commentReference": noteComment()
            case "AlternateContent":
                if let choice = child.first("Choice") ?? child.first("Fallback") {
                    try content(choice, run, into: &paragraph)
                }
            default: continue
            }
        }
    }

    private func text(_ text: String, _ run: RichWordRun, into paragraph: inout RichWordParagraph) {
        if text.isEmpty || isInDroppedField { return }
        let count = text.unicodeScalars.count { !RichText.isEdge($0) }
        if count > 0 {
            paragraph.count += count
            if run.look.isSetOff { paragraph.setOff += count }
            paragraph.size = max(paragraph.size, run.look.size ?? 20)
            paragraph.isRed = paragraph.isRed || (run.look.isRed ?? false)
        }
        put(.text(text, run.look.marks), run, into: &paragraph)
    }

    func put(_ inline: RichInline, _ run: RichWordRun, into paragraph: inout RichWordParagraph) {
        if isInDroppedField { return }
        if let link = run.link ?? fieldLink {
            // Word sets links underlined; pages do that themselves.
            paragraph.line.append(.link([inline.withoutUnderline], to: link))
        } else {
            paragraph.line.append(inline)
        }
    }

    /// Signs of the typefaces whose characters are pictures: ticks and boxes, as forms use them.
    private func symbol(_ node: XMLNode) -> String {
        guard let value = node.attributes["char"].flatMap({ UInt32($0, radix: 16) }) else { return "" }
        let face = node.attributes["font"] ?? ""
        let low = value >= 0xF000 ? value - 0xF000 : value
        if let known = Self.symbols[face]?[low] { return known }
        if value < 0xE000 || value > 0xF8FF, let scalar = Unicode.Scalar(value) { return String(scalar) }
        note("symbol", "文中有无法识别的特殊符号，没有读取。请核对。")
        return ""
    }

    private static let symbols: [String: [UInt32: String]] = [
        "Wingdings": [
            0x6C: "●", 0x6E: "■", 0x6F: "□", 0x75: "◆", 0x76: "❖", 0xA8: "□", 0xD8: "➢", 0xE0: "→", 0xFB: "✗",
            0xFC: "✓",
            0xFD: "☒", 0xFE: "☑", 0x9F: "•", 0xA7: "▪", 0x28: "☎", 0x2A: "✉",
        ],
        "Wingdings 2": [
            0x30: "☑", 0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "□", 0x96: "•",
        ],
        "Symbol": [
            0xB7: "•", 0xB4: "×", 0xB8: "÷", 0xB1: "±", 0xA3: "≤", 0xB3: "≥", 0xB9: "≠", 0xA5: "∞", 0xB0: "°",
            0xAE: "→",
            0x61: "α", 0x62: "β", 0x67: "γ", 0x64: "δ", 0x6D: "μ", 0x70: "π", 0x73: "σ", 0x53: "Σ", 0x44: "Δ",
            0x57: "Ω",
        ],
    ]
}

extension RichInline {
    fileprivate var withoutUnderline: RichInline {
        if case .text(let text, let marks) = self { .text(text, marks.subtracting(.underline)) } else { self }
    }
}
