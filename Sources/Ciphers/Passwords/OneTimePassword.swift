/// A password made by the system to be read aloud or copied once, and changed at the first sign-in.
package enum OneTimePassword {
    private static let small = Array("abcdefghjkmnpqrstuvwxyz")
    private static let large = Array("ABCDEFGHJKLMNPQRSTUVWXYZ")
    private static let digits = Array("23456789")

    /// Three groups of four: `Kxmp-7hQd-w3Tn` (about 60 bits). No 0 O 1 I l i o, and every group has a small letter, a
    /// large one and a digit, so that it passes the password policy.
    package static func make() -> String {
        var generator = SystemRandomNumberGenerator()
        return make(using: &generator)
    }

    package static func make(using generator: inout some RandomNumberGenerator) -> String {
        (0..<3).map { _ in group(using: &generator) }.joined(separator: "-")
    }

    private static func group(using generator: inout some RandomNumberGenerator) -> String {
        let kinds = [small, large, digits, small + large + digits]
        return String(kinds.compactMap { $0.randomElement(using: &generator) }.shuffled(using: &generator))
    }
}
