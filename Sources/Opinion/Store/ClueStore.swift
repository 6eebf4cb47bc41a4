import Audit
package import Kernel
package import SQL

/// Clues: what sources and programs bring, each once.
extension OpinionStore {
    /// What became of something that came in.
    package enum Taking: Hashable, Sendable {
        case new(OpinionClueID)
        /// The same link or title, or one that is near: seen again.
        case known(OpinionClueID)

        package var clue: OpinionClueID {
            switch self {
            case .new(let id), .known(let id): id
            }
        }
    }

    /// From a program with a token: API.
    package func submit(_ draft: ClueDraft, origin: String, by officer: Officer) async throws -> OpinionClue {
        try await store.write { tx in
            if let refusal = OpinionCase.refusalOfRegistering(by: officer) { throw refusal }
            let taking = try take(
                draft, of: officer.agency, feed: nil, origin: origin.isEmpty ? officer.name : origin, matched: [],
                in: tx)
            guard let clue = try clues(where: "c.id = ?", [taking.clue], in: tx).first else { throw Refusal.notFound }
            return clue
        }
    }

    /// The same link joins what is there, a near title too; everything else is a new clue.
    func take(
        _ draft: ClueDraft, of agency: AgencyID, feed: OpinionFeedID?, origin: String, matched: [String],
        in tx: Transaction
    ) throws -> Taking {
        if let row = try tx.first(
            "SELECT clue_id FROM opinion_sighting WHERE agency_id = ? AND sameness = ?", [agency, draft.sameness])
        {
            return .known(try row.id(0))
        }
        let recent = try clues(
            where: "c.agency_id = ? AND c.found_at >= ? ORDER BY c.id DESC LIMIT 500",
            [agency, tx.now.adding(hours: -24 * OpinionClue.nearDays)], in: tx)
        if let near = recent.first(where: { $0.isNear(draft, at: tx.now) }) {
            try see(draft, as: near.id, of: agency, in: tx)
            return .known(near.id)
        }
        let new = OpinionClue(
            id: tx.newID(), agency: agency, feed: feed, origin: origin, title: draft.title, summary: draft.summary,
            link: draft.link, publishedAt: draft.publishedAt, foundAt: tx.now, matched: matched)
        try keep(new, draft.sameness, in: tx)
        try see(draft, as: new.id, of: agency, in: tx)
        try journal.append(entry("clue", new, nil, "线索：\(new.title)"), in: tx)
        try alert(
            OpinionAlert(
                agency: agency, source: "opinion_clue:\(new.id)", rule: "SEN-6", title: "新线索：\(new.title)",
                words: "发现一条新的舆情线索。请登录核实。", opinion: nil,
                members: try listeners(of: agency, at: tx.now, in: tx)), tx)
        return .new(new.id)
    }

    private func keep(_ new: OpinionClue, _ sameness: String, in tx: Transaction) throws {
        try tx.execute(
            """
            INSERT INTO opinion_clue (id, agency_id, feed_id, origin, title, summary, link, sameness, published_at,
                found_at, matched, state, reason, version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', 1)
            """,
            [
                new.id, new.agency, new.feed, new.origin, new.title, new.summary, new.link, sameness,
                new.publishedAt, new.foundAt, new.matched.joined(separator: "\n"), new.state.rawValue,
            ])
    }

    private func see(_ draft: ClueDraft, as clue: OpinionClueID, of agency: AgencyID, in tx: Transaction) throws {
        try tx.execute(
            """
            INSERT INTO opinion_sighting (agency_id, sameness, clue_id, title, link, seen_at) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (agency_id, sameness) DO NOTHING
            """, [agency, draft.sameness, clue, draft.title, draft.link, tx.now])
    }

    // MARK: What becomes of them

    func adopt(_ id: OpinionClueID, into found: OpinionCase, by officer: Officer, in tx: Transaction) throws {
        try settle(id, as: .adopted, found.id, "登记为\(found.number)", by: officer, in: tx)
    }

    /// 并入 a case that is there.
    package func merge(_ id: OpinionClueID, into number: String, by officer: Officer) async throws -> OpinionID {
        try await store.write { tx in
            let target = try OpinionRows.cases(
                where: "agency_id = ? AND number = ?", [officer.agency, number], in: tx
            ).first
            guard let target, target.stage.isOpen else {
                throw Refusal(
                    .invalid, "未能并入：没有找到编号为“\(number.prefix(20))”的办理中的舆情。请核对编号。", rule: "SEN-6", field: "number")
            }
            try settle(id, as: .merged, target.id, "并入\(target.number)", by: officer, in: tx)
            return target.id
        }
    }

