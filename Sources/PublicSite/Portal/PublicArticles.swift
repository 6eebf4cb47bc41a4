import Hummingbird
import Kernel
import Markup
import Publishing
import Site

/// Columns and articles.
extension PublicSiteRoutes {
    func column(_ slug: String, _ frame: PublicFrame, _ context: SiteContext) async throws -> PortalPage {
        guard let column = frame.columns.first(where: { $0.slug == slug }) else { throw Refusal.notFound }
        if column.type == .topic { return try await topic(column, frame, context) }
        if column.form == .guide { return try await guides(column, frame, context) }
        if column.form == .question { return try await questions(column, frame, context) }
        let within = frame.within(column.id)
        return ColumnScreen(frame: frame, column: column).list(
            try await list(within, frame, context, naming: within.count > 1))
    }

    func article(_ id: ArticleID, _ context: SiteContext) async throws -> Response {
        let item = try await publishing.publicArticle(id)
        if let target = item.article.withdrawal?.target {
            return try SeeOther(PublicLinks.article(target)).response(in: context)
        }
        let frame = try await frame { $0.first { $0.id == item.article.portal } }
        return try ArticleScreen(
            frame: frame, item: item,
            shown: PublicText.html(item.revision.content.body, isOfficial: item.column.type == .policy),
            facts: try await publishing.documentFacts(of: item.article), related: try await relations(item, frame),
            context: context
        ).answer.response(in: context)
    }

    private func relations(_ item: PublicArticle, _ frame: PublicFrame) async throws -> ArticleRelations {
        var relations = ArticleRelations(column: item.column, frame: frame)
        guard item.article.isReadable else { return relations }
        let id = item.article.id
        relations.interpretations = try await publishing.publicInterpretations(of: id)
        relations.explained = try await publishing.publicExplained(by: item)
        relations.neighbours = try await lines([item.column], 6).filter { $0.id != id }.prefix(5).map { $0 }
        return relations
    }
}
