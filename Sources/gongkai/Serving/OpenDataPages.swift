import Catalogue
import Consultation
import Documents
import Kernel
import Letters
import Markup
import Plans
import PublicSite
import Publishing
import Site

extension SiteAssembly {
    /// Feeds, open data and the list of addresses.
    func registerOpenData(on routes: SiteRoutes) {
        FeedRoutes(publishing: house.publishing, publisher: portal.agency).register(on: routes)
        OpenDataRoutes(
            publishing: house.publishing, site: portal,
            offers: VoiceData.letters(house.letters) + VoiceData.consultations(house.consultations)
        ).register(on: routes)
        var map = SiteMapRoutes(publishing: house.publishing, entrances: entrances)
        map.others = { [publishing = house.publishing, letters = house.letters, consultations = house.consultations] in
            guard try await publishing.portals().contains(where: \.isDefault) else { return [] }
            let half = SiteMapDocument.partLength / 2
            let drafts = try await consultations.publicAddresses(most: half).map {
                (link: ConsultationLinks.publicRecord($0.id), changed: $0.changedOn)
            }
            return drafts
                + (try await letters.publicAddresses(most: half).map {
                    (link: LetterLinks.article($0.id), changed: $0.changedOn)
                })
        }
        map.register(on: routes)
        LetterFeed(letters: house.letters, site: portal).register(on: routes)
    }

    /// The pages that lead on and are neither columns nor articles.
    private var entrances: [Link] {
        [
            PublicLinks.home, PublicSiteLinks.openness, PublicSiteLinks.policies, PublicSiteLinks.latest,
            PublicSiteLinks.guides, PublicSiteLinks.questions, PublicCatalogueLinks.basic,
            PublicCatalogueLinks.standard,
            PublicCatalogueLinks.institutions, PublicSiteLinks.gazette, PublicSiteLinks.interaction,
            PublicSiteLinks.accessibility, PublicSiteLinks.map,
            NormativeLinks.portal, LedgerLinks.publicLedger, OpenDataLinks.data, ConsultationLinks.publicList,
            ConsultationLinks.decisions, LetterLinks.published, LetterLinks.statistics,
        ]
    }
}
