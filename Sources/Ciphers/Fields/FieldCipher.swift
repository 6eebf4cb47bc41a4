import Crypto

/// Seals single values of rows (a visitor's telephone number, a subscriber's address) with AES-256-GCM, so that a copy of
/// the database alone tells nothing of them.
package struct FieldCipher: Sendable {
    private let sealing: SymmetricKey
    private let naming: SymmetricKey

    /// The cipher whose 32 secret bytes are given; nil when they are not 32.
    package init?(secret: [UInt8]) {
        guard secret.count == 32 else { return nil }
        let root = SymmetricKey(data: secret)
        sealing = FieldCipher.derived("gongkai field sealing", from: root)
        naming = FieldCipher.derived("gongkai field naming", from: root)
    }

    /// 32 new secret bytes from the machine's random numbers.
    package static func newSecret() -> [UInt8] {
        SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) }
    }

    /// `text` sealed for `place` (table, column and row), so that it cannot be moved to another row.
    package func seal(_ text: String, for place: String) throws -> [UInt8] {
        let box = try AES.GCM.seal(Array(text.utf8), using: sealing, authenticating: Array(place.utf8))
        guard let bytes = box.combined else { throw CipherFailure("AES.GCM.seal") }
        return Array(bytes)
    }

    /// What was sealed for `place`; throws `CipherFailure` when it was altered, moved, or sealed with another key.
    package func open(_ sealed: [UInt8], for place: String) throws -> String {
        do {
            let box = try AES.GCM.SealedBox(combined: sealed)
            let bytes = try AES.GCM.open(box, using: sealing, authenticating: Array(place.utf8))
            return String(decoding: bytes, as: UTF8.self)
        } catch {
            throw CipherFailure("a sealed field cannot be opened with this key")
        }
    }

    /// 64 hexadecimal digits that are the same for the same `text` and `purpose`: to find a sealed value again without
    /// opening all of them.
    package func name(_ text: String, for purpose: String) -> String {
        let code = HMAC<SHA256>.authenticationCode(for: Array("\(purpose)\u{1F}\(text)".utf8), using: naming)
        return Hex.text(Array(code))
    }

    private static func derived(_ purpose: String, from root: SymmetricKey) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(inputKeyMaterial: root, info: Array(purpose.utf8), outputByteCount: 32)
    }
}

/// Where stores get the cipher from: the key is read at the first use, so that a command that needs none makes none.
package typealias FieldCiphering = @Sendable () throws -> FieldCipher
