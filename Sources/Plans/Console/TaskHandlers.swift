import Hummingbird
import Kernel
import Markup
import People
import Site

extension LedgerRoutes {
    func taskPage(_ id: PlanTaskID, failed: FailedAct?, _ context: SiteContext) async throws -> ConsolePage {
        let typed = failed?.state.fields[TaskField.name(.report, TaskRecordField.search)] ?? ""
        let words = typed.isEmpty ? context.query[TaskRecordField.name] : typed
        return TaskScreen(
            try await taskView(id, words, try context.requireOfficer()), failed: failed, context: context
        ).answer
    }

    /// Carries out an act; what is refused comes back on the task's page with everything that was typed.
    func perform(
        _ act: TaskAct, _ form: Form, _ context: SiteContext, _ id: PlanTaskID
    ) async throws -> Response {
        do {
            try await TaskActing(routes: self, form: form, task: id, officer: try context.requireOfficer()).carryOut(
                act)
            return try SeeOther(LedgerLinks.task(id).query("done", act.rawValue)).response(in: context)
        } catch let refusal as Refusal where refusal.code.concernsTheTask {
            return try await taskPage(id, failed: FailedAct(act, refusal, form), context).response(in: context)
        }
    }

    private func taskView(_ id: PlanTaskID, _ words: String, _ officer: Officer) async throws -> TaskView {
        let task = try await plans.task(id, for: officer)
        let people = task.assignments.flatMap { [$0.acknowledgedBy, $0.delegate] } + [task.pendingChange?.proposer]
        let directory = try await self.people.directory(
            of: [task.agency], members: Set(people.compactMap { $0 }))
        return TaskView(
            task: task, plan: try await plans.plan(task.plan, for: officer),
            reports: try await plans.reports(on: id, for: officer),
            timeline: try await plans.timeline(of: id, for: officer),
            obligation: try await plans.obligation(of: id, for: officer), directory: directory,
            candidates: try await candidates(task, officer, directory), day: day, officer: officer,
            offersRecords: plans.offersRecords, searched: words,
            found: try await plans.provingRecords(words, for: id, by: officer))
    }

    private func candidates(
        _ task: PlanTask, _ officer: Officer, _ directory: LedgerDirectory
    ) async throws -> [(unit: Unit, members: [Member])] {
        guard task.refusal(of: .delegate, by: officer) == nil else { return [] }
        var found: [(unit: Unit, members: [Member])] = []
        for assignment in task.assignments(of: officer) {
            guard let unit = directory.units.first(where: { $0.id == assignment.unit }) else { continue }
            found.append((unit, try await people.candidates(for: unit)))
        }
        return found
    }
}

extension Refusal.Code {
    /// Whether the page of the task is where to read it; all else is a page of its own.
    fileprivate var concernsTheTask: Bool {
        switch self {
        case .invalid, .stateRefused, .roleRefused, .changedMeanwhile, .tooLarge, .unavailable: true
        case .notFound, .signInRequired, .tooManyAttempts, .versionMissing: false
        }
    }
}
