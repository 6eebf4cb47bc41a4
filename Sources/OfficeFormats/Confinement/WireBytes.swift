/// Writes numbers of 7 bits a byte and texts with their length.
struct WireWriter {
    private(set) var bytes: [UInt8] = []

    mutating func number(_ value: Int) {
        var rest = UInt(max(0, value))
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    mutating func text(_ value: String) {
        number(value.utf8.count)
        bytes.append(contentsOf: value.utf8)
    }

    /// Bytes as they are.
    mutating func block(_ value: [UInt8]) {
        number(value.count)
        bytes.append(contentsOf: value)
    }

    mutating func optional(_ value: String?) {
        number(value == nil ? 0 : 1)
        if let value { text(value) }
    }

    /// Page, table, row, paragraph; 0 where there is none.
    mutating func place(_ position: SourcePosition) {
        number(position.page ?? 0)
        number(position.table ?? 0)
        number(position.row ?? 0)
        number(position.paragraph ?? 0)
    }
}

/// Reads what `WireWriter` wrote, believing nothing.
struct WireReader {
    /// The bytes are not what a writer writes.
    struct Nonsense: Error {}

    private let bytes: [UInt8]
    private var offset = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func number(upTo limit: Int) throws(Nonsense) -> Int {
        var value: UInt = 0
        var shift: UInt = 0
        while offset < bytes.count, shift < 63 {
            let byte = bytes[offset]
            offset += 1
            value |= UInt(byte & 0x7F) << shift
            shift += 7
            if byte < 0x80 {
                guard let number = Int(exactly: value), number <= limit else { throw Nonsense() }
                return number
            }
        }
        throw Nonsense()
    }

    mutating func text() throws(Nonsense) -> String {
        let length = try number(upTo: bytes.count - offset)
        guard length <= bytes.count - offset,
            let text = String(validating: bytes[offset..<(offset + length)], as: UTF8.self)
        else { throw Nonsense() }
        offset += length
        return text
    }

    mutating func block() throws(Nonsense) -> [UInt8] {
        let length = try number(upTo: bytes.count - offset)
        guard length <= bytes.count - offset else { throw Nonsense() }
        defer { offset += length }
        return Array(bytes[offset..<(offset + length)])
    }

    mutating func optional() throws(Nonsense) -> String? {
        try number(upTo: 1) == 1 ? try text() : nil
    }

    mutating func place() throws(Nonsense) -> SourcePosition {
        var known: [Int?] = []
        for _ in 0..<4 {
            let number = try number(upTo: 100_000_000)
            known.append(number == 0 ? nil : number)
        }
        return SourcePosition(page: known[0], table: known[1], row: known[2], paragraph: known[3])
    }

    func end() throws(Nonsense) { if offset != bytes.count { throw Nonsense() } }
}
