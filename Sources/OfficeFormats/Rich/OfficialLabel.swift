/// The number that a heading of an official document begins with: 一、（一）1. （1）.
struct OfficialLabel {
    /// 1 for 一、, 2 for （一）, 3 for 1., 4 for （1）.
    var level: Int
    var number: Int

    /// Nil when the text does not begin with such a number and something behind it.
    init?(_ text: String) {
        var rest = Substring(text).unicodeScalars
        let isInBrackets = rest.first == "（" || rest.first == "("
        if isInBrackets { rest.removeFirst() }
        guard let (number, isChinese) = Self.number(&rest), let after = rest.popFirst() else { return nil }
        if isInBrackets {
            guard after == "）" || after == ")" else { return nil }
            level = isChinese ? 2 : 4
        } else if isChinese {
            guard after == "、" else { return nil }
            level = 1
        } else {
            guard after == "." || after == "．" || after == "、" else { return nil }
            // 3.5 is no heading.
            if let next = rest.first, ("0"..."9").contains(next) { return nil }
            level = 3
        }
        guard !rest.isEmpty else { return nil }
        self.number = number
    }

    /// Short, and no sentence.
    static func isHeadingLike(_ text: String) -> Bool {
        let scalars = text.unicodeScalars
        // Fifty characters are two hundred bytes at most.
        guard text.utf8.count <= 200, let last = scalars.last, scalars.count <= 50 else { return false }
        return !"。；;，,：:？?！!".unicodeScalars.contains(last) && !scalars.contains { $0 == "。" || $0 == "\n" }
    }

    private static let digits: [Unicode.Scalar: Int] = [
        "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
    ]

    private static func number(_ rest: inout Substring.UnicodeScalarView) -> (Int, isChinese: Bool)? {
        var figures = 0
        var value = 0
        while let scalar = rest.first, ("0"..."9").contains(scalar), figures < 3 {
            value = value * 10 + Int(scalar.value - 48)
            figures += 1
            rest.removeFirst()
        }
        if figures > 0 { return (value, false) }
        var tens: Int?
        var ones: Int?
        while let scalar = rest.first {
            if scalar == "十", tens == nil {
                tens = ones ?? 1
                ones = nil
            } else if let digit = digits[scalar], ones == nil {
                ones = digit
            } else {
                break
            }
            rest.removeFirst()
        }
        guard tens != nil || ones != nil else { return nil }
        return ((tens ?? 0) * 10 + (ones ?? 0), true)
    }
}
