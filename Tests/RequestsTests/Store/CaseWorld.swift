import Audit
import Ciphers
import Kernel
import ObjectStorage
import Obligations
import People
import SQL
import Synchronization
import TestSupport
import Testing

@testable import Requests

/// Cases in a real database, with a clock that the test sets, and a small commission whose people know their roles.
struct CaseWorld: Sendable {
    let store: Store
    let clock: CaseTestClock
    let journal: Journal
    let obligations: ObligationStore
    let people: PeopleStore
    let requests: RequestStore
    let files: FileStore
    let folder: String
    let policy: RequestPolicy

    static let migrations: [Migration] =
        AuditMigrations.all + PeopleMigrations.all + ObligationMigrations.all + RequestMigrations.all
    static let secret = [UInt8](repeating: 9, count: 32)

    static let commission: AgencyID = id(1), government: AgencyID = id(2), education: AgencyID = id(3)
    static let officeUnit: UnitID = id(11), section: UnitID = id(12), finance: UnitID = id(13)
    static let schoolOffice: UnitID = id(14)

    static let handler = officer(21, "办理员", [.requestHandler], [officeUnit])
    static let second = officer(22, "另一办理员", [.requestHandler], [officeUnit])
    static let head = officer(23, "公开办主任", [.officeHead, .opennessOffice], [officeUnit])
    static let legal = officer(24, "法规科", [.legalReviewer])
    static let secrecy = officer(25, "保密员", [.secrecyReviewer])
    static let leader = officer(26, "委领导", [.leader])
    static let clerk = officer(27, "疾控科员", [.clerk], [section])
    static let financeClerk = officer(28, "财务科员", [.clerk], [finance])
    static let supervisor = officer(29, "监察员", [.supervisor])
    static let above = officer(30, "县政府办", [.opennessOffice], of: government, overseen: [commission])
    static let outsider = officer(31, "教育局", [.requestHandler], [schoolOffice], of: education)
    static let administrator = officer(32, "系统管理员", [.systemAdministrator])

    /// The same cases of an installation with other keys, or where others name files too.
    func other(secrets: [[UInt8]] = [secret], fileUses: FileUses? = { _, _ in [] }) -> CaseWorld {
        CaseWorld(
            store, clock, files: files, folder: folder, policy: .standard, secrets: secrets, fileUses: fileUses)
    }

    /// The same cases with letters of another writer.
    func writing(_ letters: @escaping CaseLetterWriter) -> CaseWorld {
        CaseWorld(store, clock, files: files, folder: folder, policy: policy, letters: letters)
    }

    static func address(_ file: CaseAttachment) -> String { SealedReference(file.kept)?.address.hex ?? "" }

    static func id<Subject>(_ number: Int) -> Identifier<Subject> {
        Identifier(at: Moment(milliseconds: 1_700_000_000_000), random: (0, UInt64(number)))
    }

    static func day(_ text: String) -> Day { Day(iso: text) ?? .earliest }

    private static func officer(
        _ number: Int, _ name: String, _ roles: Set<Role>, _ units: Set<UnitID> = [], of agency: AgencyID = commission,
        overseen: Set<AgencyID> = []
    ) -> Officer {
        Officer(id: id(number), name: name, agency: agency, roles: roles, units: units, overseen: overseen)
    }

    /// A case that asks for this gets no reply letter: something that it must say is not set.
    static let letterless = "缺少文书设置的信息"

