package import Kernel

/// The arithmetic of identity numbers (PII-2).
package enum IdentityNumber {
    private static let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    /// 10 stands for X.
    private static let checks = [1, 0, 10, 9, 8, 7, 6, 5, 4, 3, 2]
    private static let provinces: Set<Int> = [
        11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54, 61, 62,
        63,
        64, 65, 71, 81, 82, 83,
    ]

    /// Region and a birthday that has been: what an identity number looks like, whatever its check digit.
    package static func hasShape(_ digits: ArraySlice<UInt8>, today: Day) -> Bool {
        let digits = digits.map(Int.init)
        guard digits.count >= 17, provinces.contains(digits[0] * 10 + digits[1]),
            digits[2] * 10 + digits[3] <= 90
        else { return false }
        let year = digits[6] * 1_000 + digits[7] * 100 + digits[8] * 10 + digits[9]
        let month = digits[10] * 10 + digits[11], day = digits[12] * 10 + digits[13]
        // Registers hold people born before the days that `Day` knows.
        guard (1_850...today.year).contains(year), (1...12).contains(month),
            (1...Day.length(ofMonth: month, year: year)).contains(day)
        else { return false }
        return Day(year: year, month: month, day: day).map { $0 <= today } ?? true
    }

    /// The check value of the first seventeen digits; 10 is written X.
    package static func check(_ digits: ArraySlice<UInt8>) -> Int {
        checks[zip(digits, weights).reduce(0) { $0 + Int($1.0) * $1.1 } % 11]
    }

    /// Eighteen characters: seventeen digits and a last one, which is 10 for X.
    package static func isValid(_ digits: ArraySlice<UInt8>, last: Int, today: Day) -> Bool {
        digits.count == 17 && check(digits) == last && hasShape(digits, today: today)
    }

    /// Fifteen digits of the numbers given until 1999: region, a day of the twentieth century, a serial number.
    package static func isOld(_ digits: ArraySlice<UInt8>) -> Bool {
        let digits = digits.map(Int.init)
        guard digits.count == 15, provinces.contains(digits[0] * 10 + digits[1]), digits[2] * 10 + digits[3] <= 90
        else { return false }
        return Day(
            year: 1_900 + digits[6] * 10 + digits[7], month: digits[8] * 10 + digits[9],
            day: digits[10] * 10 + digits[11]) != nil
    }
}

/// The check digit of bank cards (Luhn).
package enum BankCardNumber {
    package static func passesLuhn(_ digits: ArraySlice<UInt8>) -> Bool {
        var sum = 0, double = false
        for digit in digits.reversed() {
            let value = double ? Int(digit) * 2 : Int(digit)
            sum += value > 9 ? value - 9 : value
            double.toggle()
        }
        return sum % 10 == 0 && digits.contains { $0 != 0 }
    }

    /// The first digits of cards given out in China and by the international networks.
    package static func hasIssuer(_ digits: ArraySlice<UInt8>) -> Bool {
        let head = digits.prefix(4).reduce(0) { $0 * 10 + Int($1) }
        return switch head {
        case 6_200...6_299, 4_000...4_999, 5_100...5_599, 3_528...3_589, 6_013, 6_033, 6_858, 6_907, 9_558, 9_843,
            9_400:
            true
        default: false
        }
    }
}

/// 统一社会信用代码: eighteen characters that belong to organisations and are not personal data (PII-2).
package enum CreditCode {
    private static let alphabet: [UInt8] = Array("0123456789ABCDEFGHJKLMNPQRTUWXY".utf8)

    /// Characters in half-width capitals.
    package static func isValid(_ characters: [UInt8]) -> Bool {
        guard characters.count == 18 else { return false }
        var sum = 0, weight = 1
        for character in characters.prefix(17) {
            guard let value = alphabet.firstIndex(of: character) else { return false }
            sum += value * weight
            weight = weight * 3 % 31
        }
        return alphabet.firstIndex(of: characters[17]) == (31 - sum % 31) % 31
    }

    /// The same for a number without letters, whose third to fourth digit must name a province.
    package static func isValidNumber(_ digits: ArraySlice<UInt8>) -> Bool {
        let characters = digits.map { $0 + 0x30 }
        guard isValid(characters), let first = digits.first, [1, 2, 3, 4, 5, 6, 7, 8, 9].contains(first) else {
            return false
        }
        let province = digits.dropFirst(2).prefix(2).reduce(0) { $0 * 10 + Int($1) }
        return (10...15).contains(province) || (21...23).contains(province) || (31...37).contains(province)
            || (41...46).contains(province) || (50...54).contains(province) || (61...65).contains(province)
    }
}
