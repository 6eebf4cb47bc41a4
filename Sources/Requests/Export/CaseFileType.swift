import OfficeFormats

extension CaseAttachment {
    /// The media type it is given out as, never one in which a browser runs anything (T4).
    package var servedType: String { (FileKind(rawValue: kind) ?? .unknown).servedType }

    package static let wordType = FileKind.docx.servedType
}
