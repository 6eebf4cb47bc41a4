/// How a run of a Word document is to be seen.
enum WordMark: Int, Comparable {
    case shown, inserted, white, hidden, deleted

    static func < (left: WordMark, right: WordMark) -> Bool { left.rawValue < right.rawValue }
}

/// What properties, of a run or of a style, say about whether it can be seen.
struct WordVisibility {
    private(set) var styles: [String: WordMark] = [:]

    init() {}

    /// From the part of styles; a style without a word of its own is as the one it is based on.
    init(styles bytes: [UInt8]?, limits: ReadingLimits) throws {
        guard let bytes, let root = try LooseText.root(bytes, limits: limits) else { return }
        var bases: [String: String] = [:]
        for style in root.elements where style.name == "style" {
            guard let id = style.attributes["styleId"] else { continue }
            if let base = style.first("basedOn")?.attributes["val"] { bases[id] = base }
            if let properties = style.first("rPr"), let mark = Self.ownMark(properties) { styles[id] = mark }
        }
        for id in bases.keys.sorted() where styles[id] == nil {
            var next = bases[id], left = 12
            while let base = next, left > 0 {
                if let mark = styles[base] {
                    styles[id] = mark
                    break
                }
                next = bases[base]
                left -= 1
            }
        }
    }

    /// The mark of a run with these properties, on a ground that is coloured or not.
    func mark(_ properties: XMLNode?, paragraphStyle: String?, isColoured: Bool) -> WordMark {
        var mark = paragraphStyle.flatMap { styles[$0] } ?? .shown
        if let style = properties?.first("rStyle")?.attributes["val"], let own = styles[style] { mark = max(mark, own) }
        if let properties {
            if let own = Self.ownMark(properties) { mark = own }
            if properties.first("del") != nil || properties.first("moveFrom") != nil { mark = .deleted }
            if mark == .white, Self.isColoured(properties) { mark = .shown }
        }
        return mark == .white && isColoured ? .shown : mark
    }

    /// A shading or a highlight that is not white.
    static func isColoured(_ properties: XMLNode) -> Bool {
        if let mark = properties.first("highlight")?.attributes["val"], mark != "white", mark != "none" { return true }
        guard let shade = properties.first("shd") else { return false }
        return isDark(fill: shade.attributes["fill"], theme: shade.attributes["themeFill"])
    }

    static func isDark(fill: String?, theme: String?) -> Bool {
        if let theme, theme != "background1", theme != "light1" { return true }
        guard let fill, fill != "auto", !fill.isEmpty else { return false }
        return !isWhite(fill, theme: nil)
    }

    private static func ownMark(_ properties: XMLNode) -> WordMark? {
        let color = properties.first("color")?.attributes
        return mark(
            vanish: switched(properties.first("vanish")), color: color?["val"], theme: color?["themeColor"],
            size: properties.first("sz")?.attributes["val"])
    }

    private static func switched(_ node: XMLNode?) -> Bool? {
        guard let node else { return nil }
        return isOn(node.attributes["val"])
    }

    static func isOn(_ value: String?) -> Bool { !["0", "false", "off"].contains(value ?? "") }

    /// Hidden; white or at most two points high; or plainly to be seen, which overrules a style.
    static func mark(vanish: Bool?, color: String?, theme: String?, size: String?) -> WordMark? {
        if vanish == true { return .hidden }
        if isWhite(color ?? "", theme: theme) { return .white }
        if let size, let halves = Double(size), halves <= 4 { return .white }
        return vanish == false || color != nil || size != nil ? .shown : nil
    }

    static func isWhite(_ color: String, theme: String?) -> Bool {
        if let theme, ["background1", "light1", "bg1", "lt1"].contains(theme) { return true }
        let digits = Array(color.utf8.suffix(6))
        guard digits.count == 6 else { return color.lowercased() == "white" }
        return stride(from: 0, to: 6, by: 2).allSatisfy { index in
            (UInt8(String(decoding: digits[index...(index + 1)], as: UTF8.self), radix: 16) ?? 0) >= 0xF0
        }
    }
}
