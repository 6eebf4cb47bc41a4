/// The id of one `Subject`, a UUIDv7 in lower-case hexadecimal with hyphens: ordered by the time it was made, made
/// without asking anybody. The type parameter keeps a task's id from being passed for a plan's.
package struct Identifier<Subject>: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// 36 characters: `0192f0c4-7a10-7b3c-8d4e-5f60718293a4`.
    package let text: String

    /// Nil unless `text` has the form of a UUID.
    package init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count == 36 else { return nil }
        for (index, byte) in bytes.enumerated() {
            switch index {
            case 8, 13, 18, 23: guard byte == UInt8(ascii: "-") else { return nil }
            default:
                guard
                    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                        || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
                else { return nil }
            }
        }
        self.text = String(decoding: bytes, as: UTF8.self)
    }

    /// The id made at `moment` with 74 of the random bits given.
    package init(at moment: Moment, random: (UInt64, UInt64)) {
        let time = UInt64(max(moment.milliseconds, 0)) & 0xFFFF_FFFF_FFFF
        let high = time << 16 | 0x7000 | random.0 & 0x0FFF
        let low = 0x8000_0000_0000_0000 | random.1 & 0x3FFF_FFFF_FFFF_FFFF
        let hex = Identifier.hex(high) + Identifier.hex(low)
        text =
            "\(hex.prefix(8))-\(hex.dropFirst(8).prefix(4))-\(hex.dropFirst(12).prefix(4))-"
            + "\(hex.dropFirst(16).prefix(4))-\(hex.suffix(12))"
    }

    package static func < (one: Identifier, other: Identifier) -> Bool { one.text < other.text }
    package var description: String { text }

    private static func hex(_ value: UInt64) -> String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}

/// What the ids of People are ids of; the kernel needs them to say who an officer is.
package enum AgencySubject {}
package enum UnitSubject {}
package enum MemberSubject {}
package typealias AgencyID = Identifier<AgencySubject>
package typealias UnitID = Identifier<UnitSubject>
package typealias MemberID = Identifier<MemberSubject>
