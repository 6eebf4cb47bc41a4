import CaseProgress
import Corrections
import Kernel
import Site
import Subscriptions

extension SiteAssembly {
    /// What visitors do without an account, and what staff make of it.
    func registerVisitors(on routes: SiteRoutes) {
        CorrectionPortal(corrections: house.visitors.corrections, site: portal).register(on: routes)
        CorrectionRoutes(corrections: house.visitors.corrections).register(on: routes)
        CorrectionOperationRoutes(corrections: house.visitors.corrections).register(on: routes)
        CaseProgressPortal(cases: house.visitors.cases, site: portal).register(on: routes)
        CaseOperationRoutes(cases: house.visitors.cases).register(on: routes)
        SubscriptionPortal(
            subscriptions: house.visitors.subscriptions, publishing: house.publishing,
            sendsMail: house.visitors.postOffice != nil, site: portal
        ).register(on: routes)
    }
}
