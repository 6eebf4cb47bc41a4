import Audit
package import Kernel
import SQL

/// What the public sees of the ledger, and who lets it.
extension PlanStore {
    /// The day decisions are made on now, for pages.
    package var today: Day { store.timekeeper.now().day }

    package func publish(_ id: PlanID, by officer: Officer) async throws {
        try await setPublication(.publish, of: id, by: officer)
    }

    /// After this no page shows the plan's ledger to the public.
    package func withdraw(_ id: PlanID, by officer: Officer) async throws {
        try await setPublication(.withdraw, of: id, by: officer)
    }

    private func setPublication(_ act: PlanPublication, of id: PlanID, by officer: Officer) async throws {
        try await store.write { tx in
            guard let (plan, since) = try PlanPublicRows.plan(id, in: tx),
                try PlanRows.isVisible(plan, to: officer, in: tx)
            else { throw Refusal.notFound }
            if let refusal = plan.refusal(of: act, isPublished: since != nil, by: officer) { throw refusal }
            let next = act == .publish ? tx.now : nil
            let changed = try tx.execute(
                """
                UPDATE plan SET published_at = ?, version = version + 1
                WHERE id = ? AND agency_id = ? AND published_at IS \(act == .publish ? "NULL" : "NOT NULL")
                """, [next, id, plan.agency])
            guard changed == 1 else { throw PlanStore.changedMeanwhile }
            try journal.append(
                JournalEntry(
                    agency: plan.agency, actor: officer.id, actorName: officer.name, act: "plan.\(act.rawValue)",
                    subjectKind: "plan", subjectID: id.text, before: PlanPublicRows.canonical(id, since),
                    after: PlanPublicRows.canonical(id, next), rule: "ROLE-2", note: "\(act.chinese)：《\(plan.title)》"),
                in: tx)
        }
    }

    /// Every plan whose ledger is public, the newest first.
    package func publicPlans() async throws -> [PlanListing] {
        let today = today
        return try await store.read { snapshot in
            try PlanListingRows.listings("p.published_at IS NOT NULL", [], today: today, in: snapshot)
        }
    }

    /// A public plan with its tasks in the order of the plan; `Refusal.notFound` when it is not public.
    package func publicPlan(_ id: PlanID) async throws -> (plan: Plan, tasks: [PlanTask]) {
        try await store.read { snapshot in
            guard let (plan, since) = try PlanPublicRows.plan(id, in: snapshot), since != nil else {
                throw Refusal.notFound
            }
            let rows = try snapshot.query(
                "SELECT \(PlanTaskRows.columns) FROM plan_task t WHERE t.plan_id = ? ORDER BY t.position", [id])
            return (plan, try PlanTaskRows.tasks(rows, in: snapshot))
        }
    }
}

/// Reads a plan with the moment it became public.
enum PlanPublicRows {
    static func plan(_ id: PlanID, in snapshot: Snapshot) throws -> (Plan, Moment?)? {
        try snapshot.first("SELECT \(PlanRows.columns), published_at FROM plan WHERE id = ?", [id]).map { row in
            (try PlanRows.read(row), try row.optionalMoment(11))
        }
    }

    static func canonical(_ id: PlanID, _ since: Moment?) -> String {
        "{\"id\":\(JSONText.quoted(id.text)),\"published\":\(since.map { JSONText.quoted($0.description) } ?? "null")}"
    }
}

/// Reads plans with their counts.
enum PlanListingRows {
    /// - Parameter condition: over `p`, the plan.
    static func listings(
        _ condition: String, _ values: [any SQLConvertible], today: Day, in snapshot: Snapshot
    ) throws -> [PlanListing] {
        let columns = PlanRows.columns.split(separator: ", ").map { "p.\($0)" }.joined(separator: ", ")
        let rows = try snapshot.query(
            """
            SELECT \(columns), p.published_at,
                (SELECT count(*) FROM plan_task t WHERE t.plan_id = p.id),
                (SELECT count(*) FROM plan_task t WHERE t.plan_id = p.id AND t.state = 'accepted'),
                (SELECT count(*) FROM plan_task t WHERE t.plan_id = p.id AND t.state = 'pending'),
                (SELECT count(*) FROM plan_task t WHERE t.plan_id = p.id AND t.state <> 'accepted' AND t.due_on < ?)
            FROM plan p WHERE \(condition) ORDER BY p.year DESC, p.confirmed_at DESC, p.id
            """, [today] + values)
        return try rows.map { row in
            PlanListing(
                plan: try PlanRows.read(row), publishedAt: try row.optionalMoment(11), total: try row.integer(12),
                accepted: try row.integer(13), pending: try row.integer(14), overdue: try row.integer(15))
        }
    }
}
