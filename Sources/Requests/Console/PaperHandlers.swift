import Kernel
import Site

extension DeskRoutes {
    func letter(
        _ id: RequestID, _ letter: CaseLetterID, _ format: String, _ context: SiteContext
    ) async throws -> FileAnswer {
        guard format == "docx" || format == "pdf" else { throw Refusal.notFound }
        let officer = try context.requireOfficer()
        let found = try await requests.letterFile(letter, of: id, for: officer)
        let name = CaseLetterDocument.fileName(
            found.letter.chinese, number: found.letter.number ?? "", ending: format)
        if format == "docx" { return FileAnswer(found.bytes, name: name, type: CaseAttachment.wordType) }
        return FileAnswer(try await pdf(found.bytes), name: name, type: "application/pdf")
    }

    /// A file as sniffed when it came, never as claimed (T4).
    func file(_ id: RequestID, _ file: CaseFileID, _ context: SiteContext) async throws -> FileAnswer {
        let officer = try context.requireOfficer()
        let found = try await requests.caseFile(file, of: id, for: officer)
        return FileAnswer(found.bytes, name: found.file.file.name, type: found.file.file.servedType)
    }
}
