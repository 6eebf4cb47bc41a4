import Audit
import Ciphers
import Kernel
import Logging
import Obligations
import People
import SQL
import Synchronization
import TestSupport
import Testing

@testable import Plans
@testable import Supervision

/// A small commission with one confirmed plan, figures that the test sets, and a clock that it moves.
struct CheckWorld: Sendable {
    static func id<Subject>(_ number: Int) -> Identifier<Subject> {
        Identifier(at: Moment(milliseconds: 1_700_000_000_000), random: (0, UInt64(number)))
    }

    static let commission: AgencyID = id(1), government: AgencyID = id(2)
    static let publicity: UnitID = id(11), finance: UnitID = id(12)
    static let office = officer(21, "办公室甲", [.opennessOffice])
    static let secondOffice = officer(22, "办公室乙", [.opennessOffice])
    static let clerk = officer(23, "宣教科员", [.clerk], [publicity])
    static let stranger = officer(24, "财务科员", [.clerk], [finance])
    static let above = Officer(
        id: id(25), name: "县政府办", agency: government, roles: [.opennessOffice], overseen: [commission])
    static let keeper = officer(26, "系统管理员", [.systemAdministrator])
    static let everybody = [office, secondOffice, clerk, stranger, above, keeper]

    static func officer(_ number: Int, _ name: String, _ roles: Set<Role>, _ units: Set<UnitID> = []) -> Officer {
        Officer(id: id(number), name: name, agency: commission, roles: roles, units: units)
    }

    static let migrations: [Migration] =
        AuditMigrations.all + PeopleMigrations.all + ObligationMigrations.all + PlanMigrations.all
        + SupervisionMigrations.all

    let store: Store
    let clock: CheckClock
    let figures: CheckFigures
    let journal = Journal(.sha256)
    let obligations: ObligationStore
    let people: PeopleStore
    let plans: PlanStore
    let imports: PlanImportStore
    let checks: CheckStore
    let rules: RuleCheckStore

    init(_ store: Store, _ clock: CheckClock) throws {
        let figures = CheckFigures()
        self.store = store
        self.clock = clock
        self.figures = figures
        obligations = ObligationStore(calendar: { StateCouncil.calendar })
        people = PeopleStore(store: store, journal: journal, cost: .init(memory: 8, passes: 1))
        plans = PlanStore(store: store, journal: journal, obligations: obligations)
        imports = PlanImportStore(store: store, journal: journal)
        let reader: MeasureReader = { question, _ in try figures.reading(question) }
        checks = CheckStore(
            store: store, journal: journal, obligations: obligations, plans: plans, people: people,
            book: try MeasureFile.shipped(),
            readers: MeasureReaders([
                "interpretation.forms.rate": reader, "columns.empty.count": reader, "hearings.leader.count": reader,
            ]),
            alert: { check, result, _ in figures.alert("\(check.setting.measure ?? "") \(result.signal.rawValue)") })
        let ruleBook = try RuleFileReading.book(local: [])
        rules = RuleCheckStore(
            store: store, journal: journal, people: people, book: checks.book,
            readers: MeasureReaders(["interpretation.forms.rate": reader]), rules: { ruleBook },
            alert: { rule, _, run, _ in figures.alert("\(rule.id) \(run.signal?.rawValue ?? "")") })
    }

    static func with(
        _ database: TestDatabase, on day: String = "2026-03-10", _ body: (CheckWorld) async throws -> Void
    ) async throws {
        let clock = CheckClock(day)
        try await database.withStore(migrations, timekeeper: clock.timekeeper) { store in
            try await store.write { try settle($0) }
            try await body(CheckWorld(store, clock))
        }
    }

    private static func settle(_ tx: Transaction) throws {
        for (id, name) in [(commission, "县卫健局"), (government, "县政府")] {
            try tx.execute(
                "INSERT INTO agency (id, short_name, name, created_at, version) VALUES (?, ?, ?, 0, 1)",
                [id, name, name])
        }
        for (place, unit) in [(publicity, "宣教科"), (finance, "财务科")].enumerated() {
            try tx.execute(
                """
                INSERT INTO unit (id, agency_id, name, kind, position, active, created_at, version)
                VALUES (?, ?, ?, 'section', ?, 1, 0, 1)
                """, [unit.0, commission, unit.1, place])
        }
    }

