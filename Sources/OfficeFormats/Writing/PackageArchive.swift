import CZip
import Foundation

/// A zip file being put together, an Office package or another: named parts, packed in the order they were added, with a fixed time, so that
/// the same input always gives the same bytes.
package struct PackageArchive {
    private var parts: [(name: String, bytes: [UInt8])] = []

    /// An empty one.
    package init() {}

    mutating func add(_ name: String, _ buffer: XMLBuffer) { parts.append((name, buffer.bytes)) }

    /// Adds a part.
    package mutating func add(_ name: String, bytes: [UInt8]) { parts.append((name, bytes)) }

    /// The file.
    package func bytes() throws(WritingFailure) -> [UInt8] {
        var problem = zip_error_t()
        zip_error_init(&problem)
        defer { zip_error_fini(&problem) }
        guard let memory = zip_source_buffer_create(nil, 0, 0, &problem) else { throw Self.failure(&problem) }
        zip_source_keep(memory)
        defer { zip_source_free(memory) }
        guard let archive = zip_open_from_source(memory, Int32(ZIP_TRUNCATE), &problem) else {
            zip_source_free(memory)
            throw Self.failure(&problem)
        }
        for part in parts {
            guard Self.add(part.name, part.bytes, to: archive) else {
                let failure = Self.failure(zip_get_error(archive))
                zip_discard(archive)
                throw failure
            }
        }
        guard zip_close(archive) == 0 else {
            let failure = Self.failure(zip_get_error(archive))
            zip_discard(archive)
            throw failure
        }
        return try Self.contents(of: memory)
    }

    private static func add(_ name: String, _ bytes: [UInt8], to archive: OpaquePointer) -> Bool {
        // The library reads the parts only when the archive is closed and frees the copies itself.
        guard let copy = malloc(max(1, bytes.count)) else { return false }
        bytes.withUnsafeBytes { source in
            if let base = source.baseAddress { memcpy(copy, base, source.count) }
        }
        guard let source = zip_source_buffer(archive, copy, zip_uint64_t(bytes.count), 1) else {
            free(copy)
            return false
        }
        let index = zip_file_add(archive, name, source, zip_flags_t(ZIP_FL_ENC_UTF_8))
        guard index >= 0 else {
            zip_source_free(source)
            return false
        }
        let earliest: UInt16 = (0 << 9) | (1 << 5) | 1
        return zip_file_set_dostime(archive, zip_uint64_t(index), 0, earliest, 0) == 0
            && zip_set_file_compression(archive, zip_uint64_t(index), ZIP_CM_DEFLATE, 6) == 0
    }

    private static func contents(of memory: OpaquePointer) throws(WritingFailure) -> [UInt8] {
        var facts = zip_stat_t()
        guard zip_source_stat(memory, &facts) == 0, zip_source_open(memory) == 0 else {
            throw failure(zip_source_error(memory))
        }
        defer { zip_source_close(memory) }
        let size = Int(facts.size)
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            count = max(0, Int(zip_source_read(memory, buffer.baseAddress, zip_uint64_t(size))))
        }
        guard bytes.count == size else { throw failure(zip_source_error(memory)) }
        return bytes
    }

    private static func failure(_ problem: UnsafeMutablePointer<zip_error_t>?) -> WritingFailure {
        guard let problem, let text = zip_error_strerror(problem) else { return .archive("unknown") }
        return .archive(String(cString: text))
    }
}
