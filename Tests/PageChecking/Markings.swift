/// One opening tag.
struct Tag {
    let name: String
    let attributes: [(name: String, value: String)]
    let isSelfClosed: Bool
    let line: Int

    subscript(name: String) -> String? { attributes.first { $0.name == name }?.value }
}

/// Cuts a page into tags and text; what does not fit the strict form is `broken`.
struct Markings {
    enum Piece {
        case open(Tag)
        case close(String, line: Int)
        case text(String, line: Int)
        case broken(String, line: Int)
    }

    private var rest: Substring.UnicodeScalarView
    private var line = 1
    private var pieces: [Piece] = []

    static func split(_ page: String) -> [Piece] {
        var markings = Markings(rest: Substring(page).unicodeScalars)
        while !markings.rest.isEmpty { markings.next() }
        return markings.pieces
    }

    private init(rest: Substring.UnicodeScalarView) { self.rest = rest }

    private mutating func take(while holds: (Unicode.Scalar) -> Bool) -> String {
        let taken = rest.prefix(while: holds)
        line += taken.filter { $0 == "\n" }.count
        rest = rest.dropFirst(taken.count)
        return String(String.UnicodeScalarView(taken))
    }

    private mutating func next() {
        let start = line
        guard rest.first == "<" else {
            let text = take { $0 != "<" }
            if text.contains(">") { pieces.append(.broken("a bare >", line: start)) }
            return pieces.append(.text(text, line: start))
        }
        rest = rest.dropFirst()
        if rest.first == "!" {
            _ = take { $0 != ">" }
            rest = rest.dropFirst()
            return
        }
        if rest.first == "/" {
            rest = rest.dropFirst()
            let name = take { $0 != ">" }
            rest = rest.dropFirst()
            return pieces.append(.close(name, line: start))
        }
        openTag(start)
    }

    private mutating func openTag(_ start: Int) {
        let name = take { ("a"..."z").contains($0) || ("0"..."9").contains($0) }
        guard !name.isEmpty else {
            pieces.append(.broken("a bare <", line: start))
            return
        }
        var attributes: [(name: String, value: String)] = []
        while true {
            let space = take { $0 == " " || $0 == "\n" }
            guard let first = rest.first else { return pieces.append(.broken("<\(name) ends nowhere", line: start)) }
            if first == ">" || first == "/" { break }
            if space.isEmpty { return pieces.append(.broken("no space before an attribute of <\(name)>", line: start)) }
            guard let attribute = attribute() else {
                return pieces.append(.broken("an attribute of <\(name)> is not name=\"value\"", line: start))
            }
            attributes.append(attribute)
        }
        let isSelfClosed = rest.first == "/"
        if isSelfClosed { rest = rest.dropFirst() }
        guard rest.first == ">" else { return pieces.append(.broken("<\(name) does not end", line: start)) }
        rest = rest.dropFirst()
        pieces.append(.open(Tag(name: name, attributes: attributes, isSelfClosed: isSelfClosed, line: start)))
    }

    private mutating func attribute() -> (name: String, value: String)? {
        let name = take {
            ("a"..."z").contains($0) || ("A"..."Z").contains($0) || ("0"..."9").contains($0) || $0 == "-"
        }
        guard !name.isEmpty else {
            rest = rest.dropFirst()
            return nil
        }
        guard rest.first == "=" else { return (name, "") }
        rest = rest.dropFirst()
        guard rest.first == "\"" else { return nil }
        rest = rest.dropFirst()
        let value = take { $0 != "\"" }
        rest = rest.dropFirst()
        return (name, value)
    }
}
