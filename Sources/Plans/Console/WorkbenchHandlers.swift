package import Kernel
import People
import Site

extension LedgerRoutes {
    func workbench(_ context: SiteContext) async throws -> ConsolePage {
        let officer = try context.requireOfficer(), day = day
        guard !officer.isAdministrator else {
            return WorkbenchAdministration(officer: officer, entries: context.rail).answer
        }
        let tasks = try await plans.workbench(for: officer, window: day.window)
        let piles = [tasks.owed, tasks.toReview, tasks.toAssign, tasks.toApprove, tasks.awaited].flatMap(\.tasks)
        return WorkbenchScreen(
            tasks: tasks, elsewhere: try await elsewhere(officer), imports: try await imports.open(for: officer),
            plans: try await plans.listings(for: officer), directory: try await directory(of: piles, officer),
            day: day, officer: officer, context: context
        ).answer
    }
}
