/// A 文号, the number an official document carries: organ code, year, serial number (`国办发〔2026〕12号`).
///
/// People type the brackets in every way; two numbers are the same document when these three parts agree.
package struct DocumentNumber: Hashable, Sendable {
    /// `国办发明电`.
    package let organ: String
    package let year: Int
    package let serial: Int

    /// Nil when `text` is not one document number; spaces, full-width digits, 第, a missing 号 and brackets
    /// 〔〕[]【】（）()［］〈〉 are forgiven.
    package init?(_ text: some StringProtocol) {
        let characters = Array(text.unspaced.halfWidthDigits)
        guard characters.count <= 60,
            let open = characters.firstIndex(where: { DocumentNumber.opening.contains($0) }),
            let close = characters[open...].firstIndex(where: { DocumentNumber.closing.contains($0) }),
            let year = String(characters[characters.index(after: open)..<close].filter { $0 != "年" }).decimalNumber,
            (1900...2199).contains(year)
        else { return nil }
        let head = characters[..<open]
        var tail = characters[characters.index(after: close)...]
        if tail.first == "第" { tail.removeFirst() }
        if tail.last == "号" { tail.removeLast() }
        guard !head.isEmpty, head.allSatisfy({ $0.isHan || $0.isLetter }),
            let serial = String(tail).decimalNumber, serial > 0
        else { return nil }
        (organ, self.year, self.serial) = (String(head), year, serial)
    }

    /// The official form, with six-cornered brackets and no leading zeros.
    package var text: String { "\(organ)〔\(year)〕\(serial)号" }

    /// All document numbers inside running text, in order, each once. Organ codes are cut at the first character that
    /// cannot be part of one, so a number after 《…》 or （ is found.
    package static func all(in text: some StringProtocol) -> [DocumentNumber] {
        let characters = Array(text.halfWidthDigits)
        var found: [DocumentNumber] = [], start = 0
        while let open = characters[start...].firstIndex(where: { opening.contains($0) }) {
            start = open + 1
            guard let end = end(of: characters, after: open) else { continue }
            var begin = open
            while begin > 0, open - begin < 12, isOrganCharacter(characters[begin - 1]) { begin -= 1 }
            if let number = DocumentNumber(String(characters[begin..<end])), !found.contains(number) {
                found.append(number)
            }
        }
        return found
    }

    private static let opening: Set<Character> = ["〔", "[", "【", "（", "(", "［", "〈", "﹝", "<"]
    private static let closing: Set<Character> = ["〕", "]", "】", "）", ")", "］", "〉", "﹞", ">"]

    private static func isOrganCharacter(_ character: Character) -> Bool {
        character.isHan && !["和", "与", "及", "据", "按", "照", "的", "号", "以", "为", "见"].contains(character)
    }

    /// Just past the 号 of `〔2026〕12号`; nil when the bracket holds something else.
    private static func end(of characters: [Character], after open: Int) -> Int? {
        var index = open + 1
        let limit = min(characters.count, open + 24)
        while index < limit, characters[index] != "号" { index += 1 }
        return index < limit ? index + 1 : nil
    }
}
