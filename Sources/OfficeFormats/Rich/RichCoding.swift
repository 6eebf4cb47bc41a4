/// Rich text on its way from the confined child to the server, as lengths and bytes. The server trusts none of it:
/// numbers out of bounds and depth without end are refused, and what arrives is brought into its normal form again.
enum RichCoding {
    static func encode(_ document: RichDocument) -> [UInt8] {
        var writer = WireWriter()
        writer.optional(document.title)
        write(document.blocks, to: &writer)
        writer.number(document.footnotes.count)
        for line in document.footnotes { write(line, to: &writer) }
        writer.number(document.images.count)
        for image in document.images {
            writer.text(image.kind.rawValue)
            writer.block(image.bytes)
        }
        writer.number(document.notes.count)
        for note in document.notes {
            writer.text(note.code)
            writer.text(note.message)
        }
        return writer.bytes
    }

    private static func write(_ blocks: [RichBlock], to writer: inout WireWriter) {
        writer.number(blocks.count)
        for block in blocks { write(block, to: &writer) }
    }

    private static func write(_ block: RichBlock, to writer: inout WireWriter) {
        switch block {
        case .heading(let level, let line):
            writer.number(1)
            writer.number(level)
            write(line, to: &writer)
        case .paragraph(let line, let alignment):
            writer.number(2)
            writer.text(alignment.rawValue)
            write(line, to: &writer)
        case .list(let list):
            writer.number(3)
            writer.number(list.isOrdered ? 1 : 0)
            writer.number(list.start)
            writer.text(list.style.rawValue)
            writer.number(list.items.count)
            for item in list.items { write(item, to: &writer) }
        case .table(let table):
            writer.number(4)
            write(table, to: &writer)
        case .figure(let image, let caption):
            writer.number(5)
            write(image, to: &writer)
            write(caption, to: &writer)
        case .quote(let blocks):
            writer.number(6)
            write(blocks, to: &writer)
        case .rule: writer.number(7)
        }
    }

    private static func write(_ table: RichTable, to writer: inout WireWriter) {
        write(table.caption, to: &writer)
        writer.number(table.headerRows)
        writer.number(table.rows.count)
        for row in table.rows {
            writer.number(row.count)
            for cell in row {
                for number in [cell.columnSpan, cell.rowSpan, cell.isHeader ? 1 : 0] { writer.number(number) }
                write(cell.blocks, to: &writer)
            }
        }
    }

    private static func write(_ line: [RichInline], to writer: inout WireWriter) {
        writer.number(line.count)
        for inline in line {
            switch inline {
            case .text(let text, let marks):
                writer.number(1)
                writer.number(Int(marks.rawValue))
                writer.text(text)
            case .link(let inner, let address):
                writer.number(2)
                writer.text(address)
                write(inner, to: &writer)
            case .lineBreak: writer.number(3)
            case .image(let image):
                writer.number(4)
                write(image, to: &writer)
            case .note(let index):
                writer.number(5)
                writer.number(index)
            }
        }
    }

    private static func write(_ image: RichImageReference, to writer: inout WireWriter) {
        switch image.source {
        case .embedded(let index):
            writer.number(0)
            writer.number(index)
        case .stored(let hex):
            writer.number(1)
            writer.text(hex)
        }
        writer.text(image.alt)
        writer.number(image.width ?? 0)
        writer.number(image.height ?? 0)
    }
}
