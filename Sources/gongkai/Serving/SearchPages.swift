import Kernel
import Markup
import Requests
import SQL
import Search
import Site

extension SiteAssembly {
    /// Search for the public and for programs.
    func registerSearch(on routes: SiteRoutes) {
        let today: @Sendable () -> Day = { [timekeeper = house.store.timekeeper] in timekeeper.now().day }
        SearchRoutes(
            search: house.search, site: portal, disclosure: PublicRequestLinks.entry, today: today
        ).register(on: routes)
        SearchOperations(search: house.search, today: today).register(on: routes)
    }
}
