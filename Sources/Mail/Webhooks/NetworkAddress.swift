/// An address on the network by its bytes: four of them, or sixteen.
package struct NetworkAddress: Hashable, Sendable {
    /// As they stand on the line, the first first.
    package let bytes: [UInt8]

    /// Nil unless there are 4 or 16 bytes.
    package init?(_ bytes: [UInt8]) {
        guard bytes.count == 4 || bytes.count == 16 else { return nil }
        self.bytes = bytes
    }

    /// Whether it belongs to a machine of the open network: none of this machine, of a local or private network, of a test or
    /// of many at once, also when such an address is wrapped in one of sixteen bytes.
    package var isPublic: Bool { bytes.count == 4 ? NetworkAddress.isPublic4(bytes[...]) : isPublic6 }

    private var isPublic6: Bool {
        let isMapped = bytes.prefix(10).allSatisfy { $0 == 0 } && bytes[10] == 0xFF && bytes[11] == 0xFF
        let isTranslated = Array(bytes.prefix(12)) == [0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0]
        if isMapped || isTranslated { return NetworkAddress.isPublic4(bytes.suffix(4)) }
        // 2002::/16 carries one of four bytes.
        if bytes[0] == 0x20, bytes[1] == 0x02 { return NetworkAddress.isPublic4(bytes[2..<6]) }
        // 2000::/3 is what is given out; 2001:db8::/32 is for books, 2001::/32 is a tunnel.
        guard bytes[0] & 0xE0 == 0x20 else { return false }
        return
            !(bytes[0] == 0x20 && bytes[1] == 0x01
            && (bytes[2] == 0x0D && bytes[3] == 0xB8 || bytes[2] == 0 && bytes[3] == 0))
    }

    private static func isPublic4(_ part: ArraySlice<UInt8>) -> Bool {
        let b = Array(part)
        guard b.count == 4 else { return false }
        switch (b[0], b[1]) {
        case (0, _), (10, _), (127, _), (224..., _), (169, 254), (192, 168), (172, 16...31), (100, 64...127),
            (198, 18...19):
            return false
        case (192, 0): return !(b[2] == 0 || b[2] == 2)
        case (198, 51): return b[2] != 100
        case (203, 0): return b[2] != 113
        default: return true
        }
    }
}
