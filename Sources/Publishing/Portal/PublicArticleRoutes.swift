package import Hummingbird
import Kernel
package import Site

/// Gives out the bytes of a kept file, checked against their hash.
package typealias FileBytes = @Sendable (_ hash: String) async throws -> [UInt8]

/// What the public opens: the home page, columns, articles and the files of articles that can be read now.
package struct PublicArticleRoutes: Sendable {
    let publishing: PublishingStore
    let bytes: FileBytes
    let site: PortalSite

    package init(
        publishing: PublishingStore, site: PortalSite, bytes: @escaping FileBytes
    ) {
        self.publishing = publishing
        self.site = site
        self.bytes = bytes
    }

    package func register(on routes: SiteRoutes) {
        routes.page(PublicLinks.column, audience: .everyone) { _, context, slug in
            try await column(slug, try await defaultPortal(), context)
        }
        routes.page(PublicLinks.portal, audience: .everyone) { _, _, code in try await home(portal(code)) }
        routes.page(PublicLinks.portalColumn, audience: .everyone) { _, context, code, slug in
            try await column(slug, try await portal(code), context)
        }
        routes.page(PublicLinks.article, audience: .everyone) { _, context, id in try await article(id, context) }
        routes.page(PublicLinks.file, audience: .everyone) { _, _, hash in try await file(hash) }
    }

    /// The default portal's home page; nil when there is no portal yet.
    package func home() async throws -> PortalPage? {
        guard let portal = try await publishing.portals().first(where: \.isDefault) else { return nil }
        return try await home(portal)
    }

    private func defaultPortal() async throws -> Portal {
        guard let portal = try await publishing.portals().first(where: \.isDefault) else { throw Refusal.notFound }
        return portal
    }

    private func portal(_ code: String) async throws -> Portal {
        guard let portal = try await publishing.portals().first(where: { $0.code == code }) else {
            throw Refusal.notFound
        }
        return portal
    }

    private func home(_ portal: Portal) async throws -> PortalPage {
        let columns = try await publishing.columns(of: portal.id).filter(\.isActive)
        let latest = try await publishing.publicList(of: columns.map(\.id), size: 10).listings
        var sections: [PublicHomeScreen.Section] = []
        for column in columns where column.parent == nil {
            let below = columns.filter { SiteColumn.isBelow($0.id, column.id, among: columns) }
            let listings = try await publishing.publicList(of: below.map(\.id), size: 6).listings
            sections.append(PublicHomeScreen.Section(column: column, listings: listings))
        }
        return PublicHomeScreen(
            portal: portal, latest: latest, sections: sections, place: PublicPlace(portal), site: named(portal)
        ).answer
    }

    private func column(_ slug: String, _ portal: Portal, _ context: SiteContext) async throws -> PortalPage {
        let columns = try await publishing.columns(of: portal.id)
        guard let column = columns.first(where: { $0.slug == slug && $0.isActive }) else { throw Refusal.notFound }
        let within = columns.filter { SiteColumn.isBelow($0.id, column.id, among: columns) }
        let page = Pager.page(context), size = 20
        let (listings, total) = try await publishing.publicList(of: within.map(\.id), page: page, size: size)
        return PublicColumnScreen(
            column: column, below: columns.filter { $0.parent == column.id && $0.isActive },
            above: column.ancestors(among: columns), listings: listings,
            pager: Pager(page: page, size: size, total: total, context), place: PublicPlace(portal),
            site: named(portal)
        ).answer
    }

    private func article(_ id: ArticleID, _ context: SiteContext) async throws -> Response {
        let item = try await publishing.publicArticle(id)
        if let target = item.article.withdrawal?.target {
            return try SeeOther(PublicLinks.article(target)).response(in: context)
        }
        guard let portal = try await publishing.portals().first(where: { $0.id == item.article.portal }) else {
            throw Refusal.notFound
        }
        let columns = try await publishing.columns(of: portal.id)
        let facts = try await publishing.documentFacts(of: item.article)
        return try PublicArticleScreen(
            item: item, shown: PublicText.html(item.revision.content.body), facts: facts,
            above: item.column.ancestors(among: columns), place: PublicPlace(portal),
            site: named(portal)
        ).answer.response(in: context)
    }

    /// Pictures are shown in the page, everything else is saved; neither can act as a page of the site (T4).
    private func file(_ hash: String) async throws -> KeptFileAnswer {
        guard let file = try await publishing.publicFile(hash) else { throw Refusal.notFound }
        return KeptFileAnswer(file: KeptFile(try await bytes(hash), name: file.name))
    }

    private func named(_ portal: Portal) -> PortalSite {
        guard !portal.isDefault else { return site }
        var other = site
        other.name = portal.name
        other.agency = portal.name
        other.code = portal.siteCode
        other.home = PublicLinks.portal(portal.code)
        return other
    }
}

extension SiteColumn {
    /// Those above it, the outermost first.
    func ancestors(among columns: [SiteColumn]) -> [SiteColumn] {
        var found: [SiteColumn] = [], at = parent
        while let here = columns.first(where: { $0.id == at }), found.count < 20 {
            found.insert(here, at: 0)
            at = here.parent
        }
        return found
    }
}
