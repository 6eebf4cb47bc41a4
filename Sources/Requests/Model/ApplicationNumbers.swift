import Kernel
import Screening

/// The arithmetic of what an applicant types: numbers of papers, telephones, mailboxes. Slips are told at once, since a wrong
/// number is found out only when the reply cannot be handed over.
enum ApplicationNumbers {
    /// `number` without spaces, in half-width capitals.
    static func problem(_ number: String, of proof: Applicant.Proof?) -> String? {
        if number.isEmpty { return "没有填写证件号码。请按证件填写。" }
        switch proof {
        case .identityCard: return isIdentityCard(number) ? nil : "身份证号码有误：应当是18位，并且最后一位校验相符。请对照证件检查。"
        case .creditCode: return isCreditCode(number) ? nil : "统一社会信用代码有误：应当是18位，并且最后一位校验相符。请对照证照检查。"
        case .passport, .residencePermit:
            let isPlain = number.utf8.allSatisfy { isDigit($0) || (0x41...0x5A).contains($0) }
            return isPlain && (5...20).contains(number.count) ? nil : "证件号码有误：应当是5至20位字母和数字。请对照证件检查。"
        case .other, nil: return nil
        }
    }

    static func isIdentityCard(_ number: String) -> Bool {
        let bytes = Array(number.utf8)
        guard bytes.count == 18, let mark = bytes.last, bytes.dropLast().allSatisfy(isDigit) else { return false }
        let digits = bytes.dropLast().map { $0 - 0x30 }
        let last = mark == UInt8(ascii: "X") ? 10 : isDigit(mark) ? Int(mark) - 0x30 : -1
        return IdentityNumber.check(digits[...]) == last
    }

    private static let creditLetters = Array("0123456789ABCDEFGHJKLMNPQRTUWXY".utf8)
    private static let creditWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

    /// GB 32100: a letter's place times its weight, summed modulo 31.
    static func isCreditCode(_ number: String) -> Bool {
        let places = number.utf8.map { byte in creditLetters.firstIndex(of: byte) ?? -1 }
        guard places.count == 18, places.allSatisfy({ $0 >= 0 }), let last = places.last else { return false }
        let sum = zip(places, creditWeights).reduce(0) { $0 + $1.0 * $1.1 }
        return (31 - sum % 31) % 31 == last
    }

    static func isPostcode(_ digits: String) -> Bool { digits.utf8.count == 6 && digits.utf8.allSatisfy(isDigit) }

    static func isPhone(_ typed: String) -> Bool {
        let digits = typed.utf8.count(where: isDigit)
        let marks = typed.filter { !($0.isASCII && $0.isNumber) }
        return (5...20).contains(digits) && marks.allSatisfy { "+-()（）－— 转,，、;；/".contains($0) }
    }

    static func isMailbox(_ typed: String) -> Bool {
        let parts = typed.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, parts[1].contains("."), !parts[1].hasPrefix("."),
            !parts[1].hasSuffix("."), !parts[1].contains("..")
        else { return false }
        return typed.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"<>()[]\\,;:\"".utf8.contains($0) }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
