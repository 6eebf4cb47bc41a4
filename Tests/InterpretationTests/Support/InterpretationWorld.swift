import Audit
import Ciphers
import Documents
import Kernel
import Obligations
import People
import Publishing
import SQL
import Synchronization
import TestSupport

@testable import Interpretation

/// A small commission whose people are known to every test of interpretation, in a real database with a clock that the test
/// sets, wired as the program wires it.
struct InterpretationWorld: Sendable {
    static func id<Subject>(_ number: Int) -> Identifier<Subject> {
        Identifier(at: Moment(milliseconds: 1_700_000_000_000), random: (0, UInt64(number)))
    }

    static let commission: AgencyID = id(1)
    static let government: AgencyID = id(2)
    static let stranger: AgencyID = id(4)
    static let section: UnitID = id(11)
    static let finance: UnitID = id(13)

    static let drafter = officer(21, "拟稿人", [.clerk], [section])
    static let head = officer(22, "科长", [.sectionHead], [section], heads: [section])
    static let office = officer(24, "公开办甲", [.opennessOffice])
    static let keeper = officer(25, "属性管理员", [.attributeKeeper])
    static let legal = officer(26, "合法性审查员", [.legalReviewer])
    static let secrecy = officer(27, "保密审查员", [.secrecyReviewer])
    static let leader = officer(28, "分管领导", [.leader])
    static let principal = officer(29, "主要负责人", [.principalHead, .leader])
    static let otherClerk = officer(30, "财务科员", [.clerk], [finance])
    static let supervisor = officer(31, "监察员", [.supervisor])
    static let above = officer(32, "县政府办", [.opennessOffice, .leader], of: government, overseen: [commission])
    static let outsider = officer(33, "外单位", [.opennessOffice, .leader, .principalHead], of: stranger)
    static let administrator = officer(38, "系统管理员", [.systemAdministrator])
    static let everybody = [
        drafter, head, office, keeper, secrecy, leader, principal, otherClerk, supervisor, above, outsider,
        administrator,
    ]

    static func officer(
        _ number: Int, _ name: String, _ roles: Set<Role>, _ units: Set<UnitID> = [], of agency: AgencyID = commission,
        heads: Set<UnitID> = [], overseen: Set<AgencyID> = []
    ) -> Officer {
        Officer(
            id: id(number), name: name, agency: agency, roles: roles, units: units, headOf: heads, overseen: overseen)
    }

    static func day(_ text: String) -> Day { Day(iso: text) ?? .earliest }

    let store: Store
    let clock: InterpretationClock
    let journal: Journal
    let obligations: ObligationStore
    let documents: DocumentStore
    let normatives: NormativeStore
    let publishing: PublishingStore
    let interpretations: InterpretationStore
    let people: PeopleStore
    /// What other capabilities keep of policies.
    let outside = OutsidePages()

    static let migrations: [Migration] =
        AuditMigrations.all + PeopleMigrations.all + ObligationMigrations.all + DocumentMigrations.all
        + PublishingMigrations.all + InterpretationMigrations.all

    static func with(
        _ database: TestDatabase, on day: String = "2026-03-10", started: Bool = true,
        _ body: (InterpretationWorld) async throws -> Void
    ) async throws {
        let clock = InterpretationClock(day)
        try await database.withStore(migrations, timekeeper: clock.timekeeper) { store in
            let world = InterpretationWorld(store, clock)
            try await store.write { try settle($0) }
            if started { try await world.interpretations.begin(leading: section, by: office) }
            try await body(world)
        }
    }

    init(_ store: Store, _ clock: InterpretationClock) {
        self.store = store
        self.clock = clock
        journal = Journal(.sha256)
        obligations = ObligationStore(calendar: { StateCouncil.calendar })
        people = PeopleStore(store: store, journal: journal, cost: .init(memory: 8, passes: 1))
        normatives = NormativeStore(store: store, journal: journal, obligations: obligations)
        let drafts = DocumentStore(store: store, journal: journal, obligations: obligations)
        let reading = PublishingStore(
            store: store, journal: journal, obligations: obligations, documents: drafts, gate: { _, _ in [] })
        let outside = outside
        var elsewhere = PolicyElsewhere()
        elsewhere.members = { _, page, _ in outside.of(page) }
        elsewhere.speaking = { names, _, _ in outside.speaking(of: names) }
        let isPersonal: @Sendable (String, Day) -> Bool = { text, _ in text.contains("13800000000") }
        let watch = InterpretationStore(
            store: store, journal: journal, obligations: obligations, documents: drafts, publishing: reading,
            people: people, isPersonal: isPersonal, elsewhere: elsewhere)
        documents = DocumentStore(
            store: store, journal: journal, obligations: obligations, objections: [watch.objection(to:on:in:)],
            followers: [watch.follow(_:by:in:)])
        publishing = PublishingStore(
            store: store, journal: journal, obligations: obligations, documents: documents, gate: { _, _ in [] },
            followers: [watch.follow(_:_:in:)], objections: [watch.objection(to:_:in:)])
        interpretations = InterpretationStore(
            store: store, journal: journal, obligations: obligations, documents: documents, publishing: publishing,
            people: people, isPersonal: isPersonal, elsewhere: elsewhere)
    }

    static func settle(_ tx: Transaction) throws {
        for (id, name) in [(commission, "青禾县卫生健康局"), (stranger, "教育局")] {
            try tx.execute(
                "INSERT INTO agency (id, short_name, name, created_at, version) VALUES (?, ?, ?, 0, 1)",
                [id, name, name])
        }
        for (place, unit) in [(section, "疾控科"), (finance, "财务科")].enumerated() {
            try tx.execute(
                """
                INSERT INTO unit (id, agency_id, name, kind, position, active, created_at, version)
                VALUES (?, ?, ?, 'section', ?, 1, 0, 1)
                """, [unit.0, commission, unit.1, place])
        }
    }
}

/// Pages of another capability by the address of the policy that they belong to.
final class OutsidePages: Sendable {
    private let pages = Mutex<[String: OutsideMember]>([:])

    func of(_ page: String?) -> [OutsideMember] {
        pages.withLock { all in page.flatMap { all[$0] }.map { [$0] } ?? [] }
    }
    /// Kept under one of its names.
    func speaking(of names: [String]) -> [OutsideMember] {
        pages.withLock { all in names.compactMap { all[$0] } }
    }
    func set(_ member: OutsideMember, on page: String) { pages.withLock { $0[page] = member } }
}

/// A clock that stands where it is put.
final class InterpretationClock: Sendable {
    private let moment: Mutex<Moment>

    init(_ day: String) { moment = Mutex(InterpretationClock.morning(day)) }

    var now: Moment { moment.withLock { $0 } }
    func set(_ day: String) { moment.withLock { $0 = InterpretationClock.morning(day) } }

    var timekeeper: Timekeeper {
        var keeper = Timekeeper.system
        keeper.now = { [self] in now }
        keeper.recordedAt = { [self] in now }
        return keeper
    }

    private static func morning(_ day: String) -> Moment {
        Moment(day: InterpretationWorld.day(day), minute: 570)
    }
}
