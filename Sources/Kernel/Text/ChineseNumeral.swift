/// Chinese numerals as headings, dates and plans write them: 二十三, 一百零五, 两万, 〇, 二〇二六, 廿三, 壹佰.
package enum ChineseNumeral {
    /// The whole of `text` as a number, 0 … 9,999,999,999,999,999; nil when it is not one well-formed numeral. Digits in
    /// a row are read one by one (二〇二六 → 2026).
    package static func value(of text: some StringProtocol) -> Int? {
        let characters = Array(text)
        guard !characters.isEmpty, characters.count <= 40 else { return nil }
        let digits = characters.compactMap { digit($0) }
        if digits.count == characters.count { return positional(digits) }
        return grouped(characters)
    }

    /// `number` in Chinese: 12 → 十二, 105 → 一百零五, 20000 → 二万; negative ones with 负.
    package static func text(_ number: Int) -> String {
        if number < 0 { return "负" + text(of: number.magnitude) }
        return text(of: number.magnitude)
    }

    /// Each digit of a year on its own: 2026 → 二〇二六.
    package static func year(_ year: Int) -> String {
        String(year).compactMap { $0.wholeNumberValue }.map { $0 == 0 ? "〇" : names[$0] }.joined()
    }

    private static let names = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"]

    static func digit(_ character: Character) -> Int? {
        switch character {
        case "〇", "零", "○", "Ｏ": 0
        case "一", "壹", "弌": 1
        case "二", "贰", "两", "貳": 2
        case "三", "叁", "參": 3
        case "四", "肆": 4
        case "五", "伍": 5
        case "六", "陆", "陸": 6
        case "七", "柒": 7
        case "八", "捌": 8
        case "九", "玖": 9
        default: nil
        }
    }

    private static func smallUnit(_ character: Character) -> Int? {
        switch character {
        case "十", "拾": 10
        case "百", "佰": 100
        case "千", "仟": 1_000
        default: nil
        }
    }

    private static func largeUnit(_ character: Character) -> Int? {
        switch character {
        case "万", "萬": 10_000
        case "亿", "億": 100_000_000
        default: nil
        }
    }

    private static func positional(_ digits: [Int]) -> Int? {
        guard digits.count <= 16 else { return nil }
        return digits.reduce(0) { $0 * 10 + $1 }
    }

    private static func grouped(_ characters: [Character]) -> Int? {
        var total = 0, section = Section(), lastLarge = Int.max
        for character in characters {
            if let unit = largeUnit(character) {
                guard unit < lastLarge, let value = section.closed, value > 0 else { return nil }
                total += value * unit
                lastLarge = unit
                section = Section()
            } else if !section.take(character) {
                return nil
            }
        }
        if section.isEmpty { return total }
        return section.closed.map { total + $0 }
    }

    /// Up to four places: the part of a numeral between 亿, 万 and the end.
    private struct Section {
        private var value = 0
        private var pending: Int?
        private var lastUnit = 10_000
        private(set) var isEmpty = true
        private var zero = false

        mutating func take(_ character: Character) -> Bool {
            defer { isEmpty = false }
            switch character {
            case "廿": return multiple(20)
            case "卅": return multiple(30)
            default: break
            }
            if let digit = digit(character) {
                guard pending == nil else { return false }
                if digit == 0 { zero = true } else { pending = digit }
                return !(digit == 0 && value == 0 && !isEmpty)
            }
            guard let unit = smallUnit(character), unit < lastUnit else { return false }
            guard let digit = pending ?? (unit == 10 && (isEmpty || zero) ? 1 : nil) else { return false }
            value += digit * unit
            (pending, lastUnit, zero) = (nil, unit, false)
            return true
        }

        private mutating func multiple(_ amount: Int) -> Bool {
            guard pending == nil, lastUnit > 10 else { return false }
            value += amount
            lastUnit = 10
            return true
        }

        /// The value; nil when the section holds nothing or ends in a bare zero after a unit.
        var closed: Int? { isEmpty ? nil : value + (pending ?? 0) }
    }

    private static func text(of number: UInt) -> String {
        guard number > 0 else { return "零" }
        guard number < 10_000_000_000_000_000 else { return String(number) }
        if number >= 100_000_000 { return split(number, by: 100_000_000, unit: "亿") }
        if number >= 10_000 { return split(number, by: 10_000, unit: "万") }
        return section(Int(number), leading: true)
    }

    private static func split(_ number: UInt, by size: UInt, unit: String) -> String {
        let rest = number % size
        let head = text(of: number / size) + unit
        if rest == 0 { return head }
        let tail = rest < 10_000 ? section(Int(rest), leading: false) : text(of: rest)
        let plain = rest >= 10 && rest < 20 && rest < 10_000 ? tail : tail.hasPrefix("十") ? "一" + tail : tail
        return head + (rest < size / 10 ? "零" : "") + plain
    }

    private static func section(_ number: Int, leading: Bool) -> String {
        var result = "", gap = false
        for (size, unit) in [(1_000, "千"), (100, "百"), (10, "十"), (1, "")] {
            let digit = number / size % 10
            if digit == 0 {
                gap = !result.isEmpty
                continue
            }
            if gap { result += "零" }
            gap = false
            // 十二, not 一十二, at the head of a number; 一百一十二 inside it.
            result += (digit == 1 && size == 10 && result.isEmpty && leading ? "" : names[digit]) + unit
        }
        return result
    }
}
