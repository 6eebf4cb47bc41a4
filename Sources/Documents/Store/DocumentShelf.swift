import Kernel
package import ObjectStorage

/// Where the files of documents lie: under their hash, before any row names them.
package struct DocumentShelf: Sendable {
    /// The largest file, in bytes.
    package static let limit = 50_000_000

    let files: FileStore

    package init(files: FileStore) { self.files = files }

    /// Puts the bytes on disk and returns their SHA-256.
    package func keep(_ bytes: [UInt8]) async throws -> String {
        do {
            return try await files.store(bytes, limit: DocumentShelf.limit).digest.hex
        } catch {
            throw DocumentShelf.refusal(error)
        }
    }

    /// The bytes, checked against their hash.
    package func bytes(_ hash: String) async throws -> [UInt8] {
        guard let digest = FileDigest(hash) else { throw Refusal.notFound }
        do {
            return try await files.read(digest)
        } catch {
            throw DocumentShelf.refusal(error)
        }
    }

    private static func refusal(_ failure: FileStoreFailure) -> Refusal {
        switch failure {
        case .tooLarge: Refusal(.tooLarge, failure.sentence, field: "files")
        case .missing, .damaged, .disk: Refusal(.unavailable, failure.sentence)
        }
    }
}
