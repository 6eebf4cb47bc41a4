import Crypto
import Glibc
import Kernel

/// A file that came with a form, in a private temporary file (mode 0600) that is removed when the handler returns.
/// Its name and type are what the browser claims: look at the bytes before believing them (T4).
package struct UploadedFile: Sendable, Hashable {
    /// The form field it was chosen in.
    package let field: String
    /// The base name as claimed, without folders and control characters.
    package let name: String
    /// The media type as claimed, lower case.
    package let claimedType: String?
    /// In bytes.
    package let size: Int
    /// SHA-256 of the content in hexadecimal.
    package let digest: String
    /// Where it lies; valid until the handler returns.
    package let path: String

    /// The whole content. Throws when it is longer than `limit` bytes or cannot be read.
    package func bytes(limit: Int = 100_000_000) throws -> [UInt8] {
        guard size <= limit else { throw Refusal.fileTooLarge(limit) }
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw TemporaryFile.Failure(errno: errno) }
        defer { close(descriptor) }
        var content = [UInt8](repeating: 0, count: size)
        var filled = 0
        while filled < size {
            let count = content.withUnsafeMutableBytes {
                Glibc.read(descriptor, $0.baseAddress.map { $0 + filled }, size - filled)
            }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { throw TemporaryFile.Failure(errno: errno) }
            filled += count
        }
        return content
    }

    func discard() { unlink(path) }

    /// What is left of a claimed file name: no folders, no control or bidirectional characters, at most 200 bytes.
    static func baseName(_ claimed: String) -> String {
        let last = claimed.split(omittingEmptySubsequences: false) { $0 == "/" || $0 == "\\" }.last ?? ""
        var name = ""
        for scalar in last.unicodeScalars {
            let isHidden = scalar.value < 0x20 || scalar.value == 0x7F || scalar.properties.isBidiControl
            if isHidden { continue }
            if name.utf8.count + 4 > 200 { break }
            name.unicodeScalars.append(scalar)
        }
        return name == "." || name == ".." ? "" : name
    }
}

/// A file that is being received.
final class TemporaryFile {
    struct Failure: Error { let errno: Int32 }

    private(set) var size = 0
    private let field: String
    private let fileName: String
    private let claimedType: String?
    private let path: String
    private var descriptor: Int32
    private var hash = SHA256()

    init(field: String, fileName: String, claimedType: String?) throws {
        self.field = field
        self.fileName = fileName
        self.claimedType = claimedType
        let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        path = "\(folder)/gongkai-upload-\(Hexadecimal.random(bytes: 16))"
        descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Failure(errno: errno) }
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    func write(_ bytes: ArraySlice<UInt8>) throws {
        hash.update(data: bytes)
        var rest = bytes
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { throw Failure(errno: errno) }
            rest = rest.dropFirst(count)
        }
        size += bytes.count
    }

    func finished() throws -> UploadedFile {
        let closed = close(descriptor)
        descriptor = -1
        guard closed == 0 else {
            unlink(path)
            throw Failure(errno: errno)
        }
        return UploadedFile(
            field: field, name: fileName, claimedType: claimedType, size: size,
            digest: Hexadecimal.text(hash.finalize()), path: path)
    }

    func discard() { unlink(path) }
}
