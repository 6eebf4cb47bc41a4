import Kernel
import ObjectStorage
import People
import Site

/// One act on a task from its form: reads what was typed, keeps files before the row that names them, asks the store.
struct TaskActing {
    let routes: LedgerRoutes
    let form: Form
    let task: PlanTaskID
    let officer: Officer

    private var plans: PlanStore { routes.plans }

    func carryOut(_ act: TaskAct) async throws {
        guard let version = form.fields.number(TaskField.version) else {
            throw Refusal(.invalid, "未能\(act.chinese)：表单不完整。请刷新页面后重新填写。")
        }
        switch act {
        case .assign:
            let chosen = try await units(act)
            _ = try await plans.assign(task, chosen, by: officer, version: version)
        case .acknowledge: _ = try await plans.acknowledge(task, by: officer, version: version)
        case .delegate: try await delegate(version)
        case .progress, .contribute, .report: try await report(act, version)
        case .accept:
            _ = try await plans.accept(task, note: text(act, TaskField.note), by: officer, version: version)
        case .sendBack:
            _ = try await plans.sendBack(task, reason: text(act, TaskField.reason), by: officer, version: version)
        case .proposeChange: try await propose(version)
        case .approveChange: _ = try await plans.approveChange(task, by: officer, version: version)
        case .declineChange:
            _ = try await plans.declineChange(task, reason: text(act, TaskField.reason), by: officer, version: version)
        }
    }

    private func text(_ act: TaskAct, _ field: String) -> String { form[TaskField.name(act, field)] }

    private func units(_ act: TaskAct) async throws -> [Assignment] {
        let current = try await plans.task(task, for: officer)
        let present = Set(current.assignments.map(\.unit))
        let directory = try await routes.people.directory(of: [current.agency])
        let units = directory.units.filter { $0.isActive || present.contains($0.id) }
        return DutyGrid.read(form.fields, act, units: units, present: current.assignments)
    }

    private func delegate(_ version: Int) async throws {
        let parts = text(.delegate, TaskField.member).split(separator: " ")
        guard parts.count == 2, let id = UnitID(parts[0]), let member = MemberID(parts[1]) else {
            throw Refusal(.invalid, "未能指定经办人：没有选择人员。请从名单中选择。", rule: "ROLE-4", field: TaskField.member)
        }
        let current = try await plans.task(task, for: officer)
        let directory = try await routes.people.directory(of: [current.agency])
        guard let unit = directory.units.first(where: { $0.id == id }) else { throw Refusal.notFound }
        let members = Set(try await routes.people.candidates(for: unit).map(\.id))
        _ = try await plans.delegate(
            task, to: member, in: id, unitMembers: members, by: officer, version: version)
    }

    private func propose(_ version: Int) async throws {
        let current = try await plans.task(task, for: officer)
        let chosen = try await units(.proposeChange)
        // An untouched grid proposes no units.
        let isSame =
            chosen.isEmpty
            || Set(chosen.map { "\($0.unit)\($0.duty)" }) == Set(current.assignments.map { "\($0.unit)\($0.duty)" })
        let typed = text(.proposeChange, TaskField.due)
        let due = Day(iso: typed)
        guard typed.isEmpty || due != nil else {
            throw Refusal(.invalid, "未能申请调整：新的时限不是有效日期。请按“2026-03-13”的格式填写。", field: TaskField.due)
        }
        _ = try await plans.proposeChange(
            task, due: due == current.due ? nil : due, assignments: isSame ? nil : chosen,
            reason: text(.proposeChange, TaskField.reason), by: officer, version: version)
    }

    /// The decision is asked before any file is kept, so that what is refused leaves nothing behind.
    private func report(_ act: TaskAct, _ version: Int) async throws {
        let words = text(act, TaskField.words), current = try await plans.task(task, for: officer)
        let files = form.files.filter { $0.field == TaskField.name(act, TaskField.evidence) }
        let records = form.fields.list(TaskField.name(act, TaskRecordField.name))
        switch act {
        case .progress: _ = try current.progressing(words, by: officer).get()
        case .contribute: _ = try current.contributing(words, by: officer).get()
        case .report: _ = try current.reporting(words, evidenceCount: files.count + records.count, by: officer).get()
        case .assign, .acknowledge, .delegate, .accept, .sendBack, .proposeChange, .approveChange, .declineChange:
            throw Refusal.notFound
        }
        let evidence = try await keep(files)
        switch act {
        case .progress:
            _ = try await plans.progress(task, words, evidence: evidence, by: officer, version: version)
        case .contribute:
            _ = try await plans.contribute(task, words, evidence: evidence, by: officer, version: version)
        case .report, .assign, .acknowledge, .delegate, .accept, .sendBack, .proposeChange, .approveChange,
            .declineChange:
            _ = try await plans.report(
                task, words, evidence: evidence, records: records, by: officer, version: version)
        }
    }

    /// All files are looked at before the first is kept.
    private func keep(_ files: [UploadedFile]) async throws -> [EvidenceFile] {
        var found: [(name: String, kind: String)] = []
        for file in files {
            found.append(try EvidenceSniffing.accept(try file.bytes(limit: FileShelf.limit), name: file.name))
        }
        var kept: [EvidenceFile] = []
        for (file, finding) in zip(files, found) {
            let bytes = try file.bytes(limit: FileShelf.limit)
            kept.append(
                EvidenceFile(
                    name: finding.name, hash: try await routes.files.keep(bytes), size: bytes.count,
                    kind: finding.kind))
        }
        return kept
    }
}
