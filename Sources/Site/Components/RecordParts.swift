package import Markup

/// Names and their values: the facts of a record.
package struct DefinitionList: Component {
    let items: [(String, HTML)]

    package init(_ items: [(String, HTML)]) { self.items = items }

    package var html: HTML {
        "<dl class=\"facts\">\(items.each { "<div><dt>\($0.0)</dt><dd>\($0.1)</dd></div>" })</dl>"
    }
}

/// A box with a heading, for the right third of a record or for the parts of a page.
package struct Panel: Component {
    let title: String
    let body: HTML

    package init(_ title: String, _ body: HTML) {
        self.title = title
        self.body = body
    }

    package var html: HTML { "<section class=\"panel\"><h2>\(title)</h2>\(body)</section>" }
}

/// What would be here, and how to make the first.
package struct EmptyState: Component {
    let sentence: String
    let act: HTML

    /// - Parameter act: A link or button; empty when this person cannot make one.
    package init(_ sentence: String, act: HTML = .empty) {
        self.sentence = sentence
        self.act = act
    }

    package var html: HTML { "<div class=\"empty\"><p>\(sentence)</p>\(act)</div>" }
}

/// Files with their type and size.
package struct FileList: Component {
    package struct Item: Sendable {
        let name: String
        let link: Link
        let size: Int

        /// - Parameter size: In bytes.
        package init(_ name: String, link: Link, size: Int) {
            self.name = name
            self.link = link
            self.size = size
        }
    }

    let items: [Item]
    package init(_ items: [Item]) { self.items = items }

    package var html: HTML {
        let lines = items.each { item in
            let ending = item.name.split(separator: ".").last.map { String($0).uppercased() } ?? ""
            return """
                <li><a href="\(link: item.link)" download>\(item.name)</a>\
                <span class="hint">\(ending) \(FileList.size(item.size))</span></li>
                """
        }
        return "<ul class=\"files\">\(lines)</ul>"
    }

    /// `1.4 MB`, `312 KB`, `80 B`.
    package static func size(_ bytes: Int) -> String {
        if bytes >= 1_000_000 { return "\(bytes / 1_000_000).\(bytes % 1_000_000 / 100_000) MB" }
        return bytes >= 1_000 ? "\(bytes / 1_000) KB" : "\(max(bytes, 0)) B"
    }
}
