import Kernel
package import ObjectStorage

/// Where originals, published copies and pictures lie: under their hash, before any row names them.
package struct ArticleShelf: Sendable {
    /// The largest file, in bytes.
    package static let limit = 50_000_000

    let files: FileStore

    package init(files: FileStore) { self.files = files }

    /// Puts the bytes on disk and returns their SHA-256.
    package func keep(_ bytes: [UInt8]) async throws -> String {
        do {
            return try await files.store(bytes, limit: ArticleShelf.limit).digest.hex
        } catch {
            throw ArticleShelf.refusal(error)
        }
    }

    /// The bytes, checked against their hash.
    package func bytes(_ hash: String) async throws -> [UInt8] {
        guard let digest = FileDigest(hash) else { throw Refusal.notFound }
        do {
            return try await files.read(digest)
        } catch {
            throw ArticleShelf.refusal(error)
        }
    }

    private static func refusal(_ failure: FileStoreFailure) -> Refusal {
        switch failure {
        case .tooLarge: Refusal(.tooLarge, failure.sentence, field: "attachments")
        case .missing, .damaged, .disk: Refusal(.unavailable, failure.sentence)
        }
    }
}
