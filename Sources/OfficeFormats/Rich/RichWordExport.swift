extension RichDocument {
    /// A Word file of the text: title, headings, paragraphs and tables; lists and footnotes with their numbers as
    /// words, links followed by their address. Pictures are left out.
    package func wordFile() throws(WritingFailure) -> [UInt8] {
        let words = canonical
        var export = RichWordExport(
            writer: WordWriter(DocumentProperties(title: words.title ?? "文档")))
        if let title = words.title { export.writer.paragraph(title, .title) }
        for block in words.blocks { export.write(block, prefix: "") }
        for (index, note) in words.footnotes.enumerated() {
            export.write(note, .note, prefix: "[\(index + 1)] ")
        }
        return try export.writer.bytes()
    }
}

/// Writes blocks with the styles of official documents.
struct RichWordExport {
    var writer: WordWriter

    mutating func write(_ block: RichBlock, prefix: String) {
        switch block {
        case .heading(let level, let line):
            let style: WordStyle = level <= 2 ? .heading1 : level == 3 ? .heading2 : .heading3
            write(line, style, prefix: prefix)
        case .paragraph(let line, let alignment): write(line, alignment == .end ? .closing : .body, prefix: prefix)
        case .list(let list):
            for (index, item) in list.items.enumerated() {
                for (place, block) in item.enumerated() {
                    write(block, prefix: place == 0 ? prefix + list.sign(index) : prefix)
                }
            }
        case .table(let table): write(table)
        case .figure(let image, let caption):
            let words = caption.isEmpty ? image.alt : caption.words
            if !words.isEmpty { writer.paragraph("〔图〕" + words, .note) }
        case .quote(let blocks): for block in blocks { write(block, prefix: prefix) }
        case .rule: return
        }
    }

    mutating func write(_ line: [RichInline], _ style: WordStyle, prefix: String) {
        var runs = prefix.isEmpty ? [] : [WordRun(prefix)]
        add(line, to: &runs)
        writer.paragraph(runs, style)
    }

    private func add(_ line: [RichInline], to runs: inout [WordRun]) {
        for inline in line {
            switch inline {
            case .text(let text, let marks): runs.append(WordRun(text, bold: marks.contains(.bold)))
            case .lineBreak: runs.append(WordRun("\n"))
            case .image(let image): if !image.alt.isEmpty { runs.append(WordRun("〔图：\(image.alt)〕")) }
            case .note(let index): runs.append(WordRun("[\(index + 1)]"))
            case .link(let inner, let address):
                add(inner, to: &runs)
                if inner.words != address, !address.hasPrefix("#") { runs.append(WordRun("（\(address)）")) }
            }
        }
    }

    private mutating func write(_ table: RichTable) {
        if !table.caption.isEmpty { writer.paragraph(table.caption.words, .note) }
        let width = table.rows.map { $0.reduce(0) { $0 + $1.columnSpan } }.max() ?? 1
        let rows = table.rows.map { row in
            row.map { cell in
                WordCell(
                    RichDocument(blocks: cell.blocks).plainText, columnSpan: cell.columnSpan, rowSpan: cell.rowSpan)
            }
        }
        writer.table(
            WordTable(widths: [Int](repeating: 1, count: min(width, 200)), headerRows: table.headerRows, rows: rows))
    }
}
