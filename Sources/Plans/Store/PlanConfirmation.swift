import Audit
package import Kernel
package import SQL

/// Makes the unit a plan names and the agency lacks, inside the confirmation's transaction; People gives it.
package typealias UnitCreation = @Sendable (_ name: String, _ agency: AgencyID, _ tx: Transaction) throws -> UnitID

/// Confirmation: the draft becomes a plan with its tasks, all of it or nothing.
extension PlanImportStore {
    package func confirm(
        _ id: PlanImportID, by officer: Officer, version: Int?, creatingUnits create: @escaping UnitCreation
    ) async throws -> PlanID {
        try await store.write { tx in
            let item = try PlanImportStore.editable(id, by: officer, version: version, in: tx)
            var created: [String: UnitID] = [:]
            for unit in item.draft.units where unit.choice == .create {
                created[unit.name] = try create(unit.name, item.agency, tx)
            }
            let confirmed = try ImportDecision.confirming(
                item.draft, by: officer, agency: item.agency, created: created
            ).get()
            let plan = try PlanWriter(tx: tx, officer: officer, journal: journal).write(confirmed, from: item)
            // Two confirmations at once both read an open upload; the row decides which of them made the plan.
            let changed = try tx.execute(
                """
                UPDATE plan_import SET state = 'confirmed', plan_id = ?, version = version + 1
                WHERE id = ? AND state = 'open' AND version = ?
                """, [plan, id, item.version])
            guard changed == 1 else { throw PlanStore.changedMeanwhile }
            return plan
        }
    }
}

/// Writes a confirmed plan: one row, its tasks, and the journal entries of both.
struct PlanWriter {
    let tx: Transaction
    let officer: Officer
    let journal: Journal

    func write(_ confirmed: ConfirmedPlan, from item: PlanImport) throws -> PlanID {
        let id: PlanID = tx.newID()
        try tx.execute(
            """
            INSERT INTO plan (id, agency_id, year, title, issuer, document_number, report_due_on, contact_department,
                source_name, source_hash, confirmed_at, version)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)
            """,
            [
                id, item.agency, confirmed.year, confirmed.title, confirmed.issuer, confirmed.documentNumber,
                confirmed.reportDue, confirmed.contactDepartment, item.fileName, item.fileHash, tx.now,
            ])
        try journal.append(
            entry(
                "plan.confirm", "plan", id.text, after: item.fileHash,
                "确认《\(confirmed.title)》，\(confirmed.tasks.count)项任务"),
            in: tx)
        for (index, task) in confirmed.tasks.enumerated() { try write(task, at: index + 1, of: id, item.agency) }
        return id
    }

    private func write(_ item: ConfirmedTask, at position: Int, of plan: PlanID, _ agency: AgencyID) throws {
        let task = PlanTask(
            id: tx.newID(), plan: plan, agency: agency, position: position, sectionPath: item.row.sectionPath,
            number: item.row.number, text: item.row.text, deadlineWords: item.row.deadlineWords, due: item.due,
            assignments: item.assignments)
        try tx.execute(
            """
            INSERT INTO plan_task (id, agency_id, plan_id, position, section_path, number, text, deadline_words,
                due_on, state, version)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)
            """,
            [
                task.id, agency, plan, position, SectionPath.text(task.sectionPath), task.number, task.text,
                task.deadlineWords, task.due, task.state.rawValue,
            ])
        try writeParts(of: task, item.row.requirements)
        try journal.append(
            entry("plan.task.create", PlanTask.journalKind, task.id.text, after: task.canonicalText, "由工作要点导入"), in: tx)
    }

    private func writeParts(of task: PlanTask, _ requirements: [RowRequirement]) throws {
        for assignment in task.assignments {
            try tx.execute(
                "INSERT INTO task_assignment (task_id, unit_id, agency_id, duty, note) VALUES (?, ?, ?, ?, ?)",
                [task.id, assignment.unit, task.agency, assignment.duty.rawValue, assignment.note])
        }
        for (index, required) in requirements.enumerated() {
            try tx.execute(
                """
                INSERT INTO task_requirement (task_id, position, kind, value, unit, quote, period)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    task.id, index + 1, required.kind, required.value, required.unit, required.quote, required.period,
                ])
        }
    }

    private func entry(_ act: String, _ kind: String, _ id: String, after: String, _ note: String) -> JournalEntry {
        JournalEntry(
            agency: officer.agency, actor: officer.id, actorName: officer.name, act: act, subjectKind: kind,
            subjectID: id, before: nil, after: after, rule: "TASK-1", note: note)
    }
}
