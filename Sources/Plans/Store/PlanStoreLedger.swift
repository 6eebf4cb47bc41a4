package import Kernel
import SQL

/// Reading the ledger.
extension PlanStore {
    package func ledger(_ query: LedgerQuery, for officer: Officer, window: DueWindow) async throws -> LedgerPage {
        try await store.read { snapshot in
            let sql = LedgerSQL(query, for: officer, window: window)
            let total =
                try snapshot.first("SELECT count(*) FROM plan_task t WHERE \(sql.text)", sql.values)?
                .integer(0) ?? 0
            let rows = try snapshot.query(
                """
                SELECT \(PlanTaskRows.columns) FROM plan_task t WHERE \(sql.text)
                ORDER BY \(LedgerSQL.order(query)) LIMIT \(query.pageSize) OFFSET \((query.page - 1) * query.pageSize)
                """, sql.values)
            return LedgerPage(tasks: try PlanTaskRows.tasks(rows, in: snapshot), total: total, query: query)
        }
    }

    /// Every report on a task, newest first, with its evidence.
    package func reports(on id: PlanTaskID, for officer: Officer) async throws -> [ReportRecord] {
        try await store.read { snapshot in
            _ = try PlanStore.visible(id, to: officer, in: snapshot)
            return try ReportRows.reports(on: id, records, in: snapshot)
        }
    }

    /// A file of evidence, if `officer` may know of its task.
    package func evidence(_ id: EvidenceID, for officer: Officer) async throws -> EvidenceRecord {
        try await store.read { snapshot in
            guard let row = try snapshot.first("SELECT task_id FROM task_evidence WHERE id = ?", [id]) else {
                throw Refusal.notFound
            }
            let task: PlanTaskID = try row.id(0)
            _ = try PlanStore.visible(task, to: officer, in: snapshot)
            guard
                let found = try ReportRows.evidence(on: task, in: snapshot).values.joined().first(where: { $0.id == id }
                )
            else { throw Refusal.notFound }
            return found
        }
    }
}

/// Reads reports and their evidence.
enum ReportRows {
    static func reports(
        on task: PlanTaskID, _ live: LiveRecords, in snapshot: Snapshot
    ) throws -> [ReportRecord] {
        let files = try evidence(on: task, in: snapshot)
        let records = try RecordRows.records(of: task, live, in: snapshot)
        return try snapshot.query(
            """
            SELECT id, kind, unit_id, author_name, words, submitted_at, outcome, reviewer_name, review_note,
                reviewed_at
            FROM task_report WHERE task_id = ? ORDER BY submitted_at DESC, id DESC
            """, [task]
        ).map { row in
            let id: ReportID = try row.id(0)
            return ReportRecord(
                id: id, kind: try Stored.value(ReportRecord.Kind.self, try row.text(1)), unit: try row.optionalID(2),
                author: try row.text(3), words: try row.text(4), submittedAt: try row.moment(5),
                outcome: try row.optionalText(6).map { try Stored.value(ReportRecord.Outcome.self, $0) },
                reviewer: try row.optionalText(7), reviewNote: try row.optionalText(8),
                reviewedAt: try row.optionalMoment(9), evidence: files[id] ?? [],
                records: records[id] ?? [])
        }
    }

    static func evidence(on task: PlanTaskID, in snapshot: Snapshot) throws -> [ReportID: [EvidenceRecord]] {
        var found: [ReportID: [EvidenceRecord]] = [:]
        let rows = try snapshot.query(
            "SELECT report_id, id, file_name, file_hash, size, kind FROM task_evidence WHERE task_id = ? ORDER BY id",
            [task])
        for row in rows {
            found[try row.id(0), default: []].append(
                EvidenceRecord(
                    id: try row.id(1),
                    file: EvidenceFile(
                        name: try row.text(2), hash: try row.text(3), size: try row.integer(4),
                        kind: try row.text(5))))
        }
        return found
    }
}
