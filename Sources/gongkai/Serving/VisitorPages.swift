import Corrections
import Kernel
import Site

extension SiteAssembly {
    /// What visitors do without an account, and what staff make of it.
    func registerVisitors(on routes: SiteRoutes) {
        CorrectionPortal(corrections: house.visitors.corrections, site: portal).register(on: routes)
        CorrectionRoutes(corrections: house.visitors.corrections).register(on: routes)
        CorrectionOperationRoutes(corrections: house.visitors.corrections).register(on: routes)
    }
}
