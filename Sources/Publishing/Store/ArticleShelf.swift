package import ObjectStorage

/// Where originals, published copies and pictures lie, on the shelf of the whole house.
package struct ArticleShelf: Sendable {
    package static let limit = FileShelf.limit

    private let shelf: FileShelf

    package init(files: FileStore) { shelf = FileShelf(files: files) }

    /// Puts the bytes on disk and returns their SHA-256.
    package func keep(_ bytes: [UInt8]) async throws -> String { try await shelf.keep(bytes) }

    /// The bytes, checked against their hash.
    package func bytes(_ hash: String) async throws -> [UInt8] { try await shelf.bytes(hash) }
}
