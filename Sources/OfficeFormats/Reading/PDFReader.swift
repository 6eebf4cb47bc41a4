import TextForms

/// Reads a PDF: words from `pdftotext -bbox-layout`, ruling lines from `pdftocairo -svg`, and from both the tables.
struct PDFReader {
    static func read(_ bytes: [UInt8], limits: ReadingLimits) async throws -> ReadDocument {
        let last = String(limits.pages)
        let words = try await ForeignConverter.runConverter(
            "pdftotext", ["-q", "-bbox-layout", "-enc", "UTF-8", "-l", last, "-", "-"], input: bytes)
        var pages = try PDFWords.pages(words, limits: limits)
        guard pages.contains(where: { !$0.words.isEmpty }) else {
            throw ReadingError(pages.isEmpty ? .unreadable : .scanned)
        }
        var notes: [ReadingNote] = []
        do {
            let drawing = try await ForeignConverter.runConverter(
                "pdftocairo", ["-q", "-svg", "-l", last, "-", "-"], input: bytes)
            try PDFRulings.add(drawing, to: &pages, limits: limits)
        } catch let error as ReadingError where error.code != .converterMissing {
            notes.append(ReadingNote("no_rulings", "没有得到页面上的表格线，表格可能读成了普通文字，请逐条核对。"))
        }
        let empty = pages.indices.filter { pages[$0].words.isEmpty }.map { "第\($0 + 1)页" }
        if !empty.isEmpty {
            notes.append(
                ReadingNote("page_without_text", empty.prefix(10).joined(separator: "、") + "没有文字，可能是扫描图片，没有读取。"))
        }
        var document = PDFAssembly.document(pages, limits: limits)
        document.notes += notes
        return document
    }
}
