import Catalogue
import Documents
import Markup
import Plans
import PublicSite
import Publishing
import Site

extension SiteAssembly {
    /// Feeds, open data and the list of addresses.
    func registerOpenData(on routes: SiteRoutes) {
        FeedRoutes(publishing: house.publishing, publisher: portal.agency).register(on: routes)
        OpenDataRoutes(publishing: house.publishing, site: portal).register(on: routes)
        SiteMapRoutes(publishing: house.publishing, entrances: entrances).register(on: routes)
    }

    /// The pages that lead on and are neither columns nor articles.
    private var entrances: [Link] {
        [
            PublicLinks.home, PublicSiteLinks.openness, PublicSiteLinks.policies, PublicSiteLinks.latest,
            PublicSiteLinks.guides, PublicSiteLinks.questions, PublicCatalogueLinks.basic,
            PublicCatalogueLinks.standard,
            PublicCatalogueLinks.institutions, PublicSiteLinks.gazette, PublicSiteLinks.interaction,
            PublicSiteLinks.accessibility, PublicSiteLinks.map,
            NormativeLinks.portal, LedgerLinks.publicLedger, OpenDataLinks.data,
        ]
    }
}
