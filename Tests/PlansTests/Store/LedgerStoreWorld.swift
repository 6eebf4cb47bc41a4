import Audit
import Ciphers
import Foundation
import Kernel
import ObjectStorage
import Obligations
import People
import SQL
import Synchronization
import TestSupport

@testable import Plans

/// A ledger in a real database, with a clock that the test sets.
struct LedgerStoreWorld: Sendable {
    let store: Store
    let journal: Journal
    let plans: PlanStore
    let imports: PlanImportStore
    let obligations: ObligationStore
    let clock: TestClock
    /// Where its files are kept, once the site is served.
    var files: FileStore?

    static let migrations: [Migration] =
        AuditMigrations.all + PeopleMigrations.all + ObligationMigrations.all + PlanMigrations.all

    private init(_ store: Store, _ clock: TestClock) {
        self.store = store
        self.clock = clock
        journal = Journal(.sha256)
        obligations = ObligationStore(calendar: { StateCouncil.calendar })
        plans = PlanStore(store: store, journal: journal, obligations: obligations)
        imports = PlanImportStore(store: store, journal: journal)
    }

    static func with(
        _ database: TestDatabase, on day: String = "2026-03-10", _ body: (LedgerStoreWorld) async throws -> Void
    ) async throws {
        let clock = TestClock(day)
        try await database.withStore(migrations, timekeeper: clock.timekeeper) { store in
            try await body(LedgerStoreWorld(store, clock))
        }
    }

    /// A confirmed plan with one task for each of `texts`, its units as `duties` say.
    @discardableResult
    func plan(
        _ texts: [String] = ["及时公开、精准解读相关政策措施。"], due: String? = "2026-11-30",
        units: [RowUnit] = LedgerStoreWorld.units, by office: Officer = LedgerWorld.office
    ) async throws -> PlanID {
        let id = try await imports.begin(
            fileName: "要点.docx", fileHash: String(repeating: "a", count: 64),
            draft: LedgerStoreWorld.draft(texts, due: due, units: units),
            source: SourcePreview(format: "docx", blocks: [], notes: []), by: office)
        return try await imports.confirm(id, by: office, version: nil) { _, _, _ in throw Refusal.notFound }
    }

    static let units = [
        RowUnit(name: "宣教科", duty: .lead), RowUnit(name: "县人民医院", duty: .responsible),
        RowUnit(name: "财务科", duty: .cooperating),
    ]

    static func draft(_ texts: [String], due: String?, units: [RowUnit] = units) -> ImportDraft {
        ImportDraft(
            title: "青禾县卫生健康局2026年政务公开工作要点", year: 2026, issuer: "青禾县卫生健康局", documentNumber: nil,
            reportDue: "2026-12-21", contactDepartment: "办公室",
            rows: texts.enumerated().map { index, text in
                ImportRow(
                    position: index + 1, sectionPath: [index % 2 == 0 ? "一、公开" : "二、解读"], number: "\(index + 1)",
                    text: text, units: units, deadlineWords: nil, due: due, requirements: [], questions: [],
                    sourceBlock: nil, sourceRow: nil)
            },
            units: [
                NamedUnit(name: "宣教科", choice: .units([LedgerWorld.publicity.text])),
                NamedUnit(name: "县人民医院", choice: .units([LedgerWorld.hospital.text])),
                NamedUnit(name: "财务科", choice: .units([LedgerWorld.finance.text])),
            ], questions: [])
    }

    func tasks(of plan: PlanID, for officer: Officer = LedgerWorld.office) async throws -> [PlanTask] {
        let today = clock.now.day
        return try await plans.ledger(
            LedgerQuery(plan: plan, order: .position, pageSize: 1_000), for: officer,
            window: DueWindow(today: today, soonUntil: today)
        ).tasks
    }

    func assigned() async throws -> PlanTask {
        let plan = try await plan()
        guard let task = try await tasks(of: plan).first else { throw Refusal.notFound }
        return try await plans.assign(task.id, task.assignments, by: LedgerWorld.office)
    }

    func obligation(of task: PlanTask) async throws -> Obligation? {
        let subject = Obligation.Subject(kind: PlanTask.journalKind, id: task.id.text)
        return try await store.read { [obligations] snapshot in
            try obligations.obligation(PlanTask.rule, on: subject, of: task.agency, in: snapshot)
        }
    }

    static let evidence = EvidenceFile(name: "截图.png", hash: String(repeating: "b", count: 64), size: 12, kind: "png")
}

/// A clock that stands where it is put.
final class TestClock: Sendable {
    private let moment: Mutex<Moment>

    init(_ day: String) { moment = Mutex(TestClock.morning(day)) }

    var now: Moment { moment.withLock { $0 } }

    func set(_ day: String) { moment.withLock { $0 = TestClock.morning(day) } }

    var timekeeper: Timekeeper {
        var keeper = Timekeeper.still(now)
        keeper.now = { [self] in now }
        keeper.recordedAt = { [self] in now }
        return keeper
    }

    private static func morning(_ day: String) -> Moment { Moment(day: LedgerWorld.day(day), minute: 570) }
}
