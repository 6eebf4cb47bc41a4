import Kernel
import SQL
import TextForms

/// Finds descriptions that say nearly the same among a million without reading them: sixteen minima of hashed tokens make
/// eight bands, and two texts that share three quarters of their tokens share a band with near certainty.
enum RequestLikeness {
    private static let bands = 8
    /// Below it two descriptions have only the office's usual words in common.
    static let least = 30
    private static let candidates = 60

    static func insert(_ bands: [Int64], of request: DisclosureRequest, in tx: Transaction) throws {
        guard !bands.isEmpty else { return }
        let rows = Array(repeating: "(?, ?, ?)", count: bands.count).joined(separator: ", ")
        let values: [any SQLConvertible] = bands.flatMap { band -> [any SQLConvertible] in
            [request.agency, band, request.id]
        }
        try tx.execute("INSERT INTO request_likeness (agency_id, band, request_id) VALUES \(rows)", values)
    }

    /// Cases that share a band with this text, the newest first.
    static func candidates(
        like wanted: WantedInformation, of agency: AgencyID, in snapshot: Snapshot
    ) throws -> [RequestID] {
        let bands = bands(of: wanted)
        guard !bands.isEmpty else { return [] }
        return try snapshot.query(
            """
            SELECT DISTINCT request_id FROM request_likeness
            WHERE agency_id = ? AND band IN (\(SQLList.marks(bands.count)))
            ORDER BY request_id DESC LIMIT \(candidates)
            """, [agency] + bands
        ).map { try $0.id(0) }
    }

    /// Of a hundred: shared tokens by all tokens.
    static func likeness(_ one: WantedInformation, _ other: WantedInformation) -> Int {
        let first = tokens(one), second = tokens(other)
        let all = first.union(second).count
        return all == 0 ? 0 : first.intersection(second).count * 100 / all
    }

    static func tokens(_ wanted: WantedInformation) -> Set<String> {
        Set(SearchTokens.of(wanted.description)).union(SearchTokens.of(wanted.documentNumber))
    }

    /// Each once, in order.
    static func bands(of wanted: WantedInformation) -> [Int64] {
        let hashes = tokens(wanted).map(hash)
        guard !hashes.isEmpty else { return [] }
        let found = (0..<bands).map { band in
            let pair = [2 * band, 2 * band + 1].map { minimum(hashes, UInt64($0)) }
            let mixed = mix(pair[0] &* 31 &+ pair[1] &+ UInt64(band))
            return Int64(bitPattern: mixed)
        }
        return Set(found).sorted()
    }

    private static func minimum(_ hashes: [UInt64], _ seed: UInt64) -> UInt64 {
        let salt = mix(seed &+ 0x9E37_79B9_7F4A_7C15)
        return hashes.reduce(.max) { min($0, mix($1 ^ salt)) }
    }

    /// FNV-1a.
    private static func hash(_ token: String) -> UInt64 {
        token.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
    }

    /// The finalizer of SplitMix64.
    private static func mix(_ value: UInt64) -> UInt64 {
        var z = value
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
