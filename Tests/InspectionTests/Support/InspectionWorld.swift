import Audit
import Ciphers
import Kernel
import Obligations
import People
import SQL
import Synchronization
import TestSupport

@testable import Inspection

/// A small commission with a site, whose records say what the test puts there.
struct InspectionWorld: Sendable {
    let store: Store
    let journal: Journal
    let inspections: InspectionStore
    let clock: MovingClock
    let told: ToldEvidence
    let alerts: SentAlerts

    static let migrations: [Migration] =
        AuditMigrations.all + PeopleMigrations.all + ObligationMigrations.all + InspectionMigrations.all

    static func id<Subject>(_ number: Int) -> Identifier<Subject> {
        Identifier(at: Moment(milliseconds: 1_700_000_000_000), random: (0, UInt64(number)))
    }

    static let commission: AgencyID = id(1), government: AgencyID = id(2), stranger: AgencyID = id(4)
    static let office: UnitID = id(10), section: UnitID = id(11)

    static func officer(
        _ number: Int, _ roles: Set<Role>, of agency: AgencyID = commission, units: Set<UnitID> = [],
        overseen: Set<AgencyID> = []
    ) -> Officer {
        Officer(
            id: id(number), name: "人员\(number)", agency: agency, roles: roles, units: units, headOf: [],
            overseen: overseen)
    }

    static let siteOperator = officer(20, [.siteOperator], units: [section])
    static let openness = officer(21, [.opennessOffice], units: [office])
    static let head = officer(22, [.sectionHead], units: [section])
    static let supervisor = officer(23, [.supervisor])
    static let above = officer(24, [.opennessOffice], of: government, overseen: [commission])
    static let outsider = officer(25, [.siteOperator], of: stranger)
    static let administrator = officer(26, [.systemAdministrator])
    static let everybody = [siteOperator, openness, head, supervisor, above, outsider, administrator]

    static func day(_ text: String) -> Day { Day(iso: text) ?? .earliest }

    static func with(_ database: TestDatabase, _ body: (InspectionWorld) async throws -> Void) async throws {
        let clock = MovingClock("2026-03-10"), told = ToldEvidence(), alerts = SentAlerts()
        try await database.withStore(migrations, timekeeper: clock.timekeeper) { store in
            try await store.write { tx in
                for (id, name) in [(commission, "青禾县卫生健康局"), (stranger, "教育局")] {
                    try tx.execute(
                        "INSERT INTO agency (id, short_name, name, created_at, version) VALUES (?, ?, ?, 0, 1)",
                        [id, name, name])
                }
                for (place, unit) in [(office, "办公室"), (section, "疾控科")].enumerated() {
                    try tx.execute(
                        """
                        INSERT INTO unit (id, agency_id, name, kind, position, active, created_at, version)
                        VALUES (?, ?, ?, 'section', ?, 1, 0, 1)
                        """, [unit.0, commission, unit.1, place])
                }
            }
            let journal = Journal(.sha256)
            let inspections = InspectionStore(
                store: store, journal: journal,
                obligations: ObligationStore(calendar: { StateCouncil.calendar }),
                people: PeopleStore(store: store, journal: journal, cost: .init(memory: 8, passes: 1)),
                pack: try InspectionPackFile.pack(), gather: { _, _, _ in told.evidence },
                alert: { alert, _ in alerts.add(alert) })
            try await body(
                InspectionWorld(
                    store: store, journal: journal, inspections: inspections, clock: clock, told: told, alerts: alerts))
        }
    }

    func duties() async throws -> [String] {
        try await store.read { snapshot in
            try snapshot.query("SELECT rule, state, due_at, title FROM obligation ORDER BY owner_unit_id").map {
                "\(try $0.text(0)) \(try $0.text(1)) \(try $0.moment(2).day) \(try $0.text(3))"
            }
        }
    }

    func journalProblems() async throws -> [String] {
        try await store.read { [journal] in
            try journal.verify(in: $0, key: nil, subjects: [InspectionStore.subjectReader]).problems.map(\.sentence)
        }
    }
}

/// A clock that the test sets.
final class MovingClock: Sendable {
    private let now: Mutex<Moment>

    init(_ day: String) { now = Mutex(Moment(day: InspectionWorld.day(day), minute: 570)) }

    func set(_ day: String) { now.withLock { $0 = Moment(day: InspectionWorld.day(day), minute: 570) } }

    var timekeeper: Timekeeper {
        var keeper = Timekeeper.system
        keeper.now = { [self] in now.withLock { $0 } }
        keeper.recordedAt = { [self] in now.withLock { $0 } }
        return keeper
    }
}

/// Who was told what.
final class SentAlerts: Sendable {
    private let kept = Mutex<[InspectionAlert]>([])

    var all: [InspectionAlert] { kept.withLock { $0 } }

    func add(_ alert: InspectionAlert) { kept.withLock { $0.append(alert) } }
}

/// What the records of the test say.
final class ToldEvidence: Sendable {
    private let kept = Mutex(InspectionEvidence())

    var evidence: InspectionEvidence { kept.withLock { $0 } }

    func set(_ facts: [InspectionFact], seen: Set<InspectionMatter>) {
        kept.withLock { $0 = InspectionEvidence(facts, seen: seen) }
    }
}
