import TextForms

/// What a page does not show or what frames its content: scripts, hidden parts, menus, crumbs, footers.
enum HTMLNoise {
    private static let neverContent: Set<String> = [
        "script", "style", "noscript", "iframe", "frame", "object", "embed", "svg", "canvas", "template", "nav",
        "footer",
        "aside", "button", "select", "input", "textarea", "option", "audio", "video", "map", "head", "link", "meta",
        "applet", "dialog",
    ]
    private static let frameWords: Set<String> = [
        "nav", "navbar", "navigation", "menu", "footer", "foot", "crumb", "crumbs", "breadcrumb", "breadcrumbs",
        "location", "position", "curpos", "sidebar", "share", "bdsharebuttonbox", "copyright", "toolbar", "header",
        "topbar", "banner", "related", "recommend", "pagination", "pager", "meta", "info", "tool", "tools", "qrcode",
        "ewm", "print", "fontsize", "fenxiang", "dqwz", "weizhi", "article-info", "xxgk-info",
    ]

    /// Marks what is to be left out.
    static func mark(_ root: HTMLNode) {
        let hidden = hiddenSelectors(root)
        mark(root, hidden: hidden)
    }

    private static func mark(_ node: HTMLNode, hidden: Set<String>) {
        for child in node.elements {
            child.isDropped = isNoise(child, hidden: hidden)
            if !child.isDropped { mark(child, hidden: hidden) }
        }
    }

    private static func isNoise(_ node: HTMLNode, hidden: Set<String>) -> Bool {
        if neverContent.contains(node.name) || node.attributes["hidden"] != nil { return true }
        if node.attributes["aria-hidden"] == "true" { return true }
        let style = (node.attributes["style"] ?? "").lowercased().filter { !$0.isWhitespace }
        if style.contains("display:none") || style.contains("visibility:hidden") { return true }
        let classes = (node.attributes["class"] ?? "").lowercased().split { $0.isWhitespace }
        if classes.contains(where: { hidden.contains("." + $0) }) { return true }
        if let id = node.attributes["id"], hidden.contains("#" + id.lowercased()) { return true }
        if ["div", "section", "ul", "ol", "span", "p", "table", "header", "dl"].contains(node.name),
            node.names.contains(where: { frameWords.contains($0) })
        {
            // A page may call its whole content "header" by mistake: a long text is no frame.
            return node.text.unicodeScalars.count < 400
        }
        return false
    }

    /// Classes and ids that the page's own styles hide: `.hidden{display:none}`.
    private static func hiddenSelectors(_ root: HTMLNode) -> Set<String> {
        var out: Set<String> = []
        for css in styles(root) {
            for rule in css.split(separator: "}") {
                let parts = rule.split(separator: "{", maxSplits: 1)
                guard parts.count == 2 else { continue }
                let body = parts[1].lowercased().filter { !$0.isWhitespace }
                guard body.contains("display:none") || body.contains("visibility:hidden") else { continue }
                for selector in parts[0].split(separator: ",") {
                    let name = Whitespace.trimmed(selector).lowercased()
                    let isSimple = name.dropFirst().allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
                    if isSimple, name.hasPrefix(".") || name.hasPrefix("#") { out.insert(name) }
                }
            }
        }
        return out
    }

    private static func styles(_ node: HTMLNode) -> [String] {
        if node.name == "style" { return [node.text] }
        return node.elements.flatMap(styles)
    }
}
