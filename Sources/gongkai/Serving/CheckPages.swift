import ObjectStorage
import Site
import Supervision

extension SiteAssembly {
    /// The checks of the clauses of plans.
    func registerChecks(on routes: SiteRoutes) {
        CheckRoutes(
            checks: house.checks, plans: house.plans, people: house.people, files: FileShelf(files: house.files),
            rules: house.ruleChecks
        ).register(on: routes)
        CheckOperationRoutes(checks: house.checks, rules: house.ruleChecks).register(on: routes)
    }
}
