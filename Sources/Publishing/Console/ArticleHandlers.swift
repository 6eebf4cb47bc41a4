import Hummingbird
package import Kernel
import Markup
import People
import Site

extension ArticleRoutes {
    func list(
        _ failed: (refusal: Refusal, state: FormState)?, _ context: SiteContext
    ) async throws -> ConsolePage {
        let officer = try context.requireOfficer()
        let query = ArticleQuery(reading: context.query)
        let view = ArticleListView(
            page: try await publishing.list(query, for: officer), query: query,
            waiting: try await publishing.waiting(for: officer), columns: try await columns(of: officer.agency),
            directory: try await people.articleDirectory(of: officer.agency), officer: officer)
        return ArticleListScreen(view, failed: failed, context: context).answer
    }

    func withdrawAll(_ form: Form, _ context: SiteContext) async throws -> Response {
        let officer = try context.requireOfficer()
        do {
            guard let kind = Withdrawal.Kind(rawValue: form["kind"]), kind != .merged else {
                throw Refusal(.invalid, "未能撤回公开：没有选择原因类别。请选择后再提交。", field: "kind")
            }
            let ids = form.fields.list("articles").compactMap { ArticleID($0) }
            let count = try await publishing.withdraw(ids, kind, reason: form["words"], by: officer)
            return try SeeOther(ArticleLinks.list.query("withdrawn", count)).response(in: context)
        } catch let refusal as Refusal where refusal.code.concernsTheArticle {
            let problems = refusal.field.map { [FieldProblem($0, refusal.sentence)] } ?? []
            return try await list((refusal, form.state(problems)), context).response(in: context)
        }
    }

    func articlePage(
        _ id: ArticleID, failed: FailedArticleAct?, _ context: SiteContext
    ) async throws -> ConsolePage {
        ArticleScreen(
            try await view(of: id, context, try context.requireOfficer()), failed: failed, context: context
        ).answer
    }

    private func view(
        of id: ArticleID, _ context: SiteContext, _ officer: Officer
    ) async throws -> ArticleView {
        let article = try await publishing.article(id, for: officer)
        let revisions = try await publishing.revisions(of: id, for: officer)
        let asked = context.query.number("revision"), against = context.query.number("against")
        guard let shown = revisions.first(where: { $0.number == asked }) ?? shown(article, revisions, officer) else {
            throw Refusal.notFound
        }
        let other =
            revisions.first { $0.number == against && $0.id != shown.id }
            ?? revisions.first { $0.id == article.live?.revision && $0.id != shown.id }
            ?? revisions.first { $0.number < shown.number }
        return ArticleView(
            article: article, revision: shown, body: ArticleTextHTML.html(of: shown.content.body, in: id),
            revisions: revisions, signed: try await publishing.signed(shown.id, of: id, for: officer),
            comparedTo: other,
            changes: other.map { gate.changes(from: $0.content, to: shown.content, on: publishing.today) } ?? [],
            columns: try await columns(of: article.agency),
            comments: try await publishing.comments(on: id, for: officer),
            releases: try await publishing.releases(of: id, for: officer),
            timeline: try await publishing.timeline(of: id, for: officer),
            knockOn: article.live == nil ? nil : try await knockOn(id, officer),
            directory: try await people.articleDirectory(of: article.agency), officer: officer)
    }

    /// The draft or the text in review; the public text for whoever has to make up for its reviews.
    private func shown(_ article: Article, _ revisions: [ArticleRevision], _ officer: Officer) -> ArticleRevision? {
        let signs: [ArticleAct] = [.proof, .pass, .secrecy]
        let isAsked = signs.contains { article.refusal(of: $0, by: officer) == nil }
        let id = isAsked ? article.inHand?.revision : article.working?.revision ?? article.live?.revision
        return revisions.first { $0.id == id } ?? revisions.first
    }

    func sheet(_ id: ArticleID, _ context: SiteContext) async throws -> FileAnswer {
        let officer = try context.requireOfficer()
        let article = try await publishing.article(id, for: officer)
        let revisions = try await publishing.revisions(of: id, for: officer)
        guard let revision = shown(article, revisions, officer) else { throw Refusal.notFound }
        let directory = try await people.articleDirectory(of: article.agency)
        let columns = ColumnTree(try await columns(of: article.agency))
        let hand = try await publishing.signed(revision.id, of: id, for: officer)
        let bytes = try ReviewSheet.bytes(
            of: article, revision, signed: hand, column: columns.name(revision.content.column),
            agency: directory.agencyName, name: { directory.name($0) })
        return FileAnswer(
            bytes, name: "审校单 \(revision.content.title).docx",
            type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document")
    }

    /// The published copy of an attachment, or a picture of some revision, for those who may see the article.
    func file(_ id: ArticleID, _ hash: String, _ context: SiteContext) async throws -> FileAnswer {
        let officer = try context.requireOfficer()
        let revisions = try await publishing.revisions(of: id, for: officer)
        let attachment = revisions.flatMap(\.content.attachments).first { $0.published == hash }
        let isPicture = revisions.contains { ArticleBody.pictures(in: $0.content.body).contains(hash) }
        guard attachment != nil || isPicture else { throw Refusal.notFound }
        let bytes = try await files.bytes(hash)
        let name = attachment?.name ?? "图片"
        return FileAnswer(bytes, name: name, type: ArticleFiles.servedType(of: bytes, name: name))
    }
}

extension ArticleRoutes {
    /// How many articles wait for this officer, for the rail.
    package func waiting(for officer: Officer) async throws -> Int {
        officer.isAdministrator ? 0 : try await publishing.waiting(for: officer).count
    }
}
