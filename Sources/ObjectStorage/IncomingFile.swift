import Crypto
import Foundation

/// A file on its way in: written and hashed piece by piece, invisible until it is finished, gone when it is dropped.
/// Its work is done on a thread of its own queue, never on one that serves requests.
package actor IncomingFile {
    private let thread = DiskExecutor()
    /// Where this actor runs.
    package nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

    private let root: String
    private let path: String
    private let limit: Int
    private let descriptor: Int32
    private var hash = SHA256()
    private var byteCount = 0
    private var isOpen = true

    init(root: String, limit: Int) throws(FileStoreFailure) {
        self.root = root
        self.limit = limit
        path = "\(root)/\(FileStore.incoming)/\(UUID().uuidString)"
        descriptor = try FileSystemCalls.open(path, O_WRONLY | O_CREAT | O_EXCL, mode: 0o600)
    }

    deinit {
        if isOpen {
            close(descriptor)
            unlink(path)
        }
    }

    /// Adds bytes; above the limit nothing is kept and it throws `tooLarge`.
    package func append(_ bytes: [UInt8]) throws(FileStoreFailure) {
        guard isOpen else { throw .disk(reason: "written after its end") }
        guard bytes.count <= limit - byteCount else {
            discard()
            throw .tooLarge(limit: limit)
        }
        do throws(FileStoreFailure) {
            hash.update(data: bytes)
            try FileSystemCalls.write(bytes, to: descriptor)
        } catch {
            discard()
            throw error
        }
        byteCount += bytes.count
    }

    /// Puts the file under its address. When this returns, file and folders are on the disk.
    package func finish() throws(FileStoreFailure) -> StoredFile {
        guard isOpen else { throw .disk(reason: "finished after its end") }
        let digest = FileDigest(bytes: hash.finalize())
        do throws(FileStoreFailure) {
            guard fchmod(descriptor, 0o400) == 0 else { throw FileSystemCalls.failure("fchmod", path) }
            try FileSystemCalls.sync(descriptor)
            try place(digest)
        } catch {
            discard()
            throw error
        }
        isOpen = false
        close(descriptor)
        return StoredFile(digest: digest, byteCount: byteCount)
    }

    /// Drops what was written so far.
    package func discard() {
        guard isOpen else { return }
        isOpen = false
        close(descriptor)
        unlink(path)
    }

    /// The same bytes may be there already; renaming over them is harmless and heals a damaged copy.
    private func place(_ digest: FileDigest) throws(FileStoreFailure) {
        let outer = "\(root)/\(digest.hex.prefix(2))"
        let inner = "\(root)/\(digest.folder)"
        try FileSystemCalls.makeFolder(outer)
        try FileSystemCalls.makeFolder(inner)
        try FileSystemCalls.rename(path, to: "\(root)/\(digest.path)")
        for folder in [inner, outer, root] { try FileSystemCalls.syncFolder(folder) }
    }
}

/// Runs an actor's work on a queue of its own.
private final class DiskExecutor: SerialExecutor {
    private let queue = DispatchQueue(label: "gongkai.incoming-file")

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }
}
