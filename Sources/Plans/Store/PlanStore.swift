package import Audit
package import Kernel
package import Obligations
package import SQL

/// Plans, their tasks and what was reported on them. Every method is one transaction: rows, journal entry and obligations
/// commit together or not at all.
package struct PlanStore: Sendable {
    let store: Store
    let journal: Journal
    let obligations: ObligationStore
    let records: LiveRecords

    /// - Parameter records: the records of this program that can prove a report (TASK-4).
    package init(
        store: Store, journal: Journal, obligations: ObligationStore, records: LiveRecords = .none
    ) {
        self.store = store
        self.journal = journal
        self.obligations = obligations
        self.records = records
    }

    /// The task, if `officer` may know of it.
    package func task(_ id: PlanTaskID, for officer: Officer) async throws -> PlanTask {
        try await store.read { try PlanStore.visible(id, to: officer, in: $0) }
    }

    static func visible(_ id: PlanTaskID, to officer: Officer, in snapshot: Snapshot) throws -> PlanTask {
        guard let task = try PlanTaskRows.task(id, in: snapshot), task.reach(of: officer).canRead else {
            throw Refusal.notFound
        }
        return task
    }

    /// The plan, if `officer` may know of it: of the own agency, of one below, or with a task of the officer's units.
    package func plan(_ id: PlanID, for officer: Officer) async throws -> Plan {
        try await store.read { snapshot in
            guard let plan = try PlanRows.plan(id, in: snapshot),
                try PlanRows.isVisible(plan, to: officer, in: snapshot)
            else { throw Refusal.notFound }
            return plan
        }
    }

    /// The year of a plan, for what time makes happen.
    package func year(of id: PlanID) async throws -> Int {
        try await store.read { snapshot in
            guard let plan = try PlanRows.plan(id, in: snapshot) else { throw Refusal.notFound }
            return plan.year
        }
    }

    package func plans(for officer: Officer) async throws -> [Plan] {
        try await store.read { snapshot in
            try PlanRows.all(in: snapshot).filter { try PlanRows.isVisible($0, to: officer, in: snapshot) }
        }
    }
}

/// Reads plans.
enum PlanRows {
    static let columns = """
        id, agency_id, year, title, issuer, document_number, report_due_on, contact_department, source_name, \
        source_hash, confirmed_at
        """

    static func plan(_ id: PlanID, in snapshot: Snapshot) throws -> Plan? {
        try snapshot.first("SELECT \(columns) FROM plan WHERE id = ?", [id]).map(read)
    }

    static func all(in snapshot: Snapshot) throws -> [Plan] {
        try snapshot.query("SELECT \(columns) FROM plan ORDER BY year DESC, confirmed_at DESC").map(read)
    }

    static func isVisible(_ plan: Plan, to officer: Officer, in snapshot: Snapshot) throws -> Bool {
        if RecordReach(of: officer, agency: plan.agency, units: []).canRead { return true }
        guard !officer.isAdministrator, !officer.units.isEmpty else { return false }
        let units = Array(officer.units)
        return try snapshot.first(
            """
            SELECT 1 FROM task_assignment a JOIN plan_task t ON t.id = a.task_id
            WHERE t.plan_id = ? AND a.unit_id IN (\(SQLList.marks(units.count)))
            """, [plan.id] + units) != nil
    }

    static func read(_ row: SQLRow) throws -> Plan {
        Plan(
            id: try row.id(0), agency: try row.id(1), year: try row.integer(2), title: try row.text(3),
            issuer: try row.optionalText(4), documentNumber: try row.optionalText(5),
            reportDue: try row.optionalDay(6), contactDepartment: try row.optionalText(7),
            sourceName: try row.text(8), sourceHash: try row.text(9), confirmedAt: try row.moment(10))
    }
}
