package import Kernel
package import SQL

/// What the summary of a plan is written from (TASK-6).
extension PlanStore {
    /// For those who may read the whole plan: a unit of another agency with tasks in it knows those tasks alone.
    package func planRecords(of id: PlanID, for officer: Officer) async throws -> PlanRecords {
        try await store.read { snapshot in
            guard let plan = try PlanRows.plan(id, in: snapshot),
                RecordReach(of: officer, agency: plan.agency, units: []).canRead
            else { throw Refusal.notFound }
            let tasks = try PlanStore.tasks(of: id, in: snapshot), changes = try PlanStore.changes(of: id, in: snapshot)
            var histories: [PlanTaskID: TaskHistory] = [:]
            for task in tasks {
                histories[task.id] = TaskHistory(
                    reports: try ReportRows.reports(on: task.id, records, in: snapshot), changes: changes[task.id] ?? []
                )
            }
            return PlanRecords(plan: plan, tasks: tasks, histories: histories)
        }
    }

    /// The plans of an agency for a year as they stand on `day`: the counts of the ledger, for the annual report (RPT-3).
    package static func standings(
        of agency: AgencyID, year: Int, on day: Day, in snapshot: Snapshot
    ) throws -> [PlanStanding] {
        let window = DueWindow(today: day, soonUntil: day)
        return try PlanRows.all(in: snapshot).filter { $0.agency == agency && $0.year == year }.map { plan in
            let tasks = try tasks(of: plan.id, in: snapshot)
            return PlanStanding(plan: plan, counts: LedgerSummary(of: tasks, year: year, window: window).all)
        }
    }

    private static func tasks(of plan: PlanID, in snapshot: Snapshot) throws -> [PlanTask] {
        let rows = try snapshot.query(
            "SELECT \(PlanTaskRows.columns) FROM plan_task t WHERE t.plan_id = ? ORDER BY t.position", [plan])
        return try PlanTaskRows.tasks(rows, in: snapshot)
    }

    /// By task, the newest first.
    private static func changes(of plan: PlanID, in snapshot: Snapshot) throws -> [PlanTaskID: [DueChange]] {
        var found: [PlanTaskID: [DueChange]] = [:]
        let rows = try snapshot.query(
            """
            SELECT c.task_id, c.due_on, c.reason, c.proposed_at, c.outcome, c.decision_note FROM task_change c
            JOIN plan_task t ON t.id = c.task_id WHERE t.plan_id = ? ORDER BY c.proposed_at DESC, c.id DESC
            """, [plan])
        for row in rows {
            found[try row.id(0), default: []].append(
                DueChange(
                    due: try row.optionalDay(1), reason: try row.text(2), proposedOn: try row.moment(3).day,
                    outcome: try row.optionalText(4).map { try Stored.value(DueChange.Outcome.self, $0) },
                    note: try row.optionalText(5) ?? ""))
        }
        return found
    }
}