    init(
        _ store: Store, _ clock: CaseTestClock, files: FileStore, folder: String, policy: RequestPolicy,
        publication: PublicationDrafting? = nil, secrets: [[UInt8]] = [secret], fileUses: FileUses? = { _, _ in [] },
        letters: CaseLetterWriter? = nil
    ) {
        self.files = files
        self.folder = folder
        self.policy = policy
        self.store = store
        self.clock = clock
        journal = Journal(.sha256)
        obligations = ObligationStore(calendar: { StateCouncil.calendar })
        people = PeopleStore(store: store, journal: journal, cost: .init(memory: 8, passes: 1))
        requests = RequestStore(
            store: store, journal: journal, obligations: obligations, people: people,
            cipher: {
                guard let cipher = FieldCipher(secrets: secrets) else { throw Refusal.notFound }
                return cipher
            }, shelf: FileShelf(files: files), gate: CaseFileGate.accept(_:name:field:),
            letters: letters ?? { matter in
                if matter.letter.kind == .reply, matter.request.wanted.description == CaseWorld.letterless {
                    throw Refusal(.unavailable, "未能生成文书：没有设置。请补充。")
                }
                let letter = matter.letter
                return Array("\(letter.kind.rawValue) \(letter.number ?? "") \(matter.applicant.name)".utf8)
            },
            office: { agency, _ in
                IntakeOffice(
                    unit: agency == CaseWorld.education ? CaseWorld.schoolOffice : CaseWorld.officeUnit,
                    organ: agency == CaseWorld.education ? "青教" : "青卫")
            }, privacy: { text, _ in text.contains("13900001234") ? "手机号码" : nil }, publication: publication,
            fileUses: fileUses, policy: policy)
    }

    static func with(
        _ database: TestDatabase, on day: String = "2026-03-02", policy: RequestPolicy = .standard,
        publication: PublicationDrafting? = nil, _ body: (CaseWorld) async throws -> Void
    ) async throws {
        let clock = CaseTestClock(day)
        try await TestFolder.with { folder in
            let root = folder.path("files"), files = try FileStore(root: root)
            try await database.withStore(migrations, timekeeper: clock.timekeeper) { store in
                try await store.write { try settle($0) }
                try await body(
                    CaseWorld(store, clock, files: files, folder: root, policy: policy, publication: publication))
            }
        }
    }

    private static func settle(_ tx: Transaction) throws {
        for (id, name) in [(commission, "青禾县卫生健康局"), (government, "青禾县人民政府"), (education, "青禾县教育局")] {
            try tx.execute(
                "INSERT INTO agency (id, short_name, name, created_at, version) VALUES (?, ?, ?, 0, 1)",
                [id, name, name])
        }
        let units = [
            (officeUnit, "政务公开办", commission), (section, "疾控科", commission), (finance, "财务科", commission),
            (schoolOffice, "办公室", education),
        ]
        try tx.execute(
            """
            INSERT INTO member (id, agency_id, name, login, active, password_hash, password_set_at, must_change,
                exempt_from_change, created_at, version)
            VALUES (?, ?, ?, 'clerk', 1, '', 0, 0, 0, 0, 1)
            """, [clerk.id, commission, clerk.name])
        for (place, unit) in units.enumerated() {
            try tx.execute(
                """
                INSERT INTO unit (id, agency_id, name, kind, position, active, created_at, version)
                VALUES (?, ?, ?, 'section', ?, 1, 0, 1)
                """, [unit.0, unit.2, unit.1, place])
        }
    }

    static func applicant(_ number: Int = 0, phone: String = "13900001234") -> Applicant {
        Applicant(
            kind: .naturalPerson, name: "苏木槿", proof: .identityCard, proofNumber: "11010119900307\(1000 + number)",
            phone: phone, address: "青禾县云溪镇南街1号", postcode: "099900", email: "sumujin@example.org")
    }

    static func wanted(_ description: String = "2025年全县医疗机构监督检查发现的问题清单") -> WantedInformation {
        WantedInformation(description: description, medium: .electronic, route: .portal)
    }

    static func new(
        _ channel: IntakeChannel = .counter, applicant: Applicant = applicant(),
        _ description: String = "2025年全县医疗机构监督检查发现的问题清单", kind: RequestKind = .disclosure,
        arrivedAt: Moment? = nil, formKey: String? = nil, files: [CaseAttachment] = []
    ) -> NewRequest {
        NewRequest(
            agency: commission, kind: kind, channel: channel, applicant: applicant, wanted: wanted(description),
            arrivedAt: arrivedAt, attachments: files, formKey: formKey)
    }

