import Kernel
import Site

extension DeskRoutes {
    func preview(_ id: RequestID, _ context: SiteContext) async throws -> ConsolePage {
        let view = try await requests.view(id, for: try context.requireOfficer())
        guard view.request.draft != nil else { throw Refusal.notFound }
        return ReplyPreviewScreen(view: view, paragraphs: [], today: requests.today).answer
    }

    func previewFile(_ id: RequestID, _ format: String, _ context: SiteContext) async throws -> FileAnswer {
        throw Refusal.notFound
    }

    func archive(_ id: RequestID, _ context: SiteContext) async throws -> FileAnswer {
        throw Refusal.notFound
    }
}
