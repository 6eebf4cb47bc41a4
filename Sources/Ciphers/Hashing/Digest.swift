import CLibCrypto
import Crypto

/// A hash function that a journal or a file record may name; both give 32 bytes.
package enum DigestAlgorithm: String, CaseIterable, Sendable, Hashable {
    case sha256
    /// GB/T 32905-2016.
    case sm3

    /// How many bytes every digest has.
    package static let length = 32
}

/// The hash of some bytes.
package struct Digest: Hashable, Sendable {
    /// 32 bytes.
    package let bytes: [UInt8]

    /// Takes a digest read from elsewhere; nil unless it has 32 bytes.
    package init?(bytes: [UInt8]) {
        guard bytes.count == DigestAlgorithm.length else { return nil }
        self.bytes = bytes
    }

    /// SHA-256 of `message`.
    package init(sha256 message: some Sequence<UInt8>) {
        bytes = Array(SHA256.hash(data: Array(message)))
    }

    /// Hashes `message`; throws `CipherFailure` when the machine's libcrypto has no SM3.
    package init(_ algorithm: DigestAlgorithm, _ message: [UInt8]) throws {
        bytes =
            switch algorithm {
            case .sha256: Array(SHA256.hash(data: message))
            case .sm3: try SM3.shared.hash(message)
            }
    }

    /// 64 lower-case hexadecimal digits.
    package var hex: String { Hex.text(bytes) }
}

/// The machine's cryptographic library would not do what was asked.
package struct CipherFailure: Error, Hashable, Sendable, CustomStringConvertible {
    /// Which call failed.
    package let description: String

    init(_ description: String) { self.description = description }
}

/// Looks the algorithm up once: fetching it costs more than hashing a journal entry.
private final class SM3: @unchecked Sendable {
    static let shared = SM3()
    // An EVP_MD never changes once fetched, and this one lives as long as the process.
    private let algorithm: OpaquePointer?

    private init() { algorithm = EVP_MD_fetch(nil, "SM3", nil) }

    func hash(_ message: [UInt8]) throws -> [UInt8] {
        guard let algorithm else { throw CipherFailure("libcrypto has no SM3") }
        var digest = [UInt8](repeating: 0, count: DigestAlgorithm.length)
        var length: UInt32 = 0
        guard EVP_Digest(message, message.count, &digest, &length, algorithm, nil) == 1,
            length == UInt32(DigestAlgorithm.length)
        else { throw CipherFailure("EVP_Digest(SM3)") }
        return digest
    }
}
