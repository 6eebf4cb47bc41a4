import Ciphers
import Foundation
import Kernel
import Synchronization

/// The key folder's file for sealed fields, `fields.key` (32 bytes in hexadecimal, mode 0600). It lies outside the data
/// folder and belongs into the offline backup: without it, contacts and subscribers' addresses cannot be read again.
final class FieldKeyFile: Sendable {
    private let folder: String
    private let kept = Mutex<FieldCipher?>(nil)

    init(folder: String) { self.folder = folder }

    private var path: String { folder + "/fields.key" }

    /// The cipher; its key is read at the first use and made when there is none.
    func cipher() throws -> FieldCipher {
        try kept.withLock { kept in
            if let kept { return kept }
            let cipher = try load() ?? make()
            kept = cipher
            return cipher
        }
    }

    private func load() throws -> FieldCipher? {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & 0o077 == 0 else {
            throw Refusal(.unavailable, "没有使用字段密钥：其他用户可以读取 \(path)。请把它的权限改为 0600 后再试。")
        }
        guard let data = FileManager.default.contents(atPath: path),
            let bytes = Hex.bytes(
                String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)),
            let cipher = FieldCipher(secret: bytes)
        else { throw unusable(path) }
        return cipher
    }

    /// A file that exists is never overwritten: a lost key would lose every field sealed with it.
    private func make() throws -> FieldCipher {
        let secret = FieldCipher.newSecret()
        if mkdir(folder, 0o700) != 0, errno != EEXIST { throw unusable(folder) }
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        // Another process was faster: its key counts.
        if descriptor < 0, errno == EEXIST, let cipher = try load() { return cipher }
        guard descriptor >= 0 else { throw unusable(path) }
        defer { close(descriptor) }
        let bytes = Array((Hex.text(secret) + "\n").utf8)
        guard write(descriptor, bytes, bytes.count) == bytes.count, fsync(descriptor) == 0,
            let cipher = FieldCipher(secret: secret)
        else { throw unusable(path) }
        return cipher
    }

    private func unusable(_ path: String) -> Refusal {
        Refusal(.unavailable, "没有使用字段密钥：\(path) 无法读写或内容不对。请检查密钥目录，或者从离线备份恢复密钥。")
    }
}
