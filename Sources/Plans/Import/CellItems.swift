import TextForms

/// The numbered items of one cell or paragraph (reading rule 1).
struct CellItems {
    struct Item {
        var label: ItemLabel?
        /// Blanks folded, without the label.
        var text: Scalars
        /// As it stands.
        var raw: String
        /// Headings inside the cell that stand above it.
        var headings: [Scalars] = []
        var hasUnnumbered = false
        /// What `（责任单位：…）` paragraphs after it held.
        var held: [String] = []
    }

    private static let itemEnds = Marks("。；;！？）)”")

    private(set) var items: [Item] = []

    init(_ paragraphs: [String]) {
        let pieces = paragraphs.flatMap { Self.pieces(Scalars(folding: $0), raw: $0) }
        guard let style = Self.itemStyle(pieces) else {
            if !pieces.isEmpty { items = [Self.whole(pieces)] }
            return
        }
        var headings: [(ItemLabel.Style, Scalars)] = []
        for piece in pieces {
            if let label = piece.label, label.style == style {
                var item = piece
                item.headings = headings.map(\.1)
                items.append(item)
            } else if let label = piece.label, label.style < style {
                headings.removeAll { $0.0 >= label.style }
                headings.append((label.style, Scalars(folding: piece.raw)))
            } else if ClosingBracket.isWhole(piece.text), !items.isEmpty {
                items[items.count - 1].held.append(piece.text.string)
            } else if !items.isEmpty {
                append(piece)
            }
        }
    }

    private mutating func append(_ piece: Item) {
        let last = items.count - 1
        let text = Scalars(folding: piece.raw)
        items[last].text = Self.joined(items[last].text, text)
        items[last].raw += "\n" + piece.raw
        if piece.label == nil { items[last].hasUnnumbered = true }
    }

    /// The style of the items: that of the first label, or a deeper one when the first ones are headings without sentence.
    private static func itemStyle(_ pieces: [Item]) -> ItemLabel.Style? {
        guard let index = pieces.firstIndex(where: { $0.label != nil }), let first = pieces[index].label else {
            return nil
        }
        let deeper = pieces.dropFirst(index + 1).first { $0.label.map { $0.style > first.style } ?? false }
        let isHeading = pieces[index].text.count <= 40 && !hasSentence(pieces[index].text)
        if isHeading, let deeper = deeper?.label, pieces.at(index + 1)?.label?.style == deeper.style {
            return deeper.style
        }
        return first.style
    }

    static func hasSentence(_ text: Scalars) -> Bool {
        text.contains { $0 == "。" || $0 == "；" || $0 == ";" || $0 == "！" }
    }

    private static func whole(_ pieces: [Item]) -> Item {
        var item = Item(label: nil, text: Scalars(), raw: pieces.map(\.raw).joined(separator: "\n"))
        for piece in pieces {
            if ClosingBracket.isWhole(piece.text), !item.text.isEmpty {
                item.held.append(piece.text.string)
            } else {
                item.text = joined(item.text, piece.text)
            }
        }
        return item
    }

    static func joined(_ one: Scalars, _ other: Scalars) -> Scalars {
        one.isEmpty ? other : (one + "\n" + other).folded()
    }

    /// A paragraph cut before each further label that goes on counting: `1.… 2.…`.
    static func pieces(_ text: Scalars, raw: String) -> [Item] {
        guard let first = ItemLabel.read(text) else {
            return text.isEmpty ? [] : [Item(label: nil, text: text, raw: raw)]
        }
        var cuts = [(start: 0, label: first)]
        let depths = Brackets.depths(text)
        var index = first.length
        while index < text.count {
            if depths[index] == 0 || text[index] == "（" || text[index] == "(", opensItem(text, index),
                let label = ItemLabel.read(text, at: index), goesOn(cuts.map(\.label), with: label, text)
            {
                cuts.append((index, label))
                index = label.length
            } else {
                index += 1
            }
        }
        return cuts.enumerated().map { number, cut in
            let end = number + 1 < cuts.count ? cuts[number + 1].start : text.count
            let own = text.part(cut.label.length, end)
            return Item(label: cut.label, text: own, raw: cuts.count == 1 ? raw : text.part(cut.start, end).string)
        }
    }

    /// The next number of the level, or the first of a deeper one that has a second.
    private static func goesOn(_ labels: [ItemLabel], with label: ItemLabel, _ text: Scalars) -> Bool {
        if let same = labels.last(where: { $0.style == label.style }) { return label.value == same.value + 1 }
        guard let last = labels.last, label.style > last.style, label.value == 1 else { return false }
        return (label.length..<max(text.count, label.length)).contains { place in
            opensItem(text, place)
                && ItemLabel.read(text, at: place).map { $0.style == label.style && $0.value == 2 } ?? false
        }
    }

    /// Only after the end of a sentence, or a blank, does a label open an item.
    private static func opensItem(_ text: Scalars, _ index: Int) -> Bool {
        guard let before = text.at(index - 1) else { return true }
        return itemEnds.contains(before) || ScalarClass.isBlank(before)
    }
}

extension Array {
    /// The element there, nil outside.
    func at(_ index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
