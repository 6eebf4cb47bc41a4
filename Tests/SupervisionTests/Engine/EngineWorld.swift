import Audit
import Ciphers
import Kernel
import Obligations
import People
import SQL
import Synchronization
import TestSupport
import Testing

@testable import Supervision

/// The engine over a real database, with a clock and rules that the test sets.
struct EngineWorld: Sendable {
    static let migrations: [Migration] =
        AuditMigrations.all + PeopleMigrations.all + ObligationMigrations.all + SupervisionMigrations.all
    static let agency: AgencyID = Identifier(at: TestDatabase.moment, random: (1, 1))
    static let health: UnitID = Identifier(at: TestDatabase.moment, random: (2, 1))
    static let office: UnitID = Identifier(at: TestDatabase.moment, random: (2, 2))
    static let head = member(1), clerk = member(2), officer = member(3), leader = member(4), keeper = member(5)
    static let closed = member(6)

    let store: Store
    let clock: EngineClock
    let journal = Journal(.sha256)
    let obligations: ObligationStore
    let notices: NoticeStore
    let engine: EngineStore

    init(_ store: Store, _ clock: EngineClock, rules: String = "", webhook: String = "") throws {
        let book = try RuleFileReading.book(local: rules.isEmpty ? [] : [("local.yaml", rules)])
        let calendar = StateCouncil.calendar
        self.store = store
        self.clock = clock
        obligations = ObligationStore(calendar: { calendar }, rules: { book.terms($0, on: $1) })
        notices = NoticeStore(
            store: store, journal: journal, calendar: { calendar }, cipher: EngineWorld.cipher, webhook: webhook)
        engine = EngineStore(
            store: store, journal: journal, obligations: obligations,
            people: PeopleStore(store: store, journal: journal, cost: .init(memory: 8, passes: 1)), notices: notices,
            rules: { book })
    }

    @Sendable static func cipher() throws -> FieldCipher {
        guard let cipher = FieldCipher(secret: [UInt8](repeating: 7, count: 32)) else { throw Refusal.notFound }
        return cipher
    }

    static func with(
        _ database: TestDatabase, on day: String, rules: String = "", webhook: String = "",
        _ body: (EngineWorld) async throws -> Void
    ) async throws {
        let clock = try EngineClock(day)
        try await database.withStore(migrations, timekeeper: clock.timekeeper) { store in
            try await store.write { try settle($0) }
            try await body(EngineWorld(store, clock, rules: rules, webhook: webhook))
        }
    }

    /// A section with a head and a clerk, an office, a leader; an administrator and a closed account, who are told nothing.
    static func settle(_ tx: Transaction) throws {
        try tx.execute(
            "INSERT INTO agency (id, short_name, name, created_at, version) VALUES (?, ?, ?, 0, 1)",
            [agency, "县卫健局", "青禾县卫生健康局"])
        for (place, unit) in [(health, "疾控科"), (office, "办公室")].enumerated() {
            try tx.execute(
                """
                INSERT INTO unit (id, agency_id, name, kind, position, active, created_at, version)
                VALUES (?, ?, ?, 'section', ?, 1, 0, 1)
                """, [unit.0, agency, unit.1, place])
        }
        let people: [(MemberID, Role, UnitID?, Bool)] = [
            (head, .sectionHead, health, true), (clerk, .clerk, health, true), (officer, .opennessOffice, office, true),
            (leader, .leader, nil, true), (keeper, .systemAdministrator, health, true), (closed, .clerk, health, false),
        ]
        for (id, role, unit, isActive) in people { try add(id, role, unit, isActive, tx) }
    }

    private static func add(
        _ id: MemberID, _ role: Role, _ unit: UnitID?, _ isActive: Bool, _ tx: Transaction
    ) throws {
        try tx.execute(
            """
            INSERT INTO member (id, agency_id, name, login, active, password_hash, password_set_at, must_change,
                exempt_from_change, created_at, version)
            VALUES (?, ?, ?, ?, ?, '', 0, 0, 0, 0, 1)
            """, [id, agency, "甲", id.text, isActive])
        try tx.execute(
            "INSERT INTO member_role (agency_id, member_id, role, granted_at) VALUES (?, ?, ?, 0)",
            [agency, id, role.rawValue])
        guard let unit else { return }
        try tx.execute(
            "INSERT INTO post (agency_id, member_id, unit_id, is_head) VALUES (?, ?, ?, ?)",
            [agency, id, unit, role == .sectionHead])
    }

