/// The title of a Word file: a paragraph in the style for it, else the first centred line larger than the body.
enum RichWordTitle {
    /// How many paragraphs may stand before it: 份号, letterhead, 文号.
    private static let mostBefore = 12
    private static let longest = 120

    static func take(from items: inout [RichWordItem]) -> String? {
        let body = bodySize(items)
        guard let start = start(items, body) ?? onlyFirstHeading(items) else { return nil }
        var end = start
        var lines: [String] = []
        // A title of several lines: paragraphs of one size, one below the other.
        while end < items.count, case .paragraph(let paragraph) = items[end], !paragraph.isBlank,
            end == start || isContinued(paragraph, items[start])
        {
            lines.append(paragraph.text)
            end += 1
        }
        let title = lines.reduce("") { joined($0, $1) }
        guard title.unicodeScalars.count <= longest else { return nil }
        items.removeSubrange(start..<end)
        return title
    }

    private static func joined(_ first: String, _ second: String) -> String {
        guard let last = first.unicodeScalars.last, let next = second.unicodeScalars.first else { return second }
        return RichText.isChinese(last) || RichText.isChinese(next) ? first + second : first + " " + second
    }

    private static func isContinued(_ paragraph: RichWordParagraph, _ item: RichWordItem) -> Bool {
        guard case .paragraph(let first) = item, paragraph.level == first.level else { return false }
        if first.level != nil, !first.isTitleStyle { return false }
        return paragraph.alignment == first.alignment && paragraph.size == first.size && paragraph.mark == nil
            && paragraph.styleName == first.styleName && paragraph.isSetOff == first.isSetOff
    }

    private static func start(_ items: [RichWordItem], _ body: Int) -> Int? {
        var before = 0
        for (index, item) in items.enumerated() {
            guard case .paragraph(let paragraph) = item else { return nil }
            if paragraph.count == 0 { continue }
            if paragraph.isTitleStyle || (!paragraph.isRed && isLarge(paragraph, body)) || isAboutLine(paragraph) {
                return index
            }
            before += 1
            // A long line or a heading below body text: the text has begun.
            if before > mostBefore || paragraph.count > longest { return nil }
        }
        return nil
    }

    private static func isLarge(_ paragraph: RichWordParagraph, _ body: Int) -> Bool {
        guard paragraph.alignment == .center, paragraph.count <= longest, paragraph.mark == nil else { return false }
        return paragraph.size >= body + 6 || (paragraph.isSetOff && paragraph.size > body)
    }

    /// Without sizes: a centred line that stands out and begins as official titles do.
    private static func isAboutLine(_ paragraph: RichWordParagraph) -> Bool {
        paragraph.alignment == .center && paragraph.isSetOff && !paragraph.isRed && paragraph.text.hasPrefix("关于")
    }

    /// The only heading of the highest level, when the text begins with it.
    private static func onlyFirstHeading(_ items: [RichWordItem]) -> Int? {
        var first: Int?
        for (index, item) in items.enumerated() {
            guard case .paragraph(let paragraph) = item, !paragraph.isBlank else { continue }
            if first == nil {
                guard paragraph.level == 1 else { return nil }
                first = index
            } else if paragraph.level == 1 {
                return nil
            }
        }
        return first
    }

    /// The size that most characters have, half points.
    private static func bodySize(_ items: [RichWordItem]) -> Int {
        var counts: [Int: Int] = [:]
        // A centred line is no body text: in a short notice the title may have most of the characters.
        for case .paragraph(let paragraph) in items where paragraph.alignment != .center {
            counts[paragraph.size, default: 0] += paragraph.count
        }
        return counts.max { $0.value < $1.value || ($0.value == $1.value && $0.key > $1.key) }?.key ?? 20
    }
}
