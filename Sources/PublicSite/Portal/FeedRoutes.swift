import Kernel
import Markup
package import Publishing
package import Site

/// Atom feeds of a portal and of each of its columns and topics, for those who subscribe (FOI-24).
package struct FeedRoutes: Sendable {
    let place: OpenPlace
    let publisher: String

    package init(publishing: PublishingStore, publisher: String) {
        place = OpenPlace(publishing: publishing)
        self.publisher = publisher
    }

    package func register(on routes: SiteRoutes) {
        routes.page(OpenDataLinks.feed, audience: .everyone) { _, context, file in
            guard file == "site.atom" else { throw Refusal.notFound }
            return try await feed(of: nil, context)
        }
        routes.page(OpenDataLinks.portalFeed, audience: .everyone) { _, context, file in
            try await feed(of: place.name(file, ending: "atom"), context)
        }
        routes.page(OpenDataLinks.columnFeed, audience: .everyone) { _, context, file in
            try await feed(of: place.name(file, ending: "atom"), on: nil, context)
        }
        routes.page(OpenDataLinks.portalColumnFeed, audience: .everyone) { _, context, code, file in
            try await feed(of: place.name(file, ending: "atom"), on: code, context)
        }
    }

    private func feed(of code: String?, _ context: SiteContext) async throws -> SharedAnswer {
        let portal = try await place.portal(code, context)
        let columns = try await place.columns(of: portal)
        let page = portal.isDefault ? PublicLinks.home : PublicLinks.portal(portal.code)
        return try await answer(
            id: portal.id.text, title: portal.name, portal, OpenDataLinks.feed(of: portal), page, columns, context)
    }

    private func feed(of slug: String, on code: String?, _ context: SiteContext) async throws -> SharedAnswer {
        let portal = try await place.portal(code, context)
        let (column, within) = try await place.column(slug, of: portal)
        return try await answer(
            id: column.id.text, title: "\(column.name) - \(portal.name)", portal,
            OpenDataLinks.feed(of: column, on: portal), OpenDataLinks.page(of: column, on: portal), within, context)
    }

    private func answer(
        id: String, title: String, _ portal: Portal, _ own: Link, _ page: Link, _ columns: [SiteColumn],
        _ context: SiteContext
    ) async throws -> SharedAnswer {
        let base = context.settings.baseURL
        let found = try await place.records(of: columns, most: FeedDocument.length, context)
        let feed = FeedDocument(
            id: id, title: title, author: portal.isDefault ? publisher : portal.name, own: base.address(of: own),
            page: base.address(of: page), records: found.records)
        return SharedAnswer(feed.bytes, type: FeedDocument.type)
    }
}
