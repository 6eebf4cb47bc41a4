package import Kernel
import SQL

/// A document and what explains it (INT-4).
package struct PublicPair: Hashable, Sendable {
    package let policy: PublicLine
    package let interpretation: PublicLine
}

/// Documents and their interpretations, from either side: each page names the other (INT-4).
extension PublishingStore {
    /// The newest interpretations of the selection whose document can be read.
    package func publicPairs(_ selection: PublicSelection) async throws -> [PublicPair] {
        let lines = try await publicLines(selection).lines
        var pairs: [PublicPair] = []
        for line in lines {
            guard let id = PublishingStore.explained(line.fields), let policy = try await publicLine(id) else {
                continue
            }
            pairs.append(PublicPair(policy: policy, interpretation: line))
        }
        return pairs
    }

    /// What explains this document.
    func interpretations(of id: ArticleID, in snapshot: Snapshot) throws -> [PublicLine] {
        try snapshot.query(
            """
            SELECT \(PublishingStore.lineColumns) FROM article a JOIN article_revision r ON r.id = a.live_revision_id
            WHERE a.explains_id = ? AND \(PublishingStore.readable) ORDER BY a.first_published_at, a.id
            """, [id]
        ).map(PublishingStore.line)
    }

    /// The document that this interpretation explains.
    func explained(by item: PublicArticle, in snapshot: Snapshot) throws -> [PublicLine] {
        guard let id = PublishingStore.explained(item.revision.content.fields),
            let line = try publicLine(id, in: snapshot)
        else { return [] }
        return [line]
    }

    /// The line of one article; nil when the public cannot read it.
    package func publicLine(_ id: ArticleID) async throws -> PublicLine? {
        try await store.read { try publicLine(id, in: $0) }
    }

    private func publicLine(_ id: ArticleID, in snapshot: Snapshot) throws -> PublicLine? {
        try snapshot.first(
            """
            SELECT \(PublishingStore.lineColumns) FROM article a JOIN article_revision r ON r.id = a.live_revision_id
            WHERE a.id = ? AND \(PublishingStore.readable)
            """, [id]
        ).map(PublishingStore.line)
    }

    /// The texts of readable articles, as they are kept.
    package func publicBodies(of ids: [ArticleID]) async throws -> [ArticleID: String] {
        guard !ids.isEmpty else { return [:] }
        return try await store.read { snapshot in
            let rows = try snapshot.query(
                """
                SELECT a.id, r.body FROM article a JOIN article_revision r ON r.id = a.live_revision_id
                WHERE a.id IN (\(SQLList.marks(ids.count))) AND \(PublishingStore.readable)
                """, ids)
            var bodies: [ArticleID: String] = [:]
            for row in rows { bodies[try row.id(0)] = try row.text(1) }
            return bodies
        }
    }

    static func explained(_ fields: StructuredFields) -> ArticleID? {
        fields[ContentForm.explains].split(separator: "/").last.flatMap { ArticleID($0) }
    }
}
