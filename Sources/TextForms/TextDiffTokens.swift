/// The smallest stretches of a sentence that change as a whole: characters, and whole numbers, dates, 文号 and words in
/// Latin letters.
struct DiffTokens {
    private let text: ArraySlice<Unicode.Scalar>
    private(set) var ranges: [Range<Int>] = []
    /// A number for each token.
    private(set) var names: [Int] = []

    init(_ text: ArraySlice<Unicode.Scalar>, _ words: inout DiffNames) {
        self.text = text
        var at = text.startIndex
        while at < text.endIndex {
            if isAlone(at) {
                ranges.append(at..<at + 1)
                at += 1
                continue
            }
            let end = tokenEnd(at)
            if let number = documentNumber(at) {
                while let last = ranges.last, last.lowerBound >= number.lowerBound { ranges.removeLast() }
                // A token that reaches into the number from before keeps its own part.
                ranges.append(max(number.lowerBound, ranges.last?.upperBound ?? text.startIndex)..<number.upperBound)
                at = number.upperBound
            } else {
                ranges.append(at..<end)
                at = end
            }
        }
        names = ranges.map { words.name(text[$0]) }
    }

    /// Where some neighbouring tokens stand.
    func range(_ tokens: Range<Int>) -> Range<Int> {
        guard let first = tokens.first, let last = tokens.last else { return text.startIndex..<text.startIndex }
        return ranges[first].lowerBound..<ranges[last].upperBound
    }

    /// How many characters the tokens have.
    func length(_ tokens: Range<Int>) -> Int { range(tokens).count }

    /// The characters at both ends of a token.
    func ends(_ token: Int) -> (first: Unicode.Scalar, last: Unicode.Scalar) {
        (text[ranges[token].lowerBound], text[ranges[token].upperBound - 1])
    }

    // MARK: Steps

    /// The quick answer for most characters of Chinese text: nothing longer begins here.
    private func isAlone(_ index: Int) -> Bool {
        let value = text[index].value
        guard (0x4E00...0x9FFF).contains(value) || (0x3001...0x3006).contains(value) || value == 0xFF0C else {
            return false
        }
        if Self.isHanNumeral(text[index]) { return false }
        return index + 1 >= text.endIndex || !Self.joinsBefore(text[index + 1])
    }

    private func tokenEnd(_ start: Int) -> Int {
        var end = dateEnd(start) ?? numeralEnd(start) ?? wordEnd(start) ?? start + 1
        if text[start] == "\r", end < text.endIndex, text[end] == "\n" { end += 1 }
        while end < text.endIndex, Self.joinsBefore(text[end]) { end += 1 }
        return end
    }

    private func at(_ index: Int) -> Unicode.Scalar? { index < text.endIndex ? text[index] : nil }

    /// Letters and digits, with what stands between two of them: 1,234.5 and 0571-88886666 and name@example.cn.
    private func wordEnd(_ start: Int) -> Int? {
        guard Self.isWord(text[start]) else { return nil }
        var end = start + 1
        while let scalar = at(end) {
            if Self.isWord(scalar) {
                end += 1
            } else if Self.joinsWords(scalar), let next = at(end + 1), Self.isWord(next) {
                end += 2
            } else {
                break
            }
        }
        if let scalar = at(end), ScalarClass.digit(text[end - 1]) != nil, Self.followsNumber(scalar) { end += 1 }
        return end
    }

    /// 二十五 and 二〇二六: two numerals or more.
    private func numeralEnd(_ start: Int) -> Int? {
        let end = run(start, Self.isHanNumeral)
        return end >= start + 2 ? end : nil
    }

    /// 2026年, 2026年3月, 2026年3月2日, 3月2日, 3月, and the same in Chinese numerals.
    private func dateEnd(_ start: Int) -> Int? {
        var end = start
        var parts = 0
        for unit: Unicode.Scalar in ["年", "月", "日"] {
            let digits = number(end)
            guard digits > end, digits - end <= 4, at(digits) == unit else {
                if end > start { break } else { continue }
            }
            if unit == "年", digits - end < 2 { return nil }
            end = digits + 1
            parts += 1
        }
        let isSingleNumeral = parts == 1 && Self.isHanNumeral(text[start])
        return end > start && (!isSingleNumeral || end - start > 2) ? end : nil
    }

    private func number(_ start: Int) -> Int {
        let digits = run(start) { ScalarClass.digit($0) != nil }
        return digits > start ? digits : run(start, Self.isHanNumeral)
    }

    private func run(_ start: Int, _ belongs: (Unicode.Scalar) -> Bool) -> Int {
        var end = start
        while let scalar = at(end), belongs(scalar) { end += 1 }
        return end
    }

    /// ×卫办发〔2026〕12号, found at its opening bracket.
    private func documentNumber(_ bracket: Int) -> Range<Int>? {
        guard ["〔", "［", "[", "（", "("].contains(text[bracket]) else { return nil }
        let year = run(bracket + 1) { ScalarClass.digit($0) != nil }
        guard year == bracket + 5, let closing = at(year), ["〕", "］", "]", "）", ")"].contains(closing) else {
            return nil
        }
        let order = at(year + 1) == "第" ? year + 2 : year + 1
        let end = run(order) { ScalarClass.digit($0) != nil }
        guard end > order, at(end) == "号" else { return nil }
        var start = bracket
        while start > text.startIndex, bracket - start < 8, Self.namesOrgan(text[start - 1]) { start -= 1 }
        return start..<end + 1
    }

    private static func namesOrgan(_ scalar: Unicode.Scalar) -> Bool {
        if scalar == "×" { return true }
        return ScalarClass.isHan(scalar) && !"据照依的及和与等见以由对将按在为是了".unicodeScalars.contains(scalar)
    }

    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A, 0xC0...0x24F:
            scalar != "×" && scalar != "÷"
        default: false
        }
    }

    private static func joinsWords(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case ".", ",", "-", "/", ":", "_", "@", "．", "：": true
        default: false
        }
    }

    private static func followsNumber(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "%", "％", "‰", "℃", "°": true
        default: false
        }
    }

    /// 〇零一二三四五六七八九十百千.
    private static func isHanNumeral(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x5344..<0x56DB, 0x56DC..<0x767E, 0x767F..<0x96F6, 0x96F7...0x1_0FFFF, 0..<0x3007: false
        case 0x3007, 0x96F6, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341, 0x767E,
            0x5343:
            true
        default: false
        }
    }

    /// Marks that belong to the character before them: accents, variant selectors, joiners.
    private static func joinsBefore(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x300, 0x2100..<0xFE00: false
        case 0x300...0x36F, 0x20D0...0x20FF, 0xFE00...0xFE0F, 0xE0100...0xE01EF, 0x200D: true
        default: false
        }
    }
}
