import Foundation

/// Office files as PDF, so that they can be handled page by page.
package enum PageConversion {
    /// The pages that the office program prints of a file that `PublishableRewriter` has made. Throws `ReadingError`.
    package static func pdf(_ bytes: [UInt8], kind: FileKind) async throws(ReadingError) -> [UInt8] {
        let own: String
        switch kind {
        case .docx, .xlsx, .pptx: own = kind.rawValue
        case .doc, .xls, .ppt, .odt, .ods, .ofd, .rtf, .pdf, .html, .svg, .xml, .text, .markdown, .csv, .png, .jpeg,
            .gif, .webp, .zip, .archive, .executable, .unknown:
            throw ReadingError(.unsupported, kind.chineseName)
        }
        guard access("/usr/bin/soffice", X_OK) == 0 else { throw ReadingError(.converterMissing, "LibreOffice") }
        let script = """
            exec soffice "-env:UserInstallation=file://$HOME/profile" --headless --norestore --nolockcheck \
            --convert-to pdf in.\(own) >/dev/null
            """
        let run = ForeignTool.Run(
            arguments: ["-c", script], inputName: "in.\(own)", outputName: "in.pdf", limits: .office)
        return try await ForeignTool.output("sh", run, input: bytes)
    }
}
