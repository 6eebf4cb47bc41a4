/// Marks that stand wrongly: doubled, half-width among Chinese characters (WORD-4). Pairs are `BracketPairs`' affair.
struct PunctuationReader {
    let text: ScannedText

    private static let doubled: Set<UInt32> = [0x3002, 0xFF0C, 0x3001, 0xFF1B, 0xFF1A, 0xFF1F]
    private static let wide: [UInt32: String] = [0x2C: "，", 0x3B: "；", 0x3A: "：", 0x3F: "？", 0x21: "！"]

    func wideMark(at place: Int) -> Finding? {
        let value = text[place]
        guard PunctuationReader.doubled.contains(value), text[place + 1] == value, text[place - 1] != value else {
            return nil
        }
        var end = place + 1
        while text[end] == value, end - place < 40 { end += 1 }
        let isDots = value == 0x3002 && end - place >= 3
        return Finding(
            .wording, place, end, "WORD-4", .high, suggestion: isDots ? "……" : text.string(place..<place + 1))
    }

    /// A half-width comma, semicolon, colon, question mark between Chinese characters.
    func narrowMark(at place: Int) -> Finding? {
        let value = text[place]
        if value == 0x2E { return dots(at: place) }
        guard let right = PunctuationReader.wide[value], Scalars.isHan(text[place - 1]) else { return nil }
        let next = text[place + 1]
        guard Scalars.isHan(next) || (next == 0x20 && Scalars.isHan(text[place + 2])) else { return nil }
        return Finding(.wording, place, place + 1, "WORD-4", .high, suggestion: right)
    }

    /// ... between Chinese characters; a full stop written as a dot at the end of a sentence.
    private func dots(at place: Int) -> Finding? {
        guard text[place - 1] != 0x2E, Scalars.isHan(text[place - 1]) else { return nil }
        var end = place
        while text[end] == 0x2E, end - place < 40 { end += 1 }
        if end - place >= 3 { return Finding(.wording, place, end, "WORD-4", .high, suggestion: "……") }
        guard end - place == 1, Scalars.isHan(text[end]) || Scalars.isLineEnd(text[end]) else { return nil }
        return Finding(.wording, place, end, "WORD-4", .medium, suggestion: "。")
    }
}

/// Which opening marks of a line wait for their closing ones (WORD-4).
struct BracketPairs {
    private var open: [(value: UInt32, place: Int)] = []

    private static let closers: [UInt32: UInt32] = [
        0xFF08: 0xFF09, 0x300A: 0x300B, 0x3008: 0x3009, 0x3010: 0x3011, 0x3014: 0x3015, 0x201C: 0x201D, 0x2018: 0x2019,
        0x300C: 0x300D, 0x300E: 0x300F, 0x28: 0x29, 0x5B: 0x5D,
    ]
    private static let openers = Dictionary(uniqueKeysWithValues: closers.map { ($1, $0) })
    /// Brackets of either width close one another.
    private static let twins: [UInt32: UInt32] = [0x28: 0xFF08, 0x29: 0xFF09]

    /// Inside 《》, where a title stands as it once was given.
    var isInTitle: Bool { open.contains { $0.value == 0x300A } }

    mutating func take(_ value: UInt32, at place: Int, in text: ScannedText) -> Finding? {
        let plain = BracketPairs.twins[value] ?? value
        if BracketPairs.closers[plain] != nil {
            // Deeper nesting than any text has is noise.
            if open.count < 64 { open.append((plain, place)) }
            return nil
        }
        guard let opener = BracketPairs.openers[plain] else { return nil }
        if open.last?.value == opener {
            open.removeLast()
            return nil
        }
        if let index = open.lastIndex(where: { $0.value == opener }) {
            let missed = open[index + 1]
            open.removeSubrange(index...)
            return unpaired(missed.place, in: text)
        }
        // 1）, 一）, a) and ’ as an apostrophe.
        if plain == 0xFF09, isListMark(before: place, in: text) { return nil }
        if plain == 0x2019 || plain == 0x5D { return nil }
        return unpaired(place, in: text)
    }

    /// At the end of a line nothing may be open; a quotation or a bracket may go on in the next one.
    mutating func endLine(in text: ScannedText) -> Finding? {
        defer { open.removeAll(keepingCapacity: true) }
        guard let first = open.first(where: { ![0x2018, 0x5B].contains($0.value) }) else { return nil }
        return unpaired(first.place, in: text)
    }

    private func isListMark(before place: Int, in text: ScannedText) -> Bool {
        var start = place
        while place - start < 3,
            Scalars.isDigit(text[start - 1]) || Scalars.letter(text[start - 1]) != nil
                || Scalars.chineseDigit(text[start - 1]) != nil || text[start - 1] == 0x5341
        { start -= 1 }
        return start < place
    }

    private func unpaired(_ place: Int, in text: ScannedText) -> Finding {
        let isQuote = [0x201C, 0x201D].contains(text[place])
        return Finding(
            .wording, place, place + 1, "WORD-4", isQuote ? .low : .medium,
            suggestion: "“\(text.string(place..<place + 1))”没有配对")
    }
}
