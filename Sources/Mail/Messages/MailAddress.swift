/// An address that mail can be sent to: ASCII, `local@domain`, at most 254 bytes, and nothing that could end a header line.
package struct MailAddress: Hashable, Sendable, CustomStringConvertible {
    /// `name@example.cn`, the domain in small letters.
    package let text: String
    /// What stands before it in a mail program; nil when there is nothing.
    package let name: String?

    /// Nil unless `typed` is an address; quoted local parts and addresses with Chinese letters are not taken.
    package init?(_ typed: String, name: String? = nil) {
        let bytes = Array(typed.utf8)
        guard (3...254).contains(bytes.count), let at = bytes.lastIndex(of: UInt8(ascii: "@")) else { return nil }
        let local = bytes[..<at], domain = bytes[(at + 1)...]
        guard MailAddress.isLocal(local), MailAddress.isDomain(domain) else { return nil }
        text = String(decoding: local, as: UTF8.self) + "@" + String(decoding: domain, as: UTF8.self).lowercased()
        let plain = name.map(HeaderText.plain) ?? ""
        self.name = plain.isEmpty ? nil : plain
    }

    /// The address alone.
    package var description: String { text }

    /// As a header shows it: `=?UTF-8?B?…?= <name@example.cn>`.
    var header: String { name.map { "\(HeaderText.encoded($0)) <\(text)>" } ?? text }

    /// The domain, for `Message-ID`.
    var domain: String { text.split(separator: "@").last.map(String.init) ?? "localhost" }

    private static func isLocal(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard (1...64).contains(bytes.count), bytes.first != UInt8(ascii: "."), bytes.last != UInt8(ascii: ".") else {
            return false
        }
        var last: UInt8 = 0
        for byte in bytes {
            if byte == UInt8(ascii: "."), last == byte { return false }
            guard isLetter(byte) || ".!#$%&'*+/=?^_`{|}~-".utf8.contains(byte) else { return false }
            last = byte
        }
        return true
    }

    private static func isDomain(_ bytes: ArraySlice<UInt8>) -> Bool {
        let labels = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return labels.count >= 2
            && labels.allSatisfy { label in
                (1...63).contains(label.count) && label.first != UInt8(ascii: "-") && label.last != UInt8(ascii: "-")
                    && label.allSatisfy { isLetter($0) || $0 == UInt8(ascii: "-") }
            }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }
}
