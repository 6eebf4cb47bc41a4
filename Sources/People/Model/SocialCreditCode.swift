/// A 统一社会信用代码 (GB 32100-2015): 18 characters, the last of which checks the others.
package struct SocialCreditCode: Hashable, Sendable, CustomStringConvertible {
    /// 18 characters, capitals.
    package let text: String

    private static let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY".utf8)
    private static let weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

    /// Nil unless `text` has 18 characters of the alphabet (no I, O, S, V, Z) and the right check character. Small letters
    /// are taken as capitals.
    package init?(_ text: some StringProtocol) {
        let bytes = Array(text.uppercased().utf8)
        guard bytes.count == 18, let check = SocialCreditCode.checkCharacter(of: bytes.dropLast()), check == bytes.last
        else { return nil }
        self.text = String(decoding: bytes, as: UTF8.self)
    }

    /// The code that begins with these 17 characters; nil when they are not 17 characters of the alphabet.
    package init?(completing head: some StringProtocol) {
        let bytes = Array(head.uppercased().utf8)
        guard let check = SocialCreditCode.checkCharacter(of: bytes[...]) else { return nil }
        text = String(decoding: bytes + [check], as: UTF8.self)
    }

    package var description: String { text }

    private static func checkCharacter(of bytes: ArraySlice<UInt8>) -> UInt8? {
        guard bytes.count == weights.count else { return nil }
        var sum = 0
        for (byte, weight) in zip(bytes, weights) {
            guard let value = alphabet.firstIndex(of: byte) else { return nil }
            sum += value * weight
        }
        return alphabet[(31 - sum % 31) % 31]
    }
}
