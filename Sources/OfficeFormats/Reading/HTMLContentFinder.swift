import TextForms

/// Finds the part of a page that is the document, and its title.
struct HTMLContentFinder {
    private static let editorNames: Set<String> = [
        "trs_editor", "zoom", "ucap-content", "article-content", "articlecontent", "pages_content", "zoomcon",
        "vsb_content",
        "content-body", "article_content", "news_content", "newscontent", "conzoom", "contenttext", "detail-content",
        "view", "wp_articlecontent", "trs_paper_preview", "content_detail", "bt-content", "nr", "xl-content",
    ]
    private static let wrappers: Set<String> = [
        "root", "html", "body", "div", "section", "article", "main", "form", "center", "td", "tr", "tbody", "table",
        "span",
    ]

    private let root: HTMLNode
    private let weights: [ObjectIdentifier: Int]

    init(_ root: HTMLNode) {
        self.root = root
        var weights: [ObjectIdentifier: Int] = [:]
        _ = Self.weigh(root, into: &weights)
        self.weights = weights
    }

    /// The characters that are not in links.
    private static func weigh(_ node: HTMLNode, into weights: inout [ObjectIdentifier: Int]) -> Int {
        var sum = 0
        for child in node.children {
            switch child {
            case .text(let text): sum += text.unicodeScalars.count { !ScalarClass.isBlank($0) }
            case .element(let element):
                if !element.isDropped, element.name != "a" { sum += weigh(element, into: &weights) }
            }
        }
        weights[ObjectIdentifier(node)] = sum
        return sum
    }

    private func weight(_ node: HTMLNode) -> Int { weights[ObjectIdentifier(node)] ?? 0 }

    /// The element that holds the document.
    func content() -> HTMLNode {
        let body = root.first("body") ?? root
        let named = editors(in: body).max { weight($0) < weight($1) }
        if let named, weight(named) * 2 >= weight(body) { return named }
        return descended(from: body)
    }

    private func editors(in node: HTMLNode) -> [HTMLNode] {
        if node.isDropped { return [] }
        let own = node.names.contains { Self.editorNames.contains($0) } ? [node] : []
        return own + (own.isEmpty ? node.elements.flatMap(editors) : [])
    }

    /// Down through wrappers as long as one child holds nearly everything and no paragraph stands beside it.
    private func descended(from start: HTMLNode) -> HTMLNode {
        var node = start
        while true {
            let shown = node.elements.filter { !$0.isDropped }
            guard let heaviest = shown.max(by: { weight($0) < weight($1) }), Self.wrappers.contains(heaviest.name),
                weight(heaviest) * 10 >= weight(node) * 8
            else { return node }
            let beside = shown.filter { $0 !== heaviest && weight($0) >= 20 }
            if beside.contains(where: { !["h1", "h2", "h3"].contains($0.name) }) { return node }
            if heaviest.name == "table", !isLayout(heaviest) { return node }
            node = heaviest
        }
    }

    /// A table that only lays the page out: one cell holds nearly all of it.
    private func isLayout(_ table: HTMLNode) -> Bool {
        var cells: [HTMLNode] = []
        func gather(_ node: HTMLNode) {
            for child in node.elements where !child.isDropped {
                if child.name == "td" || child.name == "th" { cells.append(child) } else { gather(child) }
            }
        }
        gather(table)
        guard let heaviest = cells.map({ weight($0) }).max() else { return false }
        return heaviest * 10 >= weight(table) * 9 && heaviest > 200
    }

    /// The heading that stands before the content, else the page's title without the site's name.
    func title(before content: HTMLNode) -> String? {
        var last: String?
        _ = walk(root, until: content) { node in
            let isTitle = ["h1", "h2", "h3"].contains(node.name) || node.names.contains { $0.contains("title") }
            guard isTitle, node.name != "title" else { return }
            let text = Whitespace.folded(node.text)
            if (6...120).contains(text.count) { last = text }
        }
        if let last { return last }
        guard let title = root.first("title").map({ Whitespace.folded($0.text) }), !title.isEmpty else { return nil }
        let parts = title.split { "_|".contains($0) }.map { Whitespace.trimmed($0) }
        return parts.max { $0.count < $1.count } ?? title
    }

    /// Visits elements in order until `stop`; true when it was met.
    private func walk(_ node: HTMLNode, until stop: HTMLNode, _ visit: (HTMLNode) -> Void) -> Bool {
        if node === stop { return true }
        if node.isDropped { return false }
        visit(node)
        for child in node.elements where walk(child, until: stop, visit) { return true }
        return false
    }
}
