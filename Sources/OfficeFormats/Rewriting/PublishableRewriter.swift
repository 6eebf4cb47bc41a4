/// Makes of a file what is published: what it shows, and nothing besides (PII-1).
package enum PublishableRewriter {
    /// The cleaned file. Throws the sentence for what cannot be cleaned.
    package static func rewrite(_ bytes: [UInt8], name: String) async throws(ReadingError) -> RewrittenFile {
        guard !bytes.isEmpty else { throw ReadingError(.empty) }
        guard bytes.count <= ReadingLimits.standard.file else { throw ReadingError(.tooLarge) }
        do {
            return try await cleaned(bytes, name: name)
        } catch let error as ReadingError {
            throw error
        } catch let error as RewritingError {
            throw ReadingError(.notPublishable, error.sentence)
        } catch {
            throw ReadingError(.unreadable)
        }
    }

    private static func cleaned(_ bytes: [UInt8], name: String) async throws -> RewrittenFile {
        let finding = FileKind.sniff(bytes, name: name)
        if finding.hazards.contains(.encrypted) { throw ReadingError(.encrypted) }
        if finding.hazards.contains(.polyglot) {
            throw RewritingError("文件中夹带了另一种格式的内容", advice: "请用办公软件重新导出后提交。")
        }
        var notes = RewritingNotes()
        if finding.hazards.contains(.macros) { notes.add("macros", "宏已删除，保存为不含宏的格式。") }
        let made: ([UInt8], String)
        switch finding.kind {
        case .docx: made = (try WordCleaner.clean(bytes, &notes), "docx")
        case .xlsx: made = (try WorkbookCleaner.clean(bytes, &notes), "xlsx")
        case .pptx: made = (try SlidesCleaner.clean(bytes, &notes), "pptx")
        case .doc, .xls, .ppt, .rtf, .odt, .ods: return try await converted(bytes, finding.kind, name, notes)
        case .pdf: made = (try await PDFCleaner.clean(bytes, &notes), "pdf")
        case .png, .jpeg, .gif, .webp:
            made = (try PictureCleaner.clean(bytes, finding.kind, &notes), finding.kind.rawValue)
        case .svg: made = (try DrawingCleaner.clean(bytes, &notes), "svg")
        case .text, .markdown, .csv: made = (PlainCleaner.clean(bytes), endings[finding.kind] ?? "txt")
        case .html: throw RewritingError("网页文件不能作为附件公开", advice: "请将内容放入文章正文，或另存为 PDF 后提交。")
        case .ofd: throw RewritingError("OFD 文件不能自动清理", advice: "请从原文重新导出 PDF 后提交。")
        case .zip, .archive: throw RewritingError("压缩包不能作为附件公开", advice: "请解压后逐个提交。")
        case .xml, .executable, .unknown:
            throw RewritingError("\(finding.kind.chineseName)不能作为附件公开", advice: "请改用 PDF、Word、Excel 或图片格式。")
        }
        return RewrittenFile(bytes: made.0, name: renamed(name, made.1), notes: notes.list)
    }

    private static let endings: [FileKind: String] = [.text: "txt", .markdown: "md", .csv: "csv"]

    private static func converted(
        _ bytes: [UInt8], _ kind: FileKind, _ name: String, _ notes: RewritingNotes
    ) async throws -> RewrittenFile {
        let (made, ending) = try await OfficeConversion.convert(bytes, kind: kind)
        var notes = notes
        notes.add("converted", "旧格式文件已转换为 \(ending)，请核对版式。")
        let inner = try await cleaned(made, name: renamed(name, ending))
        return RewrittenFile(bytes: inner.bytes, name: inner.name, notes: notes.list + inner.notes)
    }

    private static func renamed(_ name: String, _ ending: String) -> String {
        let clean = FileNameCleaning.clean(name)
        if FileKind.claimed(by: clean) == FileKind.claimed(by: "x." + ending), !clean.lowercased().hasSuffix("m") {
            return clean
        }
        guard let dot = clean.lastIndex(of: "."), dot > clean.startIndex, clean[dot...].utf8.count <= 9 else {
            return clean + "." + ending
        }
        return clean[..<dot] + "." + ending
    }
}

/// What was left out, each kind once.
struct RewritingNotes {
    private(set) var list: [ReadingNote] = []

    mutating func add(_ code: String, _ message: String) {
        if !list.contains(where: { $0.code == code }) { list.append(ReadingNote(code, message)) }
    }
}

/// Text files in one encoding with one kind of line end.
enum PlainCleaner {
    static func clean(_ bytes: [UInt8]) -> [UInt8] {
        let text = CharacterDecoding.text(bytes)
        var out = String.UnicodeScalarView()
        var last: Unicode.Scalar = " "
        for scalar in text.unicodeScalars {
            if scalar == "\r" {
                out.append("\n")
            } else if !(scalar == "\n" && last == "\r"), scalar == "\n" || scalar == "\t" || XMLBuffer.allowed(scalar) {
                out.append(scalar)
            }
            last = scalar
        }
        return Array(String(out).utf8)
    }
}
