import Kernel
import Markup
package import Publishing
package import Site

/// Data for everybody: a page that lists it, a catalogue for machines, and each column as CSV and JSON (FOI-24).
package struct OpenDataRoutes: Sendable {
    let publishing: PublishingStore
    let place: OpenPlace
    let site: PortalSite

    package init(publishing: PublishingStore, site: PortalSite) {
        self.publishing = publishing
        place = OpenPlace(publishing: publishing)
        self.site = site
    }

    package func register(on routes: SiteRoutes) {
        routes.page(OpenDataLinks.data, audience: .everyone) { _, context in
            OpenDataScreen(sets: try await sets(), site: site).answer
        }
        routes.page(OpenDataLinks.catalogue, audience: .everyone) { _, context in try await catalogue(context) }
        routes.page(OpenDataLinks.columnData, audience: .everyone) { _, context, file in
            try await table(file, on: nil, context)
        }
        routes.page(OpenDataLinks.portalColumnData, audience: .everyone) { _, context, code, file in
            try await table(file, on: code, context)
        }
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

    private func catalogue(_ context: SiteContext) async throws -> SharedAnswer {
        let base = context.settings.baseURL
        let sets = try await sets().map { set in
            OpenDataCatalogue.DataSet(
                title: set.column.name, description: set.column.description,
                keywords: set.column.keywords.split { " ,，;；、".contains($0) }.map(String.init),
                page: base.address(of: OpenDataLinks.page(of: set.column, on: set.portal)),
                table: base.address(of: OpenDataLinks.data(of: set.column, on: set.portal, .csv)),
                objects: base.address(of: OpenDataLinks.data(of: set.column, on: set.portal, .json)),
                feed: base.address(of: OpenDataLinks.feed(of: set.column, on: set.portal)))
        }
        let catalogue = OpenDataCatalogue(
            title: "\(site.name)开放数据", publisher: site.agency, address: base.address(of: OpenDataLinks.data), sets: sets
        )
        return SharedAnswer(try catalogue.bytes(), type: OpenDataCatalogue.type)
    }

    private func table(_ file: String, on code: String?, _ context: SiteContext) async throws -> SharedAnswer {
        guard let kind = OpenDataKind.allCases.first(where: { file.hasSuffix("." + $0.rawValue) }) else {
            throw Refusal.notFound
        }
        let portal = try await place.portal(code, context)
        let (column, within) = try await place.column(try place.name(file, ending: kind.rawValue), of: portal)
        let page = min(max(context.query.number("page") ?? 1, 1), 1_000)
        let found = try await place.records(of: within, page: page, most: OpenDataTable.length, context)
        let link = OpenDataLinks.data(of: column, on: portal, kind), base = context.settings.baseURL
        let isLast = page * OpenDataTable.length >= found.total
        let table = OpenDataTable(
            title: column.name, address: base.address(of: link), total: found.total,
            next: isLast ? nil : base.address(of: link.query("page", page + 1)), records: found.records)
        switch kind {
        case .csv: return SharedAnswer(table.csv, type: "text/csv; charset=utf-8", savedAs: "\(column.name).csv")
        case .json: return SharedAnswer(try table.json(), type: "application/json")
        }
    }
}
