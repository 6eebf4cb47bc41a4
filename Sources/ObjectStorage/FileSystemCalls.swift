import Foundation

/// The few system calls the store stands on, with their errors as ours.
enum FileSystemCalls {
    static func open(_ path: String, _ flags: Int32, mode: mode_t = 0) throws(FileStoreFailure) -> Int32 {
        let descriptor = Foundation.open(path, flags | O_CLOEXEC, mode)
        guard descriptor >= 0 else { throw failure("open", path) }
        return descriptor
    }

    static func makeFolder(_ path: String) throws(FileStoreFailure) {
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw failure("mkdir", path) }
    }

    static func write(_ bytes: [UInt8], to descriptor: Int32) throws(FileStoreFailure) {
        let problem = bytes.withUnsafeBytes { buffer -> FileStoreFailure? in
            var done = 0
            while done < buffer.count {
                let step = Foundation.write(descriptor, buffer.baseAddress.map { $0 + done }, buffer.count - done)
                if step < 0, errno == EINTR { continue }
                if step <= 0 { return failure("write", "descriptor \(descriptor)") }
                done += step
            }
            return nil
        }
        if let problem { throw problem }
    }

    /// What is not yet on the disk when this returns is not there (F2).
    static func sync(_ descriptor: Int32) throws(FileStoreFailure) {
        guard fsync(descriptor) == 0 else { throw failure("fsync", "descriptor \(descriptor)") }
    }

    static func syncFolder(_ path: String) throws(FileStoreFailure) {
        let descriptor = try open(path, O_RDONLY | O_DIRECTORY)
        defer { close(descriptor) }
        try sync(descriptor)
    }

    static func rename(_ source: String, to target: String) throws(FileStoreFailure) {
        guard Foundation.rename(source, target) == 0 else { throw failure("rename", target) }
    }

    static func entries(_ path: String) throws(FileStoreFailure) -> [String] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: path).sorted()
        } catch {
            throw .disk(reason: "\(error)")
        }
    }

    static func failure(_ call: String, _ path: String) -> FileStoreFailure {
        .disk(reason: "\(call) \(path): \(String(cString: strerror(errno)))")
    }
}
