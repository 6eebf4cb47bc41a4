import OfficeFormats

/// One paragraph or heading of the document.
struct PlanLine {
    /// As it stands, blanks and all.
    var raw: String
    /// Blanks folded.
    var text: Scalars
    var label: ItemLabel?
    var at: SourcePosition
    /// The container says it is a heading.
    var isMarked: Bool

    init(_ raw: String, at position: SourcePosition, isMarked: Bool = false) {
        self.init(raw, folded: Scalars(folding: raw), at: position, isMarked: isMarked)
    }

    init(_ raw: String, folded: Scalars, at position: SourcePosition, isMarked: Bool) {
        self.raw = raw
        text = folded
        label = ItemLabel.read(text)
        at = position
        self.isMarked = isMarked
    }

    /// The text after the label.
    var body: Scalars { label.map { text.part($0.length) } ?? text }
}

/// The document as lines and tables in reading order.
struct PlanOutline {
    enum Entry {
        case line(PlanLine)
        case table(TableBlock)
    }

    var entries: [Entry] = []

    init(_ document: ReadDocument) {
        for block in document.blocks {
            switch block {
            case .heading(_, let text, let at): add(text, at: at, isMarked: true)
            case .paragraph(let text, let at): add(text, at: at, isMarked: false)
            case .table(let table): entries.append(.table(table))
            }
        }
        prependTitle(document.title)
    }

    private mutating func add(_ text: String, at: SourcePosition, isMarked: Bool) {
        let scalars = Scalars(text)
        guard scalars.contains(where: Self.isLineEnd) else {
            return add(PlanLine(text, folded: scalars.folded(), at: at, isMarked: isMarked))
        }
        for piece in scalars.split(whereSeparator: Self.isLineEnd) {
            add(PlanLine(Scalars(piece).string, at: at, isMarked: isMarked))
        }
    }

    private mutating func add(_ line: PlanLine) {
        if !line.text.isEmpty { entries.append(.line(line)) }
    }

    private static func isLineEnd(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0A...0x0D, 0x85, 0x2028, 0x2029: true
        default: false
        }
    }

    /// A web page's title stands outside its content; it counts unless the content begins with it.
    private mutating func prependTitle(_ title: String?) {
        guard let title, !title.isEmpty else { return }
        let key = Scalars(folding: title)
        let head = lines.prefix(8).reduce(Scalars()) { $0 + $1.text }
        if !head.contains(word: key) {
            entries.insert(.line(PlanLine(title, at: SourcePosition(), isMarked: true)), at: 0)
        }
    }

    var lines: [PlanLine] {
        entries.compactMap { entry in if case .line(let line) = entry { line } else { nil } }
    }
}
