/// How the board is taken away.
package enum BoardExportFormat: String, CaseIterable, Sendable {
    case xlsx, csv

    package var chinese: String {
        switch self {
        case .xlsx: "Excel 表格（xlsx）"
        case .csv: "文本表格（csv）"
        }
    }

    package var mediaType: String {
        switch self {
        case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        case .csv: "text/csv; charset=utf-8"
        }
    }
}
