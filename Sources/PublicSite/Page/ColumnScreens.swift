import Markup
package import Publishing
package import Site

/// One column: those under it, and what is in it, year by year.
package struct ColumnScreen {
    let frame: PublicFrame
    let column: SiteColumn

    package init(frame: PublicFrame, column: SiteColumn) {
        self.frame = frame
        self.column = column
    }

    package func list(_ list: YearlyList) -> PortalPage {
        let links = frame.below(column.id).each {
            """
            <li><a href="\(link: frame.link($0))">\($0.name) <span class="hint">\(frame.count(frame.within($0.id)))</span></a></li>
            """
        }
        let nav: HTML =
            frame.below(column.id).isEmpty
            ? "" : "<nav aria-label=\"下级栏目\"><ul class=\"column-list\">\(links)</ul></nav>"
        return page("\(description)\(nav)\(list.shown(as: column))")
    }

    private var description: HTML {
        column.description.isEmpty ? "" : "<p class=\"hint\">\(column.description)</p>"
    }

    func page(_ body: HTML) -> PortalPage {
        PortalPage(
            column.name, site: frame.site, canonical: frame.place.column(column), meta: .column(of: column),
            crumbs: frame.crumbs(to: column, including: false), side: side, body)
    }

    private var side: HTML {
        guard frame.portal.isDefault, let part = frame.openness.part(of: column.id),
            column.id != frame.openness.root?.id
        else { return .empty }
        return OpennessSide(frame: frame, part: part, item: frame.openness.item(of: column.id)).html
    }
}

/// Everything that went public, the newest first.
package struct LatestScreen {
    let frame: PublicFrame
    let list: YearlyList

    package init(frame: PublicFrame, list: YearlyList) {
        self.frame = frame
        self.list = list
    }

    package var answer: PortalPage {
        PortalPage(
            "最新公开", site: frame.site, canonical: PublicSiteLinks.latest,
            meta: .section("最新公开", "本网站公开的全部信息，最新的在前"), crumbs: [frame.home], list.html)
    }
}

/// 网站地图: every section and every column, so that nothing is reached by the search box alone (SITE-4).
package struct MapScreen {
    let frame: PublicFrame
    /// Pages that are no columns, by section.
    let others: [Crumb]

    package init(frame: PublicFrame, others: [Crumb]) {
        self.frame = frame
        self.others = others
    }

    package var answer: PortalPage {
        let parts = OpennessPart.allCases.each { "<li>\(MapScreen.anchor($0.chinese, PublicSiteLinks.part($0)))</li>" }
        let items = OpennessItem.allCases.each { "<li>\(MapScreen.anchor($0.chinese, PublicSiteLinks.item($0)))</li>" }
        let columns = frame.columns.filter { $0.parent == nil }.each(branch)
        let entries = (frame.site.entries + others).each { "<li>\(MapScreen.anchor($0.title, $0.link))</li>" }
        return PortalPage(
            "网站地图", site: frame.site, canonical: PublicSiteLinks.map,
            meta: .section("网站地图", "本网站的全部栏目"), crumbs: [frame.home],
            """
            <div class="map"><section><h2>主要入口</h2><ul>\(entries)</ul></section>
            <section><h2>政府信息公开</h2><ul>\(parts)</ul></section>
            <section><h2>法定主动公开内容</h2><ul>\(items)</ul></section>
            <section><h2>全部栏目</h2><ul>\(columns)</ul></section></div>
            """)
    }

    private static func anchor(_ words: String, _ link: Link) -> HTML { "<a href=\"\(link: link)\">\(words)</a>" }

    private func branch(_ column: SiteColumn) -> HTML {
        let below = frame.below(column.id)
        let list: HTML = below.isEmpty ? "" : "<ul>\(below.each(branch))</ul>"
        let count = frame.count(frame.within(column.id))
        return """
            <li>\(MapScreen.anchor(column.name, frame.place.column(column))) <span class="hint">\(count)</span>\(list)</li>
            """
    }
}
