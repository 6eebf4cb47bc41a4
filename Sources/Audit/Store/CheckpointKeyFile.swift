package import Ciphers

import Foundation
import Kernel

/// The key folder's files for checkpoints: `checkpoint.key` (secret, mode 0600), `checkpoint.pub` (for witnesses) and
/// `checkpoint.latest` (the newest checkpoint).
package struct CheckpointKeyFile: Sendable {
    private let folder: String

    /// The files in `folder`, which lies outside the data folder.
    package init(folder: String) { self.folder = folder }

    private var secretPath: String { folder + "/checkpoint.key" }
    private var publicPath: String { folder + "/checkpoint.pub" }
    private var witnessPath: String { folder + "/checkpoint.latest" }

    /// The key, made at the first use. Throws a `Refusal` when the file cannot be read, is damaged, or is open to others.
    package func loadOrMake() throws -> SigningKey {
        if let existing = try load() { return existing }
        let key = SigningKey()
        if mkdir(folder, 0o700) != 0, errno != EEXIST { throw CheckpointKeyFile.unusable(folder) }
        try save(Hex.text(key.secret) + "\n", to: secretPath, mode: 0o600)
        try save(Hex.text(key.verifyingKey.bytes) + "\n", to: publicPath, mode: 0o644)
        return key
    }

    /// What checks signatures; nil when there is no key yet.
    package func verifyingKey() throws -> VerifyingKey? {
        guard FileManager.default.fileExists(atPath: publicPath) else { return try load()?.verifyingKey }
        return try CheckpointKeyFile.verifyingKey(at: publicPath)
    }

    /// The public key in the file at `path`.
    package static func verifyingKey(at path: String) throws -> VerifyingKey {
        guard let bytes = try hex(at: path), let key = VerifyingKey(bytes: bytes) else { throw unusable(path) }
        return key
    }

    /// Keeps the newest checkpoint beside the key, where somebody who has only the database cannot reach it.
    package func keep(_ note: SignedNote) throws {
        do {
            try Data(note.text.utf8).write(to: URL(fileURLWithPath: witnessPath), options: .atomic)
        } catch {
            throw CheckpointKeyFile.unusable(witnessPath)
        }
    }

    /// The checkpoint kept last; nil when there is none.
    package func kept() throws -> SignedNote? {
        guard FileManager.default.fileExists(atPath: witnessPath) else { return nil }
        do {
            return SignedNote(text: try String(contentsOfFile: witnessPath, encoding: .utf8))
        } catch {
            throw CheckpointKeyFile.unusable(witnessPath)
        }
    }

    private func load() throws -> SigningKey? {
        guard FileManager.default.fileExists(atPath: secretPath) else { return nil }
        var status = stat()
        guard stat(secretPath, &status) == 0, status.st_mode & 0o077 == 0 else {
            throw Refusal(.unavailable, "没有使用签名密钥：其他用户可以读取 \(secretPath)。请把它的权限改为 0600 后再试。")
        }
        guard let bytes = try CheckpointKeyFile.hex(at: secretPath), let key = SigningKey(secret: bytes) else {
            throw CheckpointKeyFile.unusable(secretPath)
        }
        return key
    }

    private static func hex(at path: String) throws -> [UInt8]? {
        do {
            let text = try String(contentsOfFile: path, encoding: .utf8)
            return Hex.bytes(text.trimmingCharacters(in: .whitespacesAndNewlines))
        } catch {
            throw unusable(path)
        }
    }

    /// A file that exists is never overwritten: a lost key would orphan every checkpoint signed with it.
    private func save(_ text: String, to path: String, mode: mode_t) throws {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
        guard descriptor >= 0 else { throw CheckpointKeyFile.unusable(path) }
        defer { close(descriptor) }
        let bytes = Array(text.utf8)
        guard write(descriptor, bytes, bytes.count) == bytes.count, fsync(descriptor) == 0 else {
            throw CheckpointKeyFile.unusable(path)
        }
    }

    private static func unusable(_ path: String) -> Refusal {
        Refusal(.unavailable, "没有使用签名密钥：\(path) 无法读写或内容不对。请检查密钥目录，或者从离线备份恢复密钥。")
    }
}
