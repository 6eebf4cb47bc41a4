import TextForms

/// The label a heading or item begins with: `一、` `（二）` `3.` `（4）` `⑤`.
struct ItemLabel: Equatable {
    /// Outermost first.
    enum Style: Int, Comparable {
        case part, han, hanBracket, arabic, decimal, arabicBracket, circled

        static func < (one: Style, other: Style) -> Bool { one.rawValue < other.rawValue }
    }

    var style: Style
    var value: Int
    /// The number without brackets and dot, as written.
    var number: String
    /// How many scalars the label takes, blanks after it included.
    var length: Int

    /// The label at `start`; nil when there is none.
    static func read(_ text: Scalars, at start: Int = 0) -> ItemLabel? {
        guard let first = text.at(start) else { return nil }
        if (0x2460...0x2473).contains(first.value) {
            return made(.circled, value: Int(first.value) - 0x245F, number: String(first), text, end: start + 1)
        }
        if first == "第" { return part(text, start) }
        if first == "（" || first == "(" { return bracketed(text, start) }
        if ScalarClass.digit(first) != nil { return arabic(text, start) }
        return han(text, start)
    }

    private static func made(_ style: Style, value: Int, number: String, _ text: Scalars, end: Int) -> ItemLabel {
        var after = end
        while let scalar = text.at(after), ScalarClass.isBlank(scalar) { after += 1 }
        return ItemLabel(style: style, value: value, number: number, length: after)
    }

    private static func figures(_ text: Scalars, _ start: Int) -> (scalars: Scalars, value: Int, isArabic: Bool)? {
        var end = start
        if let first = text.at(start), ScalarClass.digit(first) != nil {
            var value = 0
            while let digit = text.at(end).flatMap(ScalarClass.digit), end - start < 3 {
                value = value * 10 + digit
                end += 1
            }
            if text.at(end).flatMap(ScalarClass.digit) != nil { return nil }
            return (text.part(start, end), value, true)
        }
        while let scalar = text.at(end), HanFigures.isOne(scalar), end - start < 5 { end += 1 }
        let found = text.part(start, end)
        guard !found.isEmpty, let value = HanFigures.value(found) else { return nil }
        return (found, value, false)
    }

    /// `一、` `二.`
    private static func han(_ text: Scalars, _ start: Int) -> ItemLabel? {
        guard let (found, value, _) = figures(text, start) else { return nil }
        var end = start + found.count
        while let scalar = text.at(end), ScalarClass.isBlank(scalar) { end += 1 }
        guard let mark = text.at(end), mark == "、" || mark == "." || mark == "．" else { return nil }
        return made(.han, value: value, number: found.string, text, end: end + 1)
    }

    /// `1.` `1、` `1．` `1)` `1.2`; not `2.5%`, not `2020年`.
    private static func arabic(_ text: Scalars, _ start: Int) -> ItemLabel? {
        guard let (found, value, _) = figures(text, start), let mark = text.at(start + found.count) else { return nil }
        let end = start + found.count + 1
        switch mark {
        case "、", "．":
            return made(.arabic, value: value, number: found.string, text, end: end)
        case "." where text.at(end).flatMap(ScalarClass.digit) == nil:
            return made(.arabic, value: value, number: found.string, text, end: end)
        case ".":
            guard let (minor, second, _) = figures(text, end) else { return nil }
            var after = end + minor.count
            guard let next = text.at(after),
                next == "." || next == "、" || ScalarClass.isBlank(next) || ScalarClass.isHan(next),
                next != "%", next != "万", next != "亿", next != "个", next != "倍"
            else { return nil }
            if next == "." || next == "、" { after += 1 }
            return made(.decimal, value: second, number: found.string + "." + minor.string, text, end: after)
        case ")", "）": return made(.arabicBracket, value: value, number: found.string, text, end: end)
        default: return nil
        }
    }

    /// `（一）` `(3)`
    private static func bracketed(_ text: Scalars, _ start: Int) -> ItemLabel? {
        var place = start + 1
        while let scalar = text.at(place), ScalarClass.isBlank(scalar) { place += 1 }
        guard let (found, value, isArabic) = figures(text, place) else { return nil }
        place += found.count
        while let scalar = text.at(place), ScalarClass.isBlank(scalar) { place += 1 }
        guard let close = text.at(place), close == "）" || close == ")" else { return nil }
        place += 1
        if text.at(place) == "、" || text.at(place) == "." { place += 1 }
        return made(isArabic ? .arabicBracket : .hanBracket, value: value, number: found.string, text, end: place)
    }

    /// `第一部分` `第二章`
    private static func part(_ text: Scalars, _ start: Int) -> ItemLabel? {
        guard let (found, value, _) = figures(text, start + 1) else { return nil }
        let end = start + 1 + found.count
        for word in ["部分", "章"] where text.has(Scalars(word), at: end) {
            var after = end + word.unicodeScalars.count
            if let mark = text.at(after), "：:、".unicodeScalars.contains(mark) { after += 1 }
            return made(.part, value: value, number: found.string, text, end: after)
        }
        return nil
    }
}
