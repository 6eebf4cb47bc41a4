import CZip

/// The entries of a zip archive in memory, inflated one by one within limits.
///
/// Names and sizes in the archive are claims: names are only compared, sizes are counted while inflating.
final class ZipArchive {
    private let handle: OpaquePointer
    private let storage: UnsafeMutableRawBufferPointer
    private let limits: ReadingLimits
    private var inflated = 0
    private var indices: [String: zip_uint64_t] = [:]

    /// Opens the archive and checks how many entries it has.
    init(_ bytes: [UInt8], limits: ReadingLimits) throws {
        self.limits = limits
        let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: max(bytes.count, 1), alignment: 1)
        copy.copyBytes(from: bytes)
        var error = zip_error_t()
        zip_error_init(&error)
        defer { zip_error_fini(&error) }
        guard let source = zip_source_buffer_create(copy.baseAddress, zip_uint64_t(bytes.count), 0, &error) else {
            copy.deallocate()
            throw ReadingError(.unreadable)
        }
        guard let opened = zip_open_from_source(source, Int32(ZIP_RDONLY), &error) else {
            zip_source_free(source)
            copy.deallocate()
            throw ReadingError(.unreadable, "压缩包不完整")
        }
        handle = opened
        storage = copy
        let count = zip_get_num_entries(handle, 0)
        guard count <= zip_int64_t(limits.entries) else { throw ReadingError(.tooLarge, "压缩包内的文件过多") }
        for index in 0..<zip_uint64_t(max(count, 0)) {
            guard let name = zip_get_name(handle, index, 0) else { continue }
            // A second entry of one name is a trick to show one reader this and another that; the first counts.
            let key = String(cString: name)
            if indices[key] == nil { indices[key] = index }
        }
    }

    deinit {
        zip_discard(handle)
        storage.deallocate()
    }

    /// Whether there is an entry of this name.
    func has(_ name: String) -> Bool { indices[name] != nil }

    /// The names of all entries.
    var names: some Collection<String> { indices.keys }

    /// The bytes of an entry; nil when there is none of this name.
    func bytes(_ name: String) throws -> [UInt8]? {
        guard let index = indices[name] ?? indices[name.hasPrefix("/") ? String(name.dropFirst()) : name] else {
            return nil
        }
        var stat = zip_stat_t()
        zip_stat_init(&stat)
        guard zip_stat_index(handle, index, 0, &stat) == 0 else { throw ReadingError(.unreadable, "压缩包不完整") }
        guard stat.encryption_method == 0 else { throw ReadingError(.encrypted) }
        guard let file = zip_fopen_index(handle, index, 0) else { throw ReadingError(.unreadable, "压缩包不完整") }
        defer { zip_fclose(file) }
        return try inflate(file, packed: Int(clamping: stat.comp_size), claimed: Int(clamping: stat.size))
    }

    private func inflate(_ file: OpaquePointer, packed: Int, claimed: Int) throws -> [UInt8] {
        let allowed = min(max(1 << 20, packed.multipliedReportingOverflow(by: limits.ratio).partialValue), limits.part)
        var isAtEnd = false
        // The claimed size only says how much to make room for; what comes is counted.
        let room = min(max(claimed, 0), allowed) + 1
        var out = try [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
            while count < room, !isAtEnd {
                let got = zip_fread(file, buffer.baseAddress.map { $0 + count }, zip_uint64_t(room - count))
                guard got >= 0 else { throw ReadingError(.unreadable, "压缩包内容损坏") }
                isAtEnd = got == 0
                count += Int(got)
            }
        }
        try take(out.count, upTo: allowed, whole: out.count)
        var chunk = [UInt8](repeating: 0, count: isAtEnd ? 0 : 1 << 16)
        while !isAtEnd {
            let got = zip_fread(file, &chunk, zip_uint64_t(chunk.count))
            guard got >= 0 else { throw ReadingError(.unreadable, "压缩包内容损坏") }
            isAtEnd = got == 0
            try take(Int(got), upTo: allowed, whole: out.count + Int(got))
            out.append(contentsOf: chunk.prefix(Int(got)))
        }
        return out
    }

    /// Counts what was inflated, of the archive and of one entry.
    private func take(_ got: Int, upTo allowed: Int, whole: Int) throws {
        inflated += got
        guard whole <= allowed, inflated <= limits.inflated else {
            throw ReadingError(.tooLarge, "压缩比异常或内容过大")
        }
    }
}
