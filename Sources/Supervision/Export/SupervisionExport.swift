package import Kernel
package import Obligations
import OfficeFormats

/// The board as a file: what is on the page and nothing more.
package enum SupervisionExport {
    /// Rows that a file of either kind holds and a person can still read.
    package static let most = 50_000

    /// One line with the title as this person may read it.
    package struct Line: Sendable {
        let line: BoardLine
        let title: String
        let rule: String
        let unit: String

        package init(_ line: BoardLine, title: String, rule: String, unit: String) {
            self.line = line
            self.title = title
            self.rule = rule
            self.unit = unit
        }
    }

    package static func bytes(_ format: BoardExportFormat, _ lines: [Line], on day: Day) throws(Refusal) -> [UInt8] {
        let rows = lines.enumerated().map { row($0.offset + 1, $0.element) }
        switch format {
        case .csv: return CSVWriter.bytes([heads.map { .text($0.title) }] + rows)
        case .xlsx:
            do {
                let sheet = Worksheet(
                    "监察台账", columns: heads, rows: rows, heading: "政务公开监察台账",
                    notes: ["截至\(day.chinese)，共\(rows.count)项"])
                return try WorkbookWriter(DocumentProperties(title: "政务公开监察台账")).adding(sheet).bytes()
            } catch {
                throw Refusal(.tooLarge, "未能导出：事项超过了这种文件能容纳的行数。请先筛选，再分几次导出。")
            }
        }
    }

    private static let heads = [
        Column("序号", width: 6, layout: .centred), Column("事项", width: 50, layout: .wrapped),
        Column("规则", width: 24, layout: .wrapped), Column("规则编号", width: 12), Column("单位", width: 18),
        Column("期限"), Column("灯", width: 10, layout: .centred), Column("期限情况", width: 22),
        Column("状态", width: 12, layout: .centred),
    ]

    private static func row(_ place: Int, _ line: Line) -> [CellValue] {
        let owed = line.line.obligation, reading = line.line.reading
        return [
            .integer(place), words(line.title), words(line.rule), .text(owed.rule), words(line.unit),
            reading.due.deadline.map { .day(year: $0.day.year, month: $0.day.month, day: $0.day.dayOfMonth) }
                ?? .empty, .text(reading.signal.meaning), words(reading.sentence), .text(owed.state.chinese),
        ]
    }

    private static func words(_ text: String) -> CellValue { text.isEmpty ? .empty : .text(text) }
}
