/// Between strings and scalars. The standard library's own way walks a string index by index, at several times the cost.
enum ScalarCoding {
    static func scalars(_ text: String) -> [Unicode.Scalar] {
        let bytes = text.utf8Span.span
        // Every scalar has one byte that does not go on another.
        var size = 0
        for index in bytes.indices where bytes[index] & 0xC0 != 0x80 { size += 1 }
        return Array(unsafeUninitializedCapacity: size) { out, count in
            var index = 0
            while index < bytes.count, count < size {
                let (scalar, length) = decoded(bytes, index)
                out.initializeElement(at: count, to: scalar)
                count += 1
                index += length
            }
        }
    }

    /// The scalar that begins at `index`. A string's bytes are always well-formed.
    private static func decoded(_ bytes: Span<UInt8>, _ index: Int) -> (Unicode.Scalar, Int) {
        let first = bytes[index]
        if first < 0x80 { return (Unicode.Scalar(first), 1) }
        if first & 0xF0 == 0xE0, index + 2 < bytes.count {
            // Chinese characters all take three.
            let low = UInt32(bytes[index + 1] & 0x3F) << 6 | UInt32(bytes[index + 2] & 0x3F)
            return (Unicode.Scalar(UInt32(first & 0x0F) << 12 | low) ?? "\u{FFFD}", 3)
        }
        let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        var value = UInt32(first) & (0x7F >> UInt32(length))
        var place = index + 1
        while place < min(index + length, bytes.count) {
            value = value << 6 | UInt32(bytes[place] & 0x3F)
            place += 1
        }
        return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
    }

    static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var size = 0
        for scalar in scalars { size += UTF8.width(scalar) }
        return String(unsafeUninitializedCapacity: size) { out in
            var count = 0
            for scalar in scalars { put(scalar.value, out, &count) }
            return count
        }
    }

    private static func put(_ value: UInt32, _ out: UnsafeMutableBufferPointer<UInt8>, _ count: inout Int) {
        func add(_ byte: UInt32) {
            out.initializeElement(at: count, to: UInt8(truncatingIfNeeded: byte))
            count += 1
        }
        switch value {
        case 0..<0x80: add(value)
        case 0..<0x800:
            add(0xC0 | value >> 6)
            add(0x80 | value & 0x3F)
        case 0..<0x1_0000:
            add(0xE0 | value >> 12)
            add(0x80 | value >> 6 & 0x3F)
            add(0x80 | value & 0x3F)
        default:
            add(0xF0 | value >> 18)
            add(0x80 | value >> 12 & 0x3F)
            add(0x80 | value >> 6 & 0x3F)
            add(0x80 | value & 0x3F)
        }
    }
}
