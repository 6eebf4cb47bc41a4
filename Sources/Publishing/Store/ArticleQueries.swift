package import Audit
package import Kernel
import SQL

/// What the console reads.
extension PublishingStore {
    package func list(_ query: ArticleQuery, for officer: Officer) async throws -> ArticleListPage {
        try await store.read { snapshot in
            let filter = ArticleSQL(query, for: officer)
            let from =
                "FROM article a JOIN article_revision r ON r.id = coalesce(a.working_revision_id, a.live_revision_id)"
            let total = try snapshot.first("SELECT count(*) \(from) WHERE \(filter.text)", filter.values)?.integer(0)
            let rows = try snapshot.query(
                """
                SELECT \(ArticleRows.columns), r.title, r.column_id, a.changed_at \(from) WHERE \(filter.text)
                ORDER BY a.changed_at DESC, a.id DESC LIMIT ? OFFSET ?
                """, filter.values + [query.size, (query.page - 1) * query.size])
            return ArticleListPage(listings: try rows.map { try listing($0, in: snapshot) }, total: total ?? 0)
        }
    }

    /// What waits for this person: texts they may sign now, publish now, or must mend.
    package func waiting(for officer: Officer) async throws -> [ArticleListing] {
        try await store.read { snapshot in
            let filter = ArticleSQL(ArticleQuery(), for: officer)
            let rows = try snapshot.query(
                """
                SELECT \(ArticleRows.columns), r.title, r.column_id, a.changed_at FROM article a
                JOIN article_revision r ON r.id = coalesce(a.working_revision_id, a.live_revision_id)
                WHERE \(filter.text) AND a.is_discarded = 0
                AND (a.working_stage IS NOT NULL OR a.owed_revision_id IS NOT NULL)
                ORDER BY a.changed_at LIMIT 500
                """, filter.values)
            return try rows.map { try listing($0, in: snapshot) }.filter { $0.article.waits(for: officer) }
        }
    }

    private func listing(_ row: SQLRow, in snapshot: Snapshot) throws -> ArticleListing {
        ArticleListing(
            article: try ArticleRows.article(from: row, policy: policy(try row.id(1)), in: snapshot),
            title: try row.text(23), column: try row.id(24), changedAt: try row.moment(25))
    }

    /// The revision on which work is done now: the working one, else the live one.
    package func latestRevision(of id: ArticleID, for officer: Officer) async throws -> ArticleRevision {
        try await store.read { try latest(try visible(id, to: officer, in: $0), in: $0) }
    }

    /// Every revision, the newest first.
    package func revisions(of id: ArticleID, for officer: Officer) async throws -> [ArticleRevision] {
        try await store.read { snapshot in
            _ = try visible(id, to: officer, in: snapshot)
            return try snapshot.query(
                "SELECT \(RevisionRows.columns) FROM article_revision r WHERE r.article_id = ? ORDER BY r.number DESC",
                [id]
            ).map { try RevisionRows.revision(from: $0, in: snapshot) }
        }
    }

    package func revision(_ number: Int, of id: ArticleID, for officer: Officer) async throws -> ArticleRevision {
        let all = try await revisions(of: id, for: officer)
        guard let found = all.first(where: { $0.number == number }) else { throw Refusal.notFound }
        return found
    }

    /// A revision with who proofed, reviewed and cleared it, also when it is public long since (审校单).
    package func signed(_ revision: RevisionID, of id: ArticleID, for officer: Officer) async throws -> RevisionInHand {
        try await store.read { snapshot in
            let article = try visible(id, to: officer, in: snapshot)
            if let hand = [article.working, article.owed].compactMap({ $0 }).first(where: { $0.revision == revision }) {
                return hand
            }
            return try ArticleRows.inHand(revision, in: snapshot)
        }
    }

    package func comments(on id: ArticleID, for officer: Officer) async throws -> [ArticleComment] {
        try await store.read { snapshot in
            _ = try visible(id, to: officer, in: snapshot)
            return try snapshot.query(
                """
                SELECT revision_id, quote, words, author_name, made_at FROM article_comment
                WHERE article_id = ? ORDER BY made_at DESC, id DESC
                """, [id]
            ).map {
                ArticleComment(
                    revision: try $0.id(0), quote: try $0.text(1), words: try $0.text(2), authorName: try $0.text(3),
                    at: try $0.moment(4))
            }
        }
    }

    package func releases(of id: ArticleID, for officer: Officer) async throws -> [MediaRelease] {
        try await store.read { snapshot in
            _ = try visible(id, to: officer, in: snapshot)
            return try snapshot.query(
                "SELECT channel, reference, released_on FROM media_release WHERE article_id = ? ORDER BY released_on, id",
                [id]
            ).map {
                MediaRelease(
                    channel: try Stored.value(MediaChannel.self, try $0.text(0)), reference: try $0.text(1),
                    releasedOn: try $0.day(2))
            }
        }
    }

    package func timeline(of id: ArticleID, for officer: Officer) async throws -> [RecordedEntry] {
        try await store.read { snapshot in
            _ = try visible(id, to: officer, in: snapshot)
            return try journal.timeline(subjectKind: Article.journalKind, subjectID: id.text, in: snapshot)
        }
    }

    /// A file of any of the article's revisions, for those who may see the article.
    package func attachment(
        _ hash: String, of id: ArticleID, for officer: Officer
    ) async throws -> Attachment {
        let all = try await revisions(of: id, for: officer).flatMap(\.content.attachments)
        guard let found = all.first(where: { $0.published == hash || $0.original == hash }) else {
            throw Refusal.notFound
        }
        return found
    }

    /// How an article looks now, for `gongkai audit verify`.
    package var subjectReader: SubjectReader {
        SubjectReader(kind: Article.journalKind) { id, snapshot in
            guard let id = ArticleID(id) else { return nil }
            return try ArticleRows.article(id, policy: ReviewPolicy(), in: snapshot)?.canonicalText
        }
    }
}
