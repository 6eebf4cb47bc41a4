import Crypto

/// An Ed25519 key pair, for signatures that others check with `VerifyingKey` alone.
package struct SigningKey: Sendable {
    private let key: Curve25519.Signing.PrivateKey

    /// A new key from the machine's random numbers.
    package init() { key = Curve25519.Signing.PrivateKey() }

    /// The key whose 32 secret bytes are given; nil when they are not 32.
    package init?(secret: [UInt8]) {
        do {
            key = try Curve25519.Signing.PrivateKey(rawRepresentation: secret)
        } catch {
            return nil
        }
    }

    /// The 32 secret bytes, to be kept where only the server reads.
    package var secret: [UInt8] { Array(key.rawRepresentation) }

    /// The public half.
    package var verifyingKey: VerifyingKey { VerifyingKey(key.publicKey) }

    /// 64 bytes.
    package func signature(of message: [UInt8]) throws -> [UInt8] {
        Array(try key.signature(for: message))
    }
}

/// The public half of a `SigningKey`.
package struct VerifyingKey: Sendable {
    private let key: Curve25519.Signing.PublicKey

    fileprivate init(_ key: Curve25519.Signing.PublicKey) { self.key = key }

    /// The key whose 32 bytes are given; nil when they are not a key.
    package init?(bytes: [UInt8]) {
        do {
            key = try Curve25519.Signing.PublicKey(rawRepresentation: bytes)
        } catch {
            return nil
        }
    }

    /// 32 bytes, which may be published.
    package var bytes: [UInt8] { Array(key.rawRepresentation) }

    /// Whether `signature` is this key's signature of `message`.
    package func accepts(_ signature: [UInt8], of message: [UInt8]) -> Bool {
        key.isValidSignature(signature, for: message)
    }
}
