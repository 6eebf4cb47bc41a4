package import Kernel
import OfficeFormats

/// The ledger as a file that leaves the system.
package enum LedgerExport {
    /// - Parameters:
    ///   - title: Of the sheet or document.
    ///   - today: The day the states and 逾期情况 are of.
    package static func bytes(
        _ format: LedgerExportFormat, _ rows: [LedgerRow], title: String, today: Day
    ) throws(Refusal) -> [UInt8] {
        do {
            switch format {
            case .xlsx: return try LedgerSheet(rows: rows, title: title, today: today).workbook()
            case .csv: return LedgerSheet(rows: rows, title: title, today: today).csv()
            case .docx: return try LedgerDocument(rows: rows, title: title, today: today).bytes()
            case .json: return Array(LedgerJSON(rows: rows, title: title, today: today).text.utf8)
            }
        } catch {
            throw Refusal(.tooLarge, "未能导出：台账超过了这种文件能容纳的行数。请先筛选，再分几次导出。")
        }
    }
}

/// The ledger as a table of cells, one row a task.
struct LedgerSheet {
    let rows: [LedgerRow]
    let title: String
    let today: Day

    func workbook() throws(WritingFailure) -> [UInt8] {
        let columns = LedgerColumn.allCases.map { Column($0.chinese, width: $0.width, layout: $0.layout) }
        let sheet = Worksheet(
            "任务台账", columns: columns, rows: rows.map(cells), heading: title,
            notes: ["截至\(today.chinese)，共\(rows.count)项"])
        return try WorkbookWriter(DocumentProperties(title: title)).adding(sheet).bytes()
    }

    /// With a byte order mark, so that Excel reads it as UTF-8.
    func csv() -> [UInt8] {
        CSVWriter.bytes([LedgerColumn.allCases.map { .text($0.chinese) }] + rows.map(cells))
    }

    private func cells(_ row: LedgerRow) -> [CellValue] {
        LedgerColumn.allCases.map { column in
            switch column {
            case .year: .integer(row.year)
            case .position: .integer(row.task.position)
            case .evidenceCount: .integer(row.task.report?.evidenceCount ?? 0)
            case .due: day(row.task.due)
            case .reportedOn: row.task.report.map { day($0.submittedOn) } ?? .empty
            case .plan, .section, .number, .text, .lead, .responsible, .cooperating, .deadlineWords, .state, .onTime,
                .overdue:
                text(column, row)
            }
        }
    }

    private func text(_ column: LedgerColumn, _ row: LedgerRow) -> CellValue {
        let text = column.text(of: row, on: today)
        return text.isEmpty ? .empty : .text(text)
    }

    private func day(_ day: Day) -> CellValue { .day(year: day.year, month: day.month, day: day.dayOfMonth) }
}

extension LedgerColumn {
    /// In characters of the standard font; a Han character takes two.
    fileprivate var width: Double {
        switch self {
        case .year, .position, .number, .evidenceCount: 8
        case .due, .reportedOn, .onTime, .overdue, .state: 12
        case .deadlineWords: 16
        case .lead, .responsible, .cooperating: 22
        case .plan, .section: 30
        case .text: 60
        }
    }

    fileprivate var layout: Column.Layout {
        switch self {
        case .text, .section, .plan, .lead, .responsible, .cooperating: .wrapped
        case .year, .position, .number, .evidenceCount, .due, .reportedOn, .onTime, .state: .centred
        case .overdue, .deadlineWords: .left
        }
    }
}
