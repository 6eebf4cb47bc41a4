/// The files the ledger can be taken out as.
package enum LedgerExportFormat: String, CaseIterable, Sendable {
    case xlsx, docx, csv, json

    package var chinese: String {
        switch self {
        case .xlsx: "Excel 表格（xlsx）"
        case .docx: "Word 文档（docx）"
        case .csv: "文本表格（csv）"
        case .json: "数据（json）"
        }
    }

    package var mediaType: String {
        switch self {
        case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        case .csv: "text/csv; charset=utf-8"
        case .json: "application/json"
        }
    }
}