    private static func member(_ n: UInt64) -> MemberID { Identifier(at: TestDatabase.moment, random: (3, n)) }

    // MARK: What happens

    static func subject(_ id: String) -> Obligation.Subject { Obligation.Subject(kind: "request", id: id) }

    func open(_ id: String, _ term: Term = .reply, rule: String = "FOI-33") async throws {
        try await store.write { [obligations] tx in
            try obligations.open(
                rule, on: EngineWorld.subject(id), of: EngineWorld.agency, title: "答复申请 \(id)",
                owner: EngineWorld.health, term: term, in: tx)
        }
    }

    func append(_ kind: ClockEvent.Kind, to id: String, rule: String = "FOI-33") async throws {
        try await store.write { [obligations] tx in
            try obligations.append(
                kind, to: rule, on: EngineWorld.subject(id), of: EngineWorld.agency, at: tx.now, in: tx)
        }
    }

    /// An entry of some capability's journal.
    func act(_ act: String, on id: String, by member: MemberID? = EngineWorld.clerk) async throws {
        try await store.write { [journal] tx in
            try journal.append(
                JournalEntry(
                    agency: EngineWorld.agency, actor: member, actorName: "甲", act: act, subjectKind: "document",
                    subjectID: id, note: act), in: tx)
        }
    }

    /// Everything that is due, in batches of `limit`.
    @discardableResult
    func run(limit: Int = 500) async throws -> EngineOutcome {
        try await EngineRound(engine: engine, batch: limit).run()
    }

    /// The lights alone, without the periods that the national rules open.
    @discardableResult
    func tell(limit: Int = 500) async throws -> EngineOutcome {
        var outcome = EngineOutcome()
        while let done = try await engine.tellLights(limit: limit) { outcome.add(done) }
        return outcome
    }

    // MARK: What is there

    func warnings() async throws -> [String] {
        try await store.read { snapshot in
            try snapshot.query(
                """
                SELECT o.subject_id, w.signal, w.turned_at, w.due_key, w.told FROM warning w
                JOIN obligation o ON o.id = w.obligation_id ORDER BY w.turned_at, o.subject_id, w.id
                """
            ).map {
                "\(try $0.text(0)) \(try $0.text(1)) \(try $0.moment(2).day) \(try $0.text(3))\(try $0.bool(4) ? " told" : "")"
            }
        }
    }

    func inbox(_ member: MemberID) async throws -> [String] {
        try await notices.inbox(of: member).map(\.words).reversed()
    }

    func duties(_ rule: String) async throws -> [String] {
        try await store.read { snapshot in
            try snapshot.query(
                "SELECT subject_id, state, due_at, title FROM obligation WHERE rule = ? ORDER BY due_at, subject_id",
                [rule]
            ).map { "\(try $0.text(0)) \(try $0.text(1)) \(try $0.moment(2).day) \(try $0.text(3))" }
        }
    }

    func count(_ table: String) async throws -> Int {
        try await store.read { try $0.first("SELECT count(*) FROM \(table)")?.integer(0) ?? -1 }
    }

    func journalActs(_ prefix: String) async throws -> [String] {
        try await store.read { [journal] snapshot in
            try journal.entries(of: EngineWorld.agency.text, after: 0, limit: 10_000, in: snapshot)
                .filter { $0.act.hasPrefix(prefix) }.map { "\($0.act) \($0.note)" }
        }
    }
}

/// The time of a test: it stands until it is set.
final class EngineClock: Sendable {
    private let moment: Mutex<Moment>

    init(_ text: String) throws { moment = Mutex(try EngineClock.read(text)) }

    func set(_ text: String) throws {
        let next = try EngineClock.read(text)
        moment.withLock { $0 = next }
    }

    var timekeeper: Timekeeper {
        var keeper = Timekeeper.still(moment.withLock { $0 })
        keeper.now = { self.moment.withLock { $0 } }
        return keeper
    }

    /// A bare day means nine in the morning.
    static func read(_ text: String) throws -> Moment {
        let read = try #require(Moment(iso: text), "no such moment: \(text)")
        return text.count == 10 ? Moment(day: read.day, minute: 540) : read
    }
}
