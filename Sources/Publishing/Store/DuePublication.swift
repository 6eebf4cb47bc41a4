package import Kernel
import SQL

/// Scheduled publication: what time makes happen, exactly once, whatever was restarted in between.
extension PublishingStore {
    /// Publishes everything whose moment has come. Each in a transaction of its own that judges it anew: what may not go
    /// out becomes a visible failure and stays inside.
    ///
    /// - Returns: how many went public, and how many failed.
    package func publishDue() async throws -> (published: Int, failed: Int) {
        let now = store.timekeeper.now()
        let due: [ArticleID] = try await store.read { snapshot in
            try snapshot.query(
                """
                SELECT id FROM article WHERE working_stage = 'scheduled' AND scheduled_at <= ?
                ORDER BY scheduled_at, id LIMIT 200
                """, [now]
            ).map { try $0.id(0) }
        }
        var published = 0, failed = 0
        var trouble: (any Error)?
        for id in due {
            do {
                switch try await publishDue(id) {
                case .published?: published += 1
                case .publicationFailed?: failed += 1
                default: break
                }
            } catch let refusal as Refusal where refusal.code == .changedMeanwhile {
                // Somebody else was faster; what they made of it stands.
            } catch {
                // One that cannot be written must not hold up the others.
                trouble = error
            }
        }
        if let trouble { throw trouble }
        return (published, failed)
    }

    /// Nil when another process did it in the meantime.
    private func publishDue(_ id: ArticleID) async throws -> ArticleEvent? {
        try await store.write { tx in
            guard let article = try load(id, in: tx),
                let event = article.publishingWhenDue(objection: try objection(to: article, in: tx), at: tx.now)
            else { return nil }
            _ = try writer(tx, nil).record(event, act: .publish, on: article)
            return event
        }
    }
}
