package import Kernel
import Markup
package import People
package import Publishing
package import Site

/// The catalogues as the public reads them.
///
/// | method | path | shows |
/// |---|---|---|
/// | GET | /catalogue, /catalogue/standard | the edition in force |
/// | GET | /catalogue/editions/{edition}, …/{format} | any edition that was in force, also as a file |
/// | GET | /institutions, /institutions/{unit} | medical institutions (INST-2) |
package struct PublicCatalogueRoutes: Sendable {
    let catalogues: CatalogueStore
    let publishing: PublishingStore
    let people: PeopleStore
    let site: PortalSite

    package init(
        catalogues: CatalogueStore, publishing: PublishingStore, people: PeopleStore, site: PortalSite
    ) {
        self.catalogues = catalogues
        self.publishing = publishing
        self.people = people
        self.site = site
    }

    package func register(on routes: SiteRoutes) {
        routes.page(PublicCatalogueLinks.basic, audience: .everyone) { _, _ in
            try await current(.basic, at: PublicCatalogueLinks.basic)
        }
        routes.page(PublicCatalogueLinks.standard, audience: .everyone) { _, _ in
            try await current(.standard, at: PublicCatalogueLinks.standard)
        }
        routes.page(PublicCatalogueLinks.edition, audience: .everyone) { _, _, id in try await edition(id) }
        routes.page(PublicCatalogueLinks.file, audience: .everyone) { _, _, id, format in try await file(id, format) }
        routes.page(PublicCatalogueLinks.institutions, audience: .everyone) { _, _ in try await institutions() }
        routes.page(PublicCatalogueLinks.institution, audience: .everyone) { _, _, unit in
            try await current(.institution, unit: unit, at: PublicCatalogueLinks.institution(unit))
        }
    }

    /// The agency whose portal stands at `/`.
    private func portal() async throws -> Portal {
        guard let portal = try await publishing.portals().first(where: \.isDefault) else { throw Refusal.notFound }
        return portal
    }

    private func current(_ kind: CatalogueKind, unit: UnitID? = nil, at place: Link) async throws -> PortalPage {
        let name = CatalogueName(kind, of: try await portal().agency, unit: unit)
        guard let edition = try await catalogues.edition(inForce: name) else {
            guard kind != .institution else { throw Refusal.notFound }
            return PortalPage(
                kind.chinese, site: site, canonical: place, crumbs: [Crumb("首页", site.home)],
                EmptyState("\(kind.chinese)还没有公布。").html)
        }
        return try await page(edition, at: place)
    }

    private func edition(_ id: EditionID) async throws -> PortalPage {
        let edition = try await catalogues.publicEdition(id)
        guard edition.agency == (try await portal()).agency else { throw Refusal.notFound }
        return try await page(edition, at: PublicCatalogueLinks.edition(id))
    }

    private func page(_ edition: CatalogueEdition, at place: Link) async throws -> PortalPage {
        let portal = try await portal()
        let known = try await publishing.columns(of: portal.id).filter(\.isActive)
        let byID = Dictionary(known.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let columns = try await catalogues.bindings(of: edition).mapValues { $0.compactMap { byID[$0] } }
        var crumbs = [Crumb("首页", site.home)]
        if edition.unit != nil { crumbs.append(Crumb("医疗卫生机构信息公开", PublicCatalogueLinks.institutions)) }
        return PublicCatalogueScreen(
            PublicCatalogueView(
                title: try await title(edition), edition: edition,
                editions: try await catalogues.publicEditions(of: edition.catalogue), columns: columns, place: place,
                crumbs: crumbs, site: site)
        ).answer
    }

    private func title(_ edition: CatalogueEdition) async throws -> String {
        guard let unit = edition.unit else { return edition.kind.chinese }
        return "\(try await people.articleDirectory(of: edition.agency).name(unit))信息公开"
    }

    private func file(_ id: EditionID, _ name: String) async throws -> FileAnswer {
        guard let format = CatalogueFormat.allCases.first(where: { name == "catalogue.\($0.rawValue)" }) else {
            throw Refusal.notFound
        }
        let edition = try await catalogues.publicEdition(id)
        let directory = try await people.articleDirectory(of: edition.agency)
        let title = "\(edition.unit.map(directory.name) ?? directory.agencyName)\(edition.kind.chinese)"
        return FileAnswer(
            try CatalogueExport.bytes(edition, title: title, as: format), name: "\(title).\(format.rawValue)",
            type: format.contentType)
    }

    private func institutions() async throws -> PortalPage {
        let portal = try await portal()
        let columns = try await publishing.columns(of: portal.id)
        let units = try await people.articleDirectory(of: portal.agency).units
        var lines: [PublicInstitutionsScreen.Line] = []
        let editions = try await catalogues.institutions(of: portal.agency)
        for unit in units {
            guard let edition = editions.first(where: { $0.unit == unit.id }) else { continue }
            let measures = try await catalogues.measures(of: edition, columns: columns)
            lines.append(
                PublicInstitutionsScreen.Line(
                    unit: unit.id, name: unit.name, items: measures.count,
                    covered: measures.filter(\.isCovered).count, last: measures.compactMap(\.last).max()))
        }
        return PublicInstitutionsScreen(lines: lines, crumbs: [Crumb("首页", site.home)], site: site).answer
    }
}
