import Kernel
import People
import Site

extension LedgerRoutes {
    func overview(_ context: SiteContext) async throws -> ConsolePage {
        let officer = try context.requireOfficer(), day = day
        let all = try await plans.listings(for: officer)
        // Without a choice: the newest plan of the own agency.
        let own = all.filter { $0.plan.agency == officer.agency }
        let asked: PlanID? = context.query.id("plan")
        if let asked, !all.contains(where: { $0.plan.id == asked }) { throw Refusal.notFound }
        guard let chosen = all.first(where: { $0.plan.id == asked }) ?? own.first ?? all.first else {
            return OverviewScreen.empty(
                mayImport: ImportDecision.refusal(by: officer, agency: officer.agency) == nil)
        }
        let view = try await overviewView(of: chosen.plan, among: all, officer, day)
        return OverviewScreen(view, context: context).answer
    }

    private func overviewView(
        of plan: Plan, among all: [PlanListing], _ officer: Officer, _ day: LedgerDay
    ) async throws -> OverviewView {
        let tasks = try await plans.tasks(of: plan.id, for: officer, window: day.window)
        let peers = all.filter { $0.plan.agency == plan.agency }
        var before: (year: Int, counts: LedgerSummary.Counts)?
        if let past = peers.first(where: { $0.plan.year == plan.year - 1 })?.plan {
            let old = try await plans.tasks(of: past.id, for: officer, window: day.window)
            before = (past.year, LedgerSummary(of: old, year: past.year, window: day.window).all)
        }
        return OverviewView(
            plan: plan, summary: LedgerSummary(of: tasks, year: plan.year, window: day.window), before: before,
            plans: peers, names: try await directory(of: tasks, officer).names, day: day)
    }
}
