import OfficeFormats

/// A kept file by what its bytes are, never by what somebody called it.
package struct KeptFile: Sendable {
    package let bytes: [UInt8]
    package let name: String
    /// The type it is served with: never one in which a browser runs anything (T4).
    package let type: String
    package let isPicture: Bool

    package init(_ bytes: [UInt8], name: String) {
        let kind = FileKind.sniff(bytes, name: name).kind
        self.bytes = bytes
        self.name = name
        type = kind.servedType
        switch kind {
        case .png, .jpeg, .gif, .webp: isPicture = true
        case .docx, .xlsx, .pptx, .doc, .xls, .ppt, .odt, .ods, .ofd, .rtf, .pdf, .html, .svg, .xml, .text, .markdown,
            .csv, .zip, .archive, .executable, .unknown:
            isPicture = false
        }
    }
}
