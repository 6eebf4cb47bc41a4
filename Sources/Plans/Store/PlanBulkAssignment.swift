package import Kernel
import SQL

/// 全部分派: the units that the plan names get their tasks in one act.
extension PlanStore {
    /// Hands out every pending task of a plan to the units it already names; a task that names no answering unit stays
    /// pending (TASK-1). One transaction, one journal entry a task.
    ///
    /// - Returns: How many were handed out, and how many are left.
    package func assignAll(of id: PlanID, by officer: Officer) async throws -> (assigned: Int, left: Int) {
        try await store.write { tx in
            guard let plan = try PlanRows.plan(id, in: tx), try PlanRows.isVisible(plan, to: officer, in: tx) else {
                throw Refusal.notFound
            }
            if let refusal = plan.refusalOfAssigningAll(by: officer) { throw refusal }
            let rows = try tx.query(
                """
                SELECT \(PlanTaskRows.columns) FROM plan_task t
                WHERE t.plan_id = ? AND t.state = 'pending' ORDER BY t.position
                """, [id])
            let pending = try PlanTaskRows.tasks(rows, in: tx)
            guard !pending.isEmpty else {
                throw Refusal(.stateRefused, "未能分派：《\(plan.title)》没有待分派的任务。可在台账中逐项查看。", rule: "TASK-1")
            }
            let writer = TaskWriter(tx: tx, officer: officer, journal: journal, obligations: obligations)
            var assigned = 0
            for task in pending where task.assignments.contains(where: { $0.duty.answersForTask }) {
                let event = try task.assigning(task.assignments, by: officer).get()
                _ = try writer.record(event, act: .assign, on: task, evidence: [])
                assigned += 1
            }
            guard assigned > 0 else {
                throw Refusal(
                    .stateRefused, "未能分派：待分派的任务都没有牵头或责任单位。请打开任务逐项选择单位后分派。", rule: "TASK-1")
            }
            return (assigned, pending.count - assigned)
        }
    }
}
