/// A read document on its way from the confined child to the server, as lengths and bytes. The server trusts none of
/// it: numbers out of bounds are refused before any table is built from them.
enum ReadDocumentCoding {
    static func encode(_ document: ReadDocument) -> [UInt8] {
        var writer = WireWriter()
        writer.text(document.format.rawValue)
        writer.optional(document.title)
        writer.number(document.blocks.count)
        for block in document.blocks { write(block, to: &writer) }
        writer.number(document.notes.count)
        for note in document.notes {
            writer.text(note.code)
            writer.text(note.message)
            writer.number(note.at == nil ? 0 : 1)
            if let position = note.at { writer.place(position) }
        }
        return writer.bytes
    }

    private static func write(_ block: Block, to writer: inout WireWriter) {
        switch block {
        case .heading(let level, let text, let position):
            writer.number(1)
            writer.number(level)
            writer.text(text)
            writer.place(position)
        case .paragraph(let text, let position):
            writer.number(2)
            writer.text(text)
            writer.place(position)
        case .table(let table):
            writer.number(3)
            writer.number(table.columnCount)
            writer.place(table.position)
            writer.number(table.rows.count)
            for row in table.rows {
                writer.number(row.count)
                for cell in row { write(cell, to: &writer) }
            }
        }
    }

    private static func write(_ cell: TableCell, to writer: inout WireWriter) {
        for number in [cell.row, cell.column, cell.rowSpan, cell.columnSpan] { writer.number(number) }
        writer.number(cell.paragraphs.count)
        for paragraph in cell.paragraphs { writer.text(paragraph) }
        writer.place(cell.position)
    }

    static func decode(_ bytes: [UInt8]) throws(ConfinementFailure) -> ReadDocument {
        var reader = WireReader(bytes)
        do throws(WireReader.Nonsense) {
            return try document(&reader)
        } catch {
            throw .refused(status: 0, message: "the child's answer is no document")
        }
    }

    private static func document(_ reader: inout WireReader) throws(WireReader.Nonsense) -> ReadDocument {
        guard let format = DocumentFormat(rawValue: try reader.text()) else { throw WireReader.Nonsense() }
        let title = try reader.optional()
        var blocks: [Block] = []
        for _ in 0..<(try reader.number(upTo: 10_000_000)) { blocks.append(try block(&reader)) }
        var notes: [ReadingNote] = []
        for _ in 0..<(try reader.number(upTo: 1_000_000)) {
            let (code, message) = (try reader.text(), try reader.text())
            notes.append(ReadingNote(code, message, at: try reader.number(upTo: 1) == 1 ? try reader.place() : nil))
        }
        try reader.end()
        return ReadDocument(format: format, title: title, blocks: blocks, notes: notes)
    }

    private static func block(_ reader: inout WireReader) throws(WireReader.Nonsense) -> Block {
        switch try reader.number(upTo: 3) {
        case 1: .heading(level: try reader.number(upTo: 100), text: try reader.text(), at: try reader.place())
        case 2: .paragraph(try reader.text(), at: try reader.place())
        case 3: .table(try table(&reader))
        default: throw WireReader.Nonsense()
        }
    }

    private static func table(_ reader: inout WireReader) throws(WireReader.Nonsense) -> TableBlock {
        let columnCount = try reader.number(upTo: 100_000)
        let position = try reader.place()
        let rowCount = try reader.number(upTo: 2_000_000)
        guard rowCount * columnCount <= 20_000_000 else { throw WireReader.Nonsense() }
        var rows: [[TableCell]] = []
        for _ in 0..<rowCount {
            var row: [TableCell] = []
            for _ in 0..<(try reader.number(upTo: columnCount)) { row.append(try cell(&reader)) }
            rows.append(row)
        }
        return TableBlock(rows: rows, columnCount: columnCount, position: position)
    }

    private static func cell(_ reader: inout WireReader) throws(WireReader.Nonsense) -> TableCell {
        let (row, column) = (try reader.number(upTo: 2_000_000), try reader.number(upTo: 100_000))
        let (down, across) = (try reader.number(upTo: 2_000_000), try reader.number(upTo: 100_000))
        var paragraphs: [String] = []
        for _ in 0..<(try reader.number(upTo: 1_000_000)) { paragraphs.append(try reader.text()) }
        guard down > 0, across > 0 else { throw WireReader.Nonsense() }
        return TableCell(
            paragraphs, row: row, column: column, rowSpan: down, columnSpan: across, position: try reader.place())
    }
}
