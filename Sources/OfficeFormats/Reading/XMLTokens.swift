/// The elements and texts of a part of an office file, flat and in their order; a node is a place in it.
///
/// Names are numbered and texts stay bytes until somebody asks: most attributes of a Word file are never looked at.
struct XMLTokens {
    enum Kind { case start, end, text }

    struct Token {
        var kind: Kind
        /// The number of an element's name.
        var name = 0
        /// A text's bytes, or a start's attributes.
        var range = 0..<0
        /// The place of a start's end.
        var partner = 0
    }

    struct Attribute {
        var name: Int
        var value: Range<Int>
    }

    /// The source, and behind it what had to be decoded.
    var bytes: [UInt8]
    var tokens: [Token] = []
    var attributes: [Attribute] = []
    private(set) var names: [String] = []
    private(set) var wordElements: [WordElement] = []

    init(_ bytes: [UInt8] = []) { self.bytes = bytes }

    /// The number of a name without prefix, new or known.
    mutating func number(of name: String) -> Int {
        if let known = names.firstIndex(of: name) { return known }
        return add(name)
    }

    mutating func add(_ name: String) -> Int {
        names.append(name)
        wordElements.append(WordElement(name))
        return names.count - 1
    }

    mutating func add(_ text: some Collection<UInt8>) -> Range<Int> {
        let start = bytes.count
        bytes.append(contentsOf: text)
        return start..<bytes.count
    }

    mutating func open(_ name: Int, attributes from: Int) {
        tokens.append(Token(kind: .start, name: name, range: from..<attributes.count))
    }

    mutating func close(_ start: Int) {
        tokens[start].partner = tokens.count
        tokens.append(Token(kind: .end, name: tokens[start].name))
    }

    func token(_ place: Int) -> Token? { tokens.indices.contains(place) ? tokens[place] : nil }

    func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}

/// The tokens when they are complete, shared by all nodes.
final class XMLPart {
    let tokens: XMLTokens

    init(_ tokens: XMLTokens) { self.tokens = tokens }
}

/// The elements that the text of a Word paragraph is made of.
enum WordElement {
    case text, tab, lineBreak, noBreakHyphen, deleted, run, textBox, alternate, ruby, skipped, other

    init(_ name: String) {
        self =
            switch name {
            case "t": .text
            case "tab", "ptab": .tab
            case "br", "cr": .lineBreak
            case "noBreakHyphen": .noBreakHyphen
            case "del", "moveFrom": .deleted
            case "r": .run
            case "txbxContent": .textBox
            case "AlternateContent": .alternate
            case "ruby": .ruby
            case "instrText", "delText", "delInstrText", "pPr", "rPr", "footnoteReference", "endnoteReference",
                "commentReference", "annotationRef", "rubyPr", "sdtPr":
                .skipped
            default: .other
            }
    }
}
