package import Kernel

/// A letter in words, before it has a page.
package struct LetterText: Hashable, Sendable {
    /// A row of a form.
    package enum Row: Hashable, Sendable {
        case section(String)
        case fields([Field])
        /// The head of a schedule, or one of its rows.
        case columns([String], isHead: Bool)
    }

    package struct Field: Hashable, Sendable {
        package let label: String
        package let paragraphs: [String]
        package let lines: Int
    }

    package let kind: LetterKind
    package let agency: String
    package let title: String
    package let number: String
    /// 主送, without its colon.
    package let recipient: String
    package let paragraphs: [String]
    package let rows: [Row]
    package let notes: [String]
    /// 附件.
    package let attachments: [String]
    package let on: Day
    /// 附注: who can be asked.
    package let contact: String

    /// All of it as lines, for pages and for comparing.
    package var plain: String {
        var lines = [agency, number, title]
        if !recipient.isEmpty { lines.append(recipient + "：") }
        lines += paragraphs
        for row in rows {
            switch row {
            case .section(let text): lines.append("【\(text)】")
            case .fields(let fields):
                lines.append(
                    fields.map { "\($0.label)｜\($0.paragraphs.joined(separator: "／"))" }.joined(separator: "｜"))
            case .columns(let cells, _): lines.append(cells.joined(separator: "｜"))
            }
        }
        lines += notes
        for (index, name) in attachments.enumerated() {
            lines.append(attachments.count == 1 ? "附件：\(name)" : "附件\(index + 1)：\(name)")
        }
        if kind.shape == .letter { lines += [agency, on.chinese] }
        if !contact.isEmpty { lines.append("（\(contact)）") }
        return lines.filter { !$0.isEmpty }.joined(separator: "\n") + "\n"
    }
}
