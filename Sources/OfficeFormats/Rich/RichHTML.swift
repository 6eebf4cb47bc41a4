extension RichDocument {
    /// The canonical HTML of the body: the same model gives the same bytes, and reading it back and writing it again
    /// gives them too. Embedded pictures have no address and are left out: store them first.
    ///
    /// Elements: h2–h5, p, ul, ol, li, table, caption, thead, tbody, tr, th, td, figure, img, figcaption, blockquote,
    /// hr, strong, em, u, s, sup, sub, a, br, section. Classes: align-center, align-end (p, td, th), list-chinese,
    /// list-parenthesised, list-circled (ol), note (sup), footnotes (section), back (a).
    package var html: String {
        RichHTMLWriter.write(RichCanon.document(self, keepsEmbedded: false), embedding: false)
    }

    /// The same with embedded pictures as `data:` addresses, for a page that stands alone; not to be stored.
    package var standaloneHTML: String {
        RichHTMLWriter.write(canonical, embedding: true)
    }
}

/// Writes a text in normal form.
struct RichHTMLWriter {
    private let document: RichDocument
    private let embedding: Bool
    var out: [UInt8] = []
    private var marked: Set<Int> = []

    static func write(_ document: RichDocument, embedding: Bool) -> String {
        var writer = RichHTMLWriter(document: document, embedding: embedding)
        for block in document.blocks { writer.line(block) }
        writer.footnotes()
        return String(decoding: writer.out, as: UTF8.self)
    }

    private init(document: RichDocument, embedding: Bool) {
        self.document = document
        self.embedding = embedding
    }

    mutating func raw(_ markup: StaticString) {
        markup.withUTF8Buffer { out.append(contentsOf: $0) }
    }

    mutating func text(_ value: String) {
        guard value.utf8.contains(where: Self.isReserved) else { return out.append(contentsOf: value.utf8) }
        for byte in value.utf8 {
            switch byte {
            case UInt8(ascii: "&"): raw("&amp;")
            case UInt8(ascii: "<"): raw("&lt;")
            case UInt8(ascii: ">"): raw("&gt;")
            case UInt8(ascii: "\""): raw("&quot;")
            default: out.append(byte)
            }
        }
    }

    private static func isReserved(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "&") || byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">")
            || byte == UInt8(ascii: "\"")
    }

    mutating func attribute(_ name: StaticString, _ value: String) {
        raw(" ")
        raw(name)
        raw("=\"")
        text(value)
        raw("\"")
    }

    private mutating func line(_ block: RichBlock) {
        write(block)
        raw("\n")
    }

    mutating func write(_ block: RichBlock) {
        switch block {
        case .heading(let level, let words): heading(level, words)
        case .paragraph(let words, let alignment):
            raw("<p")
            self.alignment(alignment)
            raw(">")
            write(words)
            raw("</p>")
        case .list(let list): write(list)
        case .table(let table): write(table)
        case .figure(let image, let caption): figure(image, caption)
        case .quote(let blocks):
            raw("<blockquote>")
            for block in blocks { write(block) }
            raw("</blockquote>")
        case .rule: raw("<hr>")
        }
    }

    private mutating func heading(_ level: Int, _ words: [RichInline]) {
        let name = String(min(max(level, 2), 5))
        raw("<h")
        text(name)
        raw(">")
        write(words)
        raw("</h")
        text(name)
        raw(">")
    }

    mutating func alignment(_ alignment: RichAlignment) {
        switch alignment {
        case .start: break
        case .center: raw(" class=\"align-center\"")
        case .end: raw(" class=\"align-end\"")
        }
    }

    private mutating func figure(_ image: RichImageReference, _ caption: [RichInline]) {
        raw("<figure>")
        write(image)
        if !caption.isEmpty {
            raw("<figcaption>")
            write(caption)
            raw("</figcaption>")
        }
        raw("</figure>")
    }

    mutating func write(_ image: RichImageReference) {
        guard let address = address(of: image.source) else { return }
        raw("<img")
        attribute("src", address)
        attribute("alt", image.alt)
        if let width = image.width { attribute("width", String(width)) }
        if let height = image.height { attribute("height", String(height)) }
        raw(">")
    }

    private func address(of source: RichImageSource) -> String? {
        switch source {
        case .stored(let hex): return "/files/" + hex
        case .embedded(let index):
            guard embedding, document.images.indices.contains(index) else { return nil }
            let image = document.images[index]
            return "data:\(image.kind.servedType);base64,\(Base64Text.encode(image.bytes))"
        }
    }

    /// The mark of a footnote; the first of several is where the footnote leads back to.
    mutating func note(_ index: Int) {
        let number = String(index + 1)
        raw("<sup class=\"note\"><a")
        if marked.insert(index).inserted { attribute("id", "fnref-" + number) }
        attribute("href", "#fn-" + number)
        attribute("aria-label", "注释" + number)
        raw(">[")
        text(number)
        raw("]</a></sup>")
    }

    private mutating func footnotes() {
        if document.footnotes.isEmpty { return }
        raw("<section class=\"footnotes\" aria-label=\"注释\"><ol>")
        for (index, words) in document.footnotes.enumerated() {
            let number = String(index + 1)
            raw("<li")
            attribute("id", "fn-" + number)
            raw(">")
            write(words)
            raw(" <a class=\"back\"")
            attribute("href", "#fnref-" + number)
            attribute("aria-label", "返回注释\(number)的位置")
            raw(">↩</a></li>")
        }
        raw("</ol></section>\n")
    }
}
