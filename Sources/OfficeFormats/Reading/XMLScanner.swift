/// Reads the XML that office programs write, in one pass over its bytes.
///
/// It knows only what every such file keeps to, and gives up on all else: other encodings, document types, comments,
/// character references, names beyond ASCII, anything malformed. What it gives up on libxml2 reads, or refuses; so it
/// decides nothing, it only saves time.
struct XMLScanner {
    /// Beyond this the parser's own limits apply.
    private static let mostBytes = 8 << 20

    private var tokens: XMLTokens
    private let bytes: [UInt8]
    private let maximumDepth: Int
    private var place = 0
    private var names = XMLNames()
    /// The open elements: place of the start, name with prefix, whether blanks are kept.
    private var open: [(start: Int, name: Int, keepsBlanks: Bool)] = []
    /// The names, by number, whose prefix is known to be declared.
    private var cleared: [Bool] = []
    private var prefixes: [ArraySlice<UInt8>] = [ArraySlice("xml".utf8)]

    /// Nil: not for this scanner.
    static func scan(_ bytes: [UInt8], limits: ReadingLimits) -> XMLTokens? {
        guard bytes.count <= mostBytes, isWellFormed(bytes) else { return nil }
        var scanner = XMLScanner(bytes, limits)
        return scanner.document() ? scanner.tokens : nil
    }

    private static func isWellFormed(_ bytes: [UInt8]) -> Bool {
        do {
            _ = try UTF8Span(validating: bytes.span)
            return true
        } catch {
            return false
        }
    }

    private init(_ bytes: [UInt8], _ limits: ReadingLimits) {
        self.bytes = bytes
        maximumDepth = limits.depth
        tokens = XMLTokens(bytes)
        tokens.tokens.reserveCapacity(bytes.count / 16)
        tokens.attributes.reserveCapacity(bytes.count / 32)
    }

    private var byte: UInt8 { place < bytes.count ? bytes[place] : 0 }

    private mutating func take(_ wanted: UInt8) -> Bool {
        guard byte == wanted else { return false }
        place += 1
        return true
    }

    private mutating func blanks() -> Bool {
        let start = place
        while byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { place += 1 }
        return place > start
    }

    private mutating func document() -> Bool {
        guard declaration() else { return false }
        _ = blanks()
        guard take(UInt8(ascii: "<")), start() else { return false }
        while !open.isEmpty {
            guard text(), take(UInt8(ascii: "<")) else { return false }
            if take(UInt8(ascii: "/")) {
                guard end() else { return false }
            } else {
                guard start() else { return false }
            }
        }
        _ = blanks()
        return place == bytes.count
    }

    private static let declarations: [[UInt8]] = ["", " standalone=\"yes\"", " standalone=\"no\""].map {
        Array("<?xml version=\"1.0\" encoding=\"utf-8\"\($0)?>".utf8)
    }

    /// None, or one of the three that are written.
    private mutating func declaration() -> Bool {
        guard bytes.starts(with: [0x3C, 0x3F]) else { return true }
        guard let end = bytes.prefix(80).firstIndex(of: UInt8(ascii: ">")) else { return false }
        let own = bytes[...end].map { byte -> UInt8 in
            if byte == UInt8(ascii: "'") { return UInt8(ascii: "\"") }
            return byte == UInt8(ascii: "U") || byte == UInt8(ascii: "T") || byte == UInt8(ascii: "F")
                ? byte + 32 : byte
        }
        place = end + 1
        return Self.declarations.contains(own)
    }

    /// A start tag, behind its `<`.
    private mutating func start() -> Bool {
        guard open.count < maximumDepth, let name = names.read(bytes, &place, &tokens) else { return false }
        let at = tokens.tokens.count, from = tokens.attributes.count
        tokens.open(name.local, attributes: from)
        var keepsBlanks = open.last?.keepsBlanks ?? false
        while true {
            let isApart = blanks()
            if byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") { break }
            guard isApart, attribute(from: from, &keepsBlanks) else { return false }
        }
        guard isKnown(name) else { return false }
        tokens.tokens[at].range = from..<tokens.attributes.count
        if take(UInt8(ascii: "/")) {
            tokens.close(at)
        } else {
            open.append((at, name.whole, keepsBlanks))
        }
        return take(UInt8(ascii: ">"))
    }

