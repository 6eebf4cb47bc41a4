/// Codes that begin with letters: passports, plates, addresses of mail, numbers of patients (PII-2).
struct LetterReader {
    let text: ScannedText
    let head: ScannedText

    private static let provinces = Set("京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使".unicodeScalars.map(\.value))

    /// The run of letters and digits that begins at `start`.
    func read(at start: Int) -> (finding: Finding?, end: Int) {
        var end = start
        // Longer ones are no code of anybody.
        while end - start < 24, Scalars.letter(text[end]) != nil || Scalars.isDigit(text[end]) { end += 1 }
        // In numbers with letters in front the digits are read again for themselves.
        var letters = start
        while Scalars.letter(text[letters]) != nil { letters += 1 }
        if LetterReader.provinces.contains(text[start - 1]), let plate = plate(start, end) { return (plate, plate.end) }
        let size = end - start
        if (9...11).contains(size), let passport = passport(start, end) { return (passport, end) }
        if size == 18, CreditCode.isValid(characters(start, end)) { return (nil, end) }
        return (nil, letters)
    }

    private func characters(_ start: Int, _ end: Int) -> [UInt8] {
        (start..<end).compactMap { Scalars.digit(text[$0]).map { $0 + 0x30 } ?? Scalars.letter(text[$0]) }
    }

    /// 京A·12345, 粤B D12345, 沪A1234学
    private func plate(_ start: Int, _ firstEnd: Int) -> Finding? {
        guard Scalars.letter(text[start]) != nil else { return nil }
        var end = start + 1
        if Scalars.isBlank(text[end]) || text[end] == 0xB7 || text[end] == 0x2022 || Scalars.isHyphen(text[end]) {
            end += 1
        }
        let body = end
        var digits = 0
        while end - body < 7, Scalars.letter(text[end]) != nil || Scalars.isDigit(text[end]) {
            guard Scalars.letter(text[end]) != 0x49, Scalars.letter(text[end]) != 0x4F else { return nil }
            digits += Scalars.isDigit(text[end]) ? 1 : 0
            end += 1
        }
        // 学 警 港 澳 挂 领
        let isMarked = [0x5B66, 0x8B66, 0x6E2F, 0x6FB3, 0x6302, 0x9886].contains(text[end])
        let wanted = isMarked ? 4...4 : 5...6
        guard wanted.contains(end - body), digits >= 2 else { return nil }
        return Finding(.plate, start - 1, end + (isMarked ? 1 : 0), "PII-2", .high)
    }

    private func passport(_ start: Int, _ end: Int) -> Finding? {
        let characters = characters(start, end)
        let digits = characters.drop { $0 >= 0x41 }
        guard let first = characters.first, digits.allSatisfy({ $0 < 0x41 }), text[start - 1] != 0x5F,
            text[end] != 0x5F,
            text[start - 1] != 0x2D, text[end] != 0x2D
        else { return nil }
        let letters = characters.count - digits.count
        // Passports E G D S P K H, with a second letter since 2012; permits C W H M T.
        let isPassport = "EGDSPK".utf8.contains(first) && characters.count == 9 && letters <= (first == 0x45 ? 2 : 1)
        let isPermit =
            "CW".utf8.contains(first) && characters.count == 9 && letters <= 2
            || "HM".utf8.contains(first) && letters == 1 && [9, 11].contains(characters.count)
        guard isPassport || isPermit else { return nil }
        if text.isLabelledOrHeaded(start, NumberCues.passport, head: head) {
            return Finding(.passport, start, end, "PII-2", .high)
        }
        let looksLikeDay = digits.starts(with: Array("20".utf8)) || digits.starts(with: Array("19".utf8))
        if !isPassport || looksLikeDay || text.isLabelled(start, NumberCues.things) { return nil }
        return Finding(.passport, start, end, "PII-2", .low)
    }

    /// Around an @.
    func email(at sign: Int) -> Finding? {
        var start = sign, end = sign + 1, dots = 0
        while sign - start < 64, isMailCharacter(text[start - 1]) { start -= 1 }
        while text[start] == 0x2E, start < sign { start += 1 }
        while end - sign < 90, isMailCharacter(text[end]) {
            dots += text[end] == 0x2E || text[end] == 0xFF0E ? 1 : 0
            end += 1
        }
        while end > sign, text[end - 1] == 0x2E || text[end - 1] == 0x2D {
            dots -= text[end - 1] == 0x2E ? 1 : 0
            end -= 1
        }
        guard start < sign, dots >= 1, end - sign >= 5, Scalars.letter(text[end - 1]) != nil else { return nil }
        // The organ's own post boxes.
        let isOffice = text.ends(with: Array("gov.cn".unicodeScalars.map(\.value)), before: end)
        return Finding(.email, start, end, "PII-2", isOffice ? .low : .high)
    }

    private func isMailCharacter(_ value: UInt32) -> Bool {
        Scalars.letter(value) != nil || Scalars.isDigit(value) || value == 0x2E || value == 0x2D || value == 0x5F
            || value == 0x2B || value == 0x25 || value == 0xFF0E
    }

    /// Behind 病历号, 住院号 …
    func patientNumber(behind end: Int) -> Finding? {
        var place = end
        while place - end < 4, Scalars.isLabelFiller(text[place]) || text[place] == 0x2A { place += 1 }
        let start = place
        var digits = 0
        while place - start < 24,
            Scalars.letter(text[place]) != nil || Scalars.isDigit(text[place]) || text[place] == 0x2D
        {
            digits += Scalars.isDigit(text[place]) ? 1 : 0
            place += 1
        }
        return digits >= 4 ? Finding(.medicalRecord, start, place, "PII-2", .high) : nil
    }
}
