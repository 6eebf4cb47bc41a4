import Kernel
import Site

extension DeskRoutes {
    func preview(_ id: RequestID, _ context: SiteContext) async throws -> ConsolePage {
        let officer = try context.requireOfficer()
        try await mayReadLetter(id, officer)
        let text = try letters.text(of: try await requests.replyMatter(of: id, for: officer))
        let view = try await requests.view(id, for: officer)
        return ReplyPreviewScreen(request: view.request, text: text).answer
    }

    func previewFile(_ id: RequestID, _ format: String, _ context: SiteContext) async throws -> FileAnswer {
        let officer = try context.requireOfficer()
        try await mayReadLetter(id, officer)
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

    /// A letter names the applicant in clear: for those who have a hand in the case, not for those who only look (PII-6).
    func mayReadLetter(_ id: RequestID, _ officer: Officer) async throws {
        guard try await requests.view(id, for: officer).request.reach(of: officer) == .acting,
            !officer.holds(.supervisor), !officer.holds(.assessor)
        else {
            throw Refusal(.roleRefused, "没有打开文书：文书写有申请人的姓名，只由办理本件的人员查看。需要时请向公开办调阅。", rule: "PII-6")
        }
    }
}
