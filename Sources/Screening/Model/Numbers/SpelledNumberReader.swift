import Kernel

/// Numbers spelled in Chinese digits, with blanks between them or without: 一一零一零五一九… (PII-2).
struct SpelledNumberReader {
    let text: ScannedText
    let today: Day

    func read(at start: Int) -> NumberReader.Answer {
        var end = start, digits: [UInt8] = []
        var place = start
        while digits.count <= 20 {
            guard let digit = Scalars.chineseDigit(text[place]) else { break }
            digits.append(digit)
            place += 1
            end = place
            if Scalars.isBlank(text[place]) { place += 1 }
        }
        let next = max(end, start + 1)
        if digits.count == 17, Scalars.letter(text[place]) == 0x58 {
            guard isIdentity(digits, last: 10) else { return NumberReader.Answer(finding: nil, next: next) }
            return NumberReader.Answer(finding: Finding(.idCard, start, place + 1, "PII-2", .medium), next: place + 1)
        }
        if digits.count == 18, isIdentity(digits, last: Int(digits[17])) {
            return NumberReader.Answer(finding: Finding(.idCard, start, end, "PII-2", .medium), next: next)
        }
        if digits.count == 11, digits[0] == 1, digits[1] >= 3 {
            return NumberReader.Answer(finding: Finding(.mobile, start, end, "PII-2", .medium), next: next)
        }
        return NumberReader.Answer(finding: nil, next: next)
    }

    private func isIdentity(_ digits: [UInt8], last: Int) -> Bool {
        IdentityNumber.isValid(digits.prefix(17), last: last, today: today)
    }
}
