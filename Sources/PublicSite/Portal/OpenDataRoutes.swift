import Kernel
import Markup
package import Publishing
package import Site

/// Data for everybody: a page that lists it, a catalogue for machines, and each column as CSV and JSON (FOI-24).
package struct OpenDataRoutes: Sendable {
    let publishing: PublishingStore
    let place: OpenPlace
    let site: PortalSite
    /// What other capabilities give; it stands on the default portal.
    let offers: [OpenDataOffer]

    package init(publishing: PublishingStore, site: PortalSite, offers: [OpenDataOffer] = []) {
        self.publishing = publishing
        place = OpenPlace(publishing: publishing)
        self.site = site
        self.offers = offers
    }

    package func register(on routes: SiteRoutes) {
        routes.page(OpenDataLinks.data, audience: .everyone) { _, context in
            OpenDataScreen(sets: try await sets(), others: try await others().map(\.line), site: site).answer
        }
        routes.page(OpenDataLinks.catalogue, audience: .everyone) { _, context in try await catalogue(context) }
        routes.page(OpenDataLinks.columnData, audience: .everyone) { _, context, file in
            try await table(file, on: nil, context)
        }
        routes.page(OpenDataLinks.portalColumnData, audience: .everyone) { _, context, code, file in
            try await table(file, on: code, context)
        }
        routes.page(OpenDataLinks.sheet, audience: .everyone) { _, context, file in try await sheet(file, context) }
    }

    private func sets() async throws -> [OpenDataScreen.DataSet] {
        var sets: [OpenDataScreen.DataSet] = []
        for portal in try await publishing.portals().sorted(by: { $0.isDefault && !$1.isDefault }) {
            let columns = try await publishing.columns(of: portal.id)
            for column in columns where column.isActive {
                let within = columns.filter { SiteColumn.isBelow($0.id, column.id, among: columns) }
                let total = try await publishing.publicList(of: within.map(\.id), size: 1).total
                if total > 0 { sets.append(OpenDataScreen.DataSet(portal: portal, column: column, total: total)) }
            }
        }
        return sets
    }

    /// Those that have rows now; none before there is a portal to stand on.
    /// Those that have rows now; none before there is a portal to stand on.
    private func others() async throws -> [(offer: OpenDataOffer, line: OpenDataScreen.Other)] {
        guard try await publishing.portals().contains(where: \.isDefault) else { return [] }
        var found: [(offer: OpenDataOffer, line: OpenDataScreen.Other)] = []
        for offer in offers {
            let total = try await offer.rows(1, 1) { $0.address }.total
            guard total > 0 else { continue }
            let line = OpenDataScreen.Other(
                name: offer.name, title: offer.title, description: offer.description, page: offer.page,
                feed: offer.feed, total: total)
            found.append((offer, line))
        }
        return found
    }

    private func catalogue(_ context: SiteContext) async throws -> SharedAnswer {
        let base = context.settings.baseURL
        let columns = try await sets().map { set in
            OpenDataCatalogue.DataSet(
                title: set.column.name, description: set.column.description,
                keywords: set.column.keywords.split { " ,，;；、".contains($0) }.map(String.init),
                page: base.address(of: OpenDataLinks.page(of: set.column, on: set.portal)),
                table: base.address(of: OpenDataLinks.data(of: set.column, on: set.portal, .csv)),
                objects: base.address(of: OpenDataLinks.data(of: set.column, on: set.portal, .json)),
                feed: base.address(of: OpenDataLinks.feed(of: set.column, on: set.portal)))
        }
        let others = try await others().map { offer, _ in
            OpenDataCatalogue.DataSet(
                title: offer.title, description: offer.description, keywords: offer.keywords,
                page: base.address(of: offer.page),
                table: base.address(of: OpenDataLinks.data(named: offer.name, .csv)),
                objects: base.address(of: OpenDataLinks.data(named: offer.name, .json)),
                feed: offer.feed.map(base.address))
        }
        let catalogue = OpenDataCatalogue(
            title: "\(site.name)开放数据", publisher: site.agency, address: base.address(of: OpenDataLinks.data),
            sets: columns + others)
        return SharedAnswer(try catalogue.bytes(), type: OpenDataCatalogue.type)
    }

    private func table(_ file: String, on code: String?, _ context: SiteContext) async throws -> SharedAnswer {
        let kind = try kind(of: file), portal = try await place.portal(code, context)
        let (column, within) = try await place.column(try place.name(file, ending: kind.rawValue), of: portal)
        let page = page(context)
        let found = try await place.records(of: within, page: page, most: OpenDataTable.length, context)
        let link = OpenDataLinks.data(of: column, on: portal, kind)
        let table = OpenDataTable(
            title: column.name, address: context.settings.baseURL.address(of: link), total: found.total,
            next: next(link, after: page, of: found.total, context), records: found.records)
        return try answer(kind, column.name, csv: table.csv, json: table.json)
    }

    private func sheet(_ file: String, _ context: SiteContext) async throws -> SharedAnswer {
        let kind = try kind(of: file), name = try place.name(file, ending: kind.rawValue)
        guard let offer = offers.first(where: { $0.name == name }),
            try await publishing.portals().contains(where: \.isDefault)
        else { throw Refusal.notFound }
        if offer.isLive { context.keepPrivate() }
        let page = page(context), base = context.settings.baseURL, link = OpenDataLinks.data(named: offer.name, kind)
        let found = try await offer.rows(page, OpenDataTable.length) { base.address(of: $0) }
        let sheet = OpenDataSheet(
            title: offer.title, address: base.address(of: link), total: found.total,
            next: next(link, after: page, of: found.total, context), columns: offer.columns, rows: found.rows)
        return try answer(kind, offer.title, csv: sheet.csv, json: sheet.json)
    }

    // MARK: Files

    private func kind(of file: String) throws -> OpenDataKind {
        guard let kind = OpenDataKind.allCases.first(where: { file.hasSuffix("." + $0.rawValue) }) else {
            throw Refusal.notFound
        }
        return kind
    }

    private func page(_ context: SiteContext) -> Int { min(max(context.query.number("page") ?? 1, 1), 1_000) }

    private func next(_ link: Link, after page: Int, of total: Int, _ context: SiteContext) -> String? {
        page * OpenDataTable.length >= total
            ? nil : context.settings.baseURL.address(of: link.query("page", page + 1))
    }

    private func answer(
        _ kind: OpenDataKind, _ title: String, csv: @autoclosure () -> [UInt8], json: () throws -> [UInt8]
    ) throws -> SharedAnswer {
        switch kind {
        case .csv: return SharedAnswer(csv(), type: "text/csv; charset=utf-8", savedAs: "\(title).csv")
        case .json: return SharedAnswer(try json(), type: "application/json")
        }
    }
}
