import Kernel
import Markup
package import Site

/// The home page: what is new, then each column with its latest.
package struct PublicHomeScreen {
    package struct Section: Sendable {
        let column: SiteColumn
        let listings: [PublicListing]

        package init(column: SiteColumn, listings: [PublicListing]) {
            self.column = column
            self.listings = listings
        }
    }

    let portal: Portal
    let latest: [PublicListing]
    let sections: [Section]
    let place: PublicPlace
    let site: PortalSite

    package init(
        portal: Portal, latest: [PublicListing], sections: [Section], place: PublicPlace, site: PortalSite
    ) {
        self.portal = portal
        self.latest = latest
        self.sections = sections
        self.place = place
        self.site = site
    }

    package var answer: PortalPage {
        PortalPage(portal.name, site: site, canonical: place.home, isHome: true, body)
    }

    private var body: HTML {
        guard !latest.isEmpty else {
            return EmptyState("还没有公开的信息。审核通过并发布的信息会列在这里。").html
        }
        let blocks = sections.filter { !$0.listings.isEmpty }.each { section -> HTML in
            """
            <section class="column-block"><h2><a href="\(link: place.column(section.column))">\(section.column.name)</a></h2>
            \(PublicLines(section.listings).html)</section>
            """
        }
        return """
            <section class="latest"><h2>最新公开</h2>
            \(PublicLines(latest).html)</section>
            <div class="column-blocks">\(blocks)</div>
            """
    }
}

/// Lines of a public list: title, then the day at the right.
struct PublicLines {
    let listings: [PublicListing]

    init(_ listings: [PublicListing]) { self.listings = listings }

    var html: HTML {
        let lines = listings.each { listing -> HTML in
            let number: HTML =
                listing.documentNumber.isEmpty ? "" : " <span class=\"hint\">\(listing.documentNumber)</span>"
            return """
                <li><a href="\(link: PublicLinks.article(listing.id))">\(listing.title)</a>\(number) \
                <time datetime="\(text: listing.publishedAt.day)">\(text: listing.publishedAt.day)</time></li>
                """
        }
        return "<ul class=\"dated\">\(lines)</ul>"
    }
}

/// Which portal a page belongs to, and how its links look: the default one at `/`, the others under `/s/CODE`.
package struct PublicPlace: Sendable {
    let portal: Portal

    package init(_ portal: Portal) { self.portal = portal }

    var home: Link { portal.isDefault ? PublicLinks.home : PublicLinks.portal(portal.code) }

    func column(_ column: SiteColumn) -> Link {
        portal.isDefault ? PublicLinks.column(column.slug) : PublicLinks.portalColumn(portal.code, column.slug)
    }
}
