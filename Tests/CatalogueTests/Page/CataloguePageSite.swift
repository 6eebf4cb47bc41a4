import Audit
import Ciphers
import Documents
import Kernel
import Markup
import Obligations
import OfficeFormats
import People
import Publishing
import SQL
import SignedInSite
import Site
import TestSupport

@testable import Catalogue

/// Catalogues behind their pages: real database, everybody of `CatalogueWorld` signed in, a portal with two columns.
typealias CataloguePageSite = SignedInSite<CatalogueStoreWorld>

extension SignedInSite<CatalogueStoreWorld> {
    static func with(_ body: @escaping @Sendable (CataloguePageSite) async throws -> Void) async throws {
        try await CatalogueStoreWorld.with(TestDatabases.all[0]) { world in
            try await world.store.write { try settle($0) }
            var world = world
            world.columns = [try await world.column("jgzn"), try await world.column("tjxx", freshness: 90)]
            try await open(world, body)
        }
    }

    private static func open(
        _ world: CatalogueStoreWorld, _ body: @escaping @Sendable (CataloguePageSite) async throws -> Void
    ) async throws {
        let people = PeopleStore(store: world.store, journal: world.journal, cost: .init(memory: 8, passes: 1))
        let intake = CatalogueIntake { try await DocumentReader.read(bytes: $0, named: $1) }
        try await serving(
            world, to: CatalogueWorld.everybody,
            changing: { $0.rail = { _ in [RailEntry(id: "catalogue", title: "公开目录", link: CatalogueLinks.list)] } },
            routes: { routes in
                CatalogueRoutes(
                    catalogues: world.catalogues, publishing: world.publishing, people: people, intake: intake
                ).register(on: routes)
                CatalogueOperationRoutes(
                    catalogues: world.catalogues, publishing: world.publishing, people: people, intake: intake
                ).register(on: routes)
                PublicCatalogueRoutes(
                    catalogues: world.catalogues, publishing: world.publishing, people: people, site: .tested
                ).register(on: routes)
            }, body)
    }

    private static func settle(_ tx: Transaction) throws {
        for (id, name) in [(CatalogueWorld.commission, "青禾县卫生健康局"), (CatalogueWorld.hospitalAgency, "县人民医院")] {
            try tx.execute(
                "INSERT INTO agency (id, short_name, name, created_at, version) VALUES (?, ?, ?, 0, 1)",
                [id, name, name])
        }
        for (place, unit) in CatalogueWorld.units.enumerated() {
            try tx.execute(
                """
                INSERT INTO unit (id, agency_id, name, kind, own_agency_id, position, active, created_at, version)
                VALUES (?, ?, ?, ?, ?, ?, 1, 0, 1)
                """, [unit.id, unit.agency, unit.name, unit.kind.rawValue, unit.ownAgency, place])
        }
    }
}
