import CZlib

/// gzip through zlib, for bodies that are the same for everybody. Pages with a form token are never compressed: their
/// length would tell the token (BREACH).
package enum Compression {
    /// Nil when zlib refuses or when the result is no smaller.
    package static func gzip(_ bytes: [UInt8]) -> [UInt8]? {
        var stream = z_stream()
        let windowBitsForGzip: Int32 = 31
        guard
            deflateInit2_(
                &stream, Z_BEST_COMPRESSION, Z_DEFLATED, windowBitsForGzip, 9, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
                Int32(MemoryLayout<z_stream>.size)) == Z_OK
        else { return nil }
        defer { deflateEnd(&stream) }
        guard let inputLength = UInt32(exactly: bytes.count) else { return nil }
        var input = bytes
        var output = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(inputLength))))
        let capacity = output.count
        let status = input.withUnsafeMutableBufferPointer { source in
            output.withUnsafeMutableBufferPointer { target in
                stream.next_in = source.baseAddress
                stream.avail_in = inputLength
                stream.next_out = target.baseAddress
                stream.avail_out = UInt32(clamping: capacity)
                return deflate(&stream, Z_FINISH)
            }
        }
        let written = Int(stream.total_out)
        guard status == Z_STREAM_END, written < bytes.count else { return nil }
        return Array(output.prefix(written))
    }

    /// Whether the Accept-Encoding header takes gzip.
    package static func isAccepted(_ header: String?) -> Bool {
        guard let header else { return false }
        return header.split(separator: ",").contains { part in
            let pieces = part.split(separator: ";").map { $0.filter { $0 != " " }.lowercased() }
            guard let name = pieces.first, name == "gzip" || name == "*" else { return false }
            return !pieces.dropFirst().contains { $0.hasPrefix("q=0") && !$0.contains { ("1"..."9").contains($0) } }
        }
    }
}