    package func dismiss(_ id: OpinionClueID, reason: String, by officer: Officer) async throws {
        guard !reason.isEmpty, reason.count <= 500 else {
            throw Refusal(.invalid, "未能登记不处理：没有填写理由，或者超过500字。请填写。", rule: "SEN-6", field: "reason")
        }
        try await store.write { tx in
            try settle(id, as: .dismissed, nil, reason, by: officer, in: tx)
        }
    }

    private func settle(
        _ id: OpinionClueID, as state: OpinionClue.State, _ opinion: OpinionID?, _ reason: String, by officer: Officer,
        in tx: Transaction
    ) throws {
        let clue = try clue(id, of: officer, in: tx)
        if let refusal = OpinionClue.refusal(of: "处理线索", by: officer, agency: clue.agency) ?? clue.settledRefusal {
            throw refusal
        }
        let changed = try tx.execute(
            """
            UPDATE opinion_clue SET state = ?, opinion_id = ?, reason = ?, version = version + 1
            WHERE id = ? AND version = ?
            """, [state.rawValue, opinion, reason, id, clue.version])
        guard changed == 1 else { throw OpinionStore.changedMeanwhile }
        try journal.append(entry("clue_\(state.rawValue)", clue, officer, reason), in: tx)
    }

    private func entry(_ act: String, _ clue: OpinionClue, _ officer: Officer?, _ note: String) -> JournalEntry {
        JournalEntry(
            agency: clue.agency, actor: officer?.id, actorName: officer?.name ?? "系统（舆情监测）", act: "opinion.\(act)",
            subjectKind: "opinion_clue", subjectID: clue.id.text, rule: "SEN-6", note: note)
    }

    // MARK: Reading

    private func clue(_ id: OpinionClueID, of officer: Officer, in snapshot: Snapshot) throws -> OpinionClue {
        guard let clue = try clues(where: "c.id = ? AND c.agency_id = ?", [id, officer.agency], in: snapshot).first
        else { throw Refusal.notFound }
        return clue
    }

    package func clue(_ id: OpinionClueID, for officer: Officer) async throws -> OpinionClue {
        if officer.isAdministrator { throw Refusal.notFound }
        return try await store.read { try clue(id, of: officer, in: $0) }
    }

    /// Those that nobody has looked at first, then the newest; of one state when it is named.
    package func clues(
        _ state: OpinionClue.State?, page: Int, size: Int = 30, for officer: Officer
    ) async throws -> (clues: [OpinionClue], total: Int) {
        if officer.isAdministrator { throw Refusal.notFound }
        let offset = (min(max(page, 1), 100_000) - 1) * size
        return try await store.read { snapshot in
            let condition = state == nil ? "c.agency_id = ?" : "c.agency_id = ? AND c.state = ?"
            let values: [any SQLConvertible] = [officer.agency] + (state.map { [$0.rawValue] } ?? [])
            let total = try snapshot.first("SELECT count(*) FROM opinion_clue c WHERE \(condition)", values)
            let found = try clues(
                where: """
                    \(condition) ORDER BY CASE WHEN c.state = 'new' THEN 0 ELSE 1 END, c.found_at DESC, c.id DESC
                    LIMIT ? OFFSET ?
                    """, values + [size, offset], in: snapshot)
            return (found, try total?.integer(0) ?? 0)
        }
    }

    func clues(
        where condition: String, _ values: [any SQLConvertible], in snapshot: Snapshot
    ) throws -> [OpinionClue] {
        try snapshot.query(
            """
            SELECT c.id, c.agency_id, c.feed_id, c.origin, c.title, c.summary, c.link, c.published_at, c.found_at,
                c.matched, c.state, c.opinion_id, c.reason, c.version,
                (SELECT count(*) FROM opinion_sighting s WHERE s.clue_id = c.id)
            FROM opinion_clue c WHERE \(condition)
            """, values
        ).map { row in
            var clue = OpinionClue(
                id: try row.id(0), agency: try row.id(1), feed: try row.optionalID(2), origin: try row.text(3),
                title: try row.text(4), summary: try row.text(5), link: try row.text(6),
                publishedAt: try row.optionalMoment(7), foundAt: try row.moment(8),
                matched: try row.text(9).split(separator: "\n").map(String.init))
            clue.state = try Stored.value(OpinionClue.State.self, try row.text(10))
            clue.opinion = try row.optionalID(11)
            clue.reason = try row.text(12)
            clue.version = try row.integer(13)
            clue.sightings = try row.integer(14)
            return clue
        }
    }
}
