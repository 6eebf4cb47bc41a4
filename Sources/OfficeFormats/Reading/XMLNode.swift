/// An element with its attributes (names without prefix) and content.
struct XMLNode {
    private let part: XMLPart
    private let index: Int

    init(_ part: XMLPart, at index: Int) {
        self.part = part
        self.index = index
    }

    private var token: XMLTokens.Token { part.tokens.tokens[index] }

    /// The place of its end.
    var end: Int { token.partner }

    var name: String { part.tokens.names[token.name] }

    var word: WordElement { part.tokens.wordElements[token.name] }

    var attributes: XMLAttributes { XMLAttributes(part, token.range) }

    /// Its child elements.
    var elements: XMLElements { XMLElements(part, from: index + 1, to: token.partner) }

    /// Its first child element of this name.
    func first(_ name: String) -> XMLNode? {
        for child in elements where child.name == name { return child }
        return nil
    }

    /// Whether text that is not blank stands in it beside or instead of child elements.
    var hasOwnText: Bool {
        var place = index + 1
        while place < token.partner {
            let inner = part.tokens.tokens[place]
            if inner.kind == .text, part.tokens.bytes[inner.range].contains(where: { $0 > 0x20 }) { return true }
            place = inner.kind == .start ? inner.partner + 1 : place + 1
        }
        return false
    }

    /// All text in it.
    var allText: String {
        var out = ""
        for place in index..<token.partner where part.tokens.tokens[place].kind == .text {
            let text = part.tokens.string(part.tokens.tokens[place].range)
            if out.isEmpty { out = text } else { out += text }
        }
        return out
    }
}

/// The child elements of a node.
struct XMLElements: Sequence, IteratorProtocol {
    private let part: XMLPart
    private var place: Int
    private let end: Int

    init(_ part: XMLPart, from start: Int, to end: Int) {
        self.part = part
        place = start
        self.end = end
    }

    mutating func next() -> XMLNode? {
        while place < end {
            let token = part.tokens.tokens[place]
            defer { place = token.kind == .start ? token.partner + 1 : place + 1 }
            if token.kind == .start { return XMLNode(part, at: place) }
        }
        return nil
    }
}

/// The attributes of an element by name without prefix.
struct XMLAttributes {
    private let part: XMLPart
    private let range: Range<Int>

    init(_ part: XMLPart, _ range: Range<Int>) {
        self.part = part
        self.range = range
    }

    /// The value; of two of one name the last.
    subscript(name: String) -> String? {
        for attribute in part.tokens.attributes[range].reversed() where part.tokens.names[attribute.name] == name {
            return part.tokens.string(attribute.value)
        }
        return nil
    }

    /// Every attribute in its order, several of one name too.
    var list: [(name: String, value: String)] {
        part.tokens.attributes[range].map { (part.tokens.names[$0.name], part.tokens.string($0.value)) }
    }

    var all: [String: String] {
        var out: [String: String] = [:]
        for attribute in part.tokens.attributes[range] {
            out[part.tokens.names[attribute.name]] = part.tokens.string(attribute.value)
        }
        return out
    }
}
