package import Kernel
import SQL

extension PublishingStore {
    /// What is public now, in the order of ids, beginning after `id`: for a look by newer lists. Those whom it concerns
    /// see their own agency's; without an officer, everybody's.
    package func liveTexts(after id: ArticleID?, limit: Int, for officer: Officer?) async throws -> [LiveText] {
        try await store.read { snapshot in
            let agencies = officer.map { [$0.agency] + $0.overseen.sorted() }
            let condition = agencies.map { "AND agency_id IN (\(SQLList.marks($0.count)))" } ?? ""
            let start: [any SQLConvertible] = [id?.text ?? ""]
            let rows = try snapshot.query(
                """
                SELECT id FROM article WHERE id > ? \(condition) AND live_revision_id IS NOT NULL
                AND (withdrawn_kind IS NULL OR withdrawn_kind IN ('repealed', 'expired')) ORDER BY id LIMIT ?
                """, start + (agencies ?? []) + [min(max(limit, 1), 1_000)])
            return try rows.compactMap { try liveText(try $0.id(0), in: snapshot) }
        }
    }

    /// How many texts there are to look through.
    package func liveCount(for officer: Officer) async throws -> Int {
        let agencies = [officer.agency] + officer.overseen.sorted()
        return try await store.read { snapshot in
            try snapshot.first(
                """
                SELECT count(*) FROM article WHERE agency_id IN (\(SQLList.marks(agencies.count)))
                AND live_revision_id IS NOT NULL
                AND (withdrawn_kind IS NULL OR withdrawn_kind IN ('repealed', 'expired'))
                """, agencies)?.integer(0) ?? 0
        }
    }

    private func liveText(_ id: ArticleID, in snapshot: Snapshot) throws -> LiveText? {
        guard let article = try load(id, in: snapshot), let live = article.live,
            let revision = try RevisionRows.revision(live.revision, in: snapshot)
        else { return nil }
        return LiveText(
            article: article, content: revision.content,
            settled: try FindingRows.findings(of: live.revision, in: snapshot),
            files: try keptTexts(of: revision.content, in: snapshot))
    }

    /// The portal that answers under a name: its own host, else the default one (contract of the server).
    package func portal(host: String?) async throws -> Portal? {
        Portal.answering(host ?? "", among: try await portals())
    }

    /// The names that lead elsewhere than to the default portal.
    package func hosts() async throws -> [String] {
        try await portals().filter { !$0.isDefault && !$0.host.isEmpty }.map(\.host)
    }
}
