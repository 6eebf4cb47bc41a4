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

@testable import Opinion

/// A small commission whose people are known to every test of opinion, in a real database with a clock that the test sets,
/// wired as the program wires it.
struct OpinionWorld: Sendable {
    static func id<Subject>(_ number: Int) -> Identifier<Subject> {
        Identifier(at: Moment(milliseconds: 1_700_000_000_000), random: (0, UInt64(number)))
    }

    static let commission: AgencyID = id(1)
    static let government: AgencyID = id(2)
    static let stranger: AgencyID = id(4)
    static let section: UnitID = id(11)
    static let finance: UnitID = id(13)

    static let clerk = officer(21, "科员", [.clerk], [section])
    static let head = officer(22, "科长", [.sectionHead], [section], heads: [section])
    static let spokesperson = officer(23, "新闻发言人", [.spokesperson], [section])
    static let office = officer(24, "公开办甲", [.opennessOffice])
    static let secrecy = officer(27, "保密审查员", [.secrecyReviewer])
    static let leader = officer(28, "分管领导", [.leader])
    static let principal = officer(29, "主要负责人", [.principalHead, .leader])
    static let otherClerk = officer(30, "财务科员", [.clerk], [finance])
    static let supervisor = officer(31, "监察员", [.supervisor])
    static let above = officer(32, "县政府办", [.opennessOffice, .leader], of: government, overseen: [commission])
    static let outsider = officer(33, "外单位", [.opennessOffice, .leader, .principalHead], of: stranger)
    static let administrator = officer(38, "系统管理员", [.systemAdministrator])
    static let everybody = [
        clerk, head, spokesperson, office, secrecy, leader, principal, otherClerk, supervisor, above, outsider,
        administrator,
    ]

    static func officer(
        _ number: Int, _ name: String, _ roles: Set<Role>, _ units: Set<UnitID> = [], of agency: AgencyID = commission,
        heads: Set<UnitID> = [], overseen: Set<AgencyID> = []
    ) -> Officer {
        Officer(
            id: id(number), name: name, agency: agency, roles: roles, units: units, headOf: heads, overseen: overseen)
    }

    static func moment(_ text: String) -> Moment { Moment(iso: text) ?? Moment(day: .earliest) }

    let store: Store
    let clock: StandingClock
    let journal: Journal
    let obligations: ObligationStore
    let publishing: PublishingStore
    let opinions: OpinionStore
    let people: PeopleStore
    let alerts: OpinionAlerts

    static let migrations: [Migration] =
        AuditMigrations.all + PeopleMigrations.all + ObligationMigrations.all + DocumentMigrations.all
        + PublishingMigrations.all + OpinionMigrations.all

    static func with(
        _ database: TestDatabase, at moment: String = "2026-03-10T09:30",
        _ body: (OpinionWorld) async throws -> Void
    ) async throws {
        let clock = StandingClock(moment)
        try await database.withStore(migrations, timekeeper: clock.timekeeper) { store in
            let world = OpinionWorld(store, clock)
            try await store.write { try settle($0) }
            try await body(world)
        }
    }

    private init(_ store: Store, _ clock: StandingClock) {
        self.store = store
        self.clock = clock
        let journal = Journal(.sha256), alerts = OpinionAlerts()
        self.journal = journal
        self.alerts = alerts
        let obligations = ObligationStore(calendar: { StateCouncil.calendar })
        self.obligations = obligations
        let people = PeopleStore(store: store, journal: journal, cost: .init(memory: 8, passes: 1))
        self.people = people
        let documents = DocumentStore(store: store, journal: journal, obligations: obligations)
        let gate: TextGate = { _, _ in [] }
        let cipher: FieldCiphering = {
            guard let cipher = FieldCipher(secret: [UInt8](repeating: 7, count: 32)) else { throw Refusal.notFound }
            return cipher
        }
        let reading = PublishingStore(
            store: store, journal: journal, obligations: obligations, documents: documents, gate: gate)
        let heard = OpinionStore(
            store: store, journal: journal, obligations: obligations, publishing: reading, people: people,
            cipher: cipher, gate: gate)
        publishing = PublishingStore(
            store: store, journal: journal, obligations: obligations, documents: documents, gate: gate,
            followers: [heard.follow(_:_:in:)])
        opinions = OpinionStore(
            store: store, journal: journal, obligations: obligations, publishing: publishing, people: people,
            cipher: cipher, gate: gate, alert: { alert, _ in alerts.add(alert.title) })
    }

