import Ciphers

/// How a record names a sealed file: `sealed.KEY.ADDRESS.WRAPPED`, the id of the installation's key, the hash of the sealed
/// bytes, and the file's own key with the hash of its plain bytes, sealed with the installation's key. A record that was
/// written before files were sealed has the plain hash alone.
package enum SealedReference: Sendable, Hashable {
    /// Not sealed; the hash of the plain bytes is the address.
    case plain(FileDigest)
    /// Sealed under the key with this id.
    case sealed(keyID: String, address: FileDigest, wrapped: [UInt8])

    /// Nil for what no record of ours has.
    package init?(_ text: String) {
        if let digest = FileDigest(text) {
            self = .plain(digest)
            return
        }
        let parts = text.split(separator: ".", maxSplits: 4, omittingEmptySubsequences: false)
        guard parts.count == 4, parts[0] == "sealed", parts[1].utf8.count == 8, Hex.bytes(parts[1]) != nil,
            let address = FileDigest(String(parts[2])), let wrapped = Hex.bytes(parts[3]), wrapped.count == 92
        else { return nil }
        self = .sealed(keyID: String(parts[1]), address: address, wrapped: wrapped)
    }

    /// As a column keeps it.
    package var text: String {
        switch self {
        case .plain(let digest): digest.hex
        case .sealed(let keyID, let address, let wrapped): "sealed.\(keyID).\(address.hex).\(Hex.text(wrapped))"
        }
    }

    /// The SHA-256 of the bytes on disk; it tells nothing of what a sealed file says, so a journal may hold it.
    package var address: FileDigest {
        switch self {
        case .plain(let digest): digest
        case .sealed(_, let address, _): address
        }
    }

    /// What a column's sealed references under the newest key begin with.
    package static func prefix(_ keyID: String) -> String { "sealed.\(keyID)." }
}
