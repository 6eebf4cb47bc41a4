import Audit
package import Kernel
import SQL

/// Sources that are looked at, and what a look brought.
extension OpinionStore {
    /// - Parameter isAddress: whether the address is one that may be asked at all.
    package func addFeed(_ draft: FeedDraft, isAddress: Bool, by officer: Officer) async throws -> OpinionFeed {
        try await store.write { tx in
            if let refusal = OpinionClue.refusal(of: "保存来源", by: officer, agency: officer.agency)
                ?? draft.fault(isAddress: isAddress)
            {
                throw refusal
            }
            let known = try feeds(where: "agency_id = ?", [officer.agency], in: tx)
            if known.contains(where: { $0.address == draft.address }) {
                throw Refusal(.stateRefused, "未能保存来源：这个地址已经有了。请在名单里修改。", field: "address")
            }
            guard known.count < 100 else {
                throw Refusal(.stateRefused, "未能保存来源：来源已经有100个。请先停用并整理。", field: "address")
            }
            let new = OpinionFeed(
                id: tx.newID(), agency: officer.agency, name: draft.name, address: draft.address,
                keywords: KeywordRules(draft.keywords), minutes: draft.minutes)
            try tx.execute(
                """
                INSERT INTO opinion_feed (id, agency_id, name, address, keywords, is_active, minutes, outcome, failures,
                    version) VALUES (?, ?, ?, ?, ?, ?, ?, '', 0, 1)
                """,
                [new.id, new.agency, new.name, new.address, new.keywords.text, new.isActive, new.minutes])
            try journal.append(entry("feed", new, officer, "增加来源“\(new.name)”：\(new.address)"), in: tx)
            return new
        }
    }

    package func setFeed(_ id: OpinionFeedID, active: Bool, by officer: Officer) async throws {
        try await store.write { tx in
            if let refusal = OpinionClue.refusal(of: "保存来源", by: officer, agency: officer.agency) { throw refusal }
            guard let feed = try feeds(where: "id = ? AND agency_id = ?", [id, officer.agency], in: tx).first else {
                throw Refusal.notFound
            }
            try tx.execute(
                "UPDATE opinion_feed SET is_active = ?, failures = 0, version = version + 1 WHERE id = ?",
                [active, id])
            try journal.append(entry("feed", feed, officer, "\(active ? "启用" : "停用")来源“\(feed.name)”"), in: tx)
        }
    }

    package func feeds(for officer: Officer) async throws -> [OpinionFeed] {
        if officer.isAdministrator { throw Refusal.notFound }
        return try await store.read {
            try feeds(where: "agency_id = ? ORDER BY name, id", [officer.agency], in: $0)
        }
    }

    /// The sources whose turn it is.
    package func dueFeeds() async throws -> [OpinionFeed] {
        let now = now
        return try await store.read {
            try feeds(where: "is_active = 1 ORDER BY id", [], in: $0).filter { $0.isDue(at: now) }
        }
    }

    /// Takes a turn, so that two workers do not look at once; false when another has it.
    package func claim(_ feed: OpinionFeed) async throws -> Bool {
        try await store.write { tx in
            try tx.execute(
                "UPDATE opinion_feed SET polled_at = ?, version = version + 1 WHERE id = ? AND version = ?",
                [tx.now, feed.id, feed.version]) == 1
        }
    }

    /// What one look brought: the entries that fulfil a rule become clues. All of it or nothing.
    package func take(_ entries: [ClueDraft], from feed: OpinionFeed) async throws -> FeedOutcome {
        try await store.write { tx in
            var matched = 0, new = 0
            for entry in entries {
                let rules = feed.keywords.matched(in: entry.title + "\n" + entry.summary)
                guard !rules.isEmpty else { continue }
                matched += 1
                let taking = try take(
                    entry, of: feed.agency, feed: feed.id, origin: feed.name, matched: rules, in: tx)
                if case .new = taking { new += 1 }
            }
            let outcome = FeedOutcome.read(entries: entries.count, matched: matched, new: new)
            try close(feed, outcome, failures: 0, in: tx)
            return outcome
        }
    }

    package func fail(_ feed: OpinionFeed, _ why: String) async throws {
        try await store.write { tx in
            try close(feed, .failed(why), failures: min(feed.failures + 1, 1_000), in: tx)
        }
    }

    private func close(_ feed: OpinionFeed, _ outcome: FeedOutcome, failures: Int, in tx: Transaction) throws {
        try tx.execute(
            "UPDATE opinion_feed SET polled_at = ?, outcome = ?, failures = ? WHERE id = ?",
            [tx.now, outcome.chinese, failures, feed.id])
    }

    private func feeds(
        where condition: String, _ values: [any SQLConvertible], in snapshot: Snapshot
    ) throws -> [OpinionFeed] {
        try snapshot.query(
            """
            SELECT id, agency_id, name, address, keywords, is_active, minutes, polled_at, outcome, failures, version
            FROM opinion_feed WHERE \(condition)
            """, values
        ).map { row in
            var feed = OpinionFeed(
                id: try row.id(0), agency: try row.id(1), name: try row.text(2), address: try row.text(3),
                keywords: KeywordRules(try row.text(4)), isActive: try row.bool(5), minutes: try row.integer(6))
            feed.polledAt = try row.optionalMoment(7)
            feed.outcome = try row.text(8)
            feed.failures = try row.integer(9)
            feed.version = try row.integer(10)
            return feed
        }
    }

    private func entry(_ act: String, _ feed: OpinionFeed, _ officer: Officer, _ note: String) -> JournalEntry {
        JournalEntry(
            agency: feed.agency, actor: officer.id, actorName: officer.name, act: "opinion.\(act)",
            subjectKind: "opinion_feed", subjectID: feed.id.text, rule: "SEN-6", note: note)
    }
}
