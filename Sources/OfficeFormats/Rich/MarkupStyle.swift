/// What an element's own attributes say about how its content is set.
struct MarkupStyle {
    private var declarations: [String: String] = [:]
    private let node: HTMLNode

    init(_ node: HTMLNode) {
        self.node = node
        guard let style = node.attributes["style"] else { return }
        for part in style.split(separator: ";").prefix(100) {
            let pair = part.split(separator: ":", maxSplits: 1)
            guard pair.count == 2 else { continue }
            declarations[RichText.trimmed(pair[0]).lowercased()] = RichText.trimmed(pair[1]).lowercased()
        }
    }

    subscript(name: String) -> String? { declarations[name] }

    /// Whether a browser shows nothing of it.
    var isHidden: Bool {
        if node.attributes["hidden"] != nil { return true }
        if declarations.isEmpty { return false }
        func isZero(_ name: String) -> Bool {
            guard let value = declarations[name], let first = value.unicodeScalars.first, first == "0" else {
                return false
            }
            return value.unicodeScalars.allSatisfy { !("1"..."9").contains($0) }
        }
        return declarations["display"]?.hasPrefix("none") ?? false
            || declarations["visibility"]?.hasPrefix("hidden") ?? false || declarations["mso-hide"] == "all"
            || isZero("font-size") || isZero("opacity")
    }

    /// The alignment it sets; nil for the one around it.
    var alignment: RichAlignment? {
        let classes = (node.attributes["class"] ?? "").split(separator: " ")
        if classes.contains("align-center") { return .center }
        if classes.contains("align-end") { return .end }
        switch declarations["text-align"] ?? node.attributes["align"]?.lowercased() {
        case "center", "middle", "-webkit-center": return .center
        case "right", "end": return .end
        case "left", "start", "justify": return .start
        default: return node.name == "center" ? .center : nil
        }
    }

    /// The marks in it, given those around it.
    func marks(_ around: RichMarks) -> RichMarks {
        var marks = around
        switch node.name {
        case "b", "strong": marks.insert(.bold)
        case "i", "em", "cite", "dfn", "var": marks.insert(.italic)
        case "u", "ins": marks.insert(.underline)
        case "s", "strike", "del": marks.insert(.strike)
        case "sup": marks.insert(.superscript)
        case "sub": marks.insert(.subscript)
        default: break
        }
        if !declarations.isEmpty { add(to: &marks) }
        return marks
    }

    private func add(to marks: inout RichMarks) {
        if let weight = declarations["font-weight"] {
            let isBold = weight.hasPrefix("bold") || (Int(weight.prefix(3)) ?? 0) >= 600
            if isBold { marks.insert(.bold) } else { marks.remove(.bold) }
        }
        if let style = declarations["font-style"] {
            if style.hasPrefix("italic") { marks.insert(.italic) } else { marks.remove(.italic) }
        }
        let lines = (declarations["text-decoration"] ?? "") + (declarations["text-decoration-line"] ?? "")
        if lines.contains("underline") { marks.insert(.underline) }
        if lines.contains("line-through") { marks.insert(.strike) }
        switch declarations["vertical-align"] {
        case "super": marks.insert(.superscript)
        case "sub": marks.insert(.subscript)
        default: break
        }
    }
}
