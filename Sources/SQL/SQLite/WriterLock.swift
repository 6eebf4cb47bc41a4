import Glibc
import Kernel

/// Keeps a second process from writing the same file: Debian 12's SQLite can lose writes when two connections write
/// and checkpoint at once (fixed in 3.51.3). The kernel frees the lock when the process ends, however it ends.
final class WriterLock: Sendable {
    private let descriptor: Int32

    /// Throws a `Refusal` when another process holds the lock or the lock file cannot be made.
    init(besides path: String) throws {
        let lockPath = path + ".lock"
        let opened = open(lockPath, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard opened >= 0 else {
            throw Refusal(
                .unavailable, "没有打开数据库：无法在数据目录中建立锁文件 \(lockPath)。请检查目录是否存在、是否可写。")
        }
        guard flock(opened, LOCK_EX | LOCK_NB) == 0 else {
            let holder = WriterLock.holder(opened)
            Glibc.close(opened)
            throw Refusal(
                .unavailable, "没有打开数据库：\(path) 正被另一个进程\(holder)写入，同一数据目录只能有一个写入进程。请先停止那个进程，再执行本操作。")
        }
        descriptor = opened
        let note = Array("\(getpid())\n".utf8)
        ftruncate(opened, 0)
        _ = pwrite(opened, note, note.count, 0)
    }

    deinit { Glibc.close(descriptor) }

    private static func holder(_ descriptor: Int32) -> String {
        var buffer = [UInt8](repeating: 0, count: 16)
        let count = pread(descriptor, &buffer, buffer.count, 0)
        guard count > 1, let process = Int32(String(decoding: buffer.prefix(count - 1), as: UTF8.self)) else {
            return ""
        }
        return "（进程号 \(process)）"
    }
}
