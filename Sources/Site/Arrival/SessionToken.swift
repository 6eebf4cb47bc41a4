import Crypto

/// The secret that a browser or an API client shows: 32 random bytes in hexadecimal. The store keeps its digest only
/// (T12).
package struct SessionToken: Sendable, Hashable {
    /// 64 lower-case hexadecimal digits.
    package let text: String

    /// A new one from the system's random source.
    package init() { text = Hexadecimal.random(bytes: 32) }

    /// Nil unless `text` has the form of a token.
    package init?(_ text: some StringProtocol) {
        guard text.utf8.count == 64, text.utf8.allSatisfy(Hexadecimal.isDigit) else { return nil }
        self.text = String(text)
    }

    /// What stands before a token of the API, so that whoever finds one in a file knows what it is.
    package static let bearerPrefix = "gongkai_"

    /// A token of the API as its holder was shown it, with or without the prefix.
    init?(bearer text: some StringProtocol) {
        let prefix = SessionToken.bearerPrefix
        self.init(text.hasPrefix(prefix) ? String(text.dropFirst(prefix.count)) : String(text))
    }

    /// SHA-256 of the token in hexadecimal: what a store may keep.
    package var digest: String { Hexadecimal.text(SHA256.hash(data: Array(text.utf8))) }
}

extension SessionToken: CustomStringConvertible {
    /// Never the secret: tokens must not reach a log by accident.
    package var description: String { "SessionToken(…)" }
}

/// Bytes in lower-case hexadecimal.
enum Hexadecimal {
    static func random(bytes count: Int) -> String {
        var generator = SystemRandomNumberGenerator()
        return text((0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
    }

    /// Sixteen digits at random, to name a request by.
    static func reference() -> String {
        let text = String(UInt64.random(in: .min ... .max), radix: 16)
        return String(repeating: "0", count: max(16 - text.utf8.count, 0)) + text
    }

    static func text(_ bytes: some Sequence<UInt8>) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var output: [UInt8] = []
        for byte in bytes {
            output.append(digits[Int(byte >> 4)])
            output.append(digits[Int(byte & 0x0F)])
        }
        return String(decoding: output, as: UTF8.self)
    }

    /// The text whose bytes these digits are; nil when they are none or no UTF-8.
    static func text(from digits: String) -> String? {
        let digits = Array(digits.utf8)
        guard digits.count.isMultiple(of: 2), digits.allSatisfy(isDigit) else { return nil }
        func value(_ byte: UInt8) -> UInt8 {
            byte < UInt8(ascii: "a") ? byte - UInt8(ascii: "0") : byte - UInt8(ascii: "a") + 10
        }
        let bytes = stride(from: 0, to: digits.count, by: 2).map { value(digits[$0]) << 4 | value(digits[$0 + 1]) }
        return String(validating: bytes, as: UTF8.self)
    }

    static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
    }
}
