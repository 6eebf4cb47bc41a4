import Ciphers
import Foundation
import Kernel
import Synchronization

/// The key folder's file for sealed fields and files, `fields.key` (mode 0600): a line of 64 hexadecimal digits for each key,
/// the newest first, and `naming` with that of names once older keys were taken out. It lies outside the data folder and belongs into the offline backup: without it, contacts, subscribers'
/// addresses and applicants' papers cannot be read again.
final class FieldKeyFile: Sendable {
    private struct Kept {
        let cipher: FieldCipher
        let stamp: Stamp
    }

    /// Another process may have added a key since.
    private struct Stamp: Equatable {
        let node: UInt64
        let size: Int64
        let seconds: Int
        let nanoseconds: Int
    }

    private let folder: String
    private let kept = Mutex<Kept?>(nil)

    init(folder: String) { self.folder = folder }

    private var path: String { folder + "/fields.key" }

    /// The cipher; its keys are read at the first use and after a change, and one is made when there is none.
    @Sendable func cipher() throws -> FieldCipher {
        try kept.withLock { kept in
            let stamp = try stamp()
            if let kept, kept.stamp == stamp { return kept.cipher }
            let cipher = try cipher(of: try lines() ?? (try make()))
            // The stamp from before the reading: what changed meanwhile is read again.
            kept = try (stamp ?? self.stamp()).map { Kept(cipher: cipher, stamp: $0) }
            return cipher
        }
    }

    /// Puts a new key before those there are: it seals from now on, they go on opening what they sealed.
    ///
    /// - Returns: the id of the new key.
    func renew() throws -> String {
        var all = try lines() ?? Lines(secrets: [], naming: nil)
        all.secrets.insert(FieldCipher.newSecret(), at: 0)
        try replace(by: all)
        return try cipher(of: all).keyID
    }

    /// Leaves the newest key alone. What the others sealed can no longer be opened; names are made as before.
    ///
    /// - Returns: how many keys were taken out.
    func retire() throws -> Int {
        guard let all = try lines(), all.secrets.count > 1 else { return 0 }
        try replace(by: Lines(secrets: [all.secrets[0]], naming: try cipher(of: all).namingSecret))
        return all.secrets.count - 1
    }

    private func replace(by lines: Lines) throws {
        let draft = path + ".new"
        unlink(draft)
        try write(lines, to: draft)
        guard rename(draft, path) == 0 else { throw unusable(path) }
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw unusable(folder) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw unusable(folder) }
    }

    private func stamp() throws -> Stamp? {
        var facts = stat()
        guard stat(path, &facts) == 0 else { return nil }
        guard facts.st_mode & 0o077 == 0 else {
            throw Refusal(.unavailable, "没有使用字段密钥：其他用户可以读取 \(path)。请把它的权限改为 0600 后再试。")
        }
        return Stamp(
            node: UInt64(facts.st_ino), size: Int64(facts.st_size), seconds: facts.st_mtim.tv_sec,
            nanoseconds: facts.st_mtim.tv_nsec)
    }

    /// Nil when there is no file; an empty or broken one is refused, for another key would lose what this one sealed.
    private func lines() throws -> Lines? {
        guard try stamp() != nil else { return nil }
        guard let data = FileManager.default.contents(atPath: path) else { throw unusable(path) }
        guard let lines = Lines(String(decoding: data, as: UTF8.self)) else { throw unusable(path) }
        _ = try cipher(of: lines)
        return lines
    }

    private func cipher(of lines: Lines) throws -> FieldCipher {
        guard let cipher = FieldCipher(secrets: lines.secrets, naming: lines.naming) else { throw unusable(path) }
        return cipher
    }

    /// A file that exists is never overwritten: a lost key would lose every field sealed with it.
    private func make() throws -> Lines {
        let new = Lines(secrets: [FieldCipher.newSecret()], naming: nil)
        do {
            try write(new, to: path)
        } catch let refusal as Refusal {
            // Another process was faster: its key counts.
            if let other = try lines() { return other }
            throw refusal
        }
        return new
    }

    private func write(_ lines: Lines, to path: String) throws {
        if mkdir(folder, 0o700) != 0, errno != EEXIST { throw unusable(folder) }
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw unusable(path) }
        defer { close(descriptor) }
        let bytes = Array(lines.text.utf8)
        guard Foundation.write(descriptor, bytes, bytes.count) == bytes.count, fsync(descriptor) == 0 else {
            throw unusable(path)
        }
    }

    private func unusable(_ path: String) -> Refusal {
        Refusal(.unavailable, "没有使用字段密钥：\(path) 无法读写或内容不对。请检查密钥目录，或者从离线备份恢复密钥。")
    }
}

/// What the file holds.
private struct Lines {
    /// The newest first.
    var secrets: [[UInt8]]
    /// Only once the secret that names were made with is gone.
    var naming: [UInt8]?

    private static let mark = "naming "

    init(secrets: [[UInt8]], naming: [UInt8]?) {
        (self.secrets, self.naming) = (secrets, naming)
    }

    /// Nil when a line is not of hexadecimal digits, or there are two for names.
    init?(_ text: String) {
        self.init(secrets: [], naming: nil)
        for line in text.split(whereSeparator: \.isNewline).map({ $0.trimmingCharacters(in: .whitespaces) })
        where !line.isEmpty {
            let isNaming = line.hasPrefix(Lines.mark)
            guard let bytes = Hex.bytes(isNaming ? String(line.dropFirst(Lines.mark.count)) : line) else { return nil }
            guard isNaming else {
                secrets.append(bytes)
                continue
            }
            guard naming == nil else { return nil }
            naming = bytes
        }
    }

    var text: String {
        (secrets.map(Hex.text) + (naming.map { [Lines.mark + Hex.text($0)] } ?? [])).map { $0 + "\n" }.joined()
    }
}
