import Kernel
import SQL

/// 公示期届满: punishments leave lists, search, feeds and data on the day after the last one on which they may be shown.
extension PublishingStore {
    /// Takes down what may no longer be shown, each in a transaction of its own; the look for it reads an index, so it can
    /// be asked every few seconds and midnight is kept.
    ///
    /// - Returns: how many were taken down.
    package func withdrawLapsed() async throws -> Int {
        let today = today
        let due: [ArticleID] = try await store.read { snapshot in
            try snapshot.query(
                """
                SELECT id FROM article WHERE shown_until < ? AND live_revision_id IS NOT NULL
                AND (withdrawn_kind IS NULL OR withdrawn_kind IN ('repealed', 'expired'))
                ORDER BY shown_until, id LIMIT 500
                """, [today]
            ).map { try $0.id(0) }
        }
        var count = 0
        for id in due {
            do {
                if try await withdrawLapsed(id) { count += 1 }
            } catch let refusal as Refusal where refusal.code == .changedMeanwhile {
                // Somebody else was faster; the next look tells.
            }
        }
        return count
    }

    private func withdrawLapsed(_ id: ArticleID) async throws -> Bool {
        try await store.write { tx in
            guard let article = try load(id, in: tx), let live = article.live,
                let last = try RevisionRows.revision(live.revision, in: tx)?.content.fields.shownUntil,
                let event = article.lapsing(after: last, at: tx.now)
            else { return false }
            var writer = writer(tx, nil)
            writer.clockName = "系统（公示期届满）"
            _ = try writer.record(event, act: .withdraw, on: article)
            return true
        }
    }
}
