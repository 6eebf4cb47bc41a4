import TextForms

/// Reads a web page: the document in it, without the frame around it.
struct HTMLReader {
    private static let breaking: Set<String> = [
        "p", "div", "section", "article", "main", "center", "blockquote", "li", "ul", "ol", "dl", "dt", "dd", "figure",
        "header", "form", "fieldset", "address", "pre", "tr", "td", "th", "tbody", "thead", "tfoot", "caption", "body",
    ]

    private let limits: ReadingLimits
    private var content = DocxContent()
    private var line = ""

    static func read(_ bytes: [UInt8], limits: ReadingLimits) throws -> ReadDocument {
        let root = try HTMLTree.parse(bytes, limits: limits)
        HTMLNoise.mark(root)
        let finder = HTMLContentFinder(root)
        let main = finder.content()
        var reader = HTMLReader(limits: limits)
        try reader.walk(main)
        reader.flush()
        var document = reader.content.document(.html)
        document.title = finder.title(before: main)
        return document
    }

    private init(limits: ReadingLimits) { self.limits = limits }

    private mutating func walk(_ node: HTMLNode) throws {
        for child in node.children {
            switch child {
            case .text(let text): line += text.replacingBreaks()
            case .element(let child): if !child.isDropped { try element(child) }
            }
        }
    }

    private mutating func element(_ node: HTMLNode) throws {
        switch node.name {
        case "br": flush()
        case "h1", "h2", "h3", "h4", "h5", "h6":
            flush()
            content.add(Whitespace.folded(node.text), level: Int(node.name.dropFirst()))
        case "table":
            flush()
            try table(node)
        case _ where Self.breaking.contains(node.name):
            flush()
            try walk(node)
            flush()
        default: try walk(node)
        }
    }

    private mutating func flush() {
        if !Whitespace.isBlank(line) { content.add(Whitespace.trimmed(line), level: nil) }
        line = ""
    }

    private mutating func table(_ node: HTMLNode) throws {
        let table = HTMLTable(node)
        if table.cellCount <= 1 { return try walk(node) }
        let number = content.nextTable()
        if let block = try table.block(number: number, limits: limits) { content.blocks.append(.table(block)) }
    }
}

extension String {
    /// A line end in the source of a page is a blank, not a line end.
    fileprivate func replacingBreaks() -> String {
        String(map { $0.isNewline ? " " : $0 })
    }
}
