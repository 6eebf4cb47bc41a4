package import Ciphers
import Foundation
package import Kernel

/// Where files lie that concern one person: an applicant's proof of identity, a letter with a name and an address. Each is
/// sealed with a key of its own before it touches the disk, and lies under the hash of its sealed bytes; its key stands,
/// sealed with the installation's, in the reference that the record keeps. So neither the folder nor the database alone
/// tells what is in a file, or that two people sent the same one; and a new key of the installation changes references,
/// never files. The length of a file can still be seen.
package struct SealedShelf: Sendable {
    private let shelf: FileShelf
    private let cipher: FieldCiphering
    private let purpose: String

    /// - Parameters:
    ///   - cipher: the installation's keys.
    ///   - purpose: what the files are (`request.file`); a reference opens for its purpose alone.
    package init(_ shelf: FileShelf, cipher: @escaping FieldCiphering, purpose: String) {
        self.shelf = shelf
        self.cipher = cipher
        self.purpose = purpose
    }

    /// Seals the bytes, puts them on disk and returns the reference; throws a `Refusal` when they cannot be kept.
    package func keep(_ bytes: [UInt8]) async throws -> String {
        guard bytes.count <= FileShelf.limit else { throw FileShelf.refusal(.tooLarge(limit: FileShelf.limit)) }
        let cipher = try cipher(), key = FileKey()
        let sealed = try await aside { (try key.seal(bytes), Digest(sha256: bytes).bytes) }
        let address = try await shelf.keepSealed(sealed.0)
        return try reference(key.secret + sealed.1, at: address, cipher).text
    }

    /// The plain bytes; of a file that was never sealed too.
    package func bytes(_ reference: String) async throws -> [UInt8] {
        let found = try read(reference)
        guard case .sealed = found else { return try await shelf.bytes(found.address.hex) }
        let inside = try unwrapped(found)
        let sealed = try await shelf.bytes(found.address.hex)
        guard let key = FileKey(secret: Array(inside.prefix(32))) else { throw SealedShelf.unusable }
        do {
            return try await aside {
                let bytes = try key.open(sealed)
                guard Digest(sha256: bytes).bytes == Array(inside.dropFirst(32)) else { throw SealedShelf.unusable }
                return bytes
            }
        } catch is CipherFailure {
            throw SealedShelf.unusable
        }
    }

    /// The SHA-256 of the plain bytes in hex digits, without reading the file.
    package func hash(of reference: String) throws -> String {
        let found = try read(reference)
        guard case .sealed = found else { return found.address.hex }
        return Hex.text(try unwrapped(found).dropFirst(32))
    }

    /// The reference under the key that seals now; nil when it is that already, or names a file that is not sealed.
    package func renewed(_ reference: String) throws -> String? {
        let found = try read(reference), cipher = try cipher()
        guard case .sealed(let keyID, let address, _) = found, keyID != cipher.keyID else { return nil }
        return try self.reference(try unwrapped(found), at: address, cipher).text
    }

    /// Removes a sealed file that no record names. What is not sealed may be somebody else's too and stays.
    package func discard(_ reference: String) async throws {
        guard case .sealed(_, let address, _) = try read(reference) else { return }
        _ = try await shelf.remove(address, olderThan: .zero)
    }

    /// Removes the file that lay here in clear, once a sealed one has taken its place and nothing else names it. False when
    /// it came anew within a day: somebody may be about to name it.
    package func removePlain(_ hash: String) async throws -> Bool {
        guard let digest = FileDigest(hash) else { return true }
        return try await shelf.remove(digest, olderThan: .seconds(86_400))
    }

    private func reference(_ inside: [UInt8], at address: FileDigest, _ cipher: FieldCipher) throws -> SealedReference {
        .sealed(keyID: cipher.keyID, address: address, wrapped: try cipher.seal(inside, for: place(address)))
    }

    private func unwrapped(_ reference: SealedReference) throws -> [UInt8] {
        guard case .sealed(let keyID, let address, let wrapped) = reference else { throw SealedShelf.unusable }
        let cipher = try cipher()
        guard cipher.has(keyID) else {
            throw Refusal(
                .unavailable, "文件无法打开：封存它的密钥（编号 \(keyID)）不在密钥目录中。请联系系统管理员从离线备份恢复 fields.key。", rule: "MLPS-3")
        }
        do {
            return try cipher.openBytes(wrapped, for: place(address))
        } catch is CipherFailure {
            throw SealedShelf.unusable
        }
    }

    private func read(_ reference: String) throws -> SealedReference {
        guard let found = SealedReference(reference) else { throw Refusal.notFound }
        return found
    }

    private func place(_ address: FileDigest) -> String { "\(purpose) \(address.hex)" }

    private static let unusable = Refusal(
        .unavailable, "文件无法打开：封存的内容或者它的密钥被改动过，已停止提供。请联系系统管理员从备份恢复。", rule: "MLPS-3")

    /// Sealing fifty megabytes takes a while: on a thread that serves no requests.
    private func aside<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(with: Result(catching: work)) }
        }
    }
}
