/// The names of a part, each kept once: a small table by hash, so that reading one again makes no string.
struct XMLNames {
    struct Name {
        /// The number of the name with its prefix, and without.
        var whole: Int
        var local: Int
        /// Where the prefix stands; empty for none.
        var prefix: Range<Int>
        /// `xmlns` and `xmlns:…`.
        var isDeclaration: Bool
        /// `xml:space`.
        var isSpace: Bool
    }

    private static let slots = 1_024
    /// Office files use some hundred; one with more is for libxml2.
    private static let most = 500

    private var known: [(bytes: Range<Int>, name: Name)] = []
    /// The index in `known` plus one, zero for free.
    private var table = [Int16](repeating: 0, count: slots)

    /// The name at `place`, which moves behind it. Nil for none, or one of other characters than ASCII.
    mutating func read(_ bytes: [UInt8], _ place: inout Int, _ tokens: inout XMLTokens) -> Name? {
        let start = place
        var hash: UInt32 = 2_166_136_261
        while place < bytes.count, Self.isPart(bytes[place]) {
            hash = (hash ^ UInt32(bytes[place])) &* 16_777_619
            place += 1
        }
        guard place > start, known.count < Self.most else { return nil }
        let range = start..<place
        var slot = Int(hash) % Self.slots
        while table[slot] > 0 {
            let entry = known[Int(table[slot]) - 1]
            if entry.bytes.count == range.count, Self.isSame(bytes, entry.bytes.lowerBound, range) { return entry.name }
            slot = (slot + 1) % Self.slots
        }
        guard let name = made(bytes, range, &tokens) else { return nil }
        known.append((range, name))
        table[slot] = Int16(known.count)
        return name
    }

    /// Goes over a name that must be this one.
    func take(_ number: Int, _ bytes: [UInt8], _ place: inout Int) -> Bool {
        let own = known[number].bytes
        let end = place + own.count
        guard end < bytes.count, !Self.isPart(bytes[end]), Self.isSame(bytes, own.lowerBound, place..<end) else {
            return false
        }
        place = end
        return true
    }

    private static func isSame(_ bytes: [UInt8], _ other: Int, _ range: Range<Int>) -> Bool {
        for offset in 0..<range.count where bytes[other + offset] != bytes[range.lowerBound + offset] { return false }
        return true
    }

    private func made(_ bytes: [UInt8], _ range: Range<Int>, _ tokens: inout XMLTokens) -> Name? {
        let own = bytes[range]
        let colon = own.firstIndex(of: UInt8(ascii: ":"))
        let prefix = colon.map { own[..<$0] } ?? []
        let local = colon.map { own[($0 + 1)...] } ?? own
        guard let first = local.first, Self.isFirst(first), !local.contains(UInt8(ascii: ":")) else { return nil }
        if colon != nil {
            guard let first = prefix.first, Self.isFirst(first) else { return nil }
        }
        let name = String(decoding: local, as: UTF8.self)
        return Name(
            whole: known.count, local: tokens.number(of: name), prefix: range.lowerBound..<(colon ?? range.lowerBound),
            isDeclaration: name == "xmlns" || prefix.elementsEqual("xmlns".utf8),
            isSpace: name == "space" && prefix.elementsEqual("xml".utf8))
    }

    private static func isFirst(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"): true
        default: false
        }
    }

    private static func isPart(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: ":"), UInt8(ascii: "-"), UInt8(ascii: "."): true
        default: isFirst(byte)
        }
    }
}