    static func draft(_ code: DecisionCode = .disclosed, withheld: [DecisionCode] = []) -> ReplyDraft {
        var facts: [String: String] = [:]
        for fact in ReplyFact.allCases { facts[fact.rawValue] = "\(fact.chinese)如下" }
        return ReplyDraft(
            .decision(code), body: "您申请的信息现予以答复。", facts: facts, withheld: withheld, drafter: handler.id)
    }

    /// From handling to signed.
    func sign(_ id: RequestID, _ draft: ReplyDraft = CaseWorld.draft()) async throws -> DisclosureRequest {
        _ = try await requests.act(.draft(draft), on: id, by: CaseWorld.handler)
        _ = try await requests.act(.submitDraft, on: id, by: CaseWorld.handler)
        _ = try await requests.act(.passLegal(opinion: "同意"), on: id, by: CaseWorld.legal)
        _ = try await requests.act(.passSecrecy(opinion: "可以公开"), on: id, by: CaseWorld.secrecy)
        return try await requests.act(.sign, on: id, by: CaseWorld.leader)
    }

    /// From handling to closed.
    @discardableResult
    func reply(_ id: RequestID, _ draft: ReplyDraft = CaseWorld.draft()) async throws -> DisclosureRequest {
        _ = try await sign(id, draft)
        return try await requests.act(
            .deliver(Delivery(means: .portal, on: requests.today, proof: "网上送达")), on: id, by: CaseWorld.handler)
    }

    struct Duty: Hashable, Sendable, CustomStringConvertible {
        let rule: String
        let state: String
        let due: String
        var description: String { "\(rule) \(state) \(due)" }

        init(_ rule: String, _ state: String, _ due: String) {
            self.rule = rule
            self.state = state
            self.due = due
        }
    }

    func duties() async throws -> [Duty] {
        try await store.read { snapshot in
            try snapshot.query("SELECT rule, state, due_at FROM obligation ORDER BY id").map {
                Duty(try $0.text(0), try $0.text(1), try $0.optionalMoment(2)?.day.description ?? "-")
            }
        }
    }

    func acts(of id: RequestID) async throws -> [String] {
        try await store.read { [journal] in
            try journal.timeline(subjectKind: DisclosureRequest.journalKind, subjectID: id.text, in: $0)
        }.map(\.act)
    }

    /// Nothing that stands in a table differs from what its acts wrote into the journal.
    func journalProblems() async throws -> [String] {
        try await store.read { [journal] in
            try journal.verify(in: $0, key: nil, subjects: [RequestStore.subjectReader]).problems.map(\.sentence)
        }
    }

    func count(_ table: String) async throws -> Int {
        try await store.read { try $0.first("SELECT count(*) FROM \(table)")?.integer(0) ?? -1 }
    }

    func request(_ id: RequestID) async throws -> DisclosureRequest {
        try await requests.view(id, for: CaseWorld.head).request
    }

    /// The refusal that `work` meets; fails when it meets none.
    func refusal(_ work: () async throws -> Void) async -> Refusal? {
        do {
            try await work()
        } catch let refusal as Refusal {
            return refusal
        } catch {
            Issue.record(error)
        }
        return nil
    }
}

/// A clock that stands where it is put.
final class CaseTestClock: Sendable {
    private let moment: Mutex<Moment>

    init(_ day: String) { moment = Mutex(CaseTestClock.morning(day)) }

    var now: Moment { moment.withLock { $0 } }
    func set(_ day: String) { moment.withLock { $0 = CaseTestClock.morning(day) } }

    var timekeeper: Timekeeper {
        var keeper = Timekeeper.system
        keeper.now = { [self] in now }
        keeper.recordedAt = { [self] in now }
        return keeper
    }

    private static func morning(_ day: String) -> Moment { Moment(day: CaseWorld.day(day), minute: 570) }
}
