import Audit
import Ciphers
import Kernel
import Obligations
import People
import SQL
import Synchronization
import TestSupport

@testable import Supervision

/// Board, items and registers in a real database, with a clock that the test sets.
struct SupervisionWorld: Sendable {
    typealias People = SupervisionPeople

    let store: Store
    let clock: BoardTestClock
    let journal: Journal
    let obligations: ObligationStore
    let items: ItemStore
    let registers: RegisterStore
    let board: BoardStore

    static let migrations: [Migration] =
        AuditMigrations.all + PeopleMigrations.all + ObligationMigrations.all + SupervisionMigrations.all

    init(_ store: Store, _ clock: BoardTestClock) {
        self.store = store
        self.clock = clock
        journal = Journal(.sha256)
        obligations = ObligationStore(calendar: { StateCouncil.calendar })
        let people = PeopleStore(store: store, journal: journal, cost: .init(memory: 8, passes: 1))
        items = ItemStore(store: store, journal: journal, obligations: obligations, people: people)
        registers = RegisterStore(store: store, journal: journal, obligations: obligations, people: people)
        board = BoardStore(store: store, obligations: obligations, people: people, items: items)
    }

    static func with(
        _ database: TestDatabase, on day: String = "2026-09-10", _ body: (SupervisionWorld) async throws -> Void
    ) async throws {
        let clock = BoardTestClock(day)
        try await database.withStore(migrations, timekeeper: clock.timekeeper) { store in
            try await store.write { try settle($0) }
            try await body(SupervisionWorld(store, clock))
        }
    }

    private static func settle(_ tx: Transaction) throws {
        for (id, name) in [
            (People.government, "青禾县人民政府办公室"), (People.commission, "青禾县卫生健康局"), (People.stranger, "教育局"),
        ] {
            let parent = id == People.commission ? People.government : nil
            try tx.execute(
                "INSERT INTO agency (id, short_name, name, parent_id, created_at, version) VALUES (?, ?, ?, ?, 0, 1)",
                [id, name, name, parent])
        }
        let units = [(People.officeUnit, "办公室"), (People.section, "医政医管科"), (People.finance, "财务科")]
        for (place, unit) in units.enumerated() {
            try tx.execute(
                """
                INSERT INTO unit (id, agency_id, name, kind, position, active, created_at, version)
                VALUES (?, ?, ?, 'section', ?, 1, 0, 1)
                """, [unit.0, People.commission, unit.1, place])
        }
    }

    /// Something owed by a fixed day, as another capability would open it.
    func owe(
        _ id: String, due: String, owner: UnitID = People.section, rule: String = "FOI-26",
        of agency: AgencyID = People.commission
    ) async throws -> ObligationID {
        let subject = Obligation.Subject(kind: "document", id: id)
        return try await store.write { [obligations] tx in
            try obligations.open(
                rule, on: subject, of: agency, title: "公开《\(id)》", owner: owner, term: Term(.until(People.day(due))),
                in: tx)
            guard let owed = try obligations.obligation(rule, on: subject, of: agency, in: tx) else {
                throw Refusal.notFound
            }
            return owed.id
        }
    }

    func meet(_ id: String) async throws {
        try await store.write { [obligations] tx in
            try obligations.append(
                .met, to: "FOI-26", on: Obligation.Subject(kind: "document", id: id), of: People.commission,
                at: tx.now, in: tx)
        }
    }

    func draft(
        _ owed: [ObligationID], due: String = "2026-09-18", by officer: Officer = People.supervisor,
        unit: UnitID = People.section
    ) async throws -> SupervisionItem {
        try await items.draft(
            ItemDraft(
                contents: ItemContents(title: "督促公开", demand: "立即公开并说明原因", due: People.day(due)),
                target: People.commission, unit: unit, obligations: owed), by: officer)
    }

    /// Drafted and signed.
    func issued(_ owed: [ObligationID], due: String = "2026-09-18") async throws -> SupervisionItem {
        let item = try await draft(owed, due: due)
        _ = try await items.act(.submit, .none, on: item.id, by: People.supervisor)
        return try await items.act(.issue, .none, on: item.id, by: People.leader)
    }

    struct Duty: Hashable, Sendable {
        let subject: String
        let state: String
        let due: String
        let owner: UnitID
    }

    func duties(_ rule: String) async throws -> [Duty] {
        try await store.read { snapshot in
            try snapshot.query(
                "SELECT subject_id, state, due_at, owner_unit_id FROM obligation WHERE rule = ? ORDER BY id", [rule]
            ).map {
                Duty(
                    subject: try $0.text(0), state: try $0.text(1), due: try $0.moment(2).day.description,
                    owner: try $0.id(3))
            }
        }
    }

    func journalProblems() async throws -> [String] {
        try await store.read { [journal] in
            try journal.verify(
                in: $0, key: nil, subjects: [ItemStore.subjectReader, RegisterStore.subjectReader]
            ).problems.map(\.sentence)
        }
    }
}

/// A clock that stands where it is put.
final class BoardTestClock: Sendable {
    private let moment: Mutex<Moment>

    init(_ day: String) { moment = Mutex(BoardTestClock.moment(day)) }

    static func moment(_ day: String) -> Moment { Moment(day: SupervisionPeople.day(day), minute: 600) }

    func set(_ day: String) { moment.withLock { $0 = BoardTestClock.moment(day) } }

    var timekeeper: Timekeeper {
        var keeper = Timekeeper.still(BoardTestClock.moment("2026-01-01"))
        keeper.now = { [self] in moment.withLock { $0 } }
        return keeper
    }
}
