/// Which paragraphs of a Word file are headings: those of a heading style, else those of the official form 一、（一）
/// 1. （1）, where a whole level of them has the look of headings.
enum RichWordHeadings {
    private static let longestStyled = 120

    /// The level in the page of each item that is a heading, 2 to 5.
    static func levels(_ items: [RichWordItem]) -> [Int?] {
        let styled = items.map { item in
            if case .paragraph(let paragraph) = item, !paragraph.isBlank, paragraph.count <= longestStyled {
                paragraph.level
            } else {
                Int?.none
            }
        }
        if styled.contains(where: { $0 != nil }) { return ranked(styled) }
        return ranked(official(items))
    }

    /// The outermost level that is there becomes 2, without gaps below it.
    private static func ranked(_ levels: [Int?]) -> [Int?] {
        let known = Set(levels.compactMap { $0 }).sorted()
        return levels.map { level in
            level.flatMap { known.firstIndex(of: $0) }.map { min($0 + 2, 5) }
        }
    }

    private static func official(_ items: [RichWordItem]) -> [Int?] {
        let lines = items.map { item -> Line? in
            guard case .paragraph(let paragraph) = item, !paragraph.isBlank else { return nil }
            return Line(paragraph)
        }
        var levels = [Int?](repeating: nil, count: items.count)
        for level in 1...4 {
            let found = lines.indices.filter { lines[$0]?.label?.level == level }
            guard isConsistent(found, lines, level: level, items) else { continue }
            for index in found { levels[index] = level }
        }
        // Levels below one that is none are the body of a list.
        return levels
    }

    /// Whether all lines of a level look like headings and count as headings do.
    private static func isConsistent(_ found: [Int], _ lines: [Line?], level: Int, _ items: [RichWordItem]) -> Bool {
        let own = found.compactMap { lines[$0] }
        guard own.count >= 2 || (own.count == 1 && level > 1), own.allSatisfy(\.isShort) else { return false }
        guard countsUp(own) else { return false }
        if own.allSatisfy(\.isSetOff) { return hasPlainBody(lines) }
        // Without a look of their own, 一、 and （一） must each have something below them.
        guard level <= 2, own.count >= 2, own.allSatisfy({ !$0.isSetOff }) else { return false }
        return found.allSatisfy { index in
            guard index + 1 < items.count, let next = lines[index + 1] else {
                if index + 1 < items.count, case .table = items[index + 1] { return true }
                return false
            }
            return next.label.map { $0.level > level } ?? true
        }
    }

    /// Each number is 1 or one more than the one before.
    private static func countsUp(_ lines: [Line]) -> Bool {
        var last = 0
        for line in lines {
            guard let number = line.label?.number, number == 1 || number == last + 1 else { return false }
            last = number
        }
        return lines.first?.label?.number == 1
    }

    /// A look only tells something where not everything has it.
    private static func hasPlainBody(_ lines: [Line?]) -> Bool {
        lines.contains { line in line.map { !$0.isSetOff } ?? false }
    }

    /// A paragraph as the rules above look at it.
    struct Line {
        var label: OfficialLabel?
        var isShort: Bool
        var isSetOff: Bool

        init(_ paragraph: RichWordParagraph) {
            let text = paragraph.text
            label = paragraph.mark == nil && paragraph.alignment == .start ? OfficialLabel(text) : nil
            isSetOff = paragraph.isSetOff
            isShort = OfficialLabel.isHeadingLike(text)
        }
    }
}
