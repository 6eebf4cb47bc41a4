/// What stands in the HTML of one page, read once from front to back. It knows no tree and trusts nothing: whatever is
/// broken ends with the next tag.
package struct PageScan: Hashable, Sendable {
    package struct Anchor: Hashable, Sendable {
        package let target: String
        package var words: String
    }

    package private(set) var title = ""
    package private(set) var language = ""
    package private(set) var declaredCharset = ""
    /// The last content of each meta name, as it is written.
    package private(set) var metas: [String: String] = [:]
    package private(set) var anchors: [Anchor] = []
    /// Pictures, styles and scripts that the page takes in.
    package private(set) var resources: [String] = []
    package private(set) var imagesWithoutText = 0
    package private(set) var inputsWithoutLabel = 0
    package private(set) var headingLevels: [Int] = []
    /// What a reader sees, block after block.
    package private(set) var text = ""

    private var labelled: Set<String> = []
    private var inputs: [String] = []
    private var openAnchor: Int?
    private var labelDepth = 0

    /// Anchors beyond this are not looked at.
    package static let mostAnchors = 5_000
    private static let mostText = 400_000

    package init(_ html: String) {
        var reader = TagReader(html)
        while let piece = reader.next() { take(piece, &reader) }
        inputsWithoutLabel += inputs.count { $0.isEmpty || !labelled.contains($0) }
    }

    private mutating func take(_ piece: TagReader.Piece, _ reader: inout TagReader) {
        switch piece {
        case .text(let words): add(words)
        case .end(let name): close(name)
        case .start(let tag):
            open(tag)
            switch tag.name {
            case "script", "style", "noscript", "template", "svg": reader.skip(to: tag.name)
            case "title": title = CharacterReferences.plain(reader.skip(to: "title")).collapsed
            case "textarea": reader.skip(to: "textarea")
            default: break
            }
        }
    }

    private mutating func open(_ tag: TagReader.Tag) {
        switch tag.name {
        case "html": language = tag["lang"] ?? ""
        case "meta": take(meta: tag)
        case "a": begin(tag)
        case "img": take(image: tag)
        case "link", "script", "iframe", "source":
            if let target = tag["href"] ?? tag["src"], tag["rel"] != "canonical" { resources.append(target) }
        case "label":
            labelDepth += 1
            if let name = tag["for"] { labelled.insert(name) }
        case "input", "select", "textarea": take(input: tag)
        case "h1", "h2", "h3", "h4", "h5", "h6":
            if let level = tag.name.last.flatMap({ Int(String($0)) }) { headingLevels.append(level) }
        default: break
        }
        if TagReader.isBlock(tag.name) { breakLine() }
    }

    private mutating func close(_ name: String) {
        if name == "a" { openAnchor = nil }
        if name == "label" { labelDepth = max(labelDepth - 1, 0) }
        if TagReader.isBlock(name) { breakLine() }
    }

    private mutating func take(meta tag: TagReader.Tag) {
        if let charset = tag["charset"] { declaredCharset = charset.lowercased() }
        guard let name = tag["name"], metas.count < 200 else { return }
        metas[name] = tag["content"]?.collapsed ?? ""
    }

    private mutating func begin(_ tag: TagReader.Tag) {
        openAnchor = nil
        guard let target = tag["href"]?.collapsed, anchors.count < PageScan.mostAnchors else { return }
        anchors.append(Anchor(target: target, words: tag["aria-label"] ?? ""))
        openAnchor = anchors.count - 1
    }

    private mutating func take(image tag: TagReader.Tag) {
        if tag["alt"] == nil, tag["role"] != "presentation", tag["aria-hidden"] != "true" { imagesWithoutText += 1 }
        if let target = tag["src"] { resources.append(target) }
        if let openAnchor, let words = tag["alt"] { anchors[openAnchor].words += words }
    }

    private mutating func take(input tag: TagReader.Tag) {
        let kind = tag["type"]?.lowercased() ?? "text"
        guard !["hidden", "submit", "button", "image", "reset"].contains(kind) else { return }
        let isNamed = ["aria-label", "aria-labelledby", "title"].contains { !(tag[$0] ?? "").isEmpty }
        if !isNamed, labelDepth == 0 { inputs.append(tag["id"] ?? "") }
    }

    private mutating func add(_ words: String) {
        let plain = CharacterReferences.plain(words).collapsed
        guard !plain.isEmpty else { return }
        if let openAnchor, anchors[openAnchor].words.utf8.count < 200 { anchors[openAnchor].words += plain }
        if text.utf8.count < PageScan.mostText { text += plain }
    }

    private mutating func breakLine() {
        if !text.isEmpty, !text.hasSuffix("\n") { text += "\n" }
    }
}

extension StringProtocol {
    /// White space of any length as one blank, none at the ends.
    package var collapsed: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
