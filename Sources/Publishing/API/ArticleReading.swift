import Kernel
import People
import Site

extension ArticleOperationRoutes {
    func registerReading(_ routes: SiteRoutes) {
        routes.reading(ArticleOperations.articles) { call in try await list(call) }
        routes.reading(ArticleOperations.waiting) { call in
            let all = try await publishing.waiting(for: try call.officer)
            return try call.paging.answer(sliceOf: all.map { ($0.article.id.text, $0.json) })
        }
        routes.reading(ArticleOperations.article) { call, id in try await detail(id, call) }
        routes.reading(ArticleOperations.revisions) { call, id in
            let all = try await publishing.revisions(of: id, for: try call.officer)
            return try call.paging.answer(sliceOf: all.map { ($0.id.text, $0.line) })
        }
        routes.reading(ArticleOperations.revision) { call, id, number in
            APIAnswer(try await text(try await publishing.revision(number, of: id, for: try call.officer), call))
        }
        routes.reading(ArticleOperations.file) { call, id, hash in try await file(hash, of: id, try call.officer) }
    }

    private func text(_ revision: ArticleRevision, _ call: APICall) async throws -> JSONValue {
        let hand = try await publishing.signed(revision.id, of: revision.article, for: try call.officer)
        return revision.json(signed: hand)
    }

    private func list(_ call: APICall) async throws -> APIAnswer {
        let paging = try call.paging, query = call.query
        let wanted = ArticleQuery(
            standing: ArticleQuery.Standing(rawValue: query["state"]), column: query.id("column"),
            unit: query.id("unit"), words: query["words"], page: try paging.page, size: paging.limit)
        let page = try await publishing.list(wanted, for: try call.officer)
        return paging.answer(
            page.listings.map(\.json), page: wanted.page, isLast: wanted.page * wanted.size >= page.total)
    }

    private func detail(_ id: ArticleID, _ call: APICall) async throws -> APIAnswer {
        let officer = try call.officer
        let article = try await publishing.article(id, for: officer)
        let text = try await publishing.latestRevision(of: id, for: officer)
        let directory = try await people.articleDirectory(of: article.agency)
        let refused = ArticleAct.allCases.compactMap { act in
            article.refusal(of: act, by: officer).map { refusal in
                JSONValue.object([
                    "act": .text(act.rawValue), "code": .text(refusal.code.rawValue),
                    "detail": .text(refusal.sentence), "rule": .optional(refusal.rule),
                ])
            }
        }
        return APIAnswer(
            .object([
                "article": article.json, "text": try await self.text(text, call),
                "unit_name": .text(directory.name(article.unit)),
                "people": .list(
                    article.mentioned.sorted().map {
                        .object(["id": .id($0), "name": .text(directory.name($0))])
                    }), "acts": .list(article.allowedActs(for: officer).map { .text($0.rawValue) }),
                "refused": .list(refused),
                "comments": .list(try await publishing.comments(on: id, for: officer).map(\.json)),
                "releases": .list(try await publishing.releases(of: id, for: officer).map(\.json)),
                "timeline": .list(try await publishing.timeline(of: id, for: officer).map(\.line)),
            ]), version: article.version)
    }

    /// The published copy of an attachment, or a picture of some revision; the original is not given out.
    private func file(_ hash: String, of id: ArticleID, _ officer: Officer) async throws -> FileAnswer {
        let revisions = try await publishing.revisions(of: id, for: officer)
        let attachment = revisions.flatMap(\.content.attachments).first { $0.published == hash }
        guard
            attachment != nil || revisions.contains(where: { ArticleBody.pictures(in: $0.content.body).contains(hash) })
        else { throw Refusal.notFound }
        let bytes = try await files.bytes(hash), name = attachment?.name ?? "图片"
        return FileAnswer(bytes, name: name, type: ArticleFiles.servedType(of: bytes, name: name))
    }
}
