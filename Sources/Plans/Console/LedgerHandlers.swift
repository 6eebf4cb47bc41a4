import Kernel
import Markup
import ObjectStorage
import People
import Site

extension LedgerRoutes {
    func ledger(_ context: SiteContext) async throws -> ConsolePage {
        let officer = try context.requireOfficer(), day = day
        let page = try await plans.ledger(LedgerQuery(reading: context.query), for: officer, window: day.window)
        let directory = try await directory(of: page.tasks, officer)
        return LedgerScreen(
            page: page, plans: try await plans.listings(for: officer), directory: directory, day: day,
            officer: officer, context: context
        ).answer
    }

    /// Exactly what is filtered, all pages of it.
    func export(_ name: String, _ context: SiteContext) async throws -> FileAnswer {
        let officer = try context.requireOfficer(), day = day
        guard let format = LedgerExportFormat(rawValue: name) else { throw Refusal.notFound }
        if let refusal = LedgerExportPermission.refusal(by: officer) { throw refusal }
        let query = LedgerQuery(reading: context.query)
        let tasks = try await everyTask(query, officer, day)
        let plans = try await plans.listings(for: officer).map(\.plan)
        let rows = LedgerRoutes.rows(tasks, plans, try await directory(of: tasks, officer))
        let title = plans.first { $0.id == query.plan }?.title ?? "政务公开任务台账"
        let bytes = try LedgerExport.bytes(format, rows, title: title, today: day.today)
        return FileAnswer(bytes, name: "\(title)-\(day.today).\(format.rawValue)", type: format.mediaType)
    }

    func planList(_ context: SiteContext) async throws -> ConsolePage {
        let officer = try context.requireOfficer()
        return LedgerPlansScreen(
            plans: try await plans.listings(for: officer), imports: try await imports.open(for: officer),
            officer: officer, context: context
        ).answer
    }

    func assignAll(_ id: PlanID, _ context: SiteContext) async throws -> SeeOther {
        _ = try await plans.assignAll(of: id, by: try context.requireOfficer())
        return SeeOther(LedgerLinks.ledger(plan: id).query("done", "assigned"))
    }

    func publish(_ id: PlanID, _ context: SiteContext) async throws -> SeeOther {
        try await plans.publish(id, by: try context.requireOfficer())
        return SeeOther(LedgerLinks.plans.query("done", PlanPublication.publish.rawValue))
    }

    func withdraw(_ id: PlanID, _ context: SiteContext) async throws -> SeeOther {
        try await plans.withdraw(id, by: try context.requireOfficer())
        return SeeOther(LedgerLinks.plans.query("done", PlanPublication.withdraw.rawValue))
    }

    /// A file of evidence, as sniffed when it came, never as claimed (T4).
    func evidence(_ id: EvidenceID, _ context: SiteContext) async throws -> FileAnswer {
        let file = try await plans.evidence(id, for: try context.requireOfficer()).file
        return FileAnswer(
            try await files.bytes(file.hash), name: file.name, type: EvidenceSniffing.servedType(of: file.kind))
    }

    /// The names that these tasks and this officer's filters need.
    func directory(of tasks: [PlanTask], _ officer: Officer) async throws -> LedgerDirectory {
        try await people.directory(of: Set(tasks.map(\.agency)).union([officer.agency]))
    }

    private func everyTask(_ query: LedgerQuery, _ officer: Officer, _ day: LedgerDay) async throws -> [PlanTask] {
        var whole = query, tasks: [PlanTask] = []
        whole.pageSize = 5_000
        whole.page = 1
        while true {
            let page = try await plans.ledger(whole, for: officer, window: day.window)
            tasks += page.tasks
            guard page.tasks.count == whole.pageSize, tasks.count < page.total else { return tasks }
            whole.page += 1
        }
    }

    static func rows(_ tasks: [PlanTask], _ plans: [Plan], _ directory: LedgerDirectory) -> [LedgerRow] {
        let known = Dictionary(plans.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        return tasks.map { task in
            LedgerRow(
                task: task, planTitle: known[task.plan]?.title ?? "", year: known[task.plan]?.year ?? 0,
                names: directory.names)
        }
    }
}