    private static func settle(_ tx: Transaction) throws {
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

    // MARK: What tests do often

    static func notice(
        _ title: String = "网传某校多名学生腹泻", discovered: String = "2026-03-10T09:00", occurred: String? = nil,
        health: Bool = false
    ) -> OpinionNotice {
        OpinionNotice(
            title: title, summary: "情况正在核实。", source: .network, address: "https://news.example.cn/1",
            occurredAt: occurred.map(moment), discoveredAt: moment(discovered), isHealthEmergency: health)
    }

    func register(
        _ kind: OpinionKind = .ordinary, _ notice: OpinionNotice = notice(), by officer: Officer = office
    ) async throws -> OpinionCase {
        try await opinions.register(
            OpinionRegistration(notice: notice, kind: kind, unit: Self.section), by: officer)
    }

    func assigned(_ kind: OpinionKind = .ordinary, level: OpinionLevel = .four) async throws -> OpinionCase {
        let made = try await register(kind)
        _ = try await opinions.perform(.consult(members: "发言人、科长", words: "属实，应回应"), on: made.id, by: Self.office)
        return try await grade(made, level)
    }

    @discardableResult
    func grade(
        _ found: OpinionCase, _ level: OpinionLevel, reasons: Set<ResponseReason> = []
    ) async throws -> OpinionCase {
        try await opinions.perform(
            .grade(OpinionGrading(level: level, unit: Self.section, reasons: reasons)), on: found.id, by: Self.office)
    }

    func column(_ slug: String = "tzgg", type: ColumnType = .notice) async throws -> SiteColumn {
        let portal: Portal
        if let first = try await publishing.portals().first {
            portal = first
        } else {
            portal = try await publishing.addPortal(
                code: "qhwjj", name: "青禾县卫生健康局", agency: Self.commission, by: Self.office)
        }
        if let there = try await publishing.columns(of: portal.id).first(where: { $0.slug == slug }) { return there }
        return try await publishing.keepColumn(
            ColumnDraft(name: "栏目\(slug)", slug: slug, type: type, description: "描述", keywords: "关键词", form: .text),
            on: portal.id, by: Self.office)
    }

    func draft(_ found: OpinionCase, _ kind: StatementKind = .first) async throws -> ArticleID {
        try await opinions.draft(
            StatementDraft(
                kind: kind, title: "关于网传情况的说明", text: "经核实，情况如下。\n正在处置。", column: try await column().id),
            on: found.id, by: Self.clerk)
    }

    @discardableResult
    func publishUrgently(_ article: ArticleID) async throws -> Article {
        let seen = try await publishing.article(article, for: Self.principal).working?.hash ?? ""
        return try await publishing.publishUrgently(
            article, reason: "须尽快发布权威信息", basis: "不涉密", seen: seen, by: Self.principal)
    }

    func found(_ id: OpinionID) async throws -> OpinionCase { try await opinions.opinion(id, for: Self.office) }

    /// `SEN-2 open 2026-03-10 14:00`.
    func duties() async throws -> [String] {
        try await store.read { snapshot in
            try snapshot.query(
                "SELECT rule, state, due_at FROM obligation WHERE subject_kind LIKE 'opinion%' ORDER BY rule, subject_kind"
            ).map { "\(try $0.text(0)) \(try $0.text(1)) \(try $0.optionalMoment(2)?.minute ?? "-")" }
        }
    }

    /// What `gongkai audit verify` would object to.
    func journalProblems() async throws -> [String] {
        let readers = [publishing.subjectReader, OpinionStore.subjectReader]
        return try await store.read { [journal] in
            try journal.verify(in: $0, key: nil, subjects: readers).problems.map(\.sentence)
        }
    }
}

/// What was told, in its order.
final class OpinionAlerts: Sendable {
    private let titles = Mutex<[String]>([])

    var all: [String] { titles.withLock { $0 } }
    func add(_ title: String) { titles.withLock { $0.append(title) } }
}
