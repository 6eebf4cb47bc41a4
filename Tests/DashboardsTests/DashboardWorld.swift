import Audit
import Ciphers
import Kernel
import Obligations
import People
import SQL
import SignedInSite
import Site
import Synchronization
import TestSupport

@testable import Dashboards

/// A commission with three units and the government above it, and a ledger to count from.
struct DashboardWorld: Sendable {
    let store: Store
    let obligations: ObligationStore
    let dashboards: DashboardStore
    let now: TestMoments

    /// A clock that stands where it is put.
    final class TestMoments: Sendable {
        private let moment = Mutex(Moment(day: .earliest))
        var now: Moment { moment.withLock { $0 } }
        func set(_ day: Day) { moment.withLock { $0 = Moment(day: day, minute: 570) } }
    }

    static func id<Subject>(_ number: UInt64) -> Identifier<Subject> {
        Identifier(at: Moment(milliseconds: 1_700_000_000_000), random: (0, number))
    }

    static let government: AgencyID = id(1)
    static let commission: AgencyID = id(2)
    static let stranger: AgencyID = id(3)
    static let office: UnitID = id(11)
    static let section: UnitID = id(12)
    static let finance: UnitID = id(13)

    static let clerk = officer(21, [.clerk], [section])
    static let leader = officer(22, [.leader])
    static let openness = officer(23, [.opennessOffice], [office])
    static let administrator = officer(24, [.systemAdministrator])
    static let above = officer(25, [.opennessOffice], of: government, overseen: [commission])
    static let outsider = officer(26, [.opennessOffice], of: stranger)
    static let everybody = [clerk, leader, openness, administrator, above, outsider]

    private static func officer(
        _ number: UInt64, _ roles: Set<Role>, _ units: Set<UnitID> = [], of agency: AgencyID = commission,
        overseen: Set<AgencyID> = []
    ) -> Officer {
        Officer(id: id(number), name: "甲", agency: agency, roles: roles, units: units, overseen: overseen)
    }

    static func day(_ text: String) -> Day { Day(iso: text) ?? .earliest }

    static func with(
        _ database: TestDatabase, sources: [DashboardSource] = [], leaders: LeaderSources = LeaderSources(),
        _ body: (DashboardWorld) async throws -> Void
    ) async throws {
        let clock = TestMoments()
        clock.set(day("2026-01-01"))
        var keeper = Timekeeper.system
        keeper.now = { clock.now }
        keeper.recordedAt = { clock.now }
        let migrations = AuditMigrations.all + PeopleMigrations.all + ObligationMigrations.all
        try await database.withStore(migrations, timekeeper: keeper) { store in
            try await store.write { try settle($0) }
            let obligations = ObligationStore(calendar: { StateCouncil.calendar })
            let people = PeopleStore(store: store, journal: Journal(.sha256), cost: .init(memory: 8, passes: 1))
            try await body(
                DashboardWorld(
                    store: store, obligations: obligations,
                    dashboards: DashboardStore(
                        store: store, obligations: obligations, people: people, sources: sources, open: sources,
                        leaders: leaders),
                    now: clock))
        }
    }

    private static func settle(_ tx: Transaction) throws {
        for (id, name, parent) in [
            (government, "青禾县人民政府办公室", nil), (commission, "青禾县卫生健康局", government as AgencyID?),
            (stranger, "教育局", nil),
        ] {
            try tx.execute(
                "INSERT INTO agency (id, short_name, name, parent_id, created_at, version) VALUES (?, ?, ?, ?, 0, 1)",
                [id, name, name, parent])
        }
        for (place, unit) in [(office, "办公室"), (section, "医政科"), (finance, "财务科")].enumerated() {
            try tx.execute(
                """
                INSERT INTO unit (id, agency_id, name, kind, position, active, created_at, version)
                VALUES (?, ?, ?, 'section', ?, 1, 0, 1)
                """, [unit.0, commission, unit.1, place])
        }
    }

    /// Owed by a day; ended on `done` when that is given.
    func owe(_ id: Int, due: Day, by unit: UnitID, done: Day? = nil, waived: Bool = false) async throws {
        let subject = Obligation.Subject(kind: "document", id: "\(id)")
        try await store.write { [obligations] tx in
            try obligations.open(
                "FOI-26", on: subject, of: DashboardWorld.commission, title: "公开\(id)", owner: unit,
                term: Term(.until(due)), in: tx)
            guard let done else { return }
            try obligations.append(
                waived ? .waived : .met, to: "FOI-26", on: subject, of: DashboardWorld.commission,
                at: Moment(day: done, minute: 600), in: tx)
        }
    }
}
