import Kernel
package import People
package import Publishing
package import Site

/// 公开目录 on the staff side.
///
/// | method | path | does |
/// |---|---|---|
/// | GET, POST | /console/catalogues | every catalogue with its figures; begins one |
/// | GET | …/editions/{edition}, …/measure, …/file/{format} | one edition; coverage and freshness; the official layout |
/// | POST | …/editions/{edition}/acts/{act} | each act |
/// | GET, POST | …/editions/{edition}/import | a table from a Word or Excel file |
/// | GET, POST | …/items/new, …/items/{item} | one line |
/// | POST | …/items/{item}/removal, …/columns, …/changes | removal; columns; 职责调整 |
package struct CatalogueRoutes: Sendable {
    let catalogues: CatalogueStore
    let publishing: PublishingStore
    let people: PeopleStore
    let intake: CatalogueIntake

    package init(
        catalogues: CatalogueStore, publishing: PublishingStore, people: PeopleStore, intake: CatalogueIntake
    ) {
        self.catalogues = catalogues
        self.publishing = publishing
        self.people = people
        self.intake = intake
    }

    package func register(on routes: SiteRoutes) {
        routes.page(CatalogueLinks.list, audience: .staff) { _, context in try await list(nil, context) }
        routes.act(CatalogueLinks.list, audience: .staff, begin)
        routes.page(CatalogueLinks.edition, audience: .staff) { _, context, id in
            try await editionPage(id, nil, context)
        }
        routes.act(CatalogueLinks.act, audience: .staff, perform)
        routes.page(CatalogueLinks.measure, audience: .staff) { _, context, id in try await measure(id, context) }
        routes.page(CatalogueLinks.file, audience: .staff) { _, context, id, format in
            try await file(id, format, context)
        }
        routes.page(CatalogueLinks.importing, audience: .staff) { _, context, id in
            try await importPage(id, nil, context)
        }
        routes.act(
            CatalogueLinks.importing, audience: .staff,
            reading: .upload(megabytes: CatalogueIntake.megabytes, count: 1), importTable)
        registerItems(on: routes)
    }

    private func registerItems(on routes: SiteRoutes) {
        routes.page(CatalogueLinks.newItem, audience: .staff) { _, context, id in
            try await itemPage(id, nil, nil, context)
        }
        routes.act(CatalogueLinks.newItem, audience: .staff) { form, context, id in
            try await keepItem(form, context, id, nil)
        }
        routes.page(CatalogueLinks.item, audience: .staff) { _, context, id, item in
            try await itemPage(id, item, nil, context)
        }
        routes.act(CatalogueLinks.item, audience: .staff) { form, context, id, item in
            try await keepItem(form, context, id, item)
        }
        routes.act(CatalogueLinks.removal, audience: .staff, removeItem)
        routes.act(CatalogueLinks.columns, audience: .staff, bind)
        routes.act(CatalogueLinks.changes, audience: .staff, recordChange)
    }

    /// Every column of the portals of an agency.
    func columns(of agency: AgencyID) async throws -> [SiteColumn] {
        var found: [SiteColumn] = []
        for portal in try await publishing.portals() where portal.agency == agency {
            found += try await publishing.columns(of: portal.id)
        }
        return found
    }

    func view(_ edition: CatalogueEdition, _ officer: Officer) async throws -> CatalogueEditionView {
        CatalogueEditionView(
            edition: edition,
            comparison: EditionComparison(edition, since: try await catalogues.predecessor(of: edition)),
            bindings: try await catalogues.bindings(of: edition), columns: try await columns(of: edition.agency),
            units: try await people.articleDirectory(of: edition.agency).units, officer: officer)
    }
}

extension Refusal.Code {
    /// Whether the page of the catalogue is where to read it; all else is a page of its own.
    var concernsTheCatalogue: Bool {
        switch self {
        case .invalid, .stateRefused, .roleRefused, .changedMeanwhile, .tooLarge, .unavailable: true
        case .notFound, .signInRequired, .tooManyAttempts, .versionMissing: false
        }
    }
}