    /// Whether the prefix of a name is declared; asked once a name.
    private mutating func isKnown(_ name: XMLNames.Name) -> Bool {
        while cleared.count <= name.whole { cleared.append(false) }
        if cleared[name.whole] { return true }
        cleared[name.whole] = name.prefix.isEmpty || prefixes.contains(bytes[name.prefix])
        return cleared[name.whole]
    }

    private mutating func end() -> Bool {
        guard let last = open.popLast(), names.take(last.name, bytes, &place) else { return false }
        _ = blanks()
        tokens.close(last.start)
        return take(UInt8(ascii: ">"))
    }

    private mutating func attribute(from: Int, _ keepsBlanks: inout Bool) -> Bool {
        guard let name = names.read(bytes, &place, &tokens) else { return false }
        _ = blanks()
        guard take(UInt8(ascii: "=")) else { return false }
        _ = blanks()
        let quote = byte
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return false }
        place += 1
        let start = place
        while byte != quote {
            // A blank that is no space, a reference, an end without quote: not here.
            guard byte >= 0x20, byte != UInt8(ascii: "&"), byte != UInt8(ascii: "<"), !isForbidden() else {
                return false
            }
            place += 1
        }
        let value = start..<place
        place += 1
        if name.isDeclaration { return declared(name, value) }
        guard isKnown(name), !tokens.attributes[from...].contains(where: { $0.name == name.local }) else {
            return false
        }
        if name.isSpace {
            keepsBlanks = bytes[value].elementsEqual("preserve".utf8)
            guard keepsBlanks || bytes[value].elementsEqual("default".utf8) else { return false }
        }
        tokens.attributes.append(XMLTokens.Attribute(name: name.local, value: value))
        return true
    }

    /// Namespaces are declared on the outermost element, by all who write such files.
    private mutating func declared(_ name: XMLNames.Name, _ value: Range<Int>) -> Bool {
        guard open.isEmpty, !value.isEmpty else { return false }
        if name.prefix.isEmpty { return true }
        let prefix = ArraySlice(tokens.names[name.local].utf8)
        guard !prefix.starts(with: "xml".utf8), !prefixes.contains(prefix) else { return false }
        prefixes.append(prefix)
        return true
    }

    /// U+FFFE and U+FFFF.
    private func isForbidden() -> Bool {
        bytes[place] == 0xEF && place + 2 < bytes.count && bytes[place + 1] == 0xBF && bytes[place + 2] >= 0xBE
    }

    /// The text up to the next tag.
    private mutating func text() -> Bool {
        let start = place
        var references: [Int] = [], isBlank = true
        while place < bytes.count, bytes[place] != UInt8(ascii: "<") {
            let byte = bytes[place]
            if byte < 0x20, byte != 0x0A, byte != 0x09 { return false }
            if byte == UInt8(ascii: "&") { references.append(place) }
            // `]]>` may not stand in text.
            if byte == UInt8(ascii: "]"), place + 1 < bytes.count, bytes[place + 1] == byte { return false }
            if byte > 0x20 { isBlank = false }
            if isForbidden() { return false }
            place += 1
        }
        if place == start || isBlank && !(open.last?.keepsBlanks ?? false) { return true }
        guard let range = references.isEmpty ? start..<place : decoded(start..<place) else { return false }
        tokens.tokens.append(XMLTokens.Token(kind: .text, range: range))
        return true
    }

    private static let references: [(name: [UInt8], byte: UInt8)] = [
        (Array("&amp;".utf8), 0x26), (Array("&lt;".utf8), 0x3C), (Array("&gt;".utf8), 0x3E),
        (Array("&quot;".utf8), 0x22), (Array("&apos;".utf8), 0x27),
    ]

    /// The text with its references replaced; nil for one that is none of the five.
    private mutating func decoded(_ range: Range<Int>) -> Range<Int>? {
        var out: [UInt8] = []
        var rest = bytes[range]
        while let first = rest.first {
            if first != UInt8(ascii: "&") {
                out.append(rest.removeFirst())
            } else if let found = Self.references.first(where: { rest.starts(with: $0.name) }) {
                out.append(found.byte)
                rest = rest.dropFirst(found.name.count)
            } else {
                return nil
            }
        }
        return tokens.add(out)
    }
}
