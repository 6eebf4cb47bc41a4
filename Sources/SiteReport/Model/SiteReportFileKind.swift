/// What can be taken along.
package enum SiteReportFileKind: String, CaseIterable, Sendable {
    case docx, xlsx, json

    package init?(fileName: String) {
        guard let kind = SiteReportFileKind.allCases.first(where: { $0.fileName == fileName }) else { return nil }
        self = kind
    }

    package var fileName: String { "site-report.\(rawValue)" }

    package var chinese: String {
        switch self {
        case .docx: "Word"
        case .xlsx: "Excel"
        case .json: "JSON"
        }
    }

    package var type: String {
        switch self {
        case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        case .json: "application/json"
        }
    }
}
