/// Reads what `RichCoding` wrote.
struct RichDecoding {
    private typealias Nonsense = WireReader.Nonsense

    private static let many = 10_000_000
    /// The normal form is less deep.
    private static let deepest = 40

    private var reader: WireReader
    private var depth = 0

    static func decode(_ bytes: [UInt8]) throws(ConfinementFailure) -> RichDocument {
        var decoding = RichDecoding(reader: WireReader(bytes))
        do throws(WireReader.Nonsense) {
            return try decoding.document().canonical
        } catch {
            throw .refused(status: 0, message: "the child's answer is no rich text")
        }
    }

    private mutating func document() throws(WireReader.Nonsense) -> RichDocument {
        var document = RichDocument(title: try reader.optional())
        document.blocks = try blocks()
        for _ in 0..<(try reader.number(upTo: Self.many)) { document.footnotes.append(try line()) }
        for _ in 0..<(try reader.number(upTo: Self.many)) {
            guard let kind = FileKind(rawValue: try reader.text()), [.png, .jpeg, .gif, .webp].contains(kind) else {
                throw Nonsense()
            }
            document.images.append(RichImage(bytes: try reader.block(), kind: kind))
        }
        for _ in 0..<(try reader.number(upTo: Self.many)) {
            let code = try reader.text()
            document.notes.append(ReadingNote(code, try reader.text()))
        }
        try reader.end()
        return document
    }

    private mutating func blocks() throws(WireReader.Nonsense) -> [RichBlock] {
        guard depth < Self.deepest else { throw Nonsense() }
        depth += 1
        var blocks: [RichBlock] = []
        for _ in 0..<(try reader.number(upTo: Self.many)) { blocks.append(try block()) }
        depth -= 1
        return blocks
    }

    private mutating func block() throws(WireReader.Nonsense) -> RichBlock {
        switch try reader.number(upTo: 7) {
        case 1:
            let level = try reader.number(upTo: 9)
            return .heading(level: level, try line())
        case 2:
            guard let alignment = RichAlignment(rawValue: try reader.text()) else { throw Nonsense() }
            return .paragraph(try line(), alignment)
        case 3: return .list(try list())
        case 4: return .table(try table())
        case 5:
            let image = try image()
            return .figure(image, caption: try line())
        case 6: return .quote(try blocks())
        case 7: return .rule
        default: throw Nonsense()
        }
    }

    private mutating func list() throws(WireReader.Nonsense) -> RichList {
        let isOrdered = try reader.number(upTo: 1) == 1
        let start = try reader.number(upTo: Self.many)
        guard let style = RichListStyle(rawValue: try reader.text()) else { throw Nonsense() }
        var list = RichList(isOrdered: isOrdered, start: start, style: style, items: [])
        for _ in 0..<(try reader.number(upTo: Self.many)) { list.items.append(try blocks()) }
        return list
    }

    private mutating func table() throws(WireReader.Nonsense) -> RichTable {
        var table = RichTable(caption: try line(), headerRows: try reader.number(upTo: Self.many), rows: [])
        for _ in 0..<(try reader.number(upTo: Self.many)) {
            var row: [RichCell] = []
            for _ in 0..<(try reader.number(upTo: Self.many)) {
                let (across, down) = (try reader.number(upTo: 1_000), try reader.number(upTo: Self.many))
                let isHeader = try reader.number(upTo: 1) == 1
                row.append(RichCell(blocks: try blocks(), columnSpan: across, rowSpan: down, isHeader: isHeader))
            }
            table.rows.append(row)
        }
        return table
    }

    private mutating func line() throws(WireReader.Nonsense) -> [RichInline] {
        guard depth < Self.deepest else { throw Nonsense() }
        depth += 1
        var line: [RichInline] = []
        for _ in 0..<(try reader.number(upTo: Self.many)) { line.append(try inline()) }
        depth -= 1
        return line
    }

    private mutating func inline() throws(WireReader.Nonsense) -> RichInline {
        switch try reader.number(upTo: 5) {
        case 1:
            let marks = RichMarks(rawValue: UInt8(truncatingIfNeeded: try reader.number(upTo: 255)))
            return .text(try reader.text(), marks)
        case 2:
            let address = try reader.text()
            return .link(try line(), to: address)
        case 3: return .lineBreak
        case 4: return .image(try image())
        case 5: return .note(try reader.number(upTo: Self.many))
        default: throw Nonsense()
        }
    }

    private mutating func image() throws(WireReader.Nonsense) -> RichImageReference {
        let source: RichImageSource =
            try reader.number(upTo: 1) == 0
            ? .embedded(try reader.number(upTo: Self.many)) : .stored(hex: try reader.text())
        let alt = try reader.text()
        let (width, height) = (try reader.number(upTo: Self.many), try reader.number(upTo: Self.many))
        return RichImageReference(
            source: source, alt: alt, width: width == 0 ? nil : width, height: height == 0 ? nil : height)
    }
}
