import Kernel
import OfficeFormats

/// A Word file written anew from units: no part, no style and no number of the original is in it.
enum RedactedWordFile {
    static func bytes(_ text: RedactableText, _ redacted: RedactedText, title: String) throws(Refusal) -> [UInt8] {
        var writer = WordWriter(DocumentProperties(title: title))
        for block in text.blocks {
            switch block {
            case .unit(let number):
                guard let unit = redacted.unit(number) else { continue }
                writer.paragraph([WordRun(unit.text)], style(unit.role))
            case .table(let headerRows, let rows): writer.table(table(headerRows, rows, redacted))
            }
        }
        do {
            return try writer.bytes()
        } catch {
            throw Refusal(.unavailable, "没有生成区分处理文件：写入文件时出错。请稍后再试。", rule: "FOI-37")
        }
    }

    /// Columns of one width: how wide a column was may tell how long its words were.
    private static func table(_ headerRows: Int, _ rows: [[RedactableCell]], _ redacted: RedactedText) -> WordTable {
        let width = rows.map { $0.reduce(0) { $0 + $1.columnSpan } }.max() ?? 1
        let cells = rows.map { row in
            row.map { cell in
                let words = cell.units.compactMap { redacted.unit($0)?.text }.joined(separator: "\n")
                return WordCell(words, columnSpan: cell.columnSpan, rowSpan: cell.rowSpan)
            }
        }
        return WordTable(
            widths: [Int](repeating: 1, count: min(max(width, 1), 200)), headerRows: headerRows, rows: cells)
    }

    private static func style(_ role: RedactableUnit.Role) -> WordStyle {
        switch role {
        case .title: .title
        case .heading(let level): level <= 2 ? .heading1 : level == 3 ? .heading2 : .heading3
        case .paragraph, .line: .body
        case .closing: .closing
        case .caption, .note: .note
        case .cell, .headerCell: .cell
        }
    }
}

extension RedactedText {
    func unit(_ number: Int) -> RedactableUnit? {
        units.indices.contains(number - 1) ? units[number - 1] : nil
    }
}
