package import Documents
package import Kernel
import SQL

/// What the public reads: live revisions, and nothing else.
extension PublishingStore {
    /// The article by its address; `Refusal.notFound` for what was never public.
    package func publicArticle(_ id: ArticleID) async throws -> PublicArticle {
        try await store.read { try publicArticle(id, in: $0) }
    }

    /// The live revision with its column by one statement: the page of an article is what the public opens most.
    func publicArticle(_ id: ArticleID, in snapshot: Snapshot) throws -> PublicArticle {
        guard
            let row = try snapshot.first(
                """
                SELECT \(ArticleRows.columns), a.first_published_at, \(RevisionRows.columns), \(ColumnRows.columns)
                FROM article a JOIN article_revision r ON r.id = a.live_revision_id
                JOIN site_column c ON c.id = r.column_id WHERE a.id = ?
                """, [id])
        else { throw Refusal.notFound }
        let first = ArticleRows.columnCount, behind = row.dropping(first + 1)
        return PublicArticle(
            article: try ArticleRows.published(from: row, policy: policy(try row.id(1))),
            revision: try RevisionRows.revision(from: behind, in: snapshot),
            column: try ColumnRows.column(from: behind.dropping(RevisionRows.columnCount)),
            firstPublishedAt: try row.moment(first), history: try history(of: id, in: snapshot))
    }

    /// Everything that went public or was withdrawn since `day`, for a site that takes it over (SITE-1).
    package func publicSince(_ day: Day, on portal: PortalID) async throws -> [PublicArticle] {
        let start = Moment(day: day)
        var found: [PublicArticle] = [], after = ""
        while true {
            let ids: [ArticleID] = try await store.read { [after] snapshot in
                try snapshot.query(
                    """
                    SELECT id FROM article WHERE portal_id = ? AND live_revision_id IS NOT NULL
                    AND (published_at >= ? OR withdrawn_at >= ?) AND id > ? ORDER BY id LIMIT 500
                    """, [portal, start, start, after]
                ).map { try $0.id(0) }
            }
            guard let last = ids.last else { break }
            for id in ids { found.append(try await publicArticle(id)) }
            after = last.text
        }
        return found.sorted { ($0.firstPublishedAt, $0.article.id) > ($1.firstPublishedAt, $1.article.id) }
    }

    /// The notes of the revisions that were public, but for the first; drafts between them stay inside.
    private func history(of id: ArticleID, in snapshot: Snapshot) throws -> [(day: Day, note: String)] {
        try snapshot.query(
            """
            SELECT p.published_at, r.change_note FROM article_publication p
            JOIN article_revision r ON r.id = p.revision_id
            WHERE p.article_id = ? AND r.change_note <> ''
            AND r.number > (SELECT min(f.number) FROM article_revision f
                JOIN article_publication q ON q.revision_id = f.id WHERE q.article_id = ?)
            ORDER BY r.number DESC
            """, [id, id]
        ).map { (day: try $0.moment(0).day, note: try $0.text(1)) }
    }

    /// The newest in these columns.
    package func publicList(
        of columns: [ColumnID], page: Int = 1, size: Int = 20
    ) async throws -> (listings: [PublicListing], total: Int) {
        try await publicRecords(of: columns, page: page, size: min(size, 100))
    }

    /// The same for tables and open data, up to 1 000 at once.
    package func publicRecords(
        of columns: [ColumnID], page: Int = 1, size: Int = 100
    ) async throws -> (listings: [PublicListing], total: Int) {
        guard !columns.isEmpty else { return ([], 0) }
        let page = min(max(page, 1), 10_000), size = min(max(size, 1), 1_000)
        return try await store.read { snapshot in
            let marks = SQLList.marks(columns.count)
            let condition = """
                a.live_revision_id IN (SELECT revision_id FROM article_placement WHERE column_id IN (\(marks)))
                AND (a.withdrawn_kind IS NULL OR a.withdrawn_kind IN ('repealed', 'expired'))
                """
            let total = try snapshot.first("SELECT count(*) FROM article a WHERE \(condition)", columns)?.integer(0)
            let rows = try snapshot.query(
                """
                SELECT a.id, r.title, r.summary, r.document_number, coalesce(a.index_number, r.index_number), r.issuer,
                    a.live_column_id, a.first_published_at, a.published_at, r.fields
                FROM article a JOIN article_revision r ON r.id = a.live_revision_id
                WHERE \(condition) ORDER BY a.first_published_at DESC, a.id DESC LIMIT ? OFFSET ?
                """, columns + [size, (page - 1) * size] as [any SQLConvertible])
            return (try rows.map(PublishingStore.listing), total ?? 0)
        }
    }

    private static func listing(_ row: SQLRow) throws -> PublicListing {
        PublicListing(
            id: try row.id(0), title: try row.text(1), summary: try row.text(2), documentNumber: try row.text(3),
            indexNumber: try row.text(4), issuer: try row.text(5), column: try row.id(6),
            publishedAt: try row.moment(7), updatedAt: try row.moment(8),
            fields: try FieldText.fields(from: row.text(9)))
    }

    /// The name and kind of a file that some readable live revision shows; nil for every other file, so that the
    /// visibility of a file follows from the live revision alone.
    package func publicFile(_ hash: String) async throws -> (name: String, kind: String)? {
        try await store.read { snapshot in
            let readable = "(a.withdrawn_kind IS NULL OR a.withdrawn_kind IN ('repealed', 'expired'))"
            let attached = try snapshot.first(
                """
                SELECT f.name, f.kind FROM article_attachment f JOIN article a ON a.live_revision_id = f.revision_id
                WHERE f.published = ? AND \(readable) LIMIT 1
                """, [hash])
            if let attached { return (try attached.text(0), try attached.text(1)) }
            let picture = try snapshot.first(
                """
                SELECT p.hash FROM article_picture p JOIN article a ON a.live_revision_id = p.revision_id
                WHERE p.hash = ? AND \(readable) LIMIT 1
                """, [hash])
            return picture == nil ? nil : ("", "")
        }
    }
}
