/// The words of a line in the small editor.
struct EditorInline {
    private var rest: Substring
    private let isCell: Bool
    private var line: [RichInline] = []
    private var words = ""
    private var marks: RichMarks = []

    static func read(_ text: Substring, isCell: Bool = false) -> [RichInline] {
        var reader = EditorInline(rest: text, isCell: isCell)
        reader.read(inLink: false)
        return reader.line
    }

    private init(rest: Substring, isCell: Bool) {
        self.rest = rest
        self.isCell = isCell
    }

    private mutating func read(inLink: Bool) {
        while let character = rest.first {
            if character == "\\", let next = rest.dropFirst().first {
                words.append(next)
                rest = rest.dropFirst(2)
            } else if rest.hasPrefix("**") {
                flush()
                marks.formSymmetricDifference(.bold)
                rest = rest.dropFirst(2)
            } else if isCell, rest.hasPrefix("<br>") {
                flush()
                line.append(.lineBreak)
                rest = rest.dropFirst(4)
            } else if !inLink, character == "[" || character == "!" || character == "h", linked() {
                continue
            } else {
                words.append(character)
                rest = rest.dropFirst()
            }
        }
        flush()
    }

    private mutating func flush() {
        if !words.isEmpty { line.append(.text(words, marks)) }
        words = ""
    }

    private mutating func linked() -> Bool {
        if rest.first == "h" { return bare() }
        let isImage = rest.hasPrefix("![")
        guard isImage || rest.first == "[" else { return false }
        var after = rest.dropFirst(isImage ? 2 : 1)
        guard let text = Self.take(&after, to: "]"), after.first == "(" else { return false }
        after = after.dropFirst()
        guard let raw = Self.take(&after, to: ")") else { return false }
        let address = Self.plain(raw)
        if isImage {
            guard let hex = RichAddress.storedFile(address) else { return false }
            flush()
            line.append(.image(RichImageReference(source: .stored(hex: hex), alt: Self.plain(text))))
        } else {
            guard let link = RichAddress.link(address) else { return false }
            flush()
            var inner = EditorInline(rest: text, isCell: isCell)
            inner.marks = marks
            inner.read(inLink: true)
            line.append(.link(inner.line, to: link))
        }
        rest = after
        return true
    }

    /// An address that stands there as it is.
    private mutating func bare() -> Bool {
        let address = Self.address(rest)
        guard !address.isEmpty, let link = RichAddress.link(String(address)), link == address else { return false }
        flush()
        line.append(.link([.text(String(address), marks)], to: link))
        rest = rest.dropFirst(address.count)
        return true
    }

    /// The address at the beginning of a text; empty when there is none.
    static func address(_ text: Substring) -> Substring {
        guard text.hasPrefix("http://") || text.hasPrefix("https://") else { return "" }
        var found = text.prefix { character in
            character.isASCII && !character.isWhitespace && !"<>\"'()[]{}|\\^`*".contains(character)
        }
        while let last = found.last, ".,;:!?".contains(last) { found = found.dropLast() }
        return found.hasSuffix("://") || found.hasSuffix("http:/") || found.hasSuffix("https:/") ? "" : found
    }

    /// Up to a sign that no backslash stands before, and over it.
    private static func take(_ rest: inout Substring, to sign: Character) -> Substring? {
        var place = rest.startIndex
        while place < rest.endIndex {
            let next = rest.index(after: place)
            if rest[place] == sign {
                defer { rest = rest[next...] }
                return rest[..<place]
            }
            place = rest[place] == "\\" && next < rest.endIndex ? rest.index(after: next) : next
        }
        return nil
    }

    private static func plain(_ text: Substring) -> String {
        var out = ""
        var isLiteral = false
        for character in text {
            if character == "\\", !isLiteral {
                isLiteral = true
            } else {
                out.append(character)
                isLiteral = false
            }
        }
        return out
    }
}
