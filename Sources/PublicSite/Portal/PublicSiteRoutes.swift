package import Documents
import Hummingbird
import Kernel
package import Markup
package import Publishing
package import Site

/// What the public opens: the home page, 政府信息公开, the policy library, columns, articles and the map.
package struct PublicSiteRoutes: Sendable {
    let publishing: PublishingStore
    let normatives: NormativeStore
    let site: PortalSite
    /// Pages of other capabilities that the portal leads to.
    let ways: PublicWays
    let shelves = PublicShelves()

    package init(
        publishing: PublishingStore, normatives: NormativeStore, site: PortalSite, ways: PublicWays = PublicWays()
    ) {
        self.publishing = publishing
        self.normatives = normatives
        self.site = site
        self.ways = ways
    }

    package func register(on routes: SiteRoutes) {
        registerSections(routes)
        registerOpenness(routes)
        routes.page(PublicLinks.portal, audience: .everyone) { _, _, code in try await home(try await frame(code)) }
        routes.page(PublicLinks.column, audience: .everyone) { _, context, slug in
            try await column(slug, try await frame(context), context)
        }
        routes.page(PublicLinks.portalColumn, audience: .everyone) { _, context, code, slug in
            try await column(slug, try await frame(code), context)
        }
        routes.page(PublicLinks.article, audience: .everyone) { _, context, id in try await article(id, context) }
    }

    private func registerSections(_ routes: SiteRoutes) {
        routes.page(PublicSiteLinks.latest, audience: .everyone) { _, context in try await latest(context) }
        routes.page(PublicSiteLinks.policies, audience: .everyone) { _, context in try await policies(context) }
        routes.page(PublicSiteLinks.guides, audience: .everyone) { _, context in
            try await guides(nil, try await frame(context), context)
        }
        routes.page(PublicSiteLinks.questions, audience: .everyone) { _, context in
            try await questions(nil, try await frame(context), context)
        }
        routes.page(PublicSiteLinks.gazette, audience: .everyone) { _, context in try await gazette(context) }
        routes.page(PublicSiteLinks.map, audience: .everyone) { _, context in
            MapScreen(frame: try await frame(context), others: others).answer
        }
        routes.page(PublicSiteLinks.interaction, audience: .everyone) { _, context in try await interaction(context) }
        routes.page(PublicSiteLinks.accessibility, audience: .everyone) { _, context in
            PlainScreens(frame: try await frame(context)).accessibility
        }
    }

    private func registerOpenness(_ routes: SiteRoutes) {
        routes.page(PublicSiteLinks.openness, audience: .everyone) { _, context in try await openness(context) }
        routes.page(PublicSiteLinks.opennessPart, audience: .everyone) { _, context, part in
            guard let part = OpennessPart(rawValue: part) else { throw Refusal.notFound }
            return try await opennessPart(part, context)
        }
        routes.page(PublicSiteLinks.opennessItem, audience: .everyone) { _, context, item in
            guard let item = OpennessItem(rawValue: item) else { throw Refusal.notFound }
            return try await opennessItem(item, context)
        }
    }

    /// The home page of the portal that answers under the name asked for; nil when there is no portal yet.
    package func home(_ context: SiteContext) async throws -> PortalPage? {
        let version = try await publishing.contentVersion()
        guard let portal = Portal.answering(context.host, among: try await portals(version)) else { return nil }
        return try await home(try await frame(of: portal, version))
    }

    // MARK: - What pages are drawn with

    /// The portal with this code.
    func frame(_ code: String) async throws -> PublicFrame { try await frame { $0.first { $0.code == code } } }

    /// The portal that answers under the name asked for: its own host, else the default one.
    func frame(_ context: SiteContext) async throws -> PublicFrame {
        try await frame { Portal.answering(context.host, among: $0) }
    }

    func frame(_ choose: ([Portal]) -> Portal?) async throws -> PublicFrame {
        try await frame(at: try await publishing.contentVersion(), choose)
    }

    func frame(at version: String, _ choose: ([Portal]) -> Portal?) async throws -> PublicFrame {
        guard let portal = choose(try await portals(version)) else { throw Refusal.notFound }
        return try await frame(of: portal, version)
    }

    private func portals(_ version: String) async throws -> [Portal] {
        try await shelves.portals(at: version) { try await publishing.portals() }
    }

    private func frame(of portal: Portal, _ version: String) async throws -> PublicFrame {
        try await shelves.frame(of: portal.id, at: version) {
            PublicFrame(
                portal: portal, columns: try await publishing.columns(of: portal.id),
                tally: try await publishing.publicTally(on: portal.id), today: publishing.today, site: named(portal))
        }
    }

    func list(
        _ columns: [SiteColumn], _ frame: PublicFrame, _ context: SiteContext, naming: Bool = false
    ) async throws -> YearlyList {
        let ids = columns.map(\.id)
        let year = context.query.number("year")
        let (lines, total) = try await publishing.publicLines(
            PublicSelection(columns: ids, year: year, page: Pager.page(context)))
        let names = Dictionary(columns.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        return YearlyList(
            lines: lines, total: total, years: try await publishing.publicYears(of: ids), year: year,
            columns: naming ? names : [:], context)
    }

    private func named(_ portal: Portal) -> PortalSite {
        var named = site
        // SITE-3: the portal's own code, where the settings name none.
        if named.code.isEmpty || !portal.isDefault { named.code = portal.siteCode }
        guard !portal.isDefault else { return named }
        named.name = portal.name
        named.agency = portal.name
        named.home = PublicLinks.portal(portal.code)
        named.searchWithin = portal.code
        named.openness = []
        return named
    }

    var others: [Crumb] {
        [
            Crumb("最新公开", PublicSiteLinks.latest), Crumb("政府公报", PublicSiteLinks.gazette),
            Crumb("常见问题", PublicSiteLinks.questions),
            Crumb("无障碍与适老", PublicSiteLinks.accessibility),
        ] + site.openness + ways.policies + ways.interaction.map { Crumb($0.title, $0.link) }
    }
}

/// Pages that other capabilities serve and the portal leads to; wired from outside.
package struct PublicWays: Sendable {
    /// Beside the policy library: the register of normative documents.
    package var policies: [Crumb] = []
    package var interaction: [(title: String, words: String, link: Link)] = []
    /// Where an application can be made online.
    package var application: Link?
    /// What can be spoken to now and what was answered, for the home page.
    package var voices: @Sendable () async throws -> HomeVoices = { HomeVoices() }
    /// The policy that an article belongs to, with what is public around it.
    package var package: @Sendable (ArticleID) async throws -> PackageBlock? = { _ in nil }

    package init() {}
}
