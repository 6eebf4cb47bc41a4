/// Takes a piece of HTML apart, as browsers do, in one pass over its bytes; nothing in it is an error.
struct MarkupScanner {
    enum Token {
        case text(String)
        case start(name: String, attributes: [String: String])
        case end(name: String)
    }

    /// What stands in these is no markup, and nothing of it is kept.
    private static let opaque: Set<String> = [
        "script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "plaintext",
    ]
    private static let mostAttributes = 200

    private let bytes: [UInt8]
    private var place = 0

    init(_ text: String) { bytes = Array(text.utf8) }

    /// The next piece; nil at the end.
    mutating func next() -> Token? {
        while place < bytes.count {
            if bytes[place] != UInt8(ascii: "<") { return .text(MarkupEntities.decode(run())) }
            let following = byte(place + 1)
            if Self.isLetter(following) { return start() }
            if following == UInt8(ascii: "/") {
                if Self.isLetter(byte(place + 2)) { return end() }
                skipBogus()
            } else if following == UInt8(ascii: "!") || following == UInt8(ascii: "?") {
                skipComment()
            } else {
                place += 1
                return .text("<")
            }
        }
        return nil
    }

    private func byte(_ index: Int) -> UInt8 { index < bytes.count ? bytes[index] : 0 }

    private mutating func run() -> ArraySlice<UInt8> {
        let start = place
        while place < bytes.count, bytes[place] != UInt8(ascii: "<") { place += 1 }
        return bytes[start..<place]
    }

    private mutating func start() -> Token {
        place += 1
        let name = name()
        let attributes = attributes()
        if Self.opaque.contains(name) { skipContent(of: name) }
        return .start(name: name, attributes: attributes)
    }

    private mutating func end() -> Token {
        place += 2
        let name = name()
        _ = attributes()
        return .end(name: name)
    }

    private mutating func name() -> String {
        let start = place
        while place < bytes.count, !Self.isBlank(bytes[place]), bytes[place] != UInt8(ascii: ">"),
            bytes[place] != UInt8(ascii: "/")
        {
            place += 1
        }
        return Self.lowercased(bytes[start..<min(place, start + 64)])
    }

    /// Up to and with the end of the tag.
    private mutating func attributes() -> [String: String] {
        var found: [String: String] = [:]
        while place < bytes.count, bytes[place] != UInt8(ascii: ">") {
            if Self.isBlank(bytes[place]) || bytes[place] == UInt8(ascii: "/") {
                place += 1
                continue
            }
            let (name, value) = attribute()
            if found[name] == nil, found.count < Self.mostAttributes { found[name] = value }
        }
        place += 1
        return found
    }

    private mutating func attribute() -> (String, String) {
        let start = place
        place += 1
        while place < bytes.count, !Self.isBlank(bytes[place]), !Self.ends(bytes[place], [.equals]) { place += 1 }
        let name = Self.lowercased(bytes[start..<min(place, start + 64)])
        var next = place
        while Self.isBlank(byte(next)) { next += 1 }
        guard byte(next) == .equals else { return (name, "") }
        place = next + 1
        while Self.isBlank(byte(place)) { place += 1 }
        return (name, MarkupEntities.decode(value()))
    }

    private mutating func value() -> ArraySlice<UInt8> {
        let quote = byte(place)
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            let start = place + 1
            place = start
            while place < bytes.count, bytes[place] != quote { place += 1 }
            defer { place += 1 }
            return bytes[min(start, bytes.count)..<min(place, bytes.count)]
        }
        let start = min(place, bytes.count)
        while place < bytes.count, !Self.isBlank(bytes[place]), bytes[place] != UInt8(ascii: ">") { place += 1 }
        return bytes[start..<max(start, min(place, bytes.count))]
    }

    private mutating func skipBogus() {
        while place < bytes.count, bytes[place] != UInt8(ascii: ">") { place += 1 }
        place += 1
    }

    private mutating func skipComment() {
        guard byte(place + 1) == UInt8(ascii: "!"), byte(place + 2) == .dash, byte(place + 3) == .dash else {
            return skipBogus()
        }
        place += 4
        if byte(place) == UInt8(ascii: ">") { return place += 1 }
        if byte(place) == .dash, byte(place + 1) == UInt8(ascii: ">") { return place += 2 }
        while place < bytes.count {
            if bytes[place] == .dash, byte(place + 1) == .dash {
                if byte(place + 2) == UInt8(ascii: ">") { return place += 3 }
                if byte(place + 2) == UInt8(ascii: "!"), byte(place + 3) == UInt8(ascii: ">") { return place += 4 }
            }
            place += 1
        }
    }

    /// To the end tag of this name, which comes as the next token; without one, to the end.
    private mutating func skipContent(of name: String) {
        let wanted = Array(name.utf8)
        if name == "plaintext" { return place = bytes.count }
        while place < bytes.count {
            if bytes[place] == UInt8(ascii: "<"), byte(place + 1) == UInt8(ascii: "/"), isName(wanted, at: place + 2) {
                return
            }
            place += 1
        }
    }

    private func isName(_ wanted: [UInt8], at start: Int) -> Bool {
        for (offset, letter) in wanted.enumerated() where byte(start + offset) | 0x20 != letter { return false }
        let after = byte(start + wanted.count)
        return Self.isBlank(after) || after == UInt8(ascii: ">") || after == UInt8(ascii: "/") || after == 0
    }

    private static func ends(_ byte: UInt8, _ more: [UInt8]) -> Bool {
        byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") || more.contains(byte)
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0C || byte == 0x0D
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    private static func lowercased(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes.map { (65...90).contains($0) ? $0 + 32 : $0 }, as: UTF8.self)
    }
}

extension UInt8 {
    fileprivate static let equals = UInt8(ascii: "=")
    fileprivate static let dash = UInt8(ascii: "-")
}
