/// The styles of a Word file, with what they inherit.
final class RichWordStyles {
    struct Style {
        var name = ""
        var look = RichWordLook()
        /// The outline level, 1 the outermost; nil for body text.
        var level: Int?
        var list: String?
        var listLevel: Int?
        var alignment: String?
        fileprivate var parent: String?
    }

    private var own: [String: Style] = [:]
    private var whole: [String: Style] = [:]
    private var defaults = RichWordLook()
    private var plain: String?

    init(_ bytes: [UInt8]?, limits: ReadingLimits) throws {
        guard let bytes else { return }
        let pull = try XMLPull(RichWordStylesPart.whatCounts(bytes), limits: limits)
        while try pull.next() != .finished {
            guard pull.event == .start else { continue }
            switch pull.name {
            case "styles": continue
            case "docDefaults": defaults = RichWordLook(try pull.element().first("rPrDefault")?.first("rPr"))
            case "style": add(try pull.element())
            default: try pull.skip()
            }
        }
    }

    private func add(_ node: XMLNode) {
        guard let id = node.attributes["styleId"] else { return }
        let properties = node.first("pPr")
        var style = Style(look: RichWordLook(node.first("rPr")))
        style.name = (node.first("name")?.attributes["val"] ?? "").lowercased()
        style.level = Self.level(style.name, properties)
        style.list = properties?.first("numPr")?.first("numId")?.attributes["val"]
        style.listLevel = properties?.first("numPr")?.first("ilvl")?.attributes["val"].flatMap { Int($0) }
        style.alignment = properties?.first("jc")?.attributes["val"]
        style.parent = node.first("basedOn")?.attributes["val"]
        own[id] = style
        if node.attributes["type"] == "paragraph",
            node.attributes["default"].map({ $0 == "1" || $0 == "true" }) ?? false
        {
            plain = id
        }
    }

    private static func level(_ name: String, _ properties: XMLNode?) -> Int? {
        if let value = properties?.first("outlineLvl")?.attributes["val"].flatMap({ Int($0) }), (0..<9).contains(value)
        {
            return value + 1
        }
        guard name.hasPrefix("heading "), let value = Int(name.dropFirst(8)), (1...9).contains(value) else {
            return nil
        }
        return value
    }

    /// A paragraph's style; none, or an unknown one, is the plain one.
    func paragraph(_ id: String?) -> Style {
        let key = id ?? plain ?? ""
        if let known = whole[key] { return known }
        var result = style(own[key] == nil ? plain ?? "" : key)
        result.look = result.look.over(defaults)
        whole[key] = result
        return result
    }

    /// What a run's style says.
    func run(_ id: String) -> RichWordLook { style(id).look }

    private func style(_ id: String) -> Style {
        var result = own[id] ?? Style()
        var parent = result.parent
        for _ in 0..<16 {
            guard let name = parent, let above = own[name] else { break }
            result.look = result.look.over(above.look)
            result.level = result.level ?? above.level
            result.list = result.list ?? above.list
            result.listLevel = result.listLevel ?? above.listLevel
            result.alignment = result.alignment ?? above.alignment
            parent = above.parent
        }
        return result
    }
}
