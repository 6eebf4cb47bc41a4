/// A zip archive whose entries are stored as they are, made in the test that damages them.
enum StoredZip {
    static func bytes(_ entries: [(String, [UInt8])]) -> [UInt8] {
        var out: [UInt8] = []
        var directory: [UInt8] = []
        for (name, bytes) in entries {
            let title = Array(name.utf8)
            let facts = le(crc(bytes), 4) + le(UInt32(bytes.count), 4) + le(UInt32(bytes.count), 4)
            let common = le(20, 2) + le(0, 4) + le(0, 2) + le(0x21, 2) + facts + le(UInt32(title.count), 2) + le(0, 2)
            directory +=
                le(0x0201_4B50, 4) + le(20, 2) + common + le(0, 6) + le(0, 4) + le(UInt32(out.count), 4) + title
            out += le(0x0403_4B50, 4) + common + title + bytes
        }
        let count = UInt32(entries.count)
        let end = le(0x0605_4B50, 4) + le(0, 4) + le(count, 2) + le(count, 2)
        return out + directory + end + le(UInt32(directory.count), 4) + le(UInt32(out.count), 4) + le(0, 2)
    }

    private static func le(_ value: UInt32, _ count: Int) -> [UInt8] {
        (0..<count).map { $0 < 4 ? UInt8(value >> (8 * UInt32($0)) & 0xFF) : 0 }
    }

    private static func crc(_ bytes: [UInt8]) -> UInt32 {
        var value: UInt32 = 0xFFFF_FFFF
        for byte in bytes {
            value ^= UInt32(byte)
            for _ in 0..<8 { value = value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
        }
        return ~value
    }
}
