import Kernel
import SQL

/// Reads tasks whole: the row, its assignments, requirements, waiting report and pending change.
enum PlanTaskRows {
    static let columns = """
        t.id, t.plan_id, t.agency_id, t.position, t.section_path, t.number, t.text, t.deadline_words, t.due_on, \
        t.state, t.report_id, t.change_id, t.version
        """

    static func task(_ id: PlanTaskID, in snapshot: Snapshot) throws -> PlanTask? {
        try snapshot.first("SELECT \(columns) FROM plan_task t WHERE t.id = ?", [id]).map { row in
            try task(from: row, parts(of: [id], in: snapshot), in: snapshot)
        }
    }

    static func tasks(_ rows: [SQLRow], in snapshot: Snapshot) throws -> [PlanTask] {
        let ids: [PlanTaskID] = try rows.map { try $0.id(0) }
        let found = try parts(of: ids, in: snapshot)
        return try rows.map { try task(from: $0, found, in: snapshot) }
    }

    /// What hangs on a task, fetched for many at once.
    struct Parts {
        var assignments: [PlanTaskID: [Assignment]] = [:]
        var requirements: [PlanTaskID: [TaskRequirement]] = [:]
    }

    private static func parts(of ids: [PlanTaskID], in snapshot: Snapshot) throws -> Parts {
        var parts = Parts()
        guard !ids.isEmpty else { return parts }
        let marks = SQLList.marks(ids.count)
        let assigned = try snapshot.query(
            """
            SELECT task_id, unit_id, duty, note, acknowledged_by, delegate_id FROM task_assignment
            WHERE task_id IN (\(marks)) ORDER BY task_id, unit_id
            """, ids)
        for row in assigned { parts.assignments[try row.id(0), default: []].append(try assignment(from: row)) }
        let required = try snapshot.query(
            """
            SELECT task_id, kind, value, unit, quote, period FROM task_requirement
            WHERE task_id IN (\(marks)) ORDER BY task_id, position
            """, ids)
        for row in required {
            parts.requirements[try row.id(0), default: []].append(
                TaskRequirement(
                    kind: try row.text(1), value: try row.optionalText(2), unit: try row.text(3),
                    quote: try row.text(4), period: try row.optionalText(5)))
        }
        return parts
    }

    private static func assignment(from row: SQLRow) throws -> Assignment {
        Assignment(
            unit: try row.id(1), duty: try Stored.value(Duty.self, try row.text(2)), note: try row.optionalText(3),
            acknowledgedBy: try row.optionalID(4), delegate: try row.optionalID(5))
    }

    private static func task(from row: SQLRow, _ parts: Parts, in snapshot: Snapshot) throws -> PlanTask {
        let id: PlanTaskID = try row.id(0)
        let reportID: ReportID? = try row.optionalID(10)
        let changeID: ChangeID? = try row.optionalID(11)
        return PlanTask(
            id: id, plan: try row.id(1), agency: try row.id(2), position: try row.integer(3),
            sectionPath: SectionPath.parts(try row.text(4)), number: try row.optionalText(5), text: try row.text(6),
            deadlineWords: try row.optionalText(7), due: try row.day(8),
            state: try Stored.value(TaskState.self, try row.text(9)),
            assignments: (parts.assignments[id] ?? []).sorted { ($0.duty, $0.unit) < ($1.duty, $1.unit) },
            report: try reportID.flatMap { try report($0, in: snapshot) },
            pendingChange: try changeID.flatMap { try change($0, in: snapshot) },
            requirements: parts.requirements[id] ?? [], version: try row.integer(12))
    }

    private static func report(_ id: ReportID, in snapshot: Snapshot) throws -> ReportFacts? {
        try snapshot.first(
            """
            SELECT r.author_id, r.submitted_at, (SELECT count(*) FROM task_evidence e WHERE e.report_id = r.id)
                + (SELECT count(*) FROM task_record e WHERE e.report_id = r.id)
            FROM task_report r WHERE r.id = ?
            """, [id]
        ).map {
            ReportFacts(
                id: id, author: try $0.id(0), submittedAt: try $0.moment(1), evidenceCount: try $0.integer(2))
        }
    }

    private static func change(_ id: ChangeID, in snapshot: Snapshot) throws -> ChangeProposal? {
        try snapshot.first("SELECT due_on, assignments, reason, proposer_id FROM task_change WHERE id = ?", [id]).map {
            ChangeProposal(
                id: id, due: try $0.optionalDay(0),
                assignments: try $0.optionalText(1).map(AssignmentText.read), reason: try $0.text(2),
                proposer: try $0.id(3))
        }
    }
}
