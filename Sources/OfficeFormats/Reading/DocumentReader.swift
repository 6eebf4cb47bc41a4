/// Reads a file of any supported format into blocks.
package enum DocumentReader {
    /// Reads the bytes by what they are, whatever the name says. Throws `ReadingError`.
    package nonisolated(nonsending) static func read(
        bytes: [UInt8], named name: String, limits: ReadingLimits = .standard
    ) async throws -> ReadDocument {
        guard bytes.count <= limits.file else { throw ReadingError(.tooLarge) }
        let document: ReadDocument
        switch try FormatSniffer.sniff(bytes, named: name, limits: limits) {
        case .docx(let archive): document = try DocxReader.read(archive, limits: limits)
        case .xlsx(let archive): document = try XlsxReader.read(archive, limits: limits)
        case .html: document = try HTMLReader.read(bytes, limits: limits)
        case .pdf: document = try await PDFReader.read(bytes, limits: limits)
        case .text(let markdown): document = try TextReader.read(bytes, markdown: markdown, limits: limits)
        }
        guard !document.blocks.isEmpty else { throw ReadingError(.empty) }
        return document
    }
}
