package import Documents
import Kernel
package import SQL

/// What other capabilities read of public articles inside their own transactions.
extension PublishingStore {
    /// Nil when the public cannot read it.
    package func searchable(_ id: ArticleID, in snapshot: Snapshot) throws -> SearchableArticle? {
        guard let article = try load(id, in: snapshot), article.isReadable, let live = article.live,
            let revision = try RevisionRows.revision(live.revision, in: snapshot),
            let column = try ColumnRows.column(revision.content.column, in: snapshot),
            let row = try snapshot.first("SELECT first_published_at FROM article WHERE id = ?", [id])
        else { return nil }
        let content = revision.content
        let facts = try article.document.flatMap {
            try documents.publicFacts(of: [$0], on: today(in: snapshot), in: snapshot)[$0]
        }
        return SearchableArticle(
            id: id, agency: article.agency, portal: article.portal, column: column, title: content.title,
            summary: content.summary, keywords: content.keywords, body: content.body,
            fields: content.fields, attachments: try files(of: content, in: snapshot),
            documentNumber: facts?.number ?? content.documentNumber,
            indexNumber: article.indexNumber ?? content.indexNumber,
            issuer: facts?.issuers.joined(separator: "、") ?? content.issuer, topic: content.topic,
            writtenOn: facts?.writtenOn ?? content.writtenOn, publishedAt: try row.moment(0),
            validity: PublishingStore.validity(facts?.validity, article.withdrawal), effectiveOn: facts?.effectiveOn,
            expiresOn: facts?.expiresOn, address: PublicAddress.article(id))
    }

    /// What the public can read, in the order of ids, beginning after `id`: for whoever makes an index anew.
    package func readable(after id: ArticleID?, limit: Int, in snapshot: Snapshot) throws -> [ArticleID] {
        try snapshot.query(
            """
            SELECT id FROM article WHERE id > ? AND live_revision_id IS NOT NULL
            AND (withdrawn_kind IS NULL OR withdrawn_kind IN ('repealed', 'expired')) ORDER BY id LIMIT ?
            """, [id?.text ?? "", min(max(limit, 1), 10_000)]
        ).map { try $0.id(0) }
    }

    /// The articles that make a document public: what changes in it changes what is found of them.
    package func articles(of document: DocumentID, in snapshot: Snapshot) throws -> [ArticleID] {
        try snapshot.query(
            "SELECT id FROM article WHERE document_id = ? AND live_revision_id IS NOT NULL ORDER BY id", [document]
        ).map { try $0.id(0) }
    }

    /// A banner says more than the term of the document behind it.
    static func validity(_ validity: Validity?, _ withdrawal: Withdrawal?) -> Validity? {
        switch withdrawal?.kind {
        case .repealed: .repealed
        case .expired: .expired
        case .error, .merged, .punishmentRevoked, .lapsed, nil: validity
        }
    }

    func files(of content: ArticleContent, in snapshot: Snapshot) throws -> [SearchableArticle.File] {
        try keptTexts(of: content, in: snapshot).map { SearchableArticle.File(name: $0.name, text: $0.text ?? "") }
    }

    func keptTexts(of content: ArticleContent, in snapshot: Snapshot) throws -> [LiveText.File] {
        try content.attachments.map { file in
            let row = try snapshot.first("SELECT text FROM article_file_text WHERE hash = ?", [file.published])
            return LiveText.File(name: file.name, text: try row?.text(0))
        }
    }
}
