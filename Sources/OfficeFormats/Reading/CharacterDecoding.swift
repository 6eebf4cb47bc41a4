import Foundation

/// Which encoding bytes are in, and their text.
package enum CharacterDecoding {
    /// Whether the beginning of a file is text in any encoding we read: no control bytes, unless it is UTF-16.
    static func looksLikeText(_ head: [UInt8]) -> Bool {
        if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) { return true }
        if wideOrder(head) != nil { return true }
        return !head.contains { $0 < 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D && $0 != 0x0C && $0 != 0x1A }
    }

    /// The text: by byte order mark, else UTF-8 when it is valid, else the declared encoding, else GB 18030.
    package static func text(_ bytes: [UInt8], declared: String? = nil) -> String {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return String(decoding: bytes.dropFirst(3), as: UTF8.self) }
        if bytes.starts(with: [0xFF, 0xFE]) { return wide(bytes.dropFirst(2), bigEndian: false) }
        if bytes.starts(with: [0xFE, 0xFF]) { return wide(bytes.dropFirst(2), bigEndian: true) }
        if let bigEndian = wideOrder(Array(bytes.prefix(2_048))) { return wide(bytes[...], bigEndian: bigEndian) }
        if let text = String(validating: bytes, as: UTF8.self) { return text }
        let name = (declared ?? "gb18030").lowercased()
        let chinese = name.hasPrefix("gb") || name == "utf-8" || name == "utf8" || name.isEmpty
        return converted(bytes, from: chinese ? "GB18030" : name) ?? converted(bytes, from: "GB18030")
            ?? String(decoding: bytes, as: UTF8.self)
    }

    /// UTF-16 without a mark: many zero bytes on one side.
    private static func wideOrder(_ head: [UInt8]) -> Bool? {
        guard head.count >= 8 else { return nil }
        var zeros = [0, 0]
        for (index, byte) in head.enumerated() where byte == 0 { zeros[index % 2] += 1 }
        if zeros[1] > head.count / 8, zeros[0] == 0 { return false }
        if zeros[0] > head.count / 8, zeros[1] == 0 { return true }
        return nil
    }

    private static func wide(_ bytes: ArraySlice<UInt8>, bigEndian: Bool) -> String {
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2)
        var first: UInt8?
        for byte in bytes {
            guard let before = first else {
                first = byte
                continue
            }
            units.append(bigEndian ? UInt16(before) << 8 | UInt16(byte) : UInt16(byte) << 8 | UInt16(before))
            first = nil
        }
        return String(decoding: units, as: UTF16.self)
    }

    /// By iconv, a bad byte becoming a replacement character; nil for an unknown encoding.
    private static func converted(_ bytes: [UInt8], from name: String) -> String? {
        guard name.utf8.count < 32, let handle = iconv_open("UTF-8", name),
            Int(bitPattern: handle) != -1
        else { return nil }
        defer { iconv_close(handle) }
        var input = bytes.map { CChar(bitPattern: $0) }
        var output: [UInt8] = []
        var chunk = [CChar](repeating: 0, count: 1 << 16)
        input.withUnsafeMutableBufferPointer { source in
            var from: UnsafeMutablePointer<CChar>? = source.baseAddress
            var left = source.count
            while left > 0 {
                var wrote = 0
                let status = chunk.withUnsafeMutableBufferPointer { target in
                    var to: UnsafeMutablePointer<CChar>? = target.baseAddress
                    var room = target.count
                    let status = iconv(handle, &from, &left, &to, &room)
                    wrote = target.count - room
                    return status
                }
                output.append(contentsOf: chunk.prefix(wrote).map { UInt8(bitPattern: $0) })
                if status == Int(bitPattern: UInt.max), errno != E2BIG {
                    output.append(contentsOf: [0xEF, 0xBF, 0xBD])
                    from = from.map { $0 + 1 }
                    left -= 1
                }
            }
        }
        return String(decoding: output, as: UTF8.self)
    }
}
