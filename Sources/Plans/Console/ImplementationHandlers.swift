import Kernel
import People
import Site

/// 落实情况 of one plan (TASK-6).
extension LedgerRoutes {
    func implementation(_ id: PlanID, _ context: SiteContext) async throws -> ConsolePage {
        let officer = try context.requireOfficer()
        return ImplementationScreen(
            try await implementation(of: id, for: officer),
            mayExport: LedgerExportPermission.refusal(by: officer) == nil, context: context
        ).answer
    }

    func implementationFile(_ id: PlanID, _ name: String, _ context: SiteContext) async throws -> FileAnswer {
        let officer = try context.requireOfficer()
        guard let format = ImplementationFormat(rawValue: name) else { throw Refusal.notFound }
        if let refusal = LedgerExportPermission.refusal(by: officer) { throw refusal }
        let summary = try await implementation(of: id, for: officer)
        return FileAnswer(
            try ImplementationExport.bytes(format, summary),
            name: "\(summary.title)-\(summary.day.today).\(format.rawValue)", type: format.mediaType)
    }

    private func implementation(of id: PlanID, for officer: Officer) async throws -> PlanImplementation {
        let records = try await plans.planRecords(of: id, for: officer)
        return PlanImplementation(records, names: try await directory(of: records.tasks, officer).names, on: day)
    }
}