    static let texts = [
        "图解、视频等多样化解读率不低于90%。", "消除空白栏目，每季度抽查直属单位不少于1次。", "公开医养结合机构名录。",
    ]

    /// A confirmed plan with one task for each of `texts`.
    func plan(_ texts: [String] = CheckWorld.texts, units: [RowUnit] = [RowUnit(name: "宣教科", duty: .lead)]) async throws
        -> PlanID
    {
        let draft = ImportDraft(
            title: "2026年政务公开工作要点", year: 2026, issuer: "县卫健局", documentNumber: nil, reportDue: "2026-12-21",
            contactDepartment: "办公室",
            rows: texts.enumerated().map { index, text in
                ImportRow(
                    position: index + 1, sectionPath: [], number: "\(index + 1)", text: text, units: units,
                    deadlineWords: nil, due: "2026-11-30", requirements: [], questions: [], sourceBlock: nil,
                    sourceRow: nil)
            }, units: [NamedUnit(name: "宣教科", choice: .units([CheckWorld.publicity.text]))], questions: [])
        let id = try await imports.begin(
            fileName: "要点.docx", fileHash: String(repeating: "a", count: 64), draft: draft,
            source: SourcePreview(format: "docx", blocks: [], notes: []), by: CheckWorld.office)
        return try await imports.confirm(id, by: CheckWorld.office, version: nil) { _, _, _ in throw Refusal.notFound }
    }

    func lines(_ plan: PlanID) async throws -> [ClauseLine] {
        try await checks.clauses(of: plan, for: CheckWorld.office)
    }

    /// The confirmed check of the first clause with this method.
    func confirmed(_ method: CheckMethod, of plan: PlanID) async throws -> ClauseCheck {
        try #require(try await lines(plan).compactMap(\.check).first { $0.setting.method == method })
    }

    @discardableResult
    func round() async throws -> (computed: Int, opened: Int) {
        try await CheckRound(checks: checks, log: .init(label: "test") { _ in SilentLog() }).run()
    }

    /// The rules alone.
    @discardableResult
    func look() async throws -> Int { try await rules.runAll() }

    func problems() async throws -> [String] {
        try await store.read { [journal] in
            try journal.verify(in: $0, key: nil, subjects: [CheckStore.subjectReader, PlanStore.subjectReader])
                .problems.map(\.sentence)
        }
    }
}

/// Figures as a test wants them, and what was told.
final class CheckFigures: Sendable {
    private struct State {
        var measure = Measure.rate(part: 9, whole: 10)
        var fails = false
        var alerts: [String] = []
        var asked: [MeasureQuestion] = []
    }

    private let state = Mutex(State())

    func set(_ measure: Measure) { state.withLock { $0.measure = measure } }
    func fail(_ fails: Bool) { state.withLock { $0.fails = fails } }
    func alert(_ words: String) { state.withLock { $0.alerts.append(words) } }
    var alerts: [String] { state.withLock { $0.alerts } }
    var asked: [MeasureQuestion] { state.withLock { $0.asked } }

    func reading(_ question: MeasureQuestion) throws -> MeasureReading {
        try state.withLock { state in
            state.asked.append(question)
            if state.fails { throw Refusal(.unavailable, "读不出来") }
            let measure: Measure = question.measure == "columns.empty.count" ? .count(0) : state.measure
            return MeasureReading(measure, items: [MeasuredItem(title: "《通知》未解读", address: "/console/articles/1")])
        }
    }
}

/// A clock that stands where it is put.
final class CheckClock: Sendable {
    private let moment: Mutex<Moment>

    init(_ day: String) { moment = Mutex(CheckClock.morning(day)) }

    var now: Moment { moment.withLock { $0 } }
    func set(_ day: String) { moment.withLock { $0 = CheckClock.morning(day) } }

    var timekeeper: Timekeeper {
        var keeper = Timekeeper.still(now)
        keeper.now = { [self] in now }
        keeper.recordedAt = { [self] in now }
        return keeper
    }

    private static func morning(_ day: String) -> Moment { Moment(day: Day(iso: day) ?? .earliest, minute: 570) }
}
