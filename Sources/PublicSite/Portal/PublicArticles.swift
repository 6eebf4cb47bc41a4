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
        let page = try await publishing.publicPage(id)
        let item = page.item
        if let target = item.article.withdrawal?.target {
            return try SeeOther(PublicLinks.article(target)).response(in: context)
        }
        let frame = try await frame(at: page.contentVersion) { $0.first { $0.id == item.article.portal } }
        var related = ArticleRelations(column: item.column, frame: frame)
        related.interpretations = page.interpretations
        related.explained = page.explained
        related.neighbours = page.neighbours
        related.package = try await ways.package(id)
        return try ArticleScreen(
            frame: frame, item: item,
            shown: PublicText.html(item.revision.content.body, isOfficial: item.column.type == .policy),
            facts: page.facts, related: related, context: context
        ).answer.response(in: context)
    }
}
