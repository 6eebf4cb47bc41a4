package import Kernel

extension ReportFileKind {
    package func bytes(_ contents: ReportContents) async throws(Refusal) -> [UInt8] {
        switch self {
        case .docx: try ReportFiles.word(contents)
        case .pdf: try await ReportFiles.pdf(contents)
        case .xlsx: try ReportWorkbook.bytes(contents)
        case .json: ReportJSON.bytes(contents)
        }
    }
}

extension ReportCoding {
    /// As JSON, the form that programs read too.
    package static let json = ReportCoding(text: ReportJSON.text) { try ReportJSON.contents($0) }
}
