import Audit
package import Kernel
import People
import SQL

/// The list of the year's major decisions (CONS-1).
extension ConsultationStore {
    package func addItem(
        _ title: String, unit: UnitID?, planned: String, year: Int, by officer: Officer
    ) async throws -> DecisionItem {
        if let refusal = DecisionItem.refusal("增加决策事项", by: officer) { throw refusal }
        return try await store.write { tx in
            guard !title.isEmpty, title.count <= DecisionItem.mostTitle, planned.count <= 50 else {
                throw Refusal(
                    .invalid, "未能增加决策事项：没有填写名称，或者超过200字。请填写。", rule: "CONS-1", field: "title")
            }
            guard (2_000...2_199).contains(year) else {
                throw Refusal(.invalid, "未能增加决策事项：年份不对。请填写四位数年份。", rule: "CONS-1", field: "year")
            }
            let open = try people.units(of: officer.agency, in: tx).map(\.id)
            guard let unit, open.contains(unit) else {
                throw Refusal(.invalid, "未能增加决策事项：没有选择承办科室。请从名单中选择。", rule: "CONS-1", field: "unit")
            }
            let known = try items(of: officer.agency, year: year, in: tx)
            let new = DecisionItem(
                id: tx.newID(), agency: officer.agency, year: year, position: (known.last?.position ?? 0) + 1,
                title: title, unit: unit, planned: planned, publishedOn: known.first?.publishedOn)
            try tx.execute(
                """
                INSERT INTO consultation_decision (id, agency_id, year, position, title, unit_id, planned,
                    published_on, version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0)
                """,
                [
                    new.id, new.agency, new.year, new.position, new.title, new.unit, new.planned, new.publishedOn,
                ])
            try journal.append(entry("add", nil, new, officer, "\(year)年决策事项目录增加：\(title)"), in: tx)
            return new
        }
    }

    /// The whole list of the year goes public; what is added later is public at once.
    package func publishItems(year: Int, by officer: Officer) async throws {
        if let refusal = DecisionItem.refusal("公布决策事项目录", by: officer) { throw refusal }
        try await store.write { tx in
            let known = try items(of: officer.agency, year: year, in: tx)
            guard let first = known.first else {
                throw Refusal(.stateRefused, "未能公布决策事项目录：\(year)年还没有事项。请先增加。", rule: "CONS-1")
            }
            if first.publishedOn != nil {
                throw Refusal(.stateRefused, "未能公布决策事项目录：已经公布。新增的事项随即公开。", rule: "CONS-1")
            }
            try tx.execute(
                "UPDATE consultation_decision SET published_on = ?, version = version + 1 WHERE agency_id = ? AND year = ?",
                [tx.today, officer.agency, year])
            let note = "公布\(year)年重大行政决策事项目录，\(known.count)项"
            for item in known {
                var next = item
                next.publishedOn = tx.today
                next.version += 1
                try journal.append(entry("publish", item, next, officer, note), in: tx)
            }
        }
    }

    package func mark(
        _ step: DecisionItem.Step, _ mark: DecisionItem.Mark, on id: DecisionItemID, by officer: Officer
    ) async throws -> DecisionItem {
        try await store.write { tx in
            guard let found = try DecisionRows.items(where: "id = ?", [id], in: tx).first else {
                throw Refusal.notFound
            }
            let next = try found.marking(step, mark, by: officer, today: tx.today).get()
            try tx.execute(
                """
                INSERT INTO consultation_decision_mark (item_id, step, marked_on, is_needless, note)
                VALUES (?, ?, ?, ?, ?)
                """, [id, step.rawValue, mark.on, mark.isNeedless, mark.note])
            let changed = try tx.execute(
                "UPDATE consultation_decision SET version = ? WHERE id = ? AND version = ?",
                [next.version, id, found.version])
            guard changed == 1 else { throw ConsultationStore.changedMeanwhile }
            let words = mark.isNeedless ? "不需要（\(mark.note)）" : mark.on.chinese
            try journal.append(entry("mark", found, next, officer, "\(step.chinese)：\(words)"), in: tx)
            return next
        }
    }

    private func entry(
        _ act: String, _ before: DecisionItem?, _ after: DecisionItem, _ officer: Officer, _ note: String
    ) -> JournalEntry {
        JournalEntry(
            agency: after.agency, actor: officer.id, actorName: officer.name, act: "decision.\(act)",
            subjectKind: DecisionItem.journalKind, subjectID: after.id.text, before: before?.canonicalText,
            after: after.canonicalText, rule: "CONS-1", note: note)
    }

    /// How an item looks now, for `gongkai audit verify`.
    static let itemReader = SubjectReader(kind: DecisionItem.journalKind) { id, snapshot in
        guard let id = DecisionItemID(id) else { return nil }
        return try DecisionRows.items(where: "id = ?", [id], in: snapshot).first?.canonicalText
    }

    package func items(of agency: AgencyID, year: Int) async throws -> [DecisionItem] {
        try await store.read { try items(of: agency, year: year, in: $0) }
    }

    /// What everybody may read of the site's own agency, with the consultation of each item.
    package func publicItems(
        year: Int
    ) async throws -> (items: [DecisionItem], consultations: [DecisionItemID: ConsultationID], years: [Int]) {
        guard let agency = try await office()?.agency else { return ([], [:], []) }
        return try await store.read { snapshot in
            let all = try items(of: agency, year: year, in: snapshot).filter { $0.publishedOn != nil }
            let years = try snapshot.query(
                """
                SELECT DISTINCT year FROM consultation_decision WHERE agency_id = ? AND published_on IS NOT NULL
                ORDER BY year DESC
                """, [agency]
            ).map { try $0.integer(0) }
            return (all, try consultations(of: agency, in: snapshot), years)
        }
    }

    /// The published consultation of each item.
    private func consultations(
        of agency: AgencyID, in snapshot: Snapshot
    ) throws -> [DecisionItemID: ConsultationID] {
        var found: [DecisionItemID: ConsultationID] = [:]
        for row in try snapshot.query(
            """
            SELECT item_id, id FROM consultation WHERE agency_id = ? AND item_id IS NOT NULL
            AND EXISTS (SELECT 1 FROM consultation_round r WHERE r.consultation_id = consultation.id) ORDER BY id
            """, [agency])
        {
            found[try row.id(0)] = try row.id(1)
        }
        return found
    }

    private func items(of agency: AgencyID, year: Int, in snapshot: Snapshot) throws -> [DecisionItem] {
        try DecisionRows.items(where: "agency_id = ? AND year = ? ORDER BY position", [agency, year], in: snapshot)
    }
}
