import CZlib

/// Texts that pictures hold compressed.
enum Inflation {
    /// The bytes, at most `limit` of them; nil when they are not what zlib packs.
    static func inflated(_ packed: [UInt8], limit: Int) -> [UInt8]? {
        var stream = z_stream()
        guard inflateInit2_(&stream, 47, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else { return nil }
        defer { inflateEnd(&stream) }
        var input = packed
        return input.withUnsafeMutableBufferPointer { source -> [UInt8]? in
            stream.next_in = source.baseAddress
            stream.avail_in = UInt32(clamping: source.count)
            var out: [UInt8] = [], chunk = [UInt8](repeating: 0, count: 65_536)
            while out.count < limit {
                let size = chunk.count
                let (status, got) = chunk.withUnsafeMutableBufferPointer { target in
                    stream.next_out = target.baseAddress
                    stream.avail_out = UInt32(size)
                    let status = inflate(&stream, Z_NO_FLUSH)
                    return (status, size - Int(stream.avail_out))
                }
                out.append(contentsOf: chunk.prefix(got))
                if status == Z_STREAM_END { return out }
                guard status == Z_OK, got > 0 else { return out.isEmpty ? nil : out }
            }
            return out
        }
    }
}
