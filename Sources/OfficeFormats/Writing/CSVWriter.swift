/// Writes comma-separated values by RFC 4180, with CRLF line ends.
package enum CSVWriter {
    /// The rows as UTF-8; `byteOrderMark` lets Excel recognise the encoding.
    package static func bytes(_ rows: [[CellValue]], byteOrderMark: Bool = true) -> [UInt8] {
        var bytes: [UInt8] = byteOrderMark ? [0xEF, 0xBB, 0xBF] : []
        for row in rows {
            for (index, cell) in row.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                append(cell, to: &bytes)
            }
            bytes.append(contentsOf: [0x0D, 0x0A])
        }
        return bytes
    }

    private static func append(_ cell: CellValue, to bytes: inout [UInt8]) {
        switch cell {
        case .empty: return
        case .text(let text): bytes.append(contentsOf: quoted(guarded(text)).utf8)
        case .integer(let number): bytes.append(contentsOf: String(number).utf8)
        case .number(let number, let places):
            bytes.append(contentsOf: (number.isFinite ? NumberText.fixed(number, places: places) : "—").utf8)
        case .share(let share):
            bytes.append(contentsOf: (share.isFinite ? NumberText.fixed(share * 100, places: 2) + "%" : "—").utf8)
        case .day(let year, let month, let day):
            bytes.append(contentsOf: SpreadsheetDay.text(year: year, month: month, day: day).utf8)
        case .minute(let year, let month, let day, let minutes):
            let text = SpreadsheetDay.text(year: year, month: month, day: day)
            bytes.append(contentsOf: "\(text) \(SpreadsheetDay.text(minutes: minutes))".utf8)
        }
    }

    /// T9: text that a spreadsheet could take for a formula gets an apostrophe.
    static func guarded(_ text: String) -> String {
        guard let first = text.unicodeScalars.first, dangerous.contains(first) else { return text }
        return "'" + text
    }

    private static let dangerous: Set<Unicode.Scalar> = [
        "=", "+", "-", "@", "\t", "\r", "\n", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}",
    ]

    private static func quoted(_ text: String) -> String {
        let special = text.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0D || $0 == 0x0A }
        guard special || text.first == " " || text.last == " " else { return text }
        var result = "\""
        for scalar in text.unicodeScalars {
            if scalar == "\"" { result.unicodeScalars.append("\"") }
            result.unicodeScalars.append(scalar)
        }
        return result + "\""
    }
}
