/// Reads HTML as a row of texts and tags; each byte is looked at once.
struct TagReader {
    struct Tag {
        let name: String
        fileprivate let attributes: [String: String]

        subscript(name: String) -> String? { attributes[name] }
    }

    enum Piece {
        case text(String)
        case start(Tag)
        case end(String)
    }

    private let bytes: [UInt8]
    private var at = 0
    private static let mostAttributes = 100

    init(_ html: String) { bytes = Array(html.utf8) }

    mutating func next() -> Piece? {
        guard at < bytes.count else { return nil }
        guard bytes[at] == .open else { return .text(readText()) }
        if starts(with: "<!--") { return skipComment() }
        switch at + 1 < bytes.count ? bytes[at + 1] : 0 {
        case .slash:
            at += 2
            let name = readName()
            skip(past: .close)
            return .end(name)
        case let byte where byte.isLetter:
            at += 1
            return .start(readTag())
        case UInt8(ascii: "!"), UInt8(ascii: "?"):
            skip(past: .close)
            return .text("")
        default:
            at += 1
            return .text("<")
        }
    }

    /// Everything up to the end tag `name`, which stays to be read.
    @discardableResult
    mutating func skip(to name: String) -> String {
        let begin = at
        while at < bytes.count {
            if bytes[at] == .open, starts(with: "</"), isNamed(name, at: at + 2) { break }
            at += 1
        }
        return String(decoding: bytes[begin..<at], as: UTF8.self)
    }

    static func isBlock(_ name: String) -> Bool { blocks.contains(name) }

    private static let blocks: Set<String> = [
        "p", "div", "li", "tr", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "br", "ul", "ol", "table", "section",
        "article", "header", "footer", "nav", "main", "aside", "dt", "dd", "option", "title", "a", "button", "form",
    ]

    // MARK: Steps

    private mutating func readText() -> String {
        let begin = at
        while at < bytes.count, bytes[at] != .open { at += 1 }
        return String(decoding: bytes[begin..<at], as: UTF8.self)
    }

    private mutating func skipComment() -> Piece {
        at += 4
        while at < bytes.count, !starts(with: "-->") { at += 1 }
        at = min(at + 3, bytes.count)
        return .text("")
    }

    private mutating func readName() -> String {
        let begin = at
        while at < bytes.count, bytes[at].isNameByte { at += 1 }
        return String(decoding: bytes[begin..<at], as: UTF8.self).lowercased()
    }

    private mutating func readTag() -> Tag {
        let name = readName()
        var attributes: [String: String] = [:]
        while at < bytes.count, bytes[at] != .close {
            guard bytes[at].isNameByte else {
                at += 1
                continue
            }
            let key = readName()
            let value = readValue()
            if attributes.count < TagReader.mostAttributes, attributes[key] == nil {
                attributes[key] = CharacterReferences.plain(value)
            }
        }
        at = min(at + 1, bytes.count)
        return Tag(name: name, attributes: attributes)
    }

    private mutating func readValue() -> String {
        skipBlanks()
        guard at < bytes.count, bytes[at] == UInt8(ascii: "=") else { return "" }
        at += 1
        skipBlanks()
        guard at < bytes.count else { return "" }
        let quote = bytes[at]
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            at += 1
            return readUntil { $0 == quote }
        }
        let begin = at
        while at < bytes.count, bytes[at] != .close, !bytes[at].isBlank { at += 1 }
        return String(decoding: bytes[begin..<at], as: UTF8.self)
    }

    private mutating func readUntil(_ isEnd: (UInt8) -> Bool) -> String {
        let begin = at
        while at < bytes.count, !isEnd(bytes[at]) { at += 1 }
        defer { at = min(at + 1, bytes.count) }
        return String(decoding: bytes[begin..<at], as: UTF8.self)
    }

    private mutating func skip(past byte: UInt8) { _ = readUntil { $0 == byte } }

    private mutating func skipBlanks() { while at < bytes.count, bytes[at].isBlank { at += 1 } }

    private func starts(with word: String) -> Bool { bytes[at...].starts(with: word.utf8) }

    private func isNamed(_ name: String, at place: Int) -> Bool {
        guard place + name.utf8.count <= bytes.count else { return false }
        return zip(bytes[place...], name.utf8).allSatisfy { ($0 | 0x20) == $1 }
    }
}

extension UInt8 {
    fileprivate static let open = UInt8(ascii: "<"), close = UInt8(ascii: ">"), slash = UInt8(ascii: "/")
    fileprivate var isLetter: Bool { (0x61...0x7A).contains(self | 0x20) }
    fileprivate var isBlank: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
    fileprivate var isNameByte: Bool {
        isLetter || (0x30...0x39).contains(self) || self == UInt8(ascii: "-") || self == UInt8(ascii: ":")
            || self == UInt8(ascii: "_")
    }
}

/// `&amp;` and its kin; what is not known stays as it is.
enum CharacterReferences {
    private static let named: [Substring: String] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "ensp": " ", "emsp": "　",
        "ldquo": "“", "rdquo": "”", "middot": "·", "mdash": "—", "hellip": "…",
    ]

    static func plain(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
        var made = "", rest = text[...]
        while let mark = rest.firstIndex(of: "&") {
            made += rest[..<mark]
            let after = rest[rest.index(after: mark)...]
            guard let end = after.prefix(12).firstIndex(of: ";"), let read = meaning(after[..<end]) else {
                made.append("&")
                rest = after
                continue
            }
            made += read
            rest = after[after.index(after: end)...]
        }
        return made + rest
    }

    private static func meaning(_ name: Substring) -> String? {
        if let known = named[name] { return known }
        guard name.first == "#" else { return nil }
        let digits = name.dropFirst(), isHex = digits.first == "x" || digits.first == "X"
        let number = isHex ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits, radix: 10)
        return number.flatMap(Unicode.Scalar.init).map { String(Character($0)) }
    }
}
