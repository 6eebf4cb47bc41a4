import Kernel
import Markup
import PublicSite
import Publishing
import Requests
import SQL
import Search
import Site

extension SiteAssembly {
    /// Search for the public and for programs.
    func registerSearch(on routes: SiteRoutes) {
        let today: @Sendable () -> Day = { [timekeeper = house.store.timekeeper] in timekeeper.now().day }
        SearchRoutes(
            search: house.search, disclosure: PublicRequestLinks.entry, today: today,
            scope: { [publishing = house.publishing, portal] code in
                try await SiteAssembly.scope(code, of: publishing.portals(), site: portal)
            }
        ).register(on: routes)
        SearchOperations(search: house.search, today: today).register(on: routes)
    }

    /// One portal alone needs no narrowing.
    private static func scope(_ code: String?, of portals: [Portal], site: PortalSite) throws -> SearchScope {
        guard portals.count > 1, code != SearchLinks.everywhere else {
            return SearchScope(portal: nil, site: site, hasOthers: false)
        }
        guard let portal = portals.first(where: { code == nil ? $0.isDefault : $0.code == code }) else {
            if code == nil { return SearchScope(portal: nil, site: site, hasOthers: false) }
            throw Refusal.notFound
        }
        var named = site
        if !portal.isDefault {
            (named.name, named.agency, named.code) = (portal.name, portal.name, portal.siteCode)
            named.home = PublicLinks.portal(portal.code)
        }
        return SearchScope(portal: portal.id.text, site: named, hasOthers: true)
    }
}
