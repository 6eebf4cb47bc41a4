import Audit
import Ciphers
import Documents
import Interpretation
import Kernel
import ObjectStorage
import Obligations
import People
import Publishing
import SQL
import Screening
import TestSupport

@testable import Consultation

/// Consultations in a real database, with a clock that the test sets.
struct ConsultationStoreWorld: Sendable {
    typealias World = ConsultationWorld

    let store: Store
    let clock: StandingClock
    let journal: Journal
    let obligations: ObligationStore
    let normatives: NormativeStore
    let consultations: ConsultationStore
    let files: FileStore
    /// Where the files lie.
    var folder = ""

    static let migrations: [Migration] =
        AuditMigrations.all + PeopleMigrations.all + ObligationMigrations.all + DocumentMigrations.all
        + ConsultationMigrations.all
    static let secret = [UInt8](repeating: 7, count: 32)

    init(
        _ store: Store, _ clock: StandingClock, files: FileStore,
        calendar: @escaping @Sendable () -> WorkCalendar = { StateCouncil.calendar }
    ) {
        self.files = files
        self.store = store
        self.clock = clock
        journal = Journal(.sha256)
        obligations = ObligationStore(calendar: calendar)
        normatives = NormativeStore(store: store, journal: journal, obligations: obligations)
        consultations = ConsultationStore(
            store: store, journal: journal, obligations: obligations,
            people: PeopleStore(store: store, journal: journal, cost: .init(memory: 8, passes: 1)),
            normatives: normatives, shelf: FileShelf(files: files),
            cipher: {
                guard let cipher = FieldCipher(secret: ConsultationStoreWorld.secret) else { throw Refusal.notFound }
                return cipher
            },
            screen: { Screen(ScreeningPolicy.shipped(), today: $0) },
            office: { ConsultationOffice(agency: World.commission, unit: World.section) })
    }

    static func with(
        _ database: TestDatabase, on day: String = "2026-03-02",
        _ body: (ConsultationStoreWorld) async throws -> Void
    ) async throws {
        let clock = StandingClock(day)
        try await TestFolder.with { folder in
            let files = try FileStore(root: folder.path("files"))
            try await database.withStore(migrations, timekeeper: clock.timekeeper) { store in
                try await store.write { try settle($0) }
                var world = ConsultationStoreWorld(store, clock, files: files)
                world.folder = folder.path("files")
                try await body(world)
            }
        }
    }

    static func settle(_ tx: Transaction) throws {
        for (id, name) in [(World.commission, "青禾县卫生健康局"), (World.stranger, "教育局")] {
            try tx.execute(
                "INSERT INTO agency (id, short_name, name, created_at, version) VALUES (?, ?, ?, 0, 1)",
                [id, name, name])
        }
        for (place, unit) in [(World.section, "基层科"), (World.law, "法规科"), (World.finance, "财务科")].enumerated() {
            try tx.execute(
                """
                INSERT INTO unit (id, agency_id, name, kind, position, active, created_at, version)
                VALUES (?, ?, ?, 'section', ?, 1, 0, 1)
                """, [unit.0, World.commission, unit.1, place])
        }
    }

    /// Drafted, handed in and published today.
    func published(_ draft: ConsultationDraft = World.draft()) async throws -> PublicConsultation {
        let new = try await consultations.draft(draft, in: nil, by: World.drafter)
        _ = try await consultations.perform(.submit, on: new.id, by: World.head)
        return try await consultations.perform(.publish, on: new.id, by: World.office)
    }

    /// Every opinion into one group, answered.
    func answerAll(_ id: ConsultationID, summary: String = "建议增加开诊天数", reason: String = "已改为每周六天") async throws {
        let waiting = try await consultations.comments(of: id, ungrouped: true, for: World.drafter).map(\.comment.id)
        guard !waiting.isEmpty else { return }
        let group = try await consultations.sort(waiting, of: id, into: nil, summary: summary, by: World.drafter)
        try await consultations.answer(
            group.id, of: id, summary: summary, adoption: .partly, reason: reason, by: World.drafter)
    }

    struct Duty: Hashable, Sendable {
        let rule: String
        let kind: String
        let state: String
        let due: String

        init(_ rule: String, _ kind: String, _ state: String, _ due: String) {
            self.rule = rule
            self.kind = kind
            self.state = state
            self.due = due
        }
    }

    func duties() async throws -> [Duty] {
        try await store.read { snapshot in
            try snapshot.query("SELECT rule, subject_kind, state, due_at FROM obligation ORDER BY rule, subject_kind")
                .map { Duty(try $0.text(0), try $0.text(1), try $0.text(2), try $0.moment(3).day.description) }
        }
    }

    func journalProblems() async throws -> [String] {
        try await store.read { [journal] in
            try journal.verify(in: $0, key: nil, subjects: ConsultationStore.subjectReaders).problems.map(\.sentence)
        }
    }
}
