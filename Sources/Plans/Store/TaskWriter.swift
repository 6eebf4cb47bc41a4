import Audit
import Kernel
import Obligations
import SQL

/// Writes one event of a task: its rows, its journal entry, its obligation, inside the caller's transaction.
struct TaskWriter {
    let tx: Transaction
    let officer: Officer
    let journal: Journal
    let obligations: ObligationStore
    /// References to records of the system that prove the report.
    var records: [String] = []
    var live = LiveRecords.none

    func record(_ event: TaskEvent, act: TaskAct, on task: PlanTask, evidence: [EvidenceFile]) throws -> PlanTask {
        var report: ReportFacts?
        if let kind = event.reportKind { report = try insertReport(kind, event, task, evidence) }
        let next = task.after(event, by: officer, report: report)
        try updateRow(next, from: task)
        if next.assignments != task.assignments { try replaceAssignments(of: next) }
        try recordOutcome(of: event, on: task)
        try settleObligation(of: next, before: task)
        try journal.append(entry(for: event, act: act, before: task, after: next), in: tx)
        return next
    }

    private func updateRow(_ next: PlanTask, from task: PlanTask) throws {
        let changed = try tx.execute(
            """
            UPDATE plan_task SET due_on = ?, state = ?, report_id = ?, change_id = ?, closed_on_time = ?, version = ?
            WHERE id = ? AND agency_id = ? AND version = ?
            """,
            [
                next.due, next.state.rawValue, next.report?.id, next.pendingChange?.id, next.closedOnTime,
                next.version, task.id, task.agency, task.version,
            ])
        guard changed == 1 else { throw PlanStore.changedMeanwhile }
    }

    private func replaceAssignments(of task: PlanTask) throws {
        try tx.execute("DELETE FROM task_assignment WHERE task_id = ?", [task.id])
        for item in task.assignments {
            try tx.execute(
                """
                INSERT INTO task_assignment (task_id, unit_id, agency_id, duty, note, acknowledged_by, delegate_id)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
                [task.id, item.unit, task.agency, item.duty.rawValue, item.note, item.acknowledgedBy, item.delegate])
        }
    }

    private func insertReport(
        _ kind: ReportRecord.Kind, _ event: TaskEvent, _ task: PlanTask, _ evidence: [EvidenceFile]
    ) throws -> ReportFacts {
        let id: ReportID = tx.newID()
        let unit = event.unit ?? task.assignments(of: officer).first?.unit
        try tx.execute(
            """
            INSERT INTO task_report (id, task_id, agency_id, kind, unit_id, author_id, author_name, words, submitted_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [id, task.id, task.agency, kind.rawValue, unit, officer.id, officer.name, event.words, tx.now])
        for file in evidence {
            let evidenceID: EvidenceID = tx.newID()
            try tx.execute(
                """
                INSERT INTO task_evidence
                (id, report_id, task_id, agency_id, file_name, file_hash, size, kind, uploaded_by, uploaded_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    evidenceID, id, task.id, task.agency, file.name, file.hash, file.size, file.kind, officer.id,
                    tx.now,
                ])
        }
        try RecordRows.insert(records, report: id, of: task, by: officer, live, in: tx)
        return ReportFacts(
            id: id, author: officer.id, submittedAt: tx.now, evidenceCount: evidence.count + records.count)
    }

    private func recordOutcome(of event: TaskEvent, on task: PlanTask) throws {
        switch event {
        case .accepted(let note): try review(task, .accepted, note)
        case .sentBack(let reason): try review(task, .returned, reason)
        case .changeProposed(let change): try insertChange(change, task)
        case .changeApproved(let change): try decide(change, "approved", "")
        case .changeDeclined(let change, let reason): try decide(change, "declined", reason)
        case .assigned, .acknowledged, .delegated, .progressed, .contributed, .reported: break
        }
    }

    private func review(_ task: PlanTask, _ outcome: ReportRecord.Outcome, _ note: String) throws {
        try tx.execute(
            """
            UPDATE task_report SET outcome = ?, reviewer_id = ?, reviewer_name = ?, review_note = ?, reviewed_at = ?
            WHERE id = ?
            """, [outcome.rawValue, officer.id, officer.name, note, tx.now, task.report?.id])
    }

    private func insertChange(_ change: ChangeProposal, _ task: PlanTask) throws {
        try tx.execute(
            """
            INSERT INTO task_change
            (id, task_id, agency_id, due_on, assignments, reason, proposer_id, proposer_name, proposed_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                change.id, task.id, task.agency, change.due, change.assignments.map(AssignmentText.write),
                change.reason, officer.id, officer.name, tx.now,
            ])
    }

    private func decide(_ change: ChangeProposal, _ outcome: String, _ note: String) throws {
        try tx.execute(
            "UPDATE task_change SET outcome = ?, decider_id = ?, decision_note = ?, decided_at = ? WHERE id = ?",
            [outcome, officer.id, note, tx.now, change.id])
    }
}
