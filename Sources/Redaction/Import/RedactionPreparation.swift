package import Kernel
import OfficeFormats

/// How a file is to be handled.
package enum RedactionRoute: String, CaseIterable, Sendable, Hashable {
    /// By its text; the file is written anew from what stays of it.
    case text
    /// By its pages; each becomes a picture.
    case pages

    package var chinese: String {
        switch self {
        case .text: "按文字处理"
        case .pages: "按页面处理"
        }
    }
}

/// A file in the form in which it is marked. It is stored under its own hash, and plans belong to that hash.
package struct PreparedFile: Sendable, Hashable {
    package let bytes: [UInt8]
    package let name: String
    package let kind: RedactableKind
    /// What was left out or changed, in Chinese.
    package let notes: [String]
}

extension RedactionReaders {
    /// The file as it can be marked: texts in UTF-8, PDF drawn anew without annotations and layers, other office files
    /// cleaned and printed as PDF. Throws the sentence for what cannot be handled.
    package func prepared(
        _ bytes: [UInt8], name: String, route: RedactionRoute = .text
    ) async throws(Refusal) -> PreparedFile {
        switch (FileKind.sniff(bytes, name: name).kind, route) {
        case (.text, _), (.markdown, _), (.csv, _):
            let clean = try await cleaned(bytes, name: name)
            return PreparedFile(bytes: clean.bytes, name: clean.name, kind: .lines, notes: clean.notes.map(\.message))
        case (.docx, .text):
            let notes = try await word(bytes, name: name).notes
            return PreparedFile(bytes: bytes, name: name, kind: .word, notes: notes)
        case (.pdf, _):
            let clean = try await cleaned(bytes, name: name)
            return PreparedFile(bytes: clean.bytes, name: clean.name, kind: .pages, notes: clean.notes.map(\.message))
        case (.docx, .pages), (.xlsx, _), (.pptx, _), (.doc, _), (.xls, _), (.ppt, _), (.odt, _), (.ods, _), (.rtf, _):
            return try await printed(bytes, name: name)
        case (.png, _), (.jpeg, _), (.gif, _), (.webp, _):
            throw Self.unsupported("图片不能直接遮盖", "请将图片放入 Word 文档或另存为 PDF 后上传，按页面处理。")
        case (.ofd, _): throw Self.unsupported("OFD 文件不能直接遮盖", "请用 OFD 阅读器另存为 PDF 后上传。")
        case (.html, _), (.svg, _), (.xml, _): throw Self.unsupported("网页和 XML 文件不能直接遮盖", "请另存为 PDF 后上传。")
        case (.zip, _), (.archive, _): throw Self.unsupported("压缩包不能遮盖", "请解压后逐个上传。")
        case (.executable, _), (.unknown, _):
            throw Self.unsupported("不认识这种文件", "请另存为 Word、PDF 或文本文件后上传。")
        }
    }

    private func cleaned(_ bytes: [UInt8], name: String) async throws(Refusal) -> RewrittenFile {
        do throws(ConfinementFailure) {
            return try await publishable.rewrittenFile(bytes, name: name)
        } catch {
            throw Self.refusal(error)
        }
    }

    private func printed(_ bytes: [UInt8], name: String) async throws(Refusal) -> PreparedFile {
        let clean = try await cleaned(bytes, name: name)
        let drawn: [UInt8]
        do throws(ReadingError) {
            drawn = try await PageConversion.pdf(
                clean.bytes, kind: FileKind.sniff(clean.bytes, name: clean.name).kind)
        } catch {
            throw Self.refusal(error)
        }
        let stem = clean.name.lastIndex(of: ".").map { String(clean.name[..<$0]) } ?? clean.name
        let pages = try await cleaned(drawn, name: stem + ".pdf")
        let notes = clean.notes.map(\.message) + ["文件已转换为 PDF 按页面处理，请核对版式。"]
        return PreparedFile(bytes: pages.bytes, name: pages.name, kind: .pages, notes: notes)
    }

    private static func unsupported(_ reason: String, _ advice: String) -> Refusal {
        Refusal(.invalid, "没有打开文件：\(reason)。\(advice)", rule: "FOI-37")
    }
}
