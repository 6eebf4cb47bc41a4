import Kernel
import Site

extension ArticleRoutes {
    private static let batch = 200

    /// A batch of what is public, looked through by today's lists.
    func rescan(_ context: SiteContext) async throws -> ConsolePage {
        let officer = try context.requireOfficer()
        if let refusal = Article.refusalOfRescan(by: officer) { throw refusal }
        let texts = try await publishing.liveTexts(
            after: context.query.id("after"), limit: ArticleRoutes.batch, for: officer)
        let day = publishing.today
        let found = texts.compactMap { text -> RescannedArticle? in
            let findings = gate.rescan(text, on: day)
            guard !findings.isEmpty else { return nil }
            return RescannedArticle(article: text.article, title: text.content.title, findings: findings)
        }
        let next = texts.count == ArticleRoutes.batch ? texts.last?.article.id : nil
        let before = (context.query.number("looked") ?? 0, context.query.number("found") ?? 0)
        let totals = RescanScreen.Totals(
            all: try await publishing.liveCount(for: officer), looked: min(before.0, 100_000_000) + texts.count,
            found: min(before.1, 100_000_000) + found.count)
        return RescanScreen(found: found, looked: texts.count, next: next, day: day, totals: totals).answer
    }
}
