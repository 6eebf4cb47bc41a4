import Crypto
import Foundation

/// Reading back, always with the hash.
enum FileReading {
    struct Inventory {
        var files: [FileDigest] = []
        var foreign: [String] = []
    }

    static func checked(_ digest: FileDigest, in root: String) throws(FileStoreFailure) -> [UInt8] {
        let path = "\(root)/\(digest.path)"
        let descriptor = Foundation.open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else {
            if errno == ENOENT { throw .missing(digest) }
            if errno == ELOOP { throw .damaged(digest) }
            throw FileSystemCalls.failure("open", path)
        }
        defer { close(descriptor) }
        var facts = stat()
        guard fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else { throw .damaged(digest) }
        let bytes = try contents(of: descriptor, size: Int(facts.st_size), path)
        guard FileDigest(bytes: SHA256.hash(data: bytes)) == digest else { throw .damaged(digest) }
        return bytes
    }

    private static func contents(
        of descriptor: Int32, size: Int, _ path: String
    ) throws(FileStoreFailure) -> [UInt8] {
        var problem: FileStoreFailure?
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            while count < size {
                let step = Foundation.read(descriptor, buffer.baseAddress.map { $0 + count }, size - count)
                if step < 0, errno == EINTR { continue }
                if step < 0 { problem = FileSystemCalls.failure("read", path) }
                if step <= 0 { break }
                count += step
            }
        }
        if let problem { throw problem }
        return bytes
    }

    static func inventory(_ root: String) throws(FileStoreFailure) -> Inventory {
        var found = Inventory()
        for outer in try FileSystemCalls.entries(root) where outer != FileStore.incoming {
            guard isFolder("\(root)/\(outer)") else {
                found.foreign.append(outer)
                continue
            }
            for inner in try FileSystemCalls.entries("\(root)/\(outer)") {
                guard isFolder("\(root)/\(outer)/\(inner)") else {
                    found.foreign.append("\(outer)/\(inner)")
                    continue
                }
                for name in try FileSystemCalls.entries("\(root)/\(outer)/\(inner)") {
                    let path = "\(outer)/\(inner)/\(name)"
                    if let digest = FileDigest(name), digest.path == path {
                        found.files.append(digest)
                    } else {
                        found.foreign.append(path)
                    }
                }
            }
        }
        return found
    }

    static func report(_ root: String) throws(FileStoreFailure) -> FileStoreReport {
        let inventory = try inventory(root)
        var report = FileStoreReport()
        report.foreign = inventory.foreign
        report.unfinished = try FileSystemCalls.entries("\(root)/\(FileStore.incoming)").count
        for digest in inventory.files {
            do throws(FileStoreFailure) {
                _ = try checked(digest, in: root)
                report.sound += 1
            } catch {
                report.damaged.append(digest)
            }
        }
        return report
    }

    static func discardUnfinished(_ root: String, olderThan age: Duration) throws(FileStoreFailure) -> Int {
        let folder = "\(root)/\(FileStore.incoming)"
        var removed = 0
        for name in try FileSystemCalls.entries(folder) {
            var facts = stat()
            guard lstat("\(folder)/\(name)", &facts) == 0 else { continue }
            let seconds = Date().timeIntervalSince1970 - Double(facts.st_mtim.tv_sec)
            if seconds >= Double(age.components.seconds), unlink("\(folder)/\(name)") == 0 { removed += 1 }
        }
        return removed
    }

    private static func isFolder(_ path: String) -> Bool {
        var facts = stat()
        return lstat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFDIR
    }
}
