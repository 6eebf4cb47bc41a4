/// XML being written: literals go in as they are, everything else is escaped.
struct XMLBuffer {
    private(set) var bytes: [UInt8] = []

    init(reserving capacity: Int = 0) { bytes.reserveCapacity(capacity) }

    /// Markup that was written elsewhere.
    mutating func append(_ other: XMLBuffer) { bytes.append(contentsOf: other.bytes) }

    /// An XML document with its declaration.
    static func document() -> XMLBuffer {
        var buffer = XMLBuffer()
        buffer.raw(#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#)
        buffer.raw("\n")
        return buffer
    }

    mutating func raw(_ markup: StaticString) {
        markup.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    mutating func number(_ value: Int) { bytes.append(contentsOf: String(value).utf8) }

    /// Text of an element or an attribute. Characters that XML 1.0 forbids are dropped; line ends and tabs survive
    /// attribute normalisation as character references.
    mutating func text(_ value: String) {
        if value.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F && !Self.special($0) }) {
            bytes.append(contentsOf: value.utf8)
            return
        }
        for scalar in value.unicodeScalars { append(scalar) }
    }

    mutating func attribute(_ name: StaticString, _ value: String) {
        raw(" ")
        raw(name)
        raw("=\"")
        text(value)
        raw("\"")
    }

    mutating func attribute(_ name: StaticString, _ value: Int) { attribute(name, String(value)) }

    private static func special(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "&") || byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">")
            || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
    }

    private mutating func append(_ scalar: Unicode.Scalar) {
        switch scalar {
        case "&": raw("&amp;")
        case "<": raw("&lt;")
        case ">": raw("&gt;")
        case "\"": raw("&quot;")
        case "'": raw("&#39;")
        case "\t": raw("&#9;")
        case "\n": raw("&#10;")
        case "\r": raw("&#13;")
        default: if Self.allowed(scalar) { bytes.append(contentsOf: UTF8.encode(scalar) ?? .init()) }
        }
    }

    /// The Char production of XML 1.0, without the discouraged control characters.
    static func allowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D: true
        case 0..<0x20, 0x7F...0x9F, 0xFFFE, 0xFFFF: false
        default: true
        }
    }
}
