package import Kernel
package import People
package import Site

/// The ledger on the public side: `/ledger` and `/ledger/{plan}`, for plans that the office made public.
package struct PublicLedgerRoutes: Sendable {
    let plans: PlanStore
    let people: PeopleStore
    let site: PortalSite
    let calendar: @Sendable () -> WorkCalendar

    package init(
        plans: PlanStore, people: PeopleStore, site: PortalSite, calendar: @escaping @Sendable () -> WorkCalendar
    ) {
        self.plans = plans
        self.people = people
        self.site = site
        self.calendar = calendar
    }

    package func register(on routes: SiteRoutes) {
        routes.page(LedgerLinks.publicLedger, audience: .everyone) { _, _ in try await list() }
        routes.page(LedgerLinks.publicPlan, audience: .everyone) { _, _, id in try await ledger(id) }
    }

    private func list() async throws -> PortalPage {
        let plans = try await plans.publicPlans()
        let agencies = try await people.agencyNames(Set(plans.map(\.plan.agency)))
        return PublicLedgerList(plans: plans, agencies: agencies, site: site).answer
    }

    private func ledger(_ id: PlanID) async throws -> PortalPage {
        let (plan, tasks) = try await plans.publicPlan(id)
        let directory = try await people.directory(of: [plan.agency])
        return PublicLedgerScreen(
            plan: plan, tasks: tasks, names: directory.names, day: LedgerDay(plans.today, calendar: calendar()),
            site: site
        ).answer
    }
}
