package import Audit
package import Kernel
import Obligations
import SQL

/// What the workbench, the list of plans and the overview ask of the ledger.
extension PlanStore {
    /// The most tasks a pile of the workbench lists.
    package static let pileSize = 30

    /// The plans `officer` may know of, with how far they are.
    package func listings(for officer: Officer) async throws -> [PlanListing] {
        let today = today
        return try await store.read { snapshot in
            try PlanListingRows.listings("1 = 1", [], today: today, in: snapshot).filter {
                try PlanRows.isVisible($0.plan, to: officer, in: snapshot)
            }
        }
    }

    /// Every task of a plan that `officer` may read, in the order of the plan.
    package func tasks(of plan: PlanID, for officer: Officer, window: DueWindow) async throws -> [PlanTask] {
        let query = LedgerQuery(plan: plan, order: .position, pageSize: 10_000)
        return try await ledger(query, for: officer, window: window).tasks
    }

    package func workbench(for officer: Officer, window: DueWindow) async throws -> WorkbenchTasks {
        try await store.read { snapshot in
            let piles = WorkbenchPiles(officer: officer, window: window, snapshot: snapshot)
            return WorkbenchTasks(
                owed: try piles.owed(), toReview: try piles.toReview(), toAssign: try piles.toAssign(),
                toApprove: try piles.toApprove(), awaited: try piles.awaited())
        }
    }

    /// What is owed for a task, with its clock (TASK-4); nil before it was handed out.
    package func obligation(of id: PlanTaskID, for officer: Officer) async throws -> Obligation? {
        try await store.read { snapshot in
            let task = try PlanStore.visible(id, to: officer, in: snapshot)
            return try obligations.obligation(
                PlanTask.rule, on: Obligation.Subject(kind: PlanTask.journalKind, id: id.text), of: task.agency,
                in: snapshot)
        }
    }

    /// What happened to a task, newest first, for whoever may know of it.
    package func timeline(of id: PlanTaskID, for officer: Officer) async throws -> [RecordedEntry] {
        try await store.read { snapshot in
            _ = try PlanStore.visible(id, to: officer, in: snapshot)
            return try journal.timeline(subjectKind: PlanTask.journalKind, subjectID: id.text, in: snapshot)
                .reversed()
        }
    }
}

/// The lists of the workbench: the same border as the ledger, cut by who has to act.
private struct WorkbenchPiles {
    let officer: Officer
    let window: DueWindow
    let snapshot: Snapshot

    private var isOffice: Bool { officer.holds(.opennessOffice) && !officer.holds(.supervisor) }
    private var isLeader: Bool { officer.holds(.leader) && !officer.holds(.supervisor) }

    func owed() throws -> WorkbenchTasks.Pile {
        guard !officer.units.isEmpty, !officer.holds(.supervisor) else { return .empty }
        let mine = WorkbenchPiles.mine(officer)
        return try pile(
            "t.state IN ('assigned', 'acknowledged', 'in_progress', 'returned') AND \(mine.sql)", mine.values)
    }

    func toReview() throws -> WorkbenchTasks.Pile {
        guard isOffice else { return .empty }
        return try pile("t.state = 'reported' AND t.agency_id = ?", [officer.agency])
    }

    func toAssign() throws -> WorkbenchTasks.Pile {
        guard isOffice else { return .empty }
        return try pile("t.state = 'pending' AND t.agency_id = ?", [officer.agency])
    }

    func toApprove() throws -> WorkbenchTasks.Pile {
        guard isLeader else { return .empty }
        return try pile(
            """
            t.agency_id = ? AND EXISTS
            (SELECT 1 FROM task_change c WHERE c.id = t.change_id AND c.outcome IS NULL AND c.proposer_id <> ?)
            """, [officer.agency, officer.id])
    }

    /// For a unit: reported, the office has it. For the office: proposed, a leader has it.
    func awaited() throws -> WorkbenchTasks.Pile {
        var parts: [String] = [], values: [any SQLConvertible] = []
        if !officer.units.isEmpty, !isOffice, !officer.holds(.supervisor) {
            let mine = WorkbenchPiles.mine(officer)
            parts.append("t.state = 'reported' AND \(mine.sql)")
            values += mine.values
        }
        if isOffice {
            parts.append("t.agency_id = ? AND t.change_id IS NOT NULL")
            values.append(officer.agency)
        }
        return parts.isEmpty ? .empty : try pile(parts.map { "(\($0))" }.joined(separator: " OR "), values)
    }

    private static func mine(_ officer: Officer) -> (sql: String, values: [any SQLConvertible]) {
        let units = officer.units.sorted()
        return (
            """
            EXISTS (SELECT 1 FROM task_assignment m WHERE m.task_id = t.id \
            AND m.unit_id IN (\(SQLList.marks(units.count))))
            """, units
        )
    }

    private func pile(_ condition: String, _ values: [any SQLConvertible]) throws -> WorkbenchTasks.Pile {
        let border = LedgerSQL(LedgerQuery(), for: officer, window: window)
        let text = "\(border.text) AND (\(condition))", bound = border.values + values
        let total = try snapshot.first("SELECT count(*) FROM plan_task t WHERE \(text)", bound)?.integer(0) ?? 0
        guard total > 0 else { return .empty }
        let rows = try snapshot.query(
            """
            SELECT \(PlanTaskRows.columns) FROM plan_task t WHERE \(text)
            ORDER BY t.due_on, t.plan_id, t.position LIMIT \(PlanStore.pileSize)
            """, bound)
        return WorkbenchTasks.Pile(tasks: try PlanTaskRows.tasks(rows, in: snapshot), total: total)
    }
}
