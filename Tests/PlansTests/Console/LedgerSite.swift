import Ciphers
import Foundation
import Kernel
import Markup
import ObjectStorage
import People
import SQL
import SignedInSite
import Site
import TestSupport

@testable import Plans

/// The whole ledger behind its pages and operations: real database, real files, everybody of `LedgerWorld` signed in.
typealias LedgerSite = SignedInSite<LedgerStoreWorld>

extension SignedInSite<LedgerStoreWorld> {
    static func with(
        _ database: TestDatabase = TestDatabases.all[0], on day: String = "2026-06-10",
        _ body: @escaping @Sendable (LedgerSite) async throws -> Void
    ) async throws {
        try await LedgerStoreWorld.with(database, on: day) { world in
            try await TestFolder.with { folder in
                let files = try FileStore(root: folder.path("files"))
                try await world.store.write { try settle($0) }
                var world = world
                world.files = files
                try await open(world, files, body)
            }
        }
    }

    private static func open(
        _ world: LedgerStoreWorld, _ files: FileStore, _ body: @escaping @Sendable (LedgerSite) async throws -> Void
    ) async throws {
        let store = PeopleStore(store: world.store, journal: world.journal, cost: .init(memory: 8, passes: 1))
        try await serving(
            world, to: LedgerWorld.everybody + [LedgerWorld.secondOffice],
            changing: { settings in
                settings.rail = { _ in [RailEntry(id: "workbench", title: "工作台", link: LedgerLinks.workbench)] }
                settings.receipts = BearerAccess(people: store).receipts
            },
            routes: { routes in
                LedgerRoutes(
                    plans: world.plans, imports: world.imports, people: store, files: FileShelf(files: files),
                    calendar: { StateCouncil.calendar }
                ).register(on: routes)
                PublicLedgerRoutes(
                    plans: world.plans, people: store, site: .tested, calendar: { StateCouncil.calendar }
                ).register(on: routes)
                PlanOperationRoutes(
                    plans: world.plans, people: store, files: FileShelf(files: files),
                    calendar: { StateCouncil.calendar }
                ).register(on: routes)
            }, body)
    }

    /// The agencies, units and members that `LedgerWorld` knows by id.
    private static func settle(_ tx: Transaction) throws {
        typealias World = LedgerWorld
        let agencies: [(AgencyID, String, AgencyID?)] = [
            (World.government, "青禾县政府", nil), (World.commission, "青禾县卫健局", World.government),
            (World.hospitalAgency, "县医院", World.commission), (World.stranger, "教育局", nil),
        ]
        for (id, name, parent) in agencies {
            try tx.execute(
                "INSERT INTO agency (id, short_name, name, parent_id, created_at, version) VALUES (?, ?, ?, ?, 0, 1)",
                [id, name, name, parent])
        }
        let units: [(UnitID, String, String, AgencyID?)] = [
            (World.publicity, "宣传教育科", "section", nil), (World.finance, "财务科", "section", nil),
            (World.petitions, "信访科", "section", nil), (World.hospital, "县人民医院", "affiliate", World.hospitalAgency),
        ]
        for (index, (id, name, kind, own)) in units.enumerated() {
            try tx.execute(
                """
                INSERT INTO unit (id, agency_id, name, kind, own_agency_id, position, active, created_at, version)
                VALUES (?, ?, ?, ?, ?, ?, 1, 0, 1)
                """, [id, World.commission, name, kind, own, index])
        }
        for officer in World.everybody + [World.secondOffice] { try settle(officer, tx) }
    }

    private static func settle(_ officer: Officer, _ tx: Transaction) throws {
        try tx.execute(
            """
            INSERT INTO member (id, agency_id, name, login, active, password_hash, password_set_at, must_change,
                exempt_from_change, created_at, version) VALUES (?, ?, ?, ?, 1, '', 0, 0, 0, 0, 1)
            """, [officer.id, officer.agency, officer.name, "u" + officer.id.text.suffix(8)])
        for role in officer.roles {
            try tx.execute(
                "INSERT INTO member_role (agency_id, member_id, role, granted_at) VALUES (?, ?, ?, 0)",
                [officer.agency, officer.id, role.rawValue])
        }
        // A liaison of the hospital stands for its unit through the agency, not through a post.
        for unit in officer.units where officer.agency == LedgerWorld.commission {
            try tx.execute(
                "INSERT INTO post (agency_id, member_id, unit_id, is_head) VALUES (?, ?, ?, 0)",
                [officer.agency, officer.id, unit])
        }
    }

    func version(_ task: PlanTask) -> (String, String) { (TaskField.version, "\(task.version)") }

    func reread(_ task: PlanTask) async throws -> PlanTask {
        try await world.plans.task(task.id, for: LedgerWorld.office)
    }

    /// A picture of one pixel: the smallest proof there is.
    static var picture: [UInt8] {
        Array(
            Data(
                base64Encoded:
                    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")
                ?? Data())
    }
}
