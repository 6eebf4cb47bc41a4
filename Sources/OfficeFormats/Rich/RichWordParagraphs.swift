extension RichWordReader {
    /// A paragraph with its words, its place in a list and how it is set.
    func read(paragraph node: XMLNode) throws -> RichWordParagraph {
        let properties = node.first("pPr")
        let style = styles.paragraph(properties?.first("pStyle")?.attributes["val"])
        var paragraph = RichWordParagraph(styleName: style.name)
        paragraph.level = style.level
        if let value = properties?.first("outlineLvl")?.attributes["val"].flatMap({ Int($0) }) {
            paragraph.level = (0..<9).contains(value) ? value + 1 : nil
        }
        paragraph.alignment = Self.alignment(properties?.first("jc")?.attributes["val"] ?? style.alignment)
        if let end = properties?.first("rPr"), end.first("del") != nil {
            paragraph.continues = true
            noteDeleted()
        }
        try collect(node, RichWordRun(look: style.look), into: &paragraph)
        if style.name.hasPrefix("toc ") || style.name == "table of figures" {
            if !paragraph.isBlank { noteContents() }
            paragraph.line = []
        }
        number(&paragraph, properties, style)
        return paragraph
    }

    private static func alignment(_ value: String?) -> RichAlignment {
        switch value {
        case "center": .center
        case "right", "end": .end
        default: .start
        }
    }

    /// Numbers that stand nowhere in the text: those of official headings become words, the others make a list.
    private func number(_ paragraph: inout RichWordParagraph, _ properties: XMLNode?, _ style: RichWordStyles.Style) {
        let own = properties?.first("numPr")
        guard let list = own?.first("numId")?.attributes["val"] ?? style.list, list != "0" else { return }
        let level = own?.first("ilvl")?.attributes["val"].flatMap { Int($0) } ?? style.listLevel ?? 0
        guard let step = numbering.step(list: list, level: level), !paragraph.isBlank else { return }
        if paragraph.level == nil, let mark = Self.mark(step, list: list, level: level) {
            paragraph.mark = mark
        } else if !step.label.isEmpty {
            // 1.1 needs a blank before its words, 1. and 一、 do not.
            let isWord = step.label.utf8.last.map { (UInt8(ascii: "0")...UInt8(ascii: "z")).contains($0) } ?? false
            paragraph.line.insert(.text(isWord ? step.label + " " : step.label, []), at: 0)
        }
    }

    private static let chinese: Set<String> = [
        "chineseCounting", "chineseCountingThousand", "japaneseCounting", "ideographDigital", "taiwaneseCounting",
        "taiwaneseCountingThousand", "chineseLegalSimplified", "ideographTraditional",
    ]

    /// A list as pages have them; nil for numbers that only words can give: 一、（一）, 1.1, 第一条.
    private static func mark(_ step: DocxNumbering.Step, list: String, level: Int) -> RichWordListMark? {
        var mark = RichWordListMark(list: list, level: level, number: step.number, isOrdered: true, style: .decimal)
        if step.level.format == "bullet" {
            mark.isOrdered = false
            return mark
        }
        let text = step.level.text
        guard !chinese.contains(step.outermost), !chinese.contains(step.level.format),
            text.count(where: { $0 == "%" }) == 1, text.unicodeScalars.count <= 4
        else { return nil }
        switch step.level.format {
        case "decimal":
            let isInBrackets = text.hasPrefix("(") || text.hasPrefix("（")
            mark.style = isInBrackets ? .parenthesised : .decimal
        case "decimalEnclosedCircle", "decimalEnclosedCircleChinese": mark.style = .circled
        case "lowerLetter": mark.style = .lowerLetter
        case "upperLetter": mark.style = .upperLetter
        case "lowerRoman": mark.style = .lowerRoman
        case "upperRoman": mark.style = .upperRoman
        default: return nil
        }
        return mark
    }
}
