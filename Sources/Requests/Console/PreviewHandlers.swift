import Kernel
import Site

extension DeskRoutes {
    func preview(_ id: RequestID, _ context: SiteContext) async throws -> ConsolePage {
        let officer = try context.requireOfficer()
        let text = try letters.text(of: try await requests.replyMatter(of: id, for: officer))
        let view = try await requests.view(id, for: officer)
        return ReplyPreviewScreen(request: view.request, text: text).answer
    }

    func previewFile(_ id: RequestID, _ format: String, _ context: SiteContext) async throws -> FileAnswer {
        let officer = try context.requireOfficer()
        let text = try letters.text(of: try await requests.replyMatter(of: id, for: officer))
        let name = "\(text.title)（预览）"
        switch format {
        case "docx":
            return FileAnswer(
                try CaseLetterDocument.bytes(of: text), name: "\(name).docx", type: CaseAttachment.wordType)
        case "pdf":
            return FileAnswer(try await CaseLetterDocument.pdf(of: text), name: "\(name).pdf", type: "application/pdf")
        default: throw Refusal.notFound
        }
    }
}
