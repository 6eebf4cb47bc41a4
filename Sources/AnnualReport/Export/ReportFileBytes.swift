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

extension ReportFileKind {
    /// The same; of what was published the PDF that was drawn then, read from where it is kept.
    package func bytes(
        _ contents: ReportContents, pdf hash: String?, kept: (String) async throws -> [UInt8]
    ) async throws -> [UInt8] {
        if self == .pdf, let hash { return try await kept(hash) }
        return try await bytes(contents)
    }
}

extension ReportJSON {
    /// What somebody sent: JSON, or a workbook that is opened by `read`.
    package static func contents(
        _ bytes: [UInt8], named name: String, year: Int, reading read: ReportFileReading
    ) async throws -> ReportContents {
        bytes.first == UInt8(ascii: "{") ? try contents(bytes) : try await read(bytes, name, year)
    }
}

extension ReportCoding {
    /// As JSON, the form that programs read too.
    package static let json = ReportCoding(text: ReportJSON.text) { try ReportJSON.contents($0) }
}
