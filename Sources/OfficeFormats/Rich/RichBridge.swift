import TextForms

extension RichDocument {
    /// What another reader found, as rich text: headings by their level, tables with their merged cells.
    package init(_ document: ReadDocument) {
        self.init(title: document.title, notes: document.notes)
        for block in document.blocks {
            switch block {
            case .heading(let level, let text, _):
                if level == 1, title == nil, blocks.isEmpty { title = text } else { add(heading: text, level) }
            case .paragraph(let text, _): blocks.append(.paragraph(Self.line(text), .start))
            case .table(let table): blocks.append(.table(Self.table(table)))
            }
        }
        self = canonical
    }

    private mutating func add(heading text: String, _ level: Int) {
        blocks.append(.heading(level: max(level, 2), Self.line(text)))
    }

    private static func line(_ text: String) -> [RichInline] {
        var out: [RichInline] = []
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            if index > 0 { out.append(.lineBreak) }
            out.append(.text(String(line), []))
        }
        return out
    }

    private static func table(_ table: TableBlock) -> RichTable {
        RichTable(
            rows: table.rows.map { row in
                row.map { cell in
                    RichCell(
                        blocks: cell.paragraphs.map { .paragraph(line($0), .start) }, columnSpan: cell.columnSpan,
                        rowSpan: cell.rowSpan)
                }
            })
    }
}

extension RichReader {
    /// The text of any file that can be read, by what its bytes are.
    package nonisolated(nonsending) static func document(
        _ bytes: [UInt8], name: String, limits: ReadingLimits = .standard
    ) async throws -> RichDocument {
        guard bytes.count <= limits.file else { throw ReadingError(.tooLarge) }
        var document: RichDocument
        switch try FormatSniffer.sniff(bytes, named: name, limits: limits) {
        case .docx(let archive): document = try RichWordReader.read(archive, limits: limits)
        case .html: document = try checked(html: CharacterDecoding.text(bytes))
        case .text(let isMarkdown):
            document = plain(CharacterDecoding.text(bytes))
            if isMarkdown { document.takeTitle() }
        case .xlsx, .pdf:
            document = RichDocument(try await DocumentReader.read(bytes: bytes, named: name, limits: limits))
        }
        guard !document.blocks.isEmpty || document.title != nil else { throw ReadingError(.empty) }
        return document
    }
}

extension RichDocument {
    /// Markdown has no title but its first heading.
    fileprivate mutating func takeTitle() {
        guard title == nil, case .heading(2, let line) = blocks.first else { return }
        title = RichText.line(line.words)
        blocks.removeFirst()
    }
}
