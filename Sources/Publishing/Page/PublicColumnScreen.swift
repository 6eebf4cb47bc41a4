import Kernel
import Markup
package import Site

/// One column: those under it, and what is in them, the newest first.
package struct PublicColumnScreen {
    let column: SiteColumn
    let below: [SiteColumn]
    let above: [SiteColumn]
    let listings: [PublicListing]
    let pager: HTML
    let place: PublicPlace
    let site: PortalSite

    package init(
        column: SiteColumn, below: [SiteColumn], above: [SiteColumn], listings: [PublicListing], pager: Pager,
        place: PublicPlace, site: PortalSite
    ) {
        self.column = column
        self.below = below
        self.above = above
        self.listings = listings
        self.pager = pager.html
        self.place = place
        self.site = site
    }

    package var answer: PortalPage {
        PortalPage(
            column.name, site: site, canonical: place.column(column), meta: .column(of: column),
            crumbs: [Crumb("首页", place.home)] + above.map { Crumb($0.name, place.column($0)) }, body)
    }

    private var body: HTML {
        let links = below.each { "<li><a href=\"\(link: place.column($0))\">\($0.name)</a></li>" }
        let nav: HTML =
            below.isEmpty ? "" : "<nav aria-label=\"下级栏目\"><ul class=\"column-list\">\(links)</ul></nav>"
        let list = listings.isEmpty ? EmptyState("这个栏目还没有公开的信息。").html : PublicLines(listings).html
        return "\(nav)\(list)\(pager)"
    }
}

extension PortalMeta {
    /// The tags of SITE-2 for a column.
    static func column(of column: SiteColumn) -> PortalMeta {
        .column(
            name: column.name, description: column.description, keywords: column.keywords, type: column.type.chinese)
    }
}
