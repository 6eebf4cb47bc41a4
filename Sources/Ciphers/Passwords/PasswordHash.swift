import CArgon2

/// A password as it is stored: an argon2id encoded string (`$argon2id$v=19$m=19456,t=2,p=1$…`) with its own salt.
package struct PasswordHash: Hashable, Sendable {
    /// The encoded string: parameters, salt and hash.
    package let encoded: String

    /// Takes what was stored; a string that is not an argon2id encoding matches no password.
    package init(encoded: String) { self.encoded = encoded }

    /// How much work a hash costs: `memory` in KiB, `passes` over it. One lane always.
    package struct Cost: Hashable, Sendable {
        package let memory: UInt32
        package let passes: UInt32

        package init(memory: UInt32, passes: UInt32) {
            self.memory = memory
            self.passes = passes
        }

        /// 19 MiB, two passes: OWASP's minimum, about 50 ms here.
        package static let standard = Cost(memory: 19_456, passes: 2)
    }

    /// What no password is known to match, and what takes as long to compare with as a real one (T15).
    package static func ofNobody(cost: Cost = .standard) -> PasswordHash {
        let salt = "bm9ib2R5LW5vYm9keS1ubw", hash = "bm9ib2R5IG5vYm9keSBub2JvZHkgbm9ib2R5IG5vYm8"
        return PasswordHash(encoded: "$argon2id$v=19$m=\(cost.memory),t=\(cost.passes),p=1$\(salt)$\(hash)")
    }

    /// Hashes `password` with a fresh random salt of 16 bytes. Slow on purpose: call it through `HashingQueue`.
    /// Throws `PasswordHashFailure` when libargon2 cannot do it (no memory).
    package init(hashing password: String, cost: Cost = .standard) throws {
        var generator = SystemRandomNumberGenerator()
        let salt = (0..<16).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        let bytes = Array(password.utf8)
        let length = argon2_encodedlen(cost.passes, cost.memory, 1, 16, 32, Argon2_id)
        var encoded = [CChar](repeating: 0, count: length + 1)
        let status = argon2id_hash_encoded(
            cost.passes, cost.memory, 1, bytes, bytes.count, salt, salt.count, 32, &encoded, encoded.count)
        guard status == ARGON2_OK.rawValue else { throw PasswordHashFailure(status: status) }
        self.encoded = String(decoding: encoded.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// Whether `password` is the one that was hashed; compared in constant time, and as slow as hashing.
    package func matches(_ password: String) -> Bool {
        let bytes = Array(password.utf8)
        return argon2id_verify(encoded, bytes, bytes.count) == ARGON2_OK.rawValue
    }
}

/// libargon2 could not hash; `status` is its code (memory could not be had, usually).
package struct PasswordHashFailure: Error, Hashable {
    package let status: Int32
}
