/// Puts the pieces of HTML into a tree of bounded depth: closes what people leave open, ignores what was never opened.
struct MarkupTree {
    private static let deepest = 100
    private static let most = 400_000
    private static let empty: Set<String> = [
        "br", "img", "hr", "input", "meta", "link", "base", "col", "embed", "source", "track", "wbr", "area", "param",
        "basefont", "bgsound", "frame", "keygen", "image",
    ]
    /// What ends an open paragraph.
    private static let endsParagraph: Set<String> = [
        "p", "div", "section", "article", "main", "header", "footer", "aside", "nav", "center", "address", "pre", "dl",
        "dt", "dd", "ul", "ol", "li", "table", "form", "fieldset", "figure", "figcaption", "blockquote", "hr", "h1",
        "h2", "h3", "h4", "h5", "h6", "details", "summary",
    ]
    private static let headings: Set<String> = ["h1", "h2", "h3", "h4", "h5", "h6"]
    /// Within these nothing outside is closed.
    private static let walls: Set<String> = ["td", "th", "caption", "table", "root"]

    private var open: [HTMLNode] = [HTMLNode(name: "root")]
    private var count = 0

    /// The tree; nil when there are too many elements.
    static func parse(_ text: String) -> HTMLNode? {
        var scanner = MarkupScanner(text)
        var tree = MarkupTree()
        while let token = scanner.next() {
            switch token {
            case .text(let text): tree.top.children.append(.text(text))
            case .start(let name, let attributes): tree.start(name, attributes)
            case .end(let name): tree.end(name)
            }
            if tree.count > most { return nil }
        }
        return tree.open[0]
    }

    private var top: HTMLNode { open[open.count - 1] }

    private mutating func start(_ name: String, _ attributes: [String: String]) {
        count += 1
        closeImplied(by: name)
        let node = HTMLNode(name: name == "image" ? "img" : name, attributes: attributes)
        top.children.append(.element(node))
        if !Self.empty.contains(name), open.count < Self.deepest { open.append(node) }
    }

    private mutating func closeImplied(by name: String) {
        switch name {
        case "li": close(["li"], within: ["ul", "ol"])
        case "dt", "dd": close(["dt", "dd"], within: ["dl"])
        case "option": close(["option"], within: ["select"])
        case "td", "th": close(["td", "th", "caption"], within: ["table"])
        case "tr": close(["tr", "caption"], within: ["table"])
        case "tbody", "thead", "tfoot": close(["tbody", "thead", "tfoot", "caption"], within: ["table"])
        default: break
        }
        if Self.endsParagraph.contains(name) { close(["p"], within: Self.walls) }
        if Self.headings.contains(name), Self.headings.contains(top.name) { open.removeLast() }
    }

    /// Closes the nearest of these, and what is open in it, unless one of the walls comes first. Of a row's kin the
    /// outermost counts: a new `tr` closes the cell in the old one too.
    private mutating func close(_ names: Set<String>, within walls: Set<String>) {
        var index = open.count - 1
        while index > 0 {
            let name = open[index].name
            if names.contains(name) { return open.removeSubrange(index...) }
            if walls.contains(name) || (Self.walls.contains(name) && !walls.contains("table")) { return }
            index -= 1
        }
    }

    private mutating func end(_ name: String) {
        switch name {
        case "br": start("br", [:])
        case "table", "tr", "td", "th", "tbody", "thead", "tfoot", "caption":
            close([name], within: ["table"])
        case _ where Self.headings.contains(name): close(Self.headings, within: Self.walls)
        default: close([name], within: Self.walls)
        }
    }
}
