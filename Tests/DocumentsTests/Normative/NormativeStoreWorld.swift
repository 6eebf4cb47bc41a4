import Audit
import Ciphers
import Kernel
import Obligations
import People
import SQL
import Synchronization
import TestSupport

@testable import Documents

/// The library in a real database, with a clock that the test sets.
final class NormativeStoreWorld: Sendable {
    let store: Store
    let clock: NormativeClock
    let journal = Journal(.sha256)
    let texts: NormativeStore
    let documents: DocumentStore
    let obligations = ObligationStore(calendar: { StateCouncil.calendar })

    init(_ store: Store, _ clock: NormativeClock) {
        self.store = store
        self.clock = clock
        texts = NormativeStore(store: store, journal: journal, obligations: obligations)
        documents = DocumentStore(store: store, journal: journal, obligations: obligations)
    }

    static let migrations =
        AuditMigrations.all + PeopleMigrations.all + ObligationMigrations.all + DocumentMigrations.all

    static func with(
        _ database: TestDatabase = TestDatabases.all[0], on day: String = "2026-03-02",
        _ body: (NormativeStoreWorld, NormativeClock) async throws -> Void
    ) async throws {
        let clock = NormativeClock(day)
        try await database.withStore(migrations, timekeeper: clock.timekeeper) { store in
            try await store.write { try NormativeStoreWorld.settle($0) }
            try await body(NormativeStoreWorld(store, clock), clock)
        }
    }
}

extension NormativeStoreWorld {
    typealias World = NormativeWorld

    static let draft = NormativeDraft(title: "青禾县医疗机构管理办法", issuer: "青禾县卫生健康局", unit: World.medical)

    /// A text carried through the chain to the stage before `stage`, one day of the clock after the other.
    func text(before stage: NormativeStage, _ clock: NormativeClock, title: String? = nil) async throws -> NormativeText
    {
        var draft = NormativeStoreWorld.draft
        if let title { draft.title = title }
        return try await carry(try await texts.start(draft, by: World.drafter), to: stage, clock)
    }

    func carry(
        _ start: NormativeText, to goal: NormativeStage, _ clock: NormativeClock
    ) async throws -> NormativeText {
        var text = start
        for stage in NormativeStage.allCases {
            if stage == goal { return text }
            if text.isSettled(stage) { continue }
            clock.advance()
            let today = clock.now.day
            let entry = StageEntry(
                on: today, from: stage == .comments ? today.adding(days: -30) : nil, note: "已办",
                file: stage == .drafting ? World.file : nil)
            switch stage {
            case .study, .drafting, .comments, .consultation, .filing, .interpretation, .evaluation:
                let by = stage == .filing ? World.legal : World.drafter
                text = try await texts.record(stage, entry, on: text.id, by: by, version: text.version)
            case .deliberation: text = try await texts.record(stage, entry, on: text.id, by: World.office)
            case .signing: text = try await texts.record(stage, entry, on: text.id, by: World.leader)
            case .legality:
                text = try await texts.submitReview(entry, to: World.legalUnit, on: text.id, by: World.drafter)
                text = try await texts.concludeReview(.lawful, entry, on: text.id, by: World.legal)
            case .registration:
                let registration = NormativeRegistration(
                    number: "青卫发〔\(today.year)〕\(today.number % 10_000)号", code: nil, on: today, effectiveOn: today,
                    term: .years(5))
                text = try await texts.register(registration, on: text.id, by: World.legal)
            }
        }
        return text
    }

    /// A text from before the system.
    @discardableResult
    func enrol(
        _ title: String, _ number: String, issued: String? = nil, effective: String, term: NormativeTerm = .years(5),
        address: String? = nil
    ) async throws -> NormativeText {
        let day = World.day(effective), issued = issued.map(World.day) ?? day
        return try await texts.enrol(
            NormativeDraft(title: title, issuer: "青禾县卫生健康局", unit: World.medical),
            NormativeRegistration(number: number, code: nil, on: issued, effectiveOn: day, term: term),
            publication: address.map { NormativePublication(on: day, address: $0) }, by: World.legal)
    }

    func obligation(_ rule: String, of text: NormativeText) async throws -> Obligation? {
        try await store.read { [obligations] snapshot in
            try obligations.obligation(rule, on: text.subject, of: text.agency, in: snapshot)
        }
    }

    func acts(on id: String, kind: String = NormativeText.journalKind) async throws -> [String] {
        try await store.read { [journal] snapshot in
            try journal.timeline(subjectKind: kind, subjectID: id, in: snapshot).map { "\($0.act) \($0.actorName)" }
        }
    }

    static func settle(_ tx: Transaction) throws {
        let agencies: [(AgencyID, String, String, AgencyID?)] = [
            (World.government, "青禾县人民政府", "青禾县政府", nil),
            (World.commission, "青禾县卫生健康局", "青禾县卫健局", World.government), (World.stranger, "教育局", "教育局", nil),
        ]
        for (id, name, short, parent) in agencies {
            try tx.execute(
                "INSERT INTO agency (id, short_name, name, parent_id, created_at, version) VALUES (?, ?, ?, ?, 0, 1)",
                [id, short, name, parent])
        }
        let units: [(UnitID, String)] = [
            (World.medical, "医政科"), (World.legalUnit, "法规科"), (World.general, "综合科"),
        ]
        for (index, (id, name)) in units.enumerated() {
            try tx.execute(
                """
                INSERT INTO unit (id, agency_id, name, kind, position, active, created_at, version)
                VALUES (?, ?, ?, 'section', ?, 1, 0, 1)
                """, [id, World.commission, name, index])
        }
    }
}

/// A clock that stands where it is put.
final class NormativeClock: Sendable {
    private let moment: Mutex<Moment>

    init(_ day: String) { moment = Mutex(Moment(day: NormativeWorld.day(day), minute: 570)) }

    var now: Moment { moment.withLock { $0 } }
    func set(_ day: String) { moment.withLock { $0 = Moment(day: NormativeWorld.day(day), minute: 570) } }
    func advance() { moment.withLock { $0 = Moment(day: $0.day.adding(days: 1), minute: 570) } }

    var timekeeper: Timekeeper {
        var keeper = Timekeeper.still(now)
        keeper.now = { [self] in now }
        keeper.recordedAt = { [self] in now }
        return keeper
    }
}
