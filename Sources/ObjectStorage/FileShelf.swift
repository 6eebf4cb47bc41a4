package import Kernel

/// Where files that records name lie: under their hash, before any row names them; failures are refusals to be shown.
package struct FileShelf: Sendable {
    /// The largest file, in bytes.
    package static let limit = 50_000_000
    /// What sealing adds to a file.
    private static let sealing = 28

    private let files: FileStore

    /// A shelf over this store.
    package init(files: FileStore) { self.files = files }

    /// Puts the bytes on disk and returns their SHA-256 in hex digits; throws a `Refusal` when they cannot be kept.
    package func keep(_ bytes: [UInt8]) async throws -> String {
        do {
            return try await files.store(bytes, limit: FileShelf.limit).digest.hex
        } catch {
            throw FileShelf.refusal(error)
        }
    }

    /// The bytes, checked against their hash; throws *not found* for what is no hash.
    package func bytes(_ hash: String) async throws -> [UInt8] {
        guard let digest = FileDigest(hash) else { throw Refusal.notFound }
        do {
            return try await files.read(digest)
        } catch {
            throw FileShelf.refusal(error)
        }
    }

    func keepSealed(_ bytes: [UInt8]) async throws -> FileDigest {
        do {
            return try await files.store(bytes, limit: FileShelf.limit + FileShelf.sealing).digest
        } catch {
            throw FileShelf.refusal(error)
        }
    }

    func remove(_ digest: FileDigest, olderThan age: Duration) async throws -> Bool {
        do {
            return try await files.remove(digest, olderThan: age)
        } catch {
            throw FileShelf.refusal(error)
        }
    }

    static func refusal(_ failure: FileStoreFailure) -> Refusal {
        switch failure {
        case .tooLarge: Refusal(.tooLarge, failure.sentence, field: "file")
        case .missing, .damaged, .disk: Refusal(.unavailable, failure.sentence)
        }
    }
}
