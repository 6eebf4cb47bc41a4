struct PDFReader {
    static func read(_ bytes: [UInt8], limits: ReadingLimits) async throws -> ReadDocument {
        throw ReadingError(.unsupported)
    }
}
