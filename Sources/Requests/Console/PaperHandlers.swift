import Kernel
import Site

extension DeskRoutes {
    private static let word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

    func letter(
        _ id: RequestID, _ letter: CaseLetterID, _ format: String, _ context: SiteContext
    ) async throws -> FileAnswer {
        guard format == "docx" || format == "pdf" else { throw Refusal.notFound }
        let found = try await requests.letterFile(letter, of: id, for: try context.requireOfficer())
        let name = [found.letter.kind.chinese, found.letter.number].compactMap(\.self).joined(separator: " ")
        if format == "docx" { return FileAnswer(found.bytes, name: "\(name).docx", type: DeskRoutes.word) }
        return FileAnswer(try await pdf(found.bytes), name: "\(name).pdf", type: "application/pdf")
    }

    /// A file as sniffed when it came, never as claimed (T4).
    func file(_ id: RequestID, _ file: CaseFileID, _ context: SiteContext) async throws -> FileAnswer {
        let found = try await requests.caseFile(file, of: id, for: try context.requireOfficer())
        return FileAnswer(found.bytes, name: found.file.file.name, type: "application/octet-stream")
    }
}
