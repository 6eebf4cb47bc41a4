import Kernel

/// A document number as people type it into a search box: any bracket or none, blanks, 第 and 号 or not.
struct TypedNumber: Sendable, Hashable {
    /// Empty when only year and serial were typed.
    let organ: String
    let year: Int
    let serial: Int

    /// How the number is kept beside a document, whatever form it was written in.
    var key: String { "\(organ)|\(year)|\(serial)" }

    init?(_ text: some StringProtocol) {
        if let number = DocumentNumber(text) {
            (organ, year, serial) = (number.organ, number.year, number.serial)
            return
        }
        var rest = Substring(text.halfWidthDigits.tidied)
        let head = rest.prefix { !$0.isWholeNumber && !TypedNumber.brackets.contains($0) }
        rest = rest.dropFirst(head.count).drop { TypedNumber.brackets.contains($0) }
        let organ = head.unspaced
        guard organ.count <= 20, organ.allSatisfy({ $0.isHan || $0.isLetter }), !organ.contains("年"), organ.last != "第",
            let year = TypedNumber.number(&rest),
            (1900...2199).contains(year)
        else { return nil }
        let between = rest.prefix { !$0.isWholeNumber }
        guard !between.isEmpty, between.allSatisfy({ TypedNumber.between.contains($0) }) else { return nil }
        rest = rest.dropFirst(between.count)
        guard let serial = TypedNumber.number(&rest), serial > 0, rest.isEmpty || rest.unspaced == "号" else {
            return nil
        }
        // 2026-12 is a month, and 2026年12 too; a number has an organ, brackets or 号.
        guard !organ.isEmpty || !rest.isEmpty || text.contains(where: { TypedNumber.brackets.contains($0) }) else {
            return nil
        }
        (self.organ, self.year, self.serial) = (organ, year, serial)
    }

    private static let brackets: Set<Character> = Set("〔〕［］[]()（）【】〈〉﹝﹞<>")
    private static let between: Set<Character> = brackets.union("年第-—－·、,，. ")

    private static func number(_ rest: inout Substring) -> Int? {
        let digits = rest.prefix { $0.isASCII && $0.isWholeNumber }
        rest = rest.dropFirst(digits.count)
        return digits.count <= 6 ? digits.decimalNumber : nil
    }
}
