package import Kernel
package import OfficeFormats

/// A letter of a case on paper: `.docx` in 信函格式 or as a form (DOC-1 to DOC-10), and PDF.
package enum CaseLetterDocument {
    /// The same letter always gives the same bytes.
    package static func bytes(of text: LetterText, faces: LetterheadFaces = .standard) throws(Refusal) -> [UInt8] {
        do {
            return try document(of: text, faces: faces).bytes()
        } catch {
            throw Refusal(.tooLarge, "未能生成\(text.title)：内容过长，不能写成 Word 文件。请把详细内容作为附件。", rule: "DOC-1")
        }
    }

    /// Drawn on this machine with the typefaces that it has (DOC-10).
    package static func pdf(of text: LetterText) async throws(Refusal) -> [UInt8] {
        do {
            return try await PrintedDocument.pdf(of: bytes(of: text, faces: try await .installed()))
        } catch let refusal as Refusal {
            throw refusal
        } catch {
            throw Refusal(.unavailable, "未能生成 PDF：服务器没有安装 LibreOffice，或者转换没有完成。请下载 Word 文件，或者联系系统管理员。")
        }
    }

    /// What the store calls.
    package static func writer(_ templates: LetterTemplates) -> CaseLetterWriter {
        { matter in try bytes(of: try templates.text(of: matter)) }
    }

    /// 政府信息公开申请答复书（青卫公开〔2026〕3号）.docx
    package static func fileName(_ title: String, number: String, ending: String) -> String {
        let name = number.isEmpty ? title : "\(title)（\(number)）"
        let kept = LetterValue.text(name).inline.filter { !#"\/:*?"<>|"#.contains($0) }
        return kept.prefix(80) + "." + ending
    }

    // MARK: Layout

    private static func document(of text: LetterText, faces: LetterheadFaces) -> LetterheadDocument {
        var document = LetterheadDocument(
            form: text.kind.shape == .form ? .form : .letter, organs: [text.agency], number: text.number,
            title: text.title, recipients: text.recipient, body: RichDocument(blocks: blocks(text)))
        document.faces = faces
        guard text.kind.shape == .letter else {
            document.rowLines = text.rows.map(lines)
            return document
        }
        document.attachments = text.attachments.map { LetterValue.text($0).inline }
        document.signedOn = .init(year: text.on.year, month: text.on.month, day: text.on.dayOfMonth)
        document.isSealed = true
        document.annotation = text.contact.isEmpty ? nil : text.contact
        return document.heldOnOnePage()
    }

    private static func blocks(_ text: LetterText) -> [RichBlock] {
        let paragraphs = text.paragraphs.map(paragraph)
        let table = text.rows.isEmpty ? [] : [RichBlock.table(RichTable(rows: text.rows.map(row)))]
        let notes = text.notes.enumerated().map { index, note in
            paragraph((index == 0 ? "说明：" : "") + note)
        }
        return paragraphs + table + notes
    }

    private static func paragraph(_ words: String) -> RichBlock { .paragraph([.text(words, [])], .start) }

    // MARK: Forms

    /// Every table is laid on as many columns, so that rows with one, two or three fields stand over one another.
    private static let columns = 24

    private static func row(_ row: LetterText.Row) -> [RichCell] {
        switch row {
        case .section(let words): return [cell([words], columns, isHeader: true)]
        case .fields(let fields):
            let share = columns / max(1, fields.count)
            // Seven characters; four where three fields stand in a row.
            let label = fields.count > 2 ? 4 : 5
            return fields.flatMap { field in
                [cell([field.label], label, isHeader: true), cell(field, share - label)]
            }
        case .columns(let words, let isHead): return schedule(words, isHead: isHead)
        }
    }

    /// A narrow number, the rest as wide as one another; the second takes what is left over.
    private static func schedule(_ words: [String], isHead: Bool) -> [RichCell] {
        let share = max(1, (columns - 2) / max(1, words.count - 1))
        let second = columns - 2 - share * max(0, words.count - 2)
        return words.enumerated().map { index, word in
            cell([word], index == 0 ? 2 : index == 1 ? second : share, isHeader: isHead)
        }
    }

    /// Where somebody signs, the date stands at the right, at the foot.
    private static func cell(_ field: LetterText.Field, _ span: Int) -> RichCell {
        guard field.paragraphs.count == 1, field.paragraphs[0].hasSuffix("　日"), field.lines > 2 else {
            return cell(field.paragraphs, span, isHeader: false)
        }
        let room = Array(repeating: paragraph(""), count: field.lines - 2)
        return RichCell(blocks: room + [.paragraph([.text(field.paragraphs[0], [])], .end)], columnSpan: span)
    }

    private static func cell(_ paragraphs: [String], _ span: Int, isHeader: Bool) -> RichCell {
        RichCell(blocks: paragraphs.map(paragraph), columnSpan: span, isHeader: isHeader)
    }

    private static func lines(_ row: LetterText.Row) -> Int {
        switch row {
        case .section, .columns: 1
        case .fields(let fields): fields.map(\.lines).max() ?? 1
        }
    }
}
