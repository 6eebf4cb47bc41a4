import Audit
import Ciphers
import Kernel
import Obligations
import People
import SQL
import Screening
import TestSupport

@testable import Letters

/// Letters in a real database, with a clock that the test sets.
struct LetterStoreWorld: Sendable {
    typealias World = LetterWorld

    let store: Store
    let clock: StandingClock
    let journal: Journal
    let letters: LetterStore

    static let migrations: [Migration] =
        AuditMigrations.all + PeopleMigrations.all + ObligationMigrations.all + LetterMigrations.all
    static let secret = [UInt8](repeating: 7, count: 32)
    static let screen = Screen(ScreeningPolicy.shipped(), today: World.day("2026-03-10"))

    init(
        _ store: Store, _ clock: StandingClock, terms: LetterTerms,
        calendar: @escaping @Sendable () -> WorkCalendar = { StateCouncil.calendar }
    ) throws {
        self.store = store
        self.clock = clock
        journal = Journal(.sha256)
        letters = LetterStore(
            store: store, journal: journal, obligations: ObligationStore(calendar: calendar),
            people: PeopleStore(store: store, journal: journal, cost: .init(memory: 8, passes: 1)),
            cipher: {
                guard let cipher = FieldCipher(secret: LetterStoreWorld.secret) else { throw Refusal.notFound }
                return cipher
            }, screen: { _ in LetterStoreWorld.screen }, agency: { World.commission }, terms: terms,
            vocabulary: try QuestionWordsFile.shipped())
    }

    static func with(
        _ database: TestDatabase, on day: String = "2026-03-10", terms: LetterTerms = .usual,
        _ body: (LetterStoreWorld) async throws -> Void
    ) async throws {
        let clock = StandingClock(day)
        try await database.withStore(migrations, timekeeper: clock.timekeeper) { store in
            try await store.write { try settle($0) }
            try await body(try LetterStoreWorld(store, clock, terms: terms))
        }
    }

    static func settle(_ tx: Transaction) throws {
        for (id, name) in [(World.commission, "青禾县卫生健康局"), (World.stranger, "教育局")] {
            try tx.execute(
                "INSERT INTO agency (id, short_name, name, created_at, version) VALUES (?, ?, ?, 0, 1)",
                [id, name, name])
        }
        let units = [
            (World.office, "办公室", 1), (World.section, "疾控科", 1), (World.hospital, "县医院", 1), (World.closed, "旧科室", 0),
        ]
        for (place, unit) in units.enumerated() {
            try tx.execute(
                """
                INSERT INTO unit (id, agency_id, name, kind, position, active, created_at, version)
                VALUES (?, ?, ?, 'section', ?, ?, 0, 1)
                """, [unit.0, World.commission, unit.1, place, unit.2])
        }
    }

    /// Does one act after the other.
    @discardableResult
    func play(_ id: LetterID, _ acts: [(LetterInput, Officer)]) async throws -> Letter {
        var last: Letter?
        for (input, officer) in acts { last = try await letters.perform(input, on: id, by: officer) }
        guard let last else { throw Refusal.notFound }
        return last
    }

    static let toHandling: [(LetterInput, Officer)] = [
        (.accept, World.dispatcher), (.dispatch(to: World.section, note: ""), World.dispatcher), (.sign, World.clerk),
    ]
    static let toReplied =
        toHandling + [(.draft(words: "请带身份证件到原接种门诊补办。"), World.clerk), (.approve, World.head)]

    struct Duty: Hashable, Sendable, CustomStringConvertible {
        let rule: String
        let kind: String
        let state: String
        let due: String
        let owner: UnitID
        var description: String { "\(rule) \(kind) \(state) \(due)" }
    }

    /// Without the duty to select letters.
    func duties() async throws -> [Duty] {
        try await store.read { snapshot in
            try snapshot.query(
                """
                SELECT rule, subject_kind, state, due_at, owner_unit_id FROM obligation
                WHERE subject_kind <> 'letter.selection' ORDER BY id
                """
            ).map {
                Duty(
                    rule: try $0.text(0), kind: try $0.text(1), state: try $0.text(2),
                    due: try $0.moment(3).day.description, owner: try $0.id(4))
            }
        }
    }

    func words() async throws -> [String] { try await duties().map(\.description) }

    func acts(of id: LetterID) async throws -> [String] {
        try await store.read { [journal] in
            try journal.timeline(subjectKind: Letter.journalKind, subjectID: id.text, in: $0)
        }.map(\.act)
    }

    func journalProblems() async throws -> [String] {
        try await store.read { [journal] in
            try journal.verify(in: $0, key: nil, subjects: [LetterStore.subjectReader]).problems.map(\.sentence)
        }
    }

    func count(_ table: String, _ condition: String = "1 = 1") async throws -> Int {
        try await store.read { try $0.first("SELECT count(*) FROM \(table) WHERE \(condition)")?.integer(0) ?? -1 }
    }
}
