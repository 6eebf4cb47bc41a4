/// JSON that is written in one way only, so that its hash means something: keys sorted by their bytes, no white space,
/// whole numbers only, and nothing escaped but what JSON demands (after RFC 8785).
package enum CanonicalJSON {
    /// A value that has one spelling; there are no floating-point numbers.
    package enum Value: Sendable, Hashable {
        case null
        case bool(Bool)
        case integer(Int64)
        case text(String)
        case list([Value])
        case object([String: Value])

        /// A text, or null.
        package static func optional(_ text: String?) -> Value { text.map { .text($0) } ?? .null }
    }

    /// The text of an object whose keys are given in any order; of two equal keys the later one counts.
    package static func object(_ members: [(String, Value)]) -> String {
        text(.object(Dictionary(members, uniquingKeysWith: { $1 })))
    }

    /// The text of an object whose members are already in canonical order; for the one text that is made millions of times.
    static func sortedObject(_ members: [(String, Value)]) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(512)
        for (index, member) in members.enumerated() {
            bytes.append(UInt8(ascii: index == 0 ? "{" : ","))
            write(member.0, to: &bytes)
            bytes.append(UInt8(ascii: ":"))
            write(member.1, to: &bytes)
        }
        bytes.append(UInt8(ascii: "}"))
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The text of any value.
    package static func text(_ value: Value) -> String {
        var bytes: [UInt8] = []
        write(value, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func write(_ value: Value, to bytes: inout [UInt8]) {
        switch value {
        case .null: bytes += "null".utf8
        case .bool(let bool): bytes += (bool ? "true" : "false").utf8
        case .integer(let integer): bytes += "\(integer)".utf8
        case .text(let text): write(text, to: &bytes)
        case .list(let values):
            bytes.append(UInt8(ascii: "["))
            for (index, value) in values.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                write(value, to: &bytes)
            }
            bytes.append(UInt8(ascii: "]"))
        case .object(let members):
            bytes.append(UInt8(ascii: "{"))
            let sorted = members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
            for (index, member) in sorted.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                write(member.key, to: &bytes)
                bytes.append(UInt8(ascii: ":"))
                write(member.value, to: &bytes)
            }
            bytes.append(UInt8(ascii: "}"))
        }
    }

    private static func write(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""): bytes += "\\\"".utf8
            case UInt8(ascii: "\\"): bytes += "\\\\".utf8
            case 8: bytes += "\\b".utf8
            case 9: bytes += "\\t".utf8
            case 10: bytes += "\\n".utf8
            case 12: bytes += "\\f".utf8
            case 13: bytes += "\\r".utf8
            case 0..<32:
                let digits = String(byte, radix: 16)
                bytes += ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
