package import Site

/// 规范性文件库 on the public side: `/normative`, for texts whose publication is recorded.
package struct NormativePortalRoutes: Sendable {
    let texts: NormativeStore
    let site: PortalSite

    package init(texts: NormativeStore, site: PortalSite) {
        self.texts = texts
        self.site = site
    }

    package func register(on routes: SiteRoutes) {
        routes.page(NormativeLinks.portal, audience: .everyone) { _, context in try await library(context) }
    }

    private func library(_ context: SiteContext) async throws -> PortalPage {
        let library = try await texts.published(), today = texts.today
        var query = NormativeQuery(reading: context.query)
        query.unit = nil
        query.isUnderway = false
        query.isPublished = true
        let everything = library.listings(NormativeQuery(isPublished: true), on: today)
        return NormativePortalScreen(
            listings: library.listings(query, on: today), library: library,
            printed: try await texts.printedSubmissions(),
            years: Set(everything.compactMap(\.text.registration?.on.year)).sorted(by: >), today: today, site: site,
            context: context
        ).answer
    }
}
