import Kernel

extension NumberReader {
    // PII-2: 1[3-9] and nine digits more, not inside a longer run; +86, blanks and hyphens allowed.
    func mobile(_ groups: DigitGroups) -> Finding? {
        let digits = groups.digits
        guard let first = groups.groups.first else { return nil }
        if first.total > 11 { return prefixed(groups, first) }
        guard digits.count >= 11, digits[0] == 1, digits[1] >= 3 else { return nil }
        guard let index = groups.groups.firstIndex(where: { $0.total >= 11 }), groups.groups[index].total == 11,
            !groups.groups[index].crossesLine
        else { return nil }
        return judged(first.start, groups.groups[index].end, sizes: groups.sizes(index + 1))
    }

    /// `8613812345678`, `008613812345678`, `013812345678` in one piece.
    private func prefixed(_ groups: DigitGroups, _ first: DigitGroups.Group) -> Finding? {
        let digits = groups.digits.prefix(first.total), head = Array(digits.dropLast(11))
        guard head == [8, 6] || head == [0, 0, 8, 6] || head == [0], digits[first.total - 11] == 1,
            digits[first.total - 10] >= 3, !isAmount(first.start, first.end)
        else { return nil }
        let confidence: Confidence = head == [0] ? .medium : .high
        guard stands(alone: first.start, first.end) else { return nil }
        return Finding(.mobile, first.end - 11, first.end, "PII-2", confidence)
    }

    private func judged(_ start: Int, _ end: Int, sizes: [Int]) -> Finding? {
        let isCued = text.isLabelledOrHeaded(start, NumberCues.telephone, head: head)
        let isThing = !isCued && text.isLabelled(start, NumberCues.things)
        guard !isAmount(start, end), Scalars.letter(text[end]) == nil, text[end] != 0x5F, text[start - 1] != 0x5F,
            !isThing || text.isLabelled(start, NumberCues.vague)
        else { return nil }
        // A page's address: `/13812345678.html`.
        if text[start - 1] == 0x2F, text[end] == 0x2E, Scalars.letter(text[end + 1]) != nil { return nil }
        if Scalars.letter(text[start - 1]) != nil, !isCued {
            guard isTelephoneLetter(start) else { return nil }
        }
        if sizes.count == 1 || MobileShape.usual.contains(sizes) || sizes.allSatisfy({ $0 == 1 }) {
            return Finding(.mobile, start, end, "PII-2", isThing ? .low : .high)
        }
        return isCued ? Finding(.mobile, start, end, "PII-2", .medium) : nil
    }

    /// `Tel138…`, `M138…`, `wx138…`.
    private func isTelephoneLetter(_ start: Int) -> Bool {
        var word: [UInt8] = [], place = start - 1
        while word.count < 9, let letter = Scalars.letter(text[place]) {
            word.insert(letter, at: 0)
            place -= 1
        }
        return MobileShape.letters.contains(String(decoding: word, as: UTF8.self))
    }

    // PII-2: counts only beside a person's name (looked for afterwards) or with 家庭, 住宅 before it.
    func landline(_ groups: DigitGroups) -> Finding? {
        guard groups.digits[0] == 0, groups.digits.count >= 10, groups.digits[1] != 0 else { return nil }
        let sizes = groups.sizes(2), first = groups.groups[0]
        var end = first.end
        if sizes.count == 2, (3...4).contains(sizes[0]) {
            guard (7...8).contains(sizes[1]) else { return nil }
            end = groups.groups[1].end
        } else if !(10...12).contains(sizes[0]) {
            return nil
        }
        guard stands(alone: first.start, end), !isAmount(first.start, end) else { return nil }
        return line(first.start, end)
    }

    /// `（0571）87654321`: the digits in brackets are read, the rest follows.
    func bracketedLandline(at open: Int) -> Finding? {
        var close = open + 1
        while close - open < 6, Scalars.isDigit(text[close]) { close += 1 }
        guard (4...5).contains(close - open), text[open + 1] == 0x30 || text[open + 1] == 0xFF10,
            text[close] == 0x29 || text[close] == 0xFF09
        else { return nil }
        var start = close + 1
        if Scalars.isBlank(text[start]) || Scalars.isHyphen(text[start]) { start += 1 }
        var end = start
        while end - start < 10, Scalars.isDigit(text[end]) { end += 1 }
        return (7...8).contains(end - start) ? line(open, end) : nil
    }

    private func line(_ start: Int, _ end: Int) -> Finding {
        let isHome =
            text.hasBefore(start, within: 8, NumberCues.home)
            || head.hasBefore(head.count, within: head.count, NumberCues.home)
        return Finding(.landline, start, end, "PII-2", isHome ? .high : .low, isConditional: !isHome)
    }
}

private enum MobileShape {
    static let usual: Set<[Int]> = [
        [3, 4, 4], [3, 8], [7, 4], [4, 4, 3], [4, 3, 4], [3, 3, 5], [3, 2, 2, 2, 2], [3, 4, 2, 2], [5, 6],
    ]
    static let letters: Set<String> = [
        "TEL", "TELE", "MOB", "MOBILE", "PHONE", "WX", "WEIXIN", "VX", "QQ", "T", "M", "P", "V", "CELL",
    ]
}
