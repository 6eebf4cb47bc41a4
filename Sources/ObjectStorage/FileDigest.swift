import Crypto

/// The SHA-256 of a file's bytes, which is also its address.
package struct FileDigest: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// 64 lower-case hexadecimal digits.
    package let hex: String

    /// The digest in this text; nil unless it is 64 lower-case hexadecimal digits.
    package init?(_ hex: String) {
        let isDigest =
            hex.utf8.count == 64
            && hex.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
        guard isDigest else { return nil }
        self.hex = hex
    }

    /// The digest of these bytes.
    package init(of bytes: [UInt8]) { self.init(bytes: SHA256.hash(data: bytes)) }

    init(bytes: some Sequence<UInt8>) {
        hex = bytes.reduce(into: "") { text, byte in
            text += (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }
    }

    /// The digits.
    package var description: String { hex }

    /// By their digits.
    package static func < (one: FileDigest, other: FileDigest) -> Bool { one.hex < other.hex }

    /// `ab/cd`: spreads the files over 65,536 folders.
    var folder: String { "\(hex.prefix(2))/\(hex.dropFirst(2).prefix(2))" }
    var path: String { "\(folder)/\(hex)" }
}

/// A file that is stored for good.
package struct StoredFile: Sendable, Hashable {
    /// Its address.
    package let digest: FileDigest
    /// Its length in bytes.
    package let byteCount: Int
}
