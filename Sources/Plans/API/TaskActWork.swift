import Kernel
import ObjectStorage
import People
import Site

/// One act on a task from a call: reads what came, keeps files before the row that names them, names the store's verb.
struct TaskActWork {
    let routes: PlanOperationRoutes
    let call: APICall
    let task: PlanTaskID
    let officer: Officer

    private var plans: PlanStore { routes.plans }

    func work(_ act: TaskAct) async throws -> APIWork<PlanTask> {
        let (plans, task, officer, version) = (plans, task, officer, call.version)
        let note = call.fields["note"], reason = call.fields["reason"]
        // Not visible comes before whatever else is wrong with the call.
        let current = try await plans.task(task, for: officer)
        switch act {
        case .assign:
            let chosen = try await units(act, current) ?? []
            return APIWork {
                try await plans.assign(task, chosen, by: officer, version: version)
            } answer: {
                $0.answer
            }
        case .acknowledge:
            return APIWork {
                try await plans.acknowledge(task, by: officer, version: version)
            } answer: {
                $0.answer
            }
        case .delegate: return try await delegation(current)
        case .progress, .contribute, .report: return try await report(act, current)
        case .accept:
            return APIWork {
                try await plans.accept(task, note: note, by: officer, version: version)
            } answer: {
                $0.answer
            }
        case .sendBack:
            return APIWork {
                try await plans.sendBack(task, reason: reason, by: officer, version: version)
            } answer: {
                $0.answer
            }
        case .proposeChange: return try await proposal(current)
        case .approveChange:
            return APIWork {
                try await plans.approveChange(task, by: officer, version: version)
            } answer: {
                $0.answer
            }
        case .declineChange:
            return APIWork {
                try await plans.declineChange(task, reason: reason, by: officer, version: version)
            } answer: {
                $0.answer
            }
        }
    }

    /// The units that were named; like the grid of the page, only units of the agency that are not closed, or stay.
    private func units(_ act: TaskAct, _ current: PlanTask) async throws -> [Assignment]? {
        guard let named = call.fields.objects("units") else { return nil }
        let known = try await routes.people.directory(of: [current.agency]).units
        return try named.map { item in
            let old = current.assignments.first { $0.unit == item.id("unit") }
            guard let id: UnitID = item.id("unit"), let duty = Duty(rawValue: item["duty"]),
                known.contains(where: { $0.id == id && ($0.isActive || old != nil) })
            else {
                throw Refusal(
                    .invalid, "未能\(act.chinese)：有的单位不属于本机构，或者已经撤销。请重新选择单位。", rule: "TASK-1", field: "units")
            }
            return Assignment(unit: id, duty: duty, note: item.optional("note") ?? old?.note)
        }
    }

    private func delegation(_ current: PlanTask) async throws -> APIWork<PlanTask> {
        let (plans, task, officer, version) = (plans, task, officer, call.version)
        guard let unit: UnitID = call.fields.id("unit"), let member: MemberID = call.fields.id("member"),
            let found = try await routes.people.directory(of: [current.agency]).units.first(where: { $0.id == unit })
        else { throw Refusal.notFound }
        let members = Set(try await routes.people.candidates(for: found).map(\.id))
        return APIWork {
            try await plans.delegate(
                task, to: member, in: unit, unitMembers: members, by: officer, version: version)
        } answer: {
            $0.answer
        }
    }

    private func proposal(_ current: PlanTask) async throws -> APIWork<PlanTask> {
        let (plans, task, officer, version) = (plans, task, officer, call.version)
        let chosen = try await units(.proposeChange, current)
        let due = call.fields.day("due"), reason = call.fields["reason"]
        return APIWork {
            try await plans.proposeChange(
                task, due: due == current.due ? nil : due, assignments: chosen, reason: reason, by: officer,
                version: version)
        } answer: {
            $0.answer
        }
    }

    /// The decision is asked before any file is kept, so that what is refused leaves nothing behind.
    private func report(_ act: TaskAct, _ current: PlanTask) async throws -> APIWork<PlanTask> {
        let (plans, task, officer, version) = (plans, task, officer, call.version)
        let words = call.fields["words"], files = call.files("evidence")
        let verb: ReportVerb
        switch act {
        case .progress:
            _ = try current.progressing(words, by: officer).get()
            verb = plans.progress
        case .contribute:
            _ = try current.contributing(words, by: officer).get()
            verb = plans.contribute
        case .report, .assign, .acknowledge, .delegate, .accept, .sendBack, .proposeChange, .approveChange,
            .declineChange:
            _ = try current.reporting(words, evidenceCount: files.count, by: officer).get()
            verb = plans.report
        }
        let evidence = try await keep(files)
        return APIWork { [verb] in
            try await verb(task, words, evidence, officer, version)
        } answer: {
            $0.answer
        }
    }

    private typealias ReportVerb =
        @Sendable (PlanTaskID, String, [EvidenceFile], Officer, Int?) async throws -> PlanTask

    /// All files are looked at before the first is kept.
    private func keep(_ files: [UploadedFile]) async throws -> [EvidenceFile] {
        var looked: [(name: String, kind: String, bytes: [UInt8])] = []
        for file in files {
            let bytes = try file.bytes(limit: FileShelf.limit)
            let finding = try EvidenceSniffing.accept(bytes, name: file.name)
            looked.append((finding.name, finding.kind, bytes))
        }
        var kept: [EvidenceFile] = []
        for file in looked {
            let hash = try await routes.files.keep(file.bytes)
            kept.append(EvidenceFile(name: file.name, hash: hash, size: file.bytes.count, kind: file.kind))
        }
        return kept
    }
}
