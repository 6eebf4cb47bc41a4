/// The files an edition can be given out as.
package enum CatalogueFormat: String, CaseIterable, Sendable {
    case xlsx, docx

    package var contentType: String {
        switch self {
        case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        }
    }
}
