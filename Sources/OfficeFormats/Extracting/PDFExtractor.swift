/// PDF files: the text layer, what lies off the page or in hidden layers, every string of every object, attachments,
/// earlier revisions, and the text of pictures.
enum PDFExtractor {
    static func extract(_ bytes: [UInt8], scope: ExtractionScope) async throws {
        let pages = try await PDFLayers.pages(bytes)
        for (index, page) in pages.enumerated() { scope.add(.body, "第\(index + 1)页", page) }
        let objects = try await PDFObjects.read(bytes)
        for text in objects.texts { scope.add(text.place, text.detail, text.text) }
        let known = Set(pages.flatMap(lines))
        for line in lines(try await PDFLayers.laidOpen(bytes)) where !known.contains(line) {
            scope.add(.hiddenText, "页面之外或隐藏图层", line)
        }
        try await earlier(bytes, known: known.union(objects.texts.map(\.text)), scope: scope)
        surroundings(bytes, scope: scope)
        let unread = try await PDFStreams.add(objects.streams, of: bytes, scope: scope)
        let hasPictures = objects.streams.contains { $0.role == .picture }
        for (index, page) in pages.enumerated() where page.count(where: { $0.isLetter || $0.isNumber }) < 10 {
            // Its pictures have been read one by one, unless some could not be.
            if unread || !hasPictures { try await drawn(bytes, page: index + 1, scope: scope) }
        }
    }

    static func lines(_ text: String) -> [String] {
        text.split { $0.isNewline }.map { line in String(line.filter { !$0.isWhitespace }) }.filter { !$0.isEmpty }
    }

    /// The page as it is seen, when no text layer says what stands on it.
    private static func drawn(_ bytes: [UInt8], page: Int, scope: ExtractionScope) async throws {
        guard scope.ledger.drawnPagesLeft > 0 else {
            return scope.note("recognition_budget", "没有文字层的页面较多，其中一些没有识别文字，请人工查看。")
        }
        scope.ledger.drawnPagesLeft -= 1
        let number = String(page)
        let picture = try await ForeignTool.output(
            "pdftocairo",
            ForeignTool.Run(arguments: ["-q", "-png", "-r", "150", "-singlefile", "-f", number, "-l", number, "-", "-"]
            ),
            input: bytes)
        try await TextRecognition.add(picture, detail: "第\(page)页图像", scope: scope)
    }

    /// Each time a PDF is changed and saved, the state before may stay in the file.
    private static func earlier(_ bytes: [UInt8], known: Set<String>, scope: ExtractionScope) async throws {
        let ends = revisionEnds(bytes)
        guard ends.count <= scope.limits.revisions else {
            return scope.fail("many_revisions", "PDF 中保留的早先版本过多，没有全部检查。请重新导出 PDF 后提交。")
        }
        for (number, end) in ends.enumerated() {
            let cut = Array(bytes[..<end])
            let detail = "第\(number + 1)个早先版本"
            do {
                for page in try await PDFLayers.pages(cut) {
                    for line in lines(page) where !known.contains(line) { scope.add(.earlierRevision, detail, line) }
                }
                for text in try await PDFObjects.read(cut).texts where !known.contains(text.text) {
                    scope.add(.earlierRevision, "\(detail)\(text.detail)", text.text)
                }
            } catch let error as ReadingError where error.code == .unreadable {
                scope.fail("revision_unreadable", "PDF 中的早先版本打不开，没有检查。请重新导出 PDF 后提交。")
            }
        }
    }

    /// Behind each `%%EOF` but the last; the first one of a linearised file ends no state of it.
    private static func revisionEnds(_ bytes: [UInt8]) -> [Int] {
        let view = ByteView(bytes)
        var ends: [Int] = [], from = 0
        while let found = view.first("%%EOF", from: from) {
            from = found + 5
            let isHead =
                view.contains("startxref\n0\n", from: max(0, found - 40), to: found)
                || view.contains("startxref\r\n0\r\n", from: max(0, found - 40), to: found)
                || view.contains("startxref\r0\r", from: max(0, found - 40), to: found)
            if !isHead { ends.append(from) }
        }
        return Array(ends.dropLast())
    }

    private static func surroundings(_ bytes: [UInt8], scope: ExtractionScope) {
        let view = ByteView(bytes)
        if let start = view.first("%PDF-"), start > 0 {
            Printables.add(Array(bytes[..<start]), place: .remains, detail: "文件开头", scope: scope)
        }
        var last = 0, from = 0
        while let found = view.first("%%EOF", from: from) {
            last = found + 5
            from = last
        }
        if last > 0, bytes.count - last > 6 {
            Printables.add(Array(bytes[last...]), place: .remains, detail: "文件末尾", scope: scope)
        }
        PDFComments.add(view, scope: scope)
    }
}

/// Lines of a PDF that begin with a percent sign and are no part of it.
enum PDFComments {
    static func add(_ view: ByteView, scope: ExtractionScope) {
        var from = 0
        while let found = view.first("\n%", from: from) {
            var end = found + 2
            while end < view.count, view[end] != 0x0A, view[end] != 0x0D, end - found < 2_000 { end += 1 }
            from = end
            let line = Array(view.bytes[min(found + 2, end)..<end])
            if line.allSatisfy({ $0 >= 0x20 }), !line.starts(with: Array("%EOF".utf8)) {
                Printables.add(line, place: .remains, detail: "文件内注释行", scope: scope)
            }
        }
    }
}
