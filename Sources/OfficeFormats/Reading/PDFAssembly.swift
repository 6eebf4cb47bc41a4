import TextForms

/// Pages become one document: running heads go, paragraphs and tables go on over page breaks.
struct PDFAssembly {
    private enum Piece {
        case line(PDFBox, page: Int)
        case table([PDFTablePart])
    }

    static func document(_ pages: [PDFPage], limits: ReadingLimits) -> ReadDocument {
        var pieces: [Piece] = []
        let furniture = PDFFurniture(pages)
        for (number, page) in pages.enumerated() {
            let parts = PDFTablePart.find(page, number: number)
            let free = page.words.filter { word in !parts.contains { $0.contains(word) } }
            let lines = PDFText.lines(free).filter { !furniture.contains($0, on: page) }
            var fresh: [(top: Double, piece: Piece)] = lines.map { ($0.y0, .line($0, page: number)) }
            fresh += parts.map { ($0.top, .table([$0])) }
            for entry in fresh.sorted(by: { $0.top < $1.top }) { append(entry.piece, to: &pieces) }
        }
        return ReadDocument(format: .pdf, blocks: blocks(pieces, pages: pages, limits: limits))
    }

    /// A table at the head of a page with the edges of the one at the foot of the page before is the same table.
    private static func append(_ piece: Piece, to pieces: inout [Piece]) {
        if case .table(let added) = piece, case .table(let before)? = pieces.last, let one = before.last,
            let other = added.first, other.page == one.page + 1, abs(one.left - other.left) < 4,
            abs(one.right - other.right) < 4
        {
            pieces[pieces.count - 1] = .table(before + added)
        } else {
            pieces.append(piece)
        }
    }

    private static func blocks(_ pieces: [Piece], pages: [PDFPage], limits: ReadingLimits) -> [Block] {
        let lines = pieces.compactMap { piece in if case .line(let line, _) = piece { line } else { nil } }
        // The text's own edges, the odd line aside.
        let left = edge(lines.map(\.x0), at: 0.02)
        let right = edge(lines.map(\.x1), at: 0.95)
        var blocks: [Block] = []
        var last: PDFBox?
        var counts = (paragraphs: 0, tables: 0)
        for piece in pieces {
            switch piece {
            case .line(let line, let page):
                var next = line
                if let before = last, line.y0 < before.y0 { next.y0 = before.y1 }
                if let before = last, case .paragraph(let text, let at)? = blocks.last,
                    PDFText.flows(before, into: next, left: left, right: right)
                {
                    blocks[blocks.count - 1] = .paragraph(PDFText.joined(text, line.text), at: at)
                } else {
                    counts.paragraphs += 1
                    blocks.append(
                        .paragraph(line.text, at: SourcePosition(page: page + 1, paragraph: counts.paragraphs)))
                }
                last = line
            case .table(let parts):
                last = nil
                counts.tables += 1
                let table = PDFTable(parts, pages: pages).block(number: counts.tables, limits: limits)
                if let table { blocks.append(.table(table)) }
            }
        }
        return blocks
    }

    private static func edge(_ values: [Double], at share: Double) -> Double {
        let sorted = values.sorted()
        guard let index = Int(exactly: (Double(sorted.count) * share).rounded(.down)), !sorted.isEmpty else { return 0 }
        return sorted[min(index, sorted.count - 1)]
    }
}

/// Page numbers and what is repeated at the head or foot of pages.
struct PDFFurniture {
    private var repeated: Set<String> = []

    init(_ pages: [PDFPage]) {
        guard pages.count >= 2 else { return }
        var counts: [String: Int] = [:]
        for page in pages {
            for line in Set(PDFText.lines(page.words).filter { Self.isMargin($0, of: page) }.map { Self.key($0.text) })
            {
                counts[line, default: 0] += 1
            }
        }
        repeated = Set(counts.filter { $0.value >= max(2, pages.count / 2) && $0.key.count >= 2 }.keys)
    }

    func contains(_ line: PDFBox, on page: PDFPage) -> Bool {
        Self.isMargin(line, of: page) && (Self.isPageNumber(line.text) || repeated.contains(Self.key(line.text)))
    }

    private static func isMargin(_ line: PDFBox, of page: PDFPage) -> Bool {
        line.y1 < page.height * 0.1 || line.y0 > page.height * 0.9
    }

    /// Without figures, which count the pages.
    private static func key(_ text: String) -> String {
        String(text.filter { !$0.isNumber && !$0.isWhitespace })
    }

    /// `3`, `- 3 -`, `— 3 —`, `第3页`, `第 3 页 共 9 页`, `3/9`.
    static func isPageNumber(_ text: String) -> Bool {
        let rest = text.unicodeScalars.filter { !ScalarClass.isBlank($0) }
        guard rest.count <= 12, rest.contains(where: { ScalarClass.digit($0) != nil }) else { return false }
        return rest.allSatisfy { ScalarClass.digit($0) != nil || "-—–－―·.第页共/，,Pageof".unicodeScalars.contains($0) }
    }
}
