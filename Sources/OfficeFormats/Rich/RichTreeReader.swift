/// Makes a text of an HTML tree. It builds our own blocks from what it knows; nothing of the tree itself passes.
struct RichTreeReader {
    /// What an element stands in.
    struct Setting {
        var marks: RichMarks = []
        var link: String?
        var alignment = RichAlignment.start
        var keepsLines = false
    }

    static let dropped: Set<String> = [
        "script", "style", "head", "title", "template", "noscript", "iframe", "frame", "frameset", "object", "embed",
        "applet", "svg", "math", "canvas", "audio", "video", "map", "area", "select", "datalist", "textarea", "input",
        "button", "link", "meta", "base", "dialog", "noembed", "noframes", "xmp", "plaintext", "xml", "nav", "param",
        "source", "track", "keygen", "bgsound", "portal", "marquee",
    ]
    /// Dropped without a word: no reader ever saw them.
    private static let silent: Set<String> = ["style", "head", "title", "meta", "link", "base", "xml", "noscript"]
    private static let blocks: Set<String> = [
        "p", "div", "section", "article", "main", "header", "footer", "aside", "center", "address", "dl", "dt", "dd",
        "fieldset", "legend", "form", "details", "summary", "body", "html", "figcaption", "li", "caption", "tr", "td",
        "th", "tbody", "thead", "tfoot", "hgroup",
    ]

    var document = RichDocument()
    var notes: [String: Int] = [:]
    private(set) var droppedNames: Set<String> = []
    private(set) var findings: Set<Finding> = []

    enum Finding: Hashable { case hidden, link, image }

    static func read(_ root: HTMLNode) -> RichDocument {
        var reader = RichTreeReader()
        reader.gatherFootnotes(root)
        var flow = RichFlow()
        reader.walk(root, Setting(), &flow)
        reader.document.blocks = flow.finished()
        reader.document.notes = reader.readingNotes
        return reader.document
    }

    mutating func found(_ finding: Finding) { findings.insert(finding) }

    mutating func flow(_ node: HTMLNode, _ setting: Setting) -> [RichBlock] {
        var flow = RichFlow()
        walk(node, setting, &flow)
        return flow.finished()
    }

    mutating func walk(_ node: HTMLNode, _ setting: Setting, _ flow: inout RichFlow) {
        for child in node.children {
            switch child {
            case .text(let text): words(text, setting, &flow)
            case .element(let element): if !element.isDropped { read(element, setting, &flow) }
            }
        }
    }

    private mutating func words(_ text: String, _ setting: Setting, _ flow: inout RichFlow) {
        guard setting.keepsLines else { return put(.text(text, setting.marks), setting, &flow) }
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if index > 0 { flow.add(.lineBreak, setting.alignment) }
            put(.text(String(line), setting.marks), setting, &flow)
        }
    }

    func put(_ inline: RichInline, _ setting: Setting, _ flow: inout RichFlow) {
        flow.add(setting.link.map { .link([inline], to: $0) } ?? inline, setting.alignment)
    }

    mutating func read(_ node: HTMLNode, _ around: Setting, _ flow: inout RichFlow) {
        if Self.dropped.contains(node.name) || node.name.contains(":") && node.name != "o:p" {
            return drop(node)
        }
        let style = MarkupStyle(node)
        if style.isHidden {
            if !RichText.trimmed(node.text).isEmpty { found(.hidden) }
            return
        }
        var setting = around
        setting.alignment = style.alignment ?? around.alignment
        setting.marks = style.marks(around.marks)
        switch node.name {
        case "br": flow.add(.lineBreak, setting.alignment)
        case "hr": flow.add(.rule)
        case "img": image(node, setting, &flow)
        case "a": link(node, setting, &flow)
        case "sup": superscript(node, setting, &flow)
        case "rt", "rp", "wbr": return
        case "h1", "h2", "h3", "h4", "h5", "h6": heading(node, setting, &flow)
        case "ul", "ol", "menu", "dir": flow.add(list(node, setting))
        case "table": table(node, setting, &flow)
        case "figure": figure(node, setting, &flow)
        case "blockquote": flow.add(.quote(self.flow(node, setting)))
        case "pre", "listing": block(node, keeping(setting), &flow)
        case "p" where style["mso-list"] != nil && style["mso-list"] != "none": pasted(node, style, setting, &flow)
        case _ where Self.blocks.contains(node.name): block(node, setting, &flow)
        default: walk(node, setting, &flow)
        }
    }

    private func keeping(_ setting: Setting) -> Setting {
        var result = setting
        result.keepsLines = true
        return result
    }

    private mutating func block(_ node: HTMLNode, _ setting: Setting, _ flow: inout RichFlow) {
        flow.flush()
        walk(node, setting, &flow)
        flow.flush()
    }

    private mutating func drop(_ node: HTMLNode) {
        if !Self.silent.contains(node.name) { droppedNames.insert(node.name) }
    }

    /// The first `h1` is the title where none is known yet and nothing stands before it.
    private mutating func heading(_ node: HTMLNode, _ setting: Setting, _ flow: inout RichFlow) {
        flow.flush()
        var inner = setting
        inner.alignment = .start
        var parts: [RichBlock] = []
        var line: [RichInline] = []
        for block in self.flow(node, inner) {
            if case .paragraph(let words, _) = block {
                if !line.isEmpty { line.append(.lineBreak) }
                line += words
            } else {
                parts.append(block)
            }
        }
        let level = Int(node.name.dropFirst()) ?? 2
        if level == 1, document.title == nil, flow.blocks.isEmpty {
            document.title = RichText.line(line.words)
        } else {
            flow.add(.heading(level: min(max(level, 2), 5), line))
        }
        flow.add(parts)
    }
}

extension [RichInline] {
    /// The words of a line; a line break is a line end, a footnote's mark nothing.
    var words: String {
        var out = ""
        for inline in self {
            switch inline {
            case .text(let text, _): out += text
            case .link(let inner, _): out += inner.words
            case .lineBreak: out += "\n"
            case .image, .note: continue
            }
        }
        return out
    }
}
