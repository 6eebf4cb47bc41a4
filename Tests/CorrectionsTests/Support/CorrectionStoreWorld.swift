import Audit
import Ciphers
import Kernel
import Obligations
import People
import SQL
import Synchronization
import TestSupport

@testable import Corrections

/// Corrections in a real database, with a clock that the test sets.
struct CorrectionStoreWorld: Sendable {
    typealias World = CorrectionWorld

    let store: Store
    let clock: CorrectionClock
    let journal: Journal
    let obligations: ObligationStore
    let people: PeopleStore
    let corrections: CorrectionStore

    static let migrations: [Migration] =
        AuditMigrations.all + PeopleMigrations.all + ObligationMigrations.all + CorrectionMigrations.all
    static let secret = [UInt8](repeating: 7, count: 32)

    init(_ store: Store, _ clock: CorrectionClock) {
        self.store = store
        self.clock = clock
        journal = Journal(.sha256)
        obligations = ObligationStore(calendar: { StateCouncil.calendar })
        people = PeopleStore(store: store, journal: journal, cost: .init(memory: 8, passes: 1))
        corrections = CorrectionStore(
            store: store, journal: journal, obligations: obligations, people: people,
            cipher: {
                guard let cipher = FieldCipher(secret: CorrectionStoreWorld.secret) else { throw Refusal.notFound }
                return cipher
            },
            owner: { page in
                page == "/nobody" ? nil : PageOwner(agency: World.commission, unit: World.section, title: "通知")
            })
    }

    static func with(
        _ database: TestDatabase, on day: String = "2026-03-10",
        _ body: (CorrectionStoreWorld) async throws -> Void
    ) async throws {
        let clock = CorrectionClock(day)
        try await database.withStore(migrations, timekeeper: clock.timekeeper) { store in
            try await store.write { try settle($0) }
            try await body(CorrectionStoreWorld(store, clock))
        }
    }

    static func settle(_ tx: Transaction) throws {
        for (id, name) in [(World.commission, "青禾县卫生健康局"), (World.stranger, "教育局")] {
            try tx.execute(
                "INSERT INTO agency (id, short_name, name, created_at, version) VALUES (?, ?, ?, 0, 1)",
                [id, name, name])
        }
        let units = [(World.section, "疾控科", 1), (World.finance, "财务科", 1), (World.closed, "旧科室", 0)]
        for (place, unit) in units.enumerated() {
            try tx.execute(
                """
                INSERT INTO unit (id, agency_id, name, kind, position, active, created_at, version)
                VALUES (?, ?, ?, 'section', ?, ?, 0, 1)
                """, [unit.0, World.commission, unit.1, place, unit.2])
        }
    }

    /// The record that a code follows.
    func found(_ receipt: CorrectionReceipt) async throws -> Correction {
        try await corrections.tracking(receipt.code).correction
    }

    struct Duty: Hashable, Sendable {
        let kind: String
        let state: String
        let due: String
        let owner: UnitID
    }

    func duties() async throws -> [Duty] {
        try await store.read { snapshot in
            try snapshot.query(
                "SELECT subject_kind, state, due_at, owner_unit_id FROM obligation WHERE rule = 'SITE-4' ORDER BY id"
            ).map {
                Duty(
                    kind: try $0.text(0), state: try $0.text(1), due: try $0.moment(2).day.description,
                    owner: try $0.id(3))
            }
        }
    }

    func acts(of id: CorrectionID) async throws -> [String] {
        try await store.read { [journal] in
            try journal.timeline(subjectKind: Correction.journalKind, subjectID: id.text, in: $0)
        }.map(\.act)
    }

    func journalProblems() async throws -> [String] {
        try await store.read { [journal] in
            try journal.verify(in: $0, key: nil, subjects: [CorrectionStore.subjectReader]).problems.map(\.sentence)
        }
    }

    func count(_ table: String) async throws -> Int {
        try await store.read { try $0.first("SELECT count(*) FROM \(table)")?.integer(0) ?? -1 }
    }
}

/// A clock that stands where it is put.
final class CorrectionClock: Sendable {
    private let moment: Mutex<Moment>

    init(_ day: String) { moment = Mutex(CorrectionClock.morning(day)) }

    var now: Moment { moment.withLock { $0 } }
    func set(_ day: String) { moment.withLock { $0 = CorrectionClock.morning(day) } }

    var timekeeper: Timekeeper {
        var keeper = Timekeeper.system
        keeper.now = { [self] in now }
        keeper.recordedAt = { [self] in now }
        return keeper
    }

    private static func morning(_ day: String) -> Moment { Moment(day: CorrectionWorld.day(day), minute: 570) }
}
