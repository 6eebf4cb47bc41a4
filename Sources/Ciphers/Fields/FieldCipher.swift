import Crypto

/// Seals single values of rows (a visitor's telephone number, a subscriber's address) with AES-256-GCM, so that a copy of
/// the database alone tells nothing of them. It may have several keys: the newest seals, each opens what it sealed.
/// Names, which find a value again, are made with one key for ever.
package struct FieldCipher: Sendable {
    private let keys: [FieldKey]
    private let naming: SymmetricKey

    /// The cipher whose 32 secret bytes are given; nil when they are not 32.
    package init?(secret: [UInt8]) { self.init(secrets: [secret]) }

    /// The cipher of these secrets of 32 bytes, the newest first; nil when there is none or one is not 32 bytes long.
    ///
    /// - Parameter naming: the key of names, once the secret that it came from is gone; without it names are made with
    ///   the oldest secret, so that a new key loses nobody.
    package init?(secrets: [[UInt8]], naming: [UInt8]? = nil) {
        guard let oldest = secrets.last, (secrets + (naming.map { [$0] } ?? [])).allSatisfy({ $0.count == 32 }) else {
            return nil
        }
        keys = secrets.map(FieldKey.init)
        self.naming =
            naming.map { SymmetricKey(data: $0) }
            ?? FieldKey.derived("gongkai field naming", from: SymmetricKey(data: oldest))
    }

    /// The 32 bytes that names are made with; they open nothing.
    package var namingSecret: [UInt8] { naming.withUnsafeBytes { Array($0) } }

    /// 32 new secret bytes from the machine's random numbers.
    package static func newSecret() -> [UInt8] {
        SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) }
    }

    /// Eight hexadecimal digits of the key that seals now; they tell nothing of it.
    package var keyID: String { keys.first?.id ?? "" }

    /// Whether something may be sealed with another key than that in force.
    package var hasOlderKeys: Bool { keys.count > 1 }

    /// Whether the key with this id is at hand.
    package func has(_ keyID: String) -> Bool { keys.contains { $0.id == keyID } }

    /// `text` sealed for `place` (table, column and row), so that it cannot be moved to another row.
    package func seal(_ text: String, for place: String) throws -> [UInt8] {
        try seal(Array(text.utf8), for: place)
    }

    /// The same of bytes.
    package func seal(_ bytes: [UInt8], for place: String) throws -> [UInt8] {
        guard let key = keys.first else { throw CipherFailure("no key") }
        let box = try AES.GCM.seal(bytes, using: key.sealing, authenticating: Array(place.utf8))
        guard let sealed = box.combined else { throw CipherFailure("AES.GCM.seal") }
        return Array(sealed)
    }

    /// What was sealed for `place`; throws `CipherFailure` when it was altered, moved, or sealed with another key.
    package func open(_ sealed: [UInt8], for place: String) throws -> String {
        String(decoding: try openBytes(sealed, for: place), as: UTF8.self)
    }

    /// The same of bytes.
    package func openBytes(_ sealed: [UInt8], for place: String) throws -> [UInt8] {
        for key in keys {
            if let bytes = key.opened(sealed, for: place) { return bytes }
        }
        throw CipherFailure("a sealed field cannot be opened with this key")
    }

    /// What an older key sealed for `place`, sealed anew; nil when the key in force sealed it. Throws as `openBytes` does.
    package func renewed(_ sealed: [UInt8], for place: String) throws -> [UInt8]? {
        guard keys.first?.opened(sealed, for: place) == nil else { return nil }
        return try seal(try openBytes(sealed, for: place), for: place)
    }

    /// 64 hexadecimal digits that are the same for the same `text` and `purpose`: to find a sealed value again without
    /// opening all of them.
    package func name(_ text: String, for purpose: String) -> String {
        let code = HMAC<SHA256>.authenticationCode(for: Array("\(purpose)\u{1F}\(text)".utf8), using: naming)
        return Hex.text(Array(code))
    }
}

/// One key of a cipher.
private struct FieldKey {
    let id: String
    let sealing: SymmetricKey

    init(secret: [UInt8]) {
        let root = SymmetricKey(data: secret)
        sealing = FieldKey.derived("gongkai field sealing", from: root)
        let name = FieldKey.derived("gongkai field key id", from: root)
        id = Hex.text(name.withUnsafeBytes { Array($0.prefix(4)) })
    }

    func opened(_ sealed: [UInt8], for place: String) -> [UInt8]? {
        do {
            let box = try AES.GCM.SealedBox(combined: sealed)
            return Array(try AES.GCM.open(box, using: sealing, authenticating: Array(place.utf8)))
        } catch {
            return nil
        }
    }

    static func derived(_ purpose: String, from root: SymmetricKey) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(inputKeyMaterial: root, info: Array(purpose.utf8), outputByteCount: 32)
    }
}

/// Where stores get the cipher from: the key is read at the first use, so that a command that needs none makes none.
package typealias FieldCiphering = @Sendable () throws -> FieldCipher
