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

@testable import SiteReport

/// A commission with a site, whose records tell what the test says they tell.
struct SiteReportWorld: Sendable {
    let store: Store
    let journal: Journal
    let reports: SiteReportStore
    let clock: ReportClock
    let told: ToldCounts

    static let migrations: [Migration] =
        AuditMigrations.all + PeopleMigrations.all + ObligationMigrations.all + SiteReportMigrations.all

    static func id<Subject>(_ number: Int) -> Identifier<Subject> {
        Identifier(at: Moment(milliseconds: 1_700_000_000_000), random: (0, UInt64(number)))
    }

    static let office: UnitID = id(10)
    static let commission: AgencyID = id(1), government: AgencyID = id(2), stranger: AgencyID = id(3)

    private static func officer(
        _ number: Int, _ name: String, _ roles: Set<Role>, of agency: AgencyID = commission,
        overseen: Set<AgencyID> = []
    ) -> Officer {
        Officer(
            id: id(number), name: name, agency: agency, roles: roles, units: agency == commission ? [office] : [],
            overseen: overseen)
    }

    static let keeper = officer(20, "网站管理员", [.siteOperator])
    static let openness = officer(21, "公开办", [.opennessOffice])
    static let leader = officer(22, "分管领导", [.leader])
    static let clerk = officer(23, "科员", [.clerk])
    static let supervisor = officer(24, "监察员", [.supervisor])
    static let above = officer(25, "县政府办", [.opennessOffice], of: government, overseen: [commission])
    static let outsider = officer(26, "外单位", [.siteOperator], of: stranger)
    static let administrator = officer(27, "系统管理员", [.systemAdministrator])
    static let everybody = [keeper, openness, leader, clerk, supervisor, above, outsider, administrator]

    static func with(_ database: TestDatabase, _ body: (SiteReportWorld) async throws -> Void) async throws {
        let clock = ReportClock(), told = ToldCounts()
        try await database.withStore(migrations, timekeeper: clock.timekeeper) { store in
            try await store.write { tx in
                for (id, name) in [(commission, "青禾县卫生健康局"), (government, "县政府办"), (stranger, "教育局")] {
                    try tx.execute(
                        "INSERT INTO agency (id, short_name, name, created_at, version) VALUES (?, ?, ?, 0, 1)",
                        [id, name, name])
                }
            }
            let journal = Journal(.sha256)
            let people = PeopleStore(store: store, journal: journal, cost: .init(memory: 8, passes: 1))
            let reports = SiteReportStore(
                store: store, journal: journal,
                obligations: ObligationStore(calendar: { StateCouncil.calendar }), people: people
            ) { _, _ in told.all }
            try await body(
                SiteReportWorld(store: store, journal: journal, reports: reports, clock: clock, told: told))
        }
    }

    /// What is typed into every field of a section that people fill in.
    static func typed(_ section: SiteReportItem.Section) -> [SiteReportItem: String] {
        Dictionary(
            uniqueKeysWithValues: section.entered.map { item in
                switch item.kind {
                case .count: (item, item == .views ? "9" : "0")
                case .yesNo: (item, "否")
                case .text: (item, "无")
                }
            })
    }

    /// Everything entered by one and confirmed by the other.
    func filled(_ report: SiteYearReport) async throws {
        for section in SiteReportItem.Section.allCases where !section.entered.isEmpty {
            try await reports.perform(
                .enter(section, Self.typed(section), source: "统计表"), on: report.id, by: Self.keeper)
            try await reports.perform(.confirm(section), on: report.id, by: Self.openness)
        }
    }

    func journalProblems() async throws -> [String] {
        try await store.read { [journal] in
            try journal.verify(in: $0, key: nil, subjects: [SiteReportStore.subjectReader]).problems.map(\.sentence)
        }
    }

    func duties() async throws -> [String] {
        try await store.read { snapshot in
            try snapshot.query("SELECT subject_id, state, due_at, title FROM obligation ORDER BY subject_id").map {
                "\(try $0.text(0)) \(try $0.text(1)) \(try $0.moment(2).day) \(try $0.text(3))"
            }
        }
    }
}

/// The tenth of January, until the test says otherwise.
final class ReportClock: Sendable {
    private let now = Mutex(Moment(day: Day(iso: "2026-01-10") ?? .earliest, minute: 570))

    func set(_ day: String) { now.withLock { $0 = Moment(day: Day(iso: day) ?? .earliest, minute: 570) } }

    var timekeeper: Timekeeper {
        var keeper = Timekeeper.system
        keeper.now = { [self] in now.withLock { $0 } }
        keeper.recordedAt = { [self] in now.withLock { $0 } }
        return keeper
    }
}

/// What the records of the test tell.
final class ToldCounts: Sendable {
    private let kept: Mutex<[SiteReportItem: CountedFigure]>

    init() {
        let counted = SiteReportItem.allCases.filter(\.isCounted)
        kept = Mutex(
            Dictionary(
                uniqueKeysWithValues: counted.map { item in
                    if case .text = item.kind { return (item, CountedFigure("青禾")) }
                    return (item, CountedFigure(item == .published ? 40 : 3, address: "/console/articles"))
                }))
    }

    var all: [SiteReportItem: CountedFigure] { kept.withLock { $0 } }

    func set(_ item: SiteReportItem, _ count: Int) {
        kept.withLock { $0[item] = CountedFigure(count, address: "/console/articles") }
    }
}

/// The form behind its pages and operations.
typealias SiteReportSite = SignedInSite<SiteReportWorld>

extension SignedInSite<SiteReportWorld> {
    static func with(_ body: @escaping @Sendable (SiteReportSite) async throws -> Void) async throws {
        try await SiteReportWorld.with(TestDatabases.all[0]) { world in
            try await serving(
                world, to: SiteReportWorld.everybody,
                routes: { routes in
                    SiteReportRoutes(reports: world.reports).register(on: routes)
                    SiteReportPortal(reports: world.reports, site: .tested).register(on: routes)
                    SiteReportOperations(reports: world.reports).register(on: routes)
                }, body)
        }
    }
}
