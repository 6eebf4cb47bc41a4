/// What paragraph styles say about outline and numbering.
struct DocxStyles {
    struct Style {
        /// The outline level, 1 the outermost; nil for body text.
        var level: Int?
        /// The list its paragraphs are numbered by.
        var list: String?
        var listLevel: Int?
        fileprivate var parent: String?
    }

    private var styles: [String: Style] = [:]

    init(_ bytes: [UInt8]?, limits: ReadingLimits) throws {
        guard let bytes else { return }
        let pull = try XMLPull(bytes, limits: limits)
        while try pull.next() != .finished {
            guard pull.event == .start else { continue }
            switch pull.name {
            case "styles": continue
            case "style":
                let node = try pull.element()
                if let id = node.attributes["styleId"] { styles[id] = Self.parsed(node) }
            default: try pull.skip()
            }
        }
    }

    private static func parsed(_ node: XMLNode) -> Style {
        var style = Style()
        let properties = node.first("pPr")
        let name = (node.first("name")?.attributes["val"] ?? "").lowercased()
        if let value = properties?.first("outlineLvl")?.attributes["val"].flatMap({ Int($0) }), (0..<9).contains(value)
        {
            style.level = value + 1
        } else if name.hasPrefix("heading "), let value = Int(name.dropFirst(8)), (1...9).contains(value) {
            style.level = value
        } else if name == "title" {
            style.level = 1
        }
        style.list = properties?.first("numPr")?.first("numId")?.attributes["val"]
        style.listLevel = properties?.first("numPr")?.first("ilvl")?.attributes["val"].flatMap { Int($0) }
        style.parent = node.first("basedOn")?.attributes["val"]
        return style
    }

    /// The style with what it inherits; an unknown one is plain body text.
    func style(_ id: String) -> Style {
        var result = styles[id] ?? Style()
        var parent = result.parent
        for _ in 0..<16 {
            guard let name = parent, let above = styles[name] else { break }
            result.level = result.level ?? above.level
            result.list = result.list ?? above.list
            result.listLevel = result.listLevel ?? above.listLevel
            parent = above.parent
        }
        return result
    }
}
