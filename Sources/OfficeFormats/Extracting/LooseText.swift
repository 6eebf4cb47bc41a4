/// Every text and every telling attribute of an XML part, whatever its vocabulary is: what no special reader knows is
/// still looked at.
enum LooseText {
    /// Elements that belong to one line of text together.
    private static let lines: Set<String> = ["p", "h", "si", "is", "text", "TextObject", "comment", "cp"]
    private static let described: Set<String> = ["descr", "title", "alt", "tooltip", "aria-label"]
    private static let layout: Set<String> = [
        "gfxdata", "d", "points", "transform", "viewBox", "path", "coordsize", "style", "adj", "eqn", "uri", "uid",
        "paraId", "textId", "durableId", "rgb", "fill", "color", "panose1", "sig",
    ]

    /// The whole part, its comments too.
    static func document(
        _ bytes: [UInt8], place: ExtractedPlace, detail: String, scope: ExtractionScope
    ) throws {
        comments(bytes, detail: detail, scope: scope)
        guard let root = try root(bytes, limits: scope.limits.reading) else { return }
        element(root, place: place, detail: detail, scope: scope)
    }

    static func root(_ bytes: [UInt8], limits: ReadingLimits) throws -> XMLNode? {
        let pull = try XMLPull(bytes, limits: limits)
        while try pull.next() != .finished {
            if pull.event == .start { return try pull.element() }
        }
        return nil
    }

    static func element(_ node: XMLNode, place: ExtractedPlace, detail: String, scope: ExtractionScope) {
        attributes(of: node, place: place, detail: detail, scope: scope)
        let isLine = node.hasOwnText || (lines.contains(node.name) && !holdsLines(node))
        if isLine {
            scope.add(place, detail, node.allText)
            innerAttributes(node, place: place, detail: detail, scope: scope)
        } else {
            for child in node.elements { element(child, place: place, detail: detail, scope: scope) }
        }
    }

    /// The attributes of everything in an element whose text is read elsewhere.
    static func innerAttributes(_ node: XMLNode, place: ExtractedPlace, detail: String, scope: ExtractionScope) {
        for child in node.elements {
            attributes(of: child, place: place, detail: detail, scope: scope)
            innerAttributes(child, place: place, detail: detail, scope: scope)
        }
    }

    private static func holdsLines(_ node: XMLNode) -> Bool {
        for child in node.elements where lines.contains(child.name) || holdsLines(child) { return true }
        return false
    }

    private static func attributes(
        of node: XMLNode, place: ExtractedPlace, detail: String, scope: ExtractionScope
    ) {
        if layout.contains(node.name) { return }
        for (name, value) in node.attributes.list where isTelling(name, value) {
            scope.add(described.contains(name) ? .altText : place, "\(detail) \(node.name)/\(name)", value)
        }
    }

    /// Chinese, an at sign, or more digits than a measure has.
    static func isTelling(_ name: String, _ value: String) -> Bool {
        if layout.contains(name) || name.hasPrefix("rsid") || value.utf8.count < 4 { return false }
        var digits = 0, others = 0
        for scalar in value.unicodeScalars {
            if scalar.value >= 0x2E80 { return !value.hasPrefix("http://schemas.") }
            if scalar == "@" { return true }
            if (0x30...0x39).contains(scalar.value) { digits += 1 } else { others += 1 }
        }
        if digits < 7 || (others == 0 && digits <= 10) { return false }
        return !isIdentifier(value)
    }

    /// Schema addresses, GUIDs and short hexadecimal numbers.
    private static func isIdentifier(_ value: String) -> Bool {
        for prefix in ["http://schemas.", "http://purl.oclc.org/", "urn:", "application/"] where value.hasPrefix(prefix)
        {
            return true
        }
        let bare = value.utf8.filter { $0 != UInt8(ascii: "{") && $0 != UInt8(ascii: "}") && $0 != UInt8(ascii: "-") }
        let isHexadecimal = bare.allSatisfy { Character(Unicode.Scalar($0)).isHexDigit }
        return isHexadecimal && (bare.count == 32 || (bare.count <= 8 && bare.count == value.utf8.count))
    }

    /// What stands in comments and processing instructions, which no XML reader shows.
    static func comments(_ bytes: [UInt8], detail: String, scope: ExtractionScope) {
        let view = ByteView(bytes)
        var from = 0
        while let start = view.first("<!--", from: from), let end = view.first("-->", from: start + 4) {
            scope.add(.comment, "\(detail) 源代码注释", String(decoding: bytes[(start + 4)..<end], as: UTF8.self))
            from = end
        }
        from = 2
        while let start = view.first("<?", from: from), let end = view.first("?>", from: start) {
            let text = String(decoding: bytes[(start + 2)..<end], as: UTF8.self)
            if !text.hasPrefix("xml ") { scope.add(.metadata, "\(detail) 处理指令", text) }
            from = end
        }
    }
}
