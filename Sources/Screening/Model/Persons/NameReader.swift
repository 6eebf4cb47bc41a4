/// A person's name behind a word that announces one (PII-2: 姓名 by context).
struct NameReader {
    let text: ScannedText

    /// The name behind a word for a person that ends at `end`.
    func read(behind end: Int, _ word: PersonWord) -> Finding? {
        var place = end, colon = false
        // 患者（男，43岁）张三 · 姓名 ： 张三 · 申请人为张三
        while place - end < 6 {
            let value = text[place]
            if Scalars.isColon(value) {
                colon = true
            } else if !Scalars.isBlank(value), value != 0x201C, !(place == end && (value == 0x4E3A || value == 0x53EB))
            {
                break
            }
            place += 1
        }
        guard colon || !word.needsColon, let length = length(at: place, isLabelled: colon) else { return nil }
        // 让患者平卧，: a family name that is also a word is no proof by itself.
        let isOnlyName = Surnames.clear.contains(text[place]) || dottedLength(at: place) != nil
        let isStrict = colon || (isOnlyName && !Scalars.isHan(text[place + length]))
        let confidence = isStrict ? word.confidence : min(word.confidence, .medium)
        return Finding(.name, place, place + length, "PII-2", confidence)
    }

    /// A cell under 姓名 that holds a name and nothing else.
    func cell(_ headConfidence: Confidence) -> Finding? {
        var start = 0, end = text.count
        while start < end, Scalars.isBlank(text[start]) { start += 1 }
        while end > start, Scalars.isBlank(text[end - 1]) { end -= 1 }
        // 张　三
        if end - start == 3, Scalars.isBlank(text[start + 1]), isSurname(text[start]), isGiven(text[start + 2]) {
            return Finding(.name, start, end, "PII-2", headConfidence)
        }
        guard let length = length(at: start, isLabelled: true), start + length == end else { return nil }
        return Finding(.name, start, end, "PII-2", headConfidence)
    }

    private func length(at place: Int, isLabelled: Bool) -> Int? {
        if let joined = dottedLength(at: place) { return joined }
        let first = text[place], pair = Surnames.pair(first, text[place + 1])
        let isDouble = Surnames.double.contains(pair)
        guard isDouble || isSurname(first), !Surnames.words.contains(pair) else { return nil }
        let family = isDouble ? 2 : 1
        for given in [2, 1] {
            let end = place + family + given
            guard (place + family..<end).allSatisfy({ isGiven(text[$0]) }) else { continue }
            let next = text[end]
            if !Scalars.isHan(next), !isMask(next) { return family + given }
            if Surnames.followers.contains(next), isLabelled || isDouble || Surnames.clear.contains(first) {
                return family + given
            }
        }
        return nil
    }

    /// 阿依古丽·买买提
    private func dottedLength(at place: Int) -> Int? {
        var end = place, dots = 0
        while end - place < 20 {
            if text[end] == 0xB7 || text[end] == 0x2022 {
                dots += 1
            } else if !Scalars.isHan(text[end]) {
                break
            }
            end += 1
        }
        guard dots >= 1, dots <= 2, end - place >= 5, text[place] != 0xB7, text[end - 1] != 0xB7 else { return nil }
        return end - place
    }

    private func isSurname(_ value: UInt32) -> Bool {
        Surnames.clear.contains(value) || Surnames.doubtful.contains(value)
    }

    func isGiven(_ value: UInt32) -> Bool { Scalars.isHan(value) && !Surnames.never.contains(value) }

    /// 张某, 李××, 王*: masked already.
    private func isMask(_ value: UInt32) -> Bool {
        value == 0xD7 || value == 0x2A || value == 0xFF0A || value == 0x58 || value == 0x25CB || value == 0x25A1
    }
}
