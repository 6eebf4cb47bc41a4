package import Kernel
import OfficeFormats

/// A paper of supervision as `.docx` in the layout of GB/T 9704 (DOC-1 to DOC-10).
package enum ItemPaperDocument {
    package static let wordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

    /// The same paper always gives the same bytes.
    package static func bytes(of text: ItemPaperText) throws(Refusal) -> [UInt8] {
        do {
            return try document(of: text).bytes()
        } catch {
            throw Refusal(.tooLarge, "未能生成\(text.kind.chinese)：内容过长，不能写成 Word 文件。请精简后再试。", rule: "DOC-1")
        }
    }

    /// 督办单（督办〔2026〕3号）.docx
    package static func fileName(_ text: ItemPaperText, ending: String) -> String {
        "\(text.kind.chinese)（\(text.number)）.\(ending)"
    }

    private static func document(of text: ItemPaperText) -> LetterheadDocument {
        var document = LetterheadDocument(
            form: form(text.kind), organs: [text.organ], number: text.number, title: text.title,
            recipients: text.recipient, body: RichDocument(blocks: blocks(text)))
        guard text.kind != .interview else {
            // Room for handwriting where somebody has to sign.
            document.rowLines = text.rows.map { $0.count == 2 && $0[1].count > 60 ? 5 : 1 } + [3, 3]
            return document
        }
        document.signedOn = .init(year: text.on.year, month: text.on.month, day: text.on.dayOfMonth)
        document.isSealed = true
        return document.heldOnOnePage()
    }

    private static func form(_ kind: ItemPaperKind) -> LetterheadDocument.Form {
        switch kind {
        case .order, .recommendation: .letter
        case .circular: .headed
        case .interview: .form
        }
    }

    private static func blocks(_ text: ItemPaperText) -> [RichBlock] {
        text.opening.map(paragraph) + table(text) + text.closing.map(paragraph)
    }

    private static func paragraph(_ words: String) -> RichBlock { .paragraph([.text(words, [])], .start) }

    // MARK: Tables

    private static let widths = [2, 9, 5, 5, 3]

    private static func table(_ text: ItemPaperText) -> [RichBlock] {
        guard !text.rows.isEmpty else { return [] }
        if text.kind == .interview {
            let signing = [["约谈人签名", ""], ["被约谈人签名", ""]].map(field)
            return [.table(RichTable(rows: text.rows.map(field) + signing))]
        }
        let head = zip(ItemPaperText.heads, widths).map { cell($0.0, $0.1, isHeader: true) }
        let rows = text.rows.map { row in zip(row, widths).map { cell($0.0, $0.1) } }
        return [.table(RichTable(rows: [head] + rows))]
    }

    private static func field(_ row: [String]) -> [RichCell] {
        [cell(row.first ?? "", 5, isHeader: true), cell(row.dropFirst().first ?? "", 19)]
    }

    private static func cell(_ words: String, _ span: Int, isHeader: Bool = false) -> RichCell {
        RichCell(blocks: [paragraph(words)], columnSpan: span, isHeader: isHeader)
    }
}
