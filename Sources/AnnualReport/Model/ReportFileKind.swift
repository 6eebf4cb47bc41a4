/// The forms in which a report can be taken along.
package enum ReportFileKind: String, CaseIterable, Sendable, Hashable {
    case docx, pdf, xlsx, json

    package var chinese: String {
        switch self {
        case .docx: "Word"
        case .pdf: "PDF"
        case .xlsx: "Excel"
        case .json: "JSON"
        }
    }

    package var type: String {
        switch self {
        case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        case .pdf: "application/pdf"
        case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        case .json: "application/json"
        }
    }

    package var fileName: String { "report.\(rawValue)" }

    package init?(fileName: String) {
        guard let kind = ReportFileKind.allCases.first(where: { $0.fileName == fileName }) else { return nil }
        self = kind
    }

    package func name(_ contents: ReportContents) -> String { "\(contents.title).\(rawValue)" }
}
