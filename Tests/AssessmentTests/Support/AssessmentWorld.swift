import Audit
import Ciphers
import Inspection
import Kernel
import Obligations
import People
import SQL
import Synchronization
import TestSupport

@testable import Assessment

/// A commission with two sections, two hospitals (one an agency of its own), and the figures that the test gives them.
struct AssessmentWorld: Sendable {
    let store: Store
    let journal: Journal
    let assessments: AssessmentStore
    let clock: SetClock

    static let migrations: [Migration] =
        AuditMigrations.all + PeopleMigrations.all + ObligationMigrations.all + AssessmentMigrations.all

    static func id<Subject>(_ number: Int) -> Identifier<Subject> {
        Identifier(at: Moment(milliseconds: 1_700_000_000_000), random: (0, UInt64(number)))
    }

    static let commission: AgencyID = id(1), government: AgencyID = id(2), hospitalAgency: AgencyID = id(3)
    static let stranger: AgencyID = id(4)
    static let office: UnitID = id(10), section: UnitID = id(11), hospital: UnitID = id(12), clinic: UnitID = id(13)

    static func officer(
        _ number: Int, _ name: String, _ roles: Set<Role>, of agency: AgencyID = commission, units: Set<UnitID> = [],
        heads: Set<UnitID> = [], overseen: Set<AgencyID> = []
    ) -> Officer {
        Officer(
            id: id(number), name: name, agency: agency, roles: roles, units: units, headOf: heads, overseen: overseen)
    }

    static let assessor = officer(20, "考核员", [.assessor])
    static let openness = officer(21, "公开办", [.opennessOffice], units: [office])
    static let officeHead = officer(22, "公开办负责人", [.officeHead], units: [office], heads: [office])
    static let head = officer(23, "科长", [.sectionHead], units: [section], heads: [section])
    static let clerk = officer(24, "科员", [.clerk], units: [section])
    static let liaison = officer(25, "诊所联络员", [.liaison], units: [clinic])
    static let deputy = officer(26, "分管领导", [.leader])
    static let principal = officer(27, "主要负责人", [.leader, .principalHead])
    static let supervisor = officer(28, "监察员", [.supervisor])
    static let above = officer(29, "县政府办", [.opennessOffice], of: government, overseen: [commission])
    static let ofHospital = officer(30, "医院公开办", [.opennessOffice], of: hospitalAgency, units: [hospital])
    static let outsider = officer(31, "外单位", [.assessor], of: stranger)
    static let administrator = officer(32, "系统管理员", [.systemAdministrator])
    static let everybody = [
        assessor, openness, officeHead, head, clerk, liaison, deputy, principal, supervisor, above, ofHospital,
        outsider,
        administrator,
    ]

    static func day(_ text: String) -> Day { Day(iso: text) ?? .earliest }

    static let late = [MeasuredItem(title: "《甲》", address: "/console/articles/1", note: "逾期")]

    /// The section published 36 of 39 on time, everybody else everything.
    static let read: AssessmentReading = { party, _, measure, _, _, _ in
        switch (party, measure) {
        case (.unit(section), "publication.on-time.rate"): MeasureReading(.rate(part: 36, whole: 39), items: late)
        case (_, "publication.on-time.rate"): MeasureReading(.rate(part: 10, whole: 10))
        case (.unit(clinic), "site.findings.count"):
            MeasureReading(.count(3), items: [MeasuredItem(title: "死链", address: "/console/inspection/1")])
        case (_, "site.findings.count"): MeasureReading(.count(0))
        default: MeasureReading(.rate(part: 0, whole: 0))
        }
    }

    static func scheme(share: Int = 4) throws -> AssessmentScheme {
        let shipped = try AssessmentSchemeFile.schemes(measures: measures)[0]
        return AssessmentScheme(
            id: shipped.id, title: shipped.title, source: shipped.source, share: share, full: shipped.full,
            bands: shipped.bands, indicators: shipped.indicators)
    }

    static let measures: Set<String> = [
        "publication.on-time.rate", "requests.on-time.rate", "interpretation.on-time.rate", "letters.on-time.rate",
        "sentiment.on-time.rate", "tasks.on-time.rate", "site.findings.count",
    ]

    static func with(
        _ database: TestDatabase, share: Int = 4, _ body: (AssessmentWorld) async throws -> Void
    ) async throws {
        let clock = SetClock("2026-01-12")
        try await database.withStore(migrations, timekeeper: clock.timekeeper) { store in
            try await store.write { try settle($0) }
            let journal = Journal(.sha256)
            let assessments = AssessmentStore(
                store: store, journal: journal, obligations: ObligationStore(calendar: { StateCouncil.calendar }),
                people: PeopleStore(store: store, journal: journal, cost: .init(memory: 8, passes: 1)),
                schemes: [try scheme(share: share)], read: read)
            try await body(AssessmentWorld(store: store, journal: journal, assessments: assessments, clock: clock))
        }
    }

    private static func settle(_ tx: Transaction) throws {
        for (id, name) in [(commission, "青禾县卫生健康局"), (hospitalAgency, "县医院")] {
            try tx.execute(
                "INSERT INTO agency (id, short_name, name, created_at, version) VALUES (?, ?, ?, 0, 1)",
                [id, name, name])
        }
        let units: [(UnitID, String, String, AgencyID?)] = [
            (office, "办公室", "section", nil), (section, "疾控科", "section", nil),
            (hospital, "县医院", "affiliate", hospitalAgency),
            (clinic, "中医院", "affiliate", nil),
        ]
        for (place, unit) in units.enumerated() {
            try tx.execute(
                """
                INSERT INTO unit (id, agency_id, name, kind, own_agency_id, position, active, created_at, version)
                VALUES (?, ?, ?, ?, ?, ?, 1, 0, 1)
                """, [unit.0, commission, unit.1, unit.2, unit.3, place])
        }
    }

    /// The sheet of a name in the one round there is.
    func sheet(_ name: String, _ round: AssessmentRound) async throws -> AssessmentSheet {
        let found = try await assessments.ranking(round.id, for: AssessmentWorld.assessor).groups.flatMap(\.1)
        guard let sheet = found.first(where: { $0.sheet.name == name })?.sheet else { throw Refusal.notFound }
        return sheet
    }

    func duties() async throws -> [String] {
        try await store.read { snapshot in
            try snapshot.query("SELECT rule, state, due_at, title FROM obligation ORDER BY rule, title").map {
                "\(try $0.text(0)) \(try $0.text(1)) \(try $0.moment(2).day) \(try $0.text(3))"
            }
        }
    }

    func journalProblems() async throws -> [String] {
        try await store.read { [journal] in
            try journal.verify(in: $0, key: nil, subjects: [AssessmentStore.subjectReader]).problems.map(\.sentence)
        }
    }
}

/// A clock that the test sets.
final class SetClock: Sendable {
    private let now: Mutex<Moment>

    init(_ day: String) { now = Mutex(Moment(day: AssessmentWorld.day(day), minute: 570)) }

    func set(_ day: String) { now.withLock { $0 = Moment(day: AssessmentWorld.day(day), minute: 570) } }

    var timekeeper: Timekeeper {
        var keeper = Timekeeper.system
        keeper.now = { [self] in now.withLock { $0 } }
        keeper.recordedAt = { [self] in now.withLock { $0 } }
        return keeper
    }
}
