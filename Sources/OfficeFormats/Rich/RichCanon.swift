extension RichDocument {
    /// The text in its normal form: no empty blocks, blanks folded, footnotes in the order of their marks.
    package var canonical: RichDocument {
        RichCanon.document(self, keepsEmbedded: true)
    }
}

/// Brings a text into its normal form; what is in it stays so.
struct RichCanon {
    /// Lists, tables and quotes deeper than this in one another are unwrapped.
    private static let deepest = 10

    private let source: RichDocument
    private let keepsEmbedded: Bool
    /// The footnotes in the order of their first marks.
    private var order: [Int] = []
    private var numbers: [Int: Int] = [:]
    private var isInNote = false

    static func document(_ source: RichDocument, keepsEmbedded: Bool) -> RichDocument {
        var canon = RichCanon(source: source, keepsEmbedded: keepsEmbedded)
        var result = source
        result.title = source.title.map(RichText.line).flatMap { $0.isEmpty ? nil : $0 }
        result.blocks = canon.blocks(source.blocks, depth: 0, without: [])
        canon.isInNote = true
        result.footnotes = canon.order.map { canon.line(source.footnotes[$0]) }
        if !keepsEmbedded { result.images = [] }
        return result
    }

    private init(source: RichDocument, keepsEmbedded: Bool) {
        self.source = source
        self.keepsEmbedded = keepsEmbedded
    }

    /// The new number of a footnote; nil for an empty one, an unknown one, and a mark in a footnote.
    mutating func number(ofNote index: Int) -> Int? {
        guard !isInNote, source.footnotes.indices.contains(index) else { return nil }
        if let known = numbers[index] { return known }
        isInNote = true
        defer { isInNote = false }
        guard !line(source.footnotes[index]).isEmpty else { return nil }
        order.append(index)
        numbers[index] = order.count - 1
        return order.count - 1
    }

    /// The picture as it may be shown; nil when there is none behind it.
    func kept(_ image: RichImageReference) -> RichImageReference? {
        switch image.source {
        case .embedded(let index): guard keepsEmbedded, source.images.indices.contains(index) else { return nil }
        case .stored(let hex): guard RichAddress.isHash(hex) else { return nil }
        }
        var result = image
        result.alt = String(String.UnicodeScalarView(RichText.line(image.alt).unicodeScalars.prefix(500)))
        result.alt = RichText.trimmed(result.alt)
        result.width = image.width.flatMap { (1...4_000).contains($0) ? $0 : nil }
        result.height = image.height.flatMap { (1...4_000).contains($0) ? $0 : nil }
        return result
    }

    mutating func blocks(_ blocks: [RichBlock], depth: Int, without marks: RichMarks) -> [RichBlock] {
        var out: [RichBlock] = []
        for block in blocks { add(block, depth, marks, to: &out) }
        return out
    }

    private mutating func add(_ block: RichBlock, _ depth: Int, _ marks: RichMarks, to out: inout [RichBlock]) {
        switch block {
        case .heading(let level, let text): heading(level, text, to: &out)
        case .paragraph(let text, let alignment):
            out += paragraphs(text, without: marks).map { Self.paragraph($0, alignment) }
        case .list(let list):
            if depth < Self.deepest {
                if let list = self.list(list, depth, marks) { out.append(.list(list)) }
            } else {
                for item in list.items { out += self.blocks(item, depth: depth, without: marks) }
            }
        case .table(let table): self.table(table, depth, marks, to: &out)
        case .figure(let image, let caption):
            let words = line(caption, without: marks)
            if let image = kept(image) {
                out.append(.figure(image, caption: words))
            } else if !words.isEmpty {
                out.append(Self.paragraph(words, .center))
            }
        case .quote(let inner):
            let inner = self.blocks(inner, depth: depth + 1, without: marks)
            if depth < Self.deepest, !inner.isEmpty { out.append(.quote(inner)) } else { out += inner }
        case .rule: out.append(.rule)
        }
    }

    private mutating func heading(_ level: Int, _ text: [RichInline], to out: inout [RichBlock]) {
        let words = line(text, without: .bold)
        if words.isEmpty { return }
        if words.contains(where: \.hasWords) {
            out.append(.heading(level: min(max(level, 2), 5), words))
        } else {
            out.append(Self.paragraph(words, .start))
        }
    }

    /// A picture that is alone in its paragraph is a figure.
    static func paragraph(_ line: [RichInline], _ alignment: RichAlignment) -> RichBlock {
        if line.count == 1, case .image(let image) = line[0] { return .figure(image, caption: []) }
        return .paragraph(line, alignment)
    }

    private mutating func list(_ list: RichList, _ depth: Int, _ marks: RichMarks) -> RichList? {
        var result = list
        result.items = []
        for item in list.items {
            let item = blocks(item, depth: depth + 1, without: marks)
            if !item.isEmpty { result.items.append(item) }
        }
        result.start = list.isOrdered ? min(max(list.start, 0), 100_000) : 1
        if !list.isOrdered { result.style = .decimal }
        return result.items.isEmpty ? nil : result
    }
}

extension RichInline {
    /// Whether there is something to read in it.
    var hasWords: Bool {
        switch self {
        case .text(let text, _): !text.isEmpty
        case .link(let inner, _): inner.contains(where: \.hasWords)
        case .lineBreak, .image, .note: false
        }
    }
}
