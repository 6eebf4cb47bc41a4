package import Kernel
import Markup
package import Publishing
package import Site

/// Lines of a public list: title, then the day at the right.
struct PublicLines: Component {
    let lines: [PublicLine]
    /// Set where a list stands under more than a heading and a summary helps to choose.
    var withSummary = false
    /// Names of columns, where a list is drawn from several.
    var columns: [ColumnID: String] = [:]

    init(_ lines: [PublicLine], withSummary: Bool = false, columns: [ColumnID: String] = [:]) {
        self.lines = lines
        self.withSummary = withSummary
        self.columns = columns
    }

    var html: HTML {
        let items = lines.each { line -> HTML in
            let notes = [line.documentNumber, columns[line.column] ?? ""].filter { !$0.isEmpty }
            let note: HTML = notes.isEmpty ? "" : " <span class=\"hint\">\(notes.joined(separator: " · "))</span>"
            let summary: HTML =
                withSummary && !line.summary.isEmpty ? "<p class=\"hint\">\(line.summary)</p>" : ""
            return """
                <li><div class="what"><a href="\(link: PublicLinks.article(line.id))">\(line.title)</a>\(note)\(summary)</div>\
                \(DayMark(line.publishedAt.day))</li>
                """
        }
        return "<ul class=\"dated\">\(items)</ul>"
    }
}

/// A day for reading and for programs.
struct DayMark: Component {
    let day: Day
    init(_ day: Day) { self.day = day }
    var html: HTML { "<time datetime=\"\(text: day)\">\(text: day)</time>" }
}

/// A heading that leads to the whole list.
struct SectionHead: Component {
    let title: String
    let link: Link
    var more = "更多"

    var html: HTML {
        """
        <div class="head"><h2><a href="\(link: link)">\(title)</a></h2>\
        <a class="more" href="\(link: link)">\(more)<span class="unseen">\(title)</span></a></div>
        """
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

/// What every page of a portal is drawn with: its columns, where they lead, what stands in them.
package struct PublicFrame: Sendable {
    package let portal: Portal
    /// The active columns in their order.
    package let columns: [SiteColumn]
    package let tally: [ColumnID: PublicTally]
    package let openness: OpennessMap
    package let today: Day
    package let site: PortalSite

    package init(
        portal: Portal, columns: [SiteColumn], tally: [ColumnID: PublicTally], today: Day, site: PortalSite
    ) {
        self.portal = portal
        self.columns = columns.filter(\.isActive)
        self.tally = tally
        self.today = today
        self.site = site
        openness = OpennessMap(self.columns)
    }

    var place: PublicPlace { PublicPlace(portal) }
    var home: Crumb { Crumb("首页", place.home) }

    func column(_ id: ColumnID) -> SiteColumn? { columns.first { $0.id == id } }
    func below(_ id: ColumnID) -> [SiteColumn] { columns.filter { $0.parent == id } }
    func within(_ id: ColumnID) -> [SiteColumn] { columns.filter { SiteColumn.isBelow($0.id, id, among: columns) } }

    package func count(_ columns: [SiteColumn]) -> Int { columns.reduce(0) { $0 + (tally[$1.id]?.count ?? 0) } }
    func last(_ columns: [SiteColumn]) -> Day? { columns.compactMap { tally[$0.id]?.last }.max() }

    package func columns(of types: ColumnType...) -> [SiteColumn] { columns.filter { types.contains($0.type) } }

    /// The way to a column; those of the section 政府信息公开 go through it (SITE-8).
    func crumbs(to column: SiteColumn, including: Bool) -> [Crumb] {
        let own = including ? [Crumb(column.name, place.column(column))] : []
        guard portal.isDefault, let part = openness.part(of: column.id), column.id != openness.root?.id else {
            return [home] + above(column).map(crumb) + own
        }
        let section = [home, Crumb("政府信息公开", PublicSiteLinks.openness)]
        switch part {
        case .statutory:
            let item = openness.item(of: column.id).map { Crumb($0.chinese, PublicSiteLinks.item($0)) }
            // A column that bears the name of its item is named once.
            let isSame = openness.item(of: column.id)?.chinese == column.name
            return section + (item.map { [$0] } ?? []) + (isSame ? [] : own)
        case .guide, .rules, .reports, .application:
            return section + [Crumb(part.chinese, PublicSiteLinks.part(part))]
        }
    }

    /// Where a column is met: the section's own page for its root.
    func link(_ column: SiteColumn) -> Link {
        portal.isDefault && column.id == openness.root?.id ? PublicSiteLinks.openness : place.column(column)
    }

    private func crumb(_ column: SiteColumn) -> Crumb { Crumb(column.name, link(column)) }

    private func above(_ column: SiteColumn) -> [SiteColumn] {
        var found: [SiteColumn] = [], at = column.parent
        while let here = columns.first(where: { $0.id == at }), found.count < 20 {
            found.insert(here, at: 0)
            at = here.parent
        }
        return found
    }
}

extension PortalMeta {
    /// The tags of SITE-2 for a column.
    static func column(of column: SiteColumn) -> PortalMeta {
        .column(
            name: column.name, description: column.description, keywords: column.keywords, type: column.type.chinese)
    }

    /// The tags of SITE-2 for a page that lists columns.
    static func section(_ name: String, _ description: String, type: ColumnType = .disclosure) -> PortalMeta {
        .column(name: name, description: description, keywords: "\(name),卫生健康,政府信息公开", type: type.chinese)
    }
}
