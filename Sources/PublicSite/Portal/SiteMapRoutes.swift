package import Kernel
package import Markup
package import Publishing
package import Site

/// The list of public addresses for search engines: an index, one part with the pages, parts with the articles.
package struct SiteMapRoutes: Sendable {
    let publishing: PublishingStore
    let place: OpenPlace
    let entrances: [Link]
    /// Public records of other capabilities with the day of their last change, at most one part of them.
    package var others: @Sendable () async throws -> [(link: Link, changed: Day)] = { [] }
    private static let othersPart = "others.xml"

    /// - Parameter entrances: The pages of the site that are neither columns nor articles.
    package init(publishing: PublishingStore, entrances: [Link]) {
        self.publishing = publishing
        place = OpenPlace(publishing: publishing)
        self.entrances = entrances
    }

    package func register(on routes: SiteRoutes) {
        routes.page(OpenDataLinks.siteMap, audience: .everyone) { _, context in
            let articles = try await publishing.publicCount()
            let parts = (articles + SiteMapDocument.partLength - 1) / SiteMapDocument.partLength
            let more = try await others().isEmpty ? [] : [SiteMapRoutes.othersPart]
            let names = ["pages.xml"] + (0..<parts).map { "articles-\($0 + 1).xml" } + more
            let base = context.settings.baseURL
            return SharedAnswer(
                SiteMapDocument.index(names.map { base.address(of: OpenDataLinks.siteMapPart($0)) }),
                type: SiteMapDocument.type)
        }
        routes.page(OpenDataLinks.siteMapPart, audience: .everyone) { _, context, file in
            switch file {
            case "pages.xml": try await pages(context)
            case SiteMapRoutes.othersPart: try await others(context)
            case _: try await articles(file, context)
            }
        }
    }

    private func pages(_ context: SiteContext) async throws -> SharedAnswer {
        let base = context.settings.baseURL
        var links = entrances
        for portal in try await publishing.portals() {
            if !portal.isDefault { links.append(PublicLinks.portal(portal.code)) }
            links += try await place.columns(of: portal).map { OpenDataLinks.page(of: $0, on: portal) }
        }
        return SharedAnswer(
            SiteMapDocument.part(links.map { (base.address(of: $0), nil) }), type: SiteMapDocument.type)
    }

    private func others(_ context: SiteContext) async throws -> SharedAnswer {
        let found = try await others()
        guard !found.isEmpty else { throw Refusal.notFound }
        let base = context.settings.baseURL
        return SharedAnswer(
            SiteMapDocument.part(
                found.prefix(SiteMapDocument.partLength).map { (base.address(of: $0.link), $0.changed) }),
            type: SiteMapDocument.type)
    }

    private func articles(_ file: String, _ context: SiteContext) async throws -> SharedAnswer {
        guard file.hasPrefix("articles-"), file.hasSuffix(".xml"),
            let number = Int(segment: String(file.dropFirst(9).dropLast(4))), number > 0
        else { throw Refusal.notFound }
        let found = try await publishing.publicAddresses(page: number, size: SiteMapDocument.partLength)
        guard !found.isEmpty else { throw Refusal.notFound }
        let base = context.settings.baseURL
        return SharedAnswer(
            SiteMapDocument.part(found.map { (base.address(of: PublicLinks.article($0.id)), $0.changedAt.day) }),
            type: SiteMapDocument.type)
    }
}
