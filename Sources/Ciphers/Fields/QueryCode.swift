/// A code by which somebody without an account finds their own matter again. It is kept as a hash alone.
package enum QueryCode {
    private static let letters = Array("23456789ABCDEFGHJKLMNPQRSTUVWXYZ")
    private static let length = 12

    /// Three groups of four: `K7M2-QX9P-4TNB` (60 bits), without 0, O, 1 and I, which are read wrong aloud.
    package static func make() -> String {
        make(of: .random(in: .min ... .max))
    }

    /// The code that the lowest 60 of `bits` write: five for each of 32 letters, so that none is likelier, and the same
    /// for ever.
    package static func make(of bits: UInt64) -> String {
        let all = (0..<length).map { letters[Int(truncatingIfNeeded: bits >> UInt64($0 * 5) & 31)] }
        return stride(from: 0, to: all.count, by: 4).map { String(all[$0..<min($0 + 4, all.count)]) }
            .joined(separator: "-")
    }

    /// What was typed as a code in its one form (`k7m2 qx9p4tnb` → `K7M2-QX9P-4TNB`); nil when it cannot be a code.
    package static func read(_ typed: String) -> String? {
        var found: [Character] = []
        for scalar in typed.unicodeScalars.prefix(64) {
            let value = (0xFF01...0xFF5E).contains(scalar.value) ? scalar.value - 0xFEE0 : scalar.value
            guard let plain = Unicode.Scalar(value) else { return nil }
            if plain == "-" || plain.properties.isWhitespace || plain == "－" || plain == "—" { continue }
            guard let letter = Character(plain).uppercased().first, letters.contains(letter) else { return nil }
            found.append(letter)
        }
        guard found.count == length else { return nil }
        return stride(from: 0, to: length, by: 4).map { String(found[$0..<min($0 + 4, length)]) }
            .joined(separator: "-")
    }

    /// How a code is kept and looked up: SHA-256 of its one form.
    package static func digest(_ code: String) -> String { Digest(sha256: code.utf8).hex }
}
