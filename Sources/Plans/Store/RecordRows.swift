import Audit
package import Kernel
package import SQL

/// Told inside the transaction in which a proof was found changed or gone.
package typealias EvidenceAlert = @Sendable (PlanTask, RecordEvidence, Transaction) throws -> Void

/// Records of the system as evidence: kept with what they were, and compared with what they are.
enum RecordRows {
    static func insert(
        _ references: [String], report: ReportID, of task: PlanTask, by officer: Officer, _ live: LiveRecords,
        in tx: Transaction
    ) throws {
        for reference in references {
            let parts = reference.split(separator: ":", maxSplits: 1).map { String($0) }
            guard parts.count == 2, let kind = LiveRecord.Kind(rawValue: parts[0]),
                let record = try live.read(kind, parts[1], task.agency, tx)
            else {
                throw Refusal(
                    .invalid, "未能报送：所选的系统记录已经撤回，或者不能作为佐证。请重新查找并选择。", rule: "TASK-4", field: TaskRecordField.name)
            }
            let id: RecordEvidenceID = tx.newID()
            try tx.execute(
                """
                INSERT INTO task_record (id, report_id, task_id, agency_id, kind, record_id, title, address, hash, state,
                    standing, named_by, named_at, checked_on)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'holds', ?, ?, ?)
                """,
                [
                    id, report, task.id, task.agency, record.kind.rawValue, record.id, record.title, record.address,
                    record.hash, record.state, officer.id, tx.now, tx.today,
                ])
        }
    }

    /// By report, each compared with what the record is at this moment.
    static func records(
        of task: PlanTaskID, _ live: LiveRecords, in snapshot: Snapshot
    ) throws -> [ReportID: [RecordEvidence]] {
        var found: [ReportID: [RecordEvidence]] = [:]
        let rows = try snapshot.query("SELECT \(columns) FROM task_record WHERE task_id = ? ORDER BY id", [task])
        for row in rows {
            let kept = try record(row), agency: AgencyID = try row.id(2)
            let now = try live.read(kept.kind, kept.id, agency, snapshot)
            found[try row.id(1), default: []].append(
                RecordEvidence(
                    id: try row.id(0), record: kept, standing: RecordEvidence.standing(of: kept, now: now)))
        }
        return found
    }

    static let columns = "id, report_id, agency_id, kind, record_id, title, address, hash, state, task_id, standing"

    static func record(_ row: SQLRow) throws -> LiveRecord {
        LiveRecord(
            kind: try Stored.value(LiveRecord.Kind.self, try row.text(3)), id: try row.text(4), title: try row.text(5),
            address: try row.text(6), hash: try row.text(7), state: try row.text(8))
    }
}

extension PlanStore {
    /// Compares every record that proves a report with what it is now; one transaction each. A change is journalled with
    /// the task and told (TASK-4).
    ///
    /// - Returns: how many stand otherwise than before.
    package func verifyRecords(alert: @escaping EvidenceAlert = { _, _, _ in }) async throws -> Int {
        let today = today
        let ids: [RecordEvidenceID] = try await store.read { snapshot in
            try snapshot.query("SELECT id FROM task_record WHERE checked_on < ? ORDER BY id", [today])
                .map { try $0.id(0) }
        }
        var changed = 0
        for id in ids where try await verify(id, alert) { changed += 1 }
        return changed
    }

    private func verify(_ id: RecordEvidenceID, _ alert: @escaping EvidenceAlert) async throws -> Bool {
        try await store.write { tx in
            guard let row = try tx.first("SELECT \(RecordRows.columns) FROM task_record WHERE id = ?", [id]),
                let task = try PlanTaskRows.task(try row.id(9), in: tx)
            else { return false }
            let kept = try RecordRows.record(row)
            let before = try Stored.value(RecordEvidence.Standing.self, try row.text(10))
            let now = try records.read(kept.kind, kept.id, task.agency, tx)
            let evidence = RecordEvidence(id: id, record: kept, standing: RecordEvidence.standing(of: kept, now: now))
            try tx.execute(
                "UPDATE task_record SET standing = ?, checked_on = ? WHERE id = ?",
                [evidence.standing.rawValue, tx.today, id])
            guard evidence.standing != before else { return false }
            try journal.append(
                JournalEntry(
                    agency: task.agency, actor: nil, actorName: "系统（佐证核验）", act: "plan.task.evidence",
                    subjectKind: PlanTask.journalKind, subjectID: task.id.text, rule: "TASK-4",
                    note: "佐证“\(kept.title)”：\(evidence.standing.chinese)"), in: tx)
            if evidence.standing != .holds { try alert(task, evidence, tx) }
            return true
        }
    }

    /// The records of the task's agency that could prove a report on it.
    package func provingRecords(
        _ words: String, for task: PlanTaskID, by officer: Officer
    ) async throws -> [LiveRecord] {
        guard records.isThere, !words.isEmpty else { return [] }
        return try await store.read { snapshot in
            let task = try PlanStore.visible(task, to: officer, in: snapshot)
            guard task.refusal(of: .report, by: officer) == nil else { return [] }
            return Array(try records.search(String(words.prefix(100)), task.agency, snapshot).prefix(LiveRecords.most))
        }
    }

    package var offersRecords: Bool { records.isThere }
}
