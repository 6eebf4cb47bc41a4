import Ciphers

/// How an entry is bound to its place: `h = H(0x00 ‖ |chain| ‖ chain ‖ sequence ‖ previous ‖ body)`.
enum EntryHash {
    static let beforeFirst = String(repeating: "0", count: DigestAlgorithm.length * 2)

    /// Nil when the entry names a hash function or a previous hash that does not exist.
    static func of(_ entry: RecordedEntry) throws -> String? {
        guard let algorithm = DigestAlgorithm(rawValue: entry.algorithm), let previous = Hex.bytes(entry.previous),
            previous.count == DigestAlgorithm.length
        else { return nil }
        let chain = Array(entry.chain.utf8), body = entry.body
        var message: [UInt8] = [0]
        message.reserveCapacity(body.utf8.count + chain.count + 64)
        message += bytes(UInt64(chain.count))
        message += chain
        message += bytes(UInt64(bitPattern: entry.sequence))
        message += previous
        message += body.utf8
        return try Digest(algorithm, message).hex
    }

    /// The hash of a record's canonical JSON, as an entry keeps it.
    static func of(record: String, _ algorithm: DigestAlgorithm) throws -> String {
        // Another first byte than an entry's: a record can never be passed off for an entry.
        try Digest(algorithm, [2] + Array(record.utf8)).hex
    }

    private static func bytes(_ number: UInt64) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: number >> UInt64(56 - $0 * 8)) }
    }
}
