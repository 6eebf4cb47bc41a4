import Kernel

/// Reads JSON (RFC 8259) strictly: UTF-8, nothing behind the value, no name twice in an object, no lone surrogate, no
/// U+0000 (which no database keeps), at most 32 levels. Each byte is looked at once.
package struct JSONReader {
    /// Where and why the text is not JSON as it is read here.
    package struct Malformed: Error, Hashable, Sendable {
        /// The byte at which reading stopped.
        package let position: Int
    }

    private static let deepest = 32
    private let bytes: [UInt8]
    private var position = 0

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The value that `bytes` are.
    package static func read(_ bytes: [UInt8]) throws(Malformed) -> JSONValue {
        // Bytes that are no UTF-8 would otherwise be mended silently inside strings.
        guard String(validating: bytes, as: UTF8.self) != nil else { throw Malformed(position: 0) }
        var reader = JSONReader(bytes)
        let value = try reader.value(depth: 0)
        reader.skipSpace()
        guard reader.position == bytes.count else { throw reader.malformed }
        return value
    }

    private var malformed: Malformed { Malformed(position: position) }
    private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func skipSpace() {
        while let byte = next, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { position += 1 }
    }

    private mutating func take(_ byte: Character) -> Bool {
        guard next == byte.asciiValue else { return false }
        position += 1
        return true
    }

    private mutating func value(depth: Int) throws(Malformed) -> JSONValue {
        guard depth < JSONReader.deepest else { throw malformed }
        skipSpace()
        switch next {
        case UInt8(ascii: "{"): return .object(try members(depth))
        case UInt8(ascii: "["): return .list(try elements(depth))
        case UInt8(ascii: "\""): return .text(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        case nil: throw malformed
        case _?: return try number()
        }
    }

    private mutating func word(_ word: StaticString, _ value: JSONValue) throws(Malformed) -> JSONValue {
        for byte in Array("\(word)".utf8) {
            guard next == byte else { throw malformed }
            position += 1
        }
        return value
    }

    private mutating func members(_ depth: Int) throws(Malformed) -> [JSONMember] {
        position += 1
        var members: [JSONMember] = []
        var names: Set<String> = []
        skipSpace()
        if take("}") { return [] }
        while true {
            skipSpace()
            guard next == UInt8(ascii: "\"") else { throw malformed }
            let name = try string()
            guard names.insert(name).inserted else { throw malformed }
            skipSpace()
            guard take(":") else { throw malformed }
            members.append(JSONMember(name, try value(depth: depth + 1)))
            skipSpace()
            if take("}") { return members }
            guard take(",") else { throw malformed }
        }
    }

    private mutating func elements(_ depth: Int) throws(Malformed) -> [JSONValue] {
        position += 1
        var values: [JSONValue] = []
        skipSpace()
        if take("]") { return [] }
        while true {
            values.append(try value(depth: depth + 1))
            skipSpace()
            if take("]") { return values }
            guard take(",") else { throw malformed }
        }
    }

    private mutating func string() throws(Malformed) -> String {
        position += 1
        var content: [UInt8] = []
        while let byte = next {
            position += 1
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: content, as: UTF8.self)
            case UInt8(ascii: "\\"): content += try escape().utf8
            case 0x00...0x1F: throw malformed
            default: content.append(byte)
            }
        }
        throw malformed
    }

    private mutating func escape() throws(Malformed) -> String {
        guard let byte = next else { throw malformed }
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return String(UnicodeScalar(byte))
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try escapedScalar()
        default: throw malformed
        }
    }

    private mutating func escapedScalar() throws(Malformed) -> String {
        var code = try fourDigits()
        if (0xD800...0xDBFF).contains(code) {
            guard take("\\"), take("u") else { throw malformed }
            let low = try fourDigits()
            guard (0xDC00...0xDFFF).contains(low) else { throw malformed }
            code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
        }
        guard code != 0, let scalar = UnicodeScalar(code) else { throw malformed }
        return String(scalar)
    }

    private mutating func fourDigits() throws(Malformed) -> UInt32 {
        var code: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = next, let digit = UnicodeScalar(byte).properties.isASCIIHexDigit ? byte : nil else {
                throw malformed
            }
            position += 1
            code = code << 4 | JSONReader.digit(digit)
        }
        return code
    }

    private static func digit(_ byte: UInt8) -> UInt32 {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a")) + 10
        default: UInt32(byte - UInt8(ascii: "A")) + 10
        }
    }

    /// Whole numbers that every reader keeps exactly (at most 15 digits) are integers, all else is a real.
    private mutating func number() throws(Malformed) -> JSONValue {
        let start = position
        _ = take("-")
        let whole = digits()
        guard whole > 0, whole == 1 || bytes[position - whole] != UInt8(ascii: "0") else {
            throw malformed
        }
        var isWhole = true
        if take(".") {
            isWhole = false
            guard digits() > 0 else { throw malformed }
        }
        if take("e") || take("E") {
            isWhole = false
            if !take("+") { _ = take("-") }
            guard digits() > 0 else { throw malformed }
        }
        guard position - start <= 40 else { throw malformed }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        if isWhole, whole <= 15, let value = Int(text) { return .integer(value) }
        guard let value = Double(text), value.isFinite else { throw malformed }
        return .real(value)
    }

    private mutating func digits() -> Int {
        let start = position
        while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { position += 1 }
        return position - start
    }
}
