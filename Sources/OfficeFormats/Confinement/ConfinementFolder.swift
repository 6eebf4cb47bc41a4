import Foundation

/// The private folder of one child: mode 0700, removed with everything in it.
struct ConfinementFolder {
    let path: String
    var name: String { (path as NSString).lastPathComponent }

    init() throws(ConfinementFailure) {
        let base = FileManager.default.temporaryDirectory.path
        var template = Array("\(base)/gongkai-child-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw .unavailable(reason: "mkdtemp failed, errno \(errno)") }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// A file that has no name any more: it is gone when the last descriptor is closed, whatever happens.
    func anonymous(holding bytes: [UInt8] = []) throws(ConfinementFailure) -> Int32 {
        let file = "\(path)/.channel"
        let descriptor = open(file, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .unavailable(reason: "open failed, errno \(errno)") }
        unlink(file)
        guard Self.write(bytes, to: descriptor), lseek(descriptor, 0, SEEK_SET) == 0 else {
            close(descriptor)
            throw .unavailable(reason: "write failed, errno \(errno)")
        }
        return descriptor
    }

    func store(_ bytes: [UInt8], as name: String) throws(ConfinementFailure) {
        let descriptor = open("\(path)/\(name)", O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .unavailable(reason: "open failed, errno \(errno)") }
        defer { close(descriptor) }
        guard Self.write(bytes, to: descriptor) else { throw .unavailable(reason: "write failed, errno \(errno)") }
    }

    /// The file `name` as the child left it; a link out of the folder is not followed.
    func load(_ name: String, limit: Int) throws(ConfinementFailure) -> [UInt8] {
        let descriptor = open("\(path)/\(name)", O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { throw .refused(status: 0, message: "no output file") }
        defer { close(descriptor) }
        return try Self.contents(of: descriptor, limit: limit)
    }

    func remove() {
        do {
            try FileManager.default.removeItem(atPath: path)
        } catch {
            FileHandle.standardError.write(Data("cannot remove \(path): \(error)\n".utf8))
        }
    }

    /// Everything in the file from its beginning; throws `tooLarge` above the limit.
    static func contents(of descriptor: Int32, limit: Int) throws(ConfinementFailure) -> [UInt8] {
        var facts = stat()
        guard fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else {
            throw .refused(status: 0, message: "output is not a file")
        }
        guard facts.st_size <= limit else { throw .tooLarge }
        let size = Int(facts.st_size)
        var got = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            while got < size {
                let step = pread(descriptor, buffer.baseAddress.map { $0 + got }, size - got, off_t(got))
                if step <= 0 { break }
                got += step
            }
            count = got
        }
        guard got == size else { throw .unavailable(reason: "result could not be read back, errno \(errno)") }
        return bytes
    }

    private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        bytes.withUnsafeBytes { buffer in
            var done = 0
            while done < buffer.count {
                let step = Foundation.write(descriptor, buffer.baseAddress.map { $0 + done }, buffer.count - done)
                if step <= 0 { return false }
                done += step
            }
            return true
        }
    }
}
