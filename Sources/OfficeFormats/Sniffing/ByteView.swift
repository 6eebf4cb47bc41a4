/// Bytes that are asked about and never indexed out of bounds.
struct ByteView {
    let bytes: [UInt8]
    var count: Int { bytes.count }

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    subscript(_ offset: Int) -> UInt8 { offset >= 0 && offset < bytes.count ? bytes[offset] : 0 }

    func starts(_ text: StaticString, at offset: Int = 0) -> Bool {
        text.withUTF8Buffer { matches($0, at: offset) }
    }

    func starts(_ signature: [UInt8], at offset: Int = 0) -> Bool {
        signature.withUnsafeBufferPointer { matches($0, at: offset) }
    }

    private func matches(_ signature: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
        guard offset >= 0, offset <= bytes.count, signature.count <= bytes.count - offset else { return false }
        for index in 0..<signature.count where bytes[offset + index] != signature[index] { return false }
        return true
    }

    func contains(_ text: StaticString, from start: Int = 0, to end: Int? = nil) -> Bool {
        first(text, from: start, to: end) != nil
    }

    func first(_ text: StaticString, from start: Int = 0, to end: Int? = nil) -> Int? {
        let last = min(end ?? count, count)
        guard text.utf8CodeUnitCount > 0, start >= 0, start < last else { return nil }
        return text.withUTF8Buffer { needle in
            for offset in start..<last where bytes[offset] == needle[0] && matches(needle, at: offset) {
                return offset
            }
            return nil
        }
    }

    func little16(at offset: Int) -> Int { Int(self[offset]) | Int(self[offset + 1]) << 8 }
    func little32(at offset: Int) -> Int { little16(at: offset) | little16(at: offset + 2) << 16 }
    func big16(at offset: Int) -> Int { Int(self[offset]) << 8 | Int(self[offset + 1]) }
    func big32(at offset: Int) -> Int {
        Int(self[offset]) << 24 | Int(self[offset + 1]) << 16 | Int(self[offset + 2]) << 8 | Int(self[offset + 3])
    }

    func isPrintable(upTo end: Int) -> Bool {
        bytes.prefix(end).allSatisfy { $0 >= 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
    }

    /// Programs find a zip archive from its end: a file of another kind that ends as one is both.
    var endsAsZip: Bool {
        let start = max(0, count - 65_557)
        var from = start
        while let found = first("PK\u{5}\u{6}", from: from) {
            if found + 22 + little16(at: found + 20) <= count, found + 22 <= count { return true }
            from = found + 1
        }
        return false
    }
}
