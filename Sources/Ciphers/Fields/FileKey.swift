import Crypto

/// The key of one file alone, made for it and used once (AES-256-GCM): two files with the same bytes are sealed to bytes
/// that have nothing in common, and without its key a file is gone.
package struct FileKey: Sendable {
    private let key: SymmetricKey

    /// A new key from the machine's random numbers.
    package init() { key = SymmetricKey(size: .bits256) }

    /// The key whose 32 secret bytes are given; nil when they are not 32.
    package init?(secret: [UInt8]) {
        guard secret.count == 32 else { return nil }
        key = SymmetricKey(data: secret)
    }

    /// The 32 secret bytes, to be kept sealed.
    package var secret: [UInt8] { key.withUnsafeBytes { Array($0) } }

    /// The whole file sealed, 28 bytes longer than it was.
    package func seal(_ bytes: [UInt8]) throws -> [UInt8] {
        guard let sealed = try AES.GCM.seal(bytes, using: key).combined else { throw CipherFailure("AES.GCM.seal") }
        return Array(sealed)
    }

    /// The file; throws `CipherFailure` when a byte of it was altered or it has another key.
    package func open(_ sealed: [UInt8]) throws -> [UInt8] {
        do {
            return Array(try AES.GCM.open(try AES.GCM.SealedBox(combined: sealed), using: key))
        } catch {
            throw CipherFailure("a sealed file cannot be opened with its key")
        }
    }
}
