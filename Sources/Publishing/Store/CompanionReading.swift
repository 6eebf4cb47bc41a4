package import Documents
package import Kernel
package import SQL

/// What a capability that keeps articles together needs to know of one, public or not; for its own transactions.
package struct ArticleGlance: Hashable, Sendable {
    package let article: Article
    package let title: String
    /// 文号 in its official form; empty when it is no document.
    package let number: String
    /// Canonical HTML of the text that is public, else of the one being prepared.
    package let body: String

    package var id: ArticleID { article.id }
    /// Whether a text is being prepared that the public does not read yet.
    package var isBeingRevised: Bool { article.working != nil }
    package var isMarked: Bool { article.withdrawal?.kind.keepsText == true }
}

extension PublishingStore {
    package func glance(_ id: ArticleID, in snapshot: Snapshot) throws -> ArticleGlance? {
        guard let article = try load(id, in: snapshot),
            let text = article.live?.revision ?? article.working?.revision,
            let revision = try RevisionRows.revision(text, in: snapshot)
        else { return nil }
        return ArticleGlance(
            article: article, title: revision.content.title, number: revision.content.documentNumber,
            body: revision.content.body)
    }

    /// The article that makes a document public or is to, the only one that is not discarded.
    package func companion(of document: DocumentID, in snapshot: Snapshot) throws -> ArticleID? {
        try snapshot.first(
            "SELECT id FROM article WHERE document_id = ? AND is_discarded = 0 ORDER BY id LIMIT 1", [document]
        ).map { try $0.id(0) }
    }

    /// The newest articles in columns of a form, drafts too: what an officer chooses from.
    package func choices(
        of agency: AgencyID, _ form: ContentForm, limit: Int, in snapshot: Snapshot
    ) throws -> [(id: ArticleID, title: String)] {
        try snapshot.query(
            """
            SELECT a.id, r.title FROM article a
            JOIN article_revision r ON r.id = coalesce(a.working_revision_id, a.live_revision_id)
            JOIN site_column c ON c.id = r.column_id
            WHERE a.agency_id = ? AND a.is_discarded = 0 AND a.withdrawn_kind IS NULL AND c.form = ?
            ORDER BY a.id DESC LIMIT ?
            """, [agency, form.rawValue, min(max(limit, 1), 500)]
        ).map { (try $0.id(0), try $0.text(1)) }
    }

    /// Articles that the public reads with these words in title or number; those of official documents first, then the newest.
    package func readable(
        of agency: AgencyID, naming words: String, limit: Int, in snapshot: Snapshot
    ) throws -> [ArticleID] {
        let pattern = PublishingStore.pattern(words)
        return try snapshot.query(
            """
            SELECT a.id FROM article a JOIN article_revision r ON r.id = a.live_revision_id
            WHERE a.agency_id = ? AND \(PublishingStore.readable) AND (r.title LIKE ? ESCAPE '!' OR r.document_number LIKE ? ESCAPE '!')
            ORDER BY CASE WHEN a.document_id IS NULL THEN 1 ELSE 0 END, a.first_published_at DESC, a.id LIMIT ?
            """, [agency, pattern, pattern, min(max(limit, 1), 100)]
        ).map { try $0.id(0) }
    }

    /// What explains this article (INT-4) and can be read.
    package func explaining(_ id: ArticleID, in snapshot: Snapshot) throws -> [ArticleID] {
        try snapshot.query(
            """
            SELECT a.id FROM article a WHERE a.explains_id = ? AND \(PublishingStore.readable) ORDER BY a.id LIMIT 200
            """, [id]
        ).map { try $0.id(0) }
    }

    /// Public articles of an agency whose text has one of the words or leads to the address.
    package func naming(
        _ words: [String], orLinkingTo address: String?, of agency: AgencyID, in snapshot: Snapshot
    ) throws -> [ArticleID] {
        let patterns = (words + [address].compactMap(\.self)).filter { $0.count >= 4 }
            .map(PublishingStore.pattern)
        guard !patterns.isEmpty else { return [] }
        let either = patterns.map { _ in "r.body LIKE ? ESCAPE '!'" }.joined(separator: " OR ")
        let agencyValue: [any SQLConvertible] = [agency]
        return try snapshot.query(
            """
            SELECT a.id FROM article a JOIN article_revision r ON r.id = a.live_revision_id
            WHERE a.agency_id = ? AND \(PublishingStore.readable) AND (\(either)) ORDER BY a.id LIMIT 200
            """, agencyValue + patterns
        ).map { try $0.id(0) }
    }
}
