import Crypto

/// A secret that its holder keeps and the server does not: 32 random bytes, of which only the SHA-256 is stored (T12).
package struct SecretToken: Hashable, Sendable {
    /// 64 hexadecimal digits: what goes into the cookie.
    package let text: String

    /// A fresh one from the system's generator.
    package init() { text = SecretToken.hex(SecretToken.randomBytes(32)) }

    /// Nil unless `text` is 64 lower-case hexadecimal digits.
    package init?(_ text: some StringProtocol) {
        let digits = Array(text.utf8)
        let isHex = digits.allSatisfy {
            (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
        }
        guard digits.count == 64, isHex else { return nil }
        self.text = String(text)
    }

    /// What is stored and looked up.
    package var hash: [UInt8] { SecretToken.sha256(text) }

    /// `hash` as 64 hexadecimal digits.
    package var hashText: String { SecretToken.hex(hash) }

    /// A second secret that follows from this one and says nothing about it, for `purpose` (the form token of a session).
    package func derived(for purpose: String) -> String { SecretToken.hex(SecretToken.sha256(purpose + ":" + text)) }

    /// The SHA-256 of the text's UTF-8 as 64 hexadecimal digits: a key for what should not be stored in the clear.
    package static func digest(_ text: String) -> String { hex(sha256(text)) }

    /// `count` bytes from the system's cryptographic generator.
    package static func randomBytes(_ count: Int) -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<max(count, 0)).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    }

    private static func sha256(_ text: String) -> [UInt8] { Array(SHA256.hash(data: Array(text.utf8))) }

    private static func hex(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
