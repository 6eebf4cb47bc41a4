/// Takes out of a file everything that anybody could take out of it, for the check before publication (PII-1).
package enum EverythingExtractor {
    /// All texts of the file, shown or hidden, files inside it included. What could not be looked into makes the
    /// result incomplete; only an empty or oversized file throws.
    package static func extract(_ bytes: [UInt8], name: String) async throws(ReadingError) -> Extraction {
        try await extract(bytes, name: name, limits: ExtractionLimits())
    }

    static func extract(
        _ bytes: [UInt8], name: String, limits: ExtractionLimits
    ) async throws(ReadingError) -> Extraction {
        guard !bytes.isEmpty else { throw ReadingError(.empty) }
        guard bytes.count <= limits.reading.file else { throw ReadingError(.tooLarge) }
        let ledger = ExtractionLedger(limits)
        let scope = ExtractionScope(ledger)
        scope.add(.metadata, "文件名", name)
        ledger.enqueue(bytes, name, scope)
        while let file = ledger.next() {
            do {
                try await open(file)
            } catch let error as ReadingError {
                file.scope.fail("not_looked_into", reason(error))
            } catch {
                file.scope.fail("not_looked_into", "没有检查：文件已损坏。请用办公软件打开后另存，再重新提交。")
            }
        }
        return ledger.extraction
    }

    private static func reason(_ error: ReadingError) -> String {
        let sentence = error.sentence
        let mark = "没有读取文件："
        return "没有检查：" + (sentence.hasPrefix(mark) ? String(sentence.dropFirst(mark.count)) : sentence)
    }

    private static func open(_ file: ExtractionLedger.Pending) async throws {
        let (bytes, scope) = (file.bytes, file.scope)
        if let picture = PictureKind.of(bytes) {
            return try await PictureExtractor.extract(bytes, kind: picture, scope: scope)
        }
        let finding = FileKind.sniff(bytes, name: file.name)
        if finding.hazards.contains(.encrypted) { throw ReadingError(.encrypted) }
        if finding.hazards.contains(.macros) { scope.note("macros", "含有宏，宏中的文字已检查，宏的作用没有检查。") }
        if finding.hazards.contains(.polyglot) { scope.fail("polyglot", "文件中夹带了另一种格式的内容，没有检查。请用办公软件重新导出后提交。") }
        switch finding.kind {
        case .docx, .xlsx, .pptx: try OfficePackageExtractor.extract(bytes, kind: finding.kind, scope: scope)
        case .odt, .ods: try OpenDocumentExtractor.extract(bytes, scope: scope)
        case .ofd, .zip: try ZipExtractor.extract(bytes, kind: finding.kind, scope: scope)
        case .doc, .xls, .ppt, .rtf: try await LegacyExtractor.extract(bytes, kind: finding.kind, scope: scope)
        case .pdf: try await PDFExtractor.extract(bytes, scope: scope)
        case .html: try WebPageExtractor.extract(bytes, scope: scope)
        case .svg, .xml: try LooseText.document(bytes, place: .body, detail: "", scope: scope)
        case .text, .markdown, .csv: PlainExtractor.extract(bytes, kind: finding.kind, scope: scope)
        case .png, .jpeg, .gif, .webp, .archive, .executable, .unknown: try unknown(file, finding.kind)
        }
    }

    private static func unknown(_ file: ExtractionLedger.Pending, _ kind: FileKind) throws {
        if CompoundFile.isOne(file.bytes) { return try CompoundExtractor.extract(file.bytes, scope: file.scope) }
        Printables.add(file.bytes, place: .remains, detail: "", scope: file.scope)
        file.scope.fail("unknown_kind", "没有检查：\(kind.chineseName)不能逐项检查。请改用 PDF、Word、Excel、文本或图片格式。")
    }
}
