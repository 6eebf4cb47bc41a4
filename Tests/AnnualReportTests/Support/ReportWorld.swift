import Audit
import Ciphers
import Documents
import Foundation
import Kernel
import ObjectStorage
import Obligations
import People
import Publishing
import Requests
import SQL
import Synchronization
import TestSupport

@testable import AnnualReport

/// A small commission with a register of applications, wired as the program wires it, with a clock that the test sets.
struct ReportWorld: Sendable {
    static func id<Subject>(_ number: Int) -> Identifier<Subject> {
        Identifier(at: Moment(milliseconds: 1_700_000_000_000), random: (0, UInt64(number)))
    }

    static let commission: AgencyID = id(1)
    static let government: AgencyID = id(2)
    static let stranger: AgencyID = id(4)
    static let section: UnitID = id(11)

    static let office = officer(21, "公开办甲", [.opennessOffice], [section])
    static let second = officer(22, "公开办乙", [.opennessOffice], [section])
    static let head = officer(23, "科长", [.sectionHead, .officeHead], [section], heads: [section])
    static let clerk = officer(24, "科员", [.clerk], [section])
    static let leader = officer(25, "分管领导", [.leader])
    static let principal = officer(26, "主要负责人", [.principalHead, .leader])
    static let secrecy = officer(27, "保密审查员", [.secrecyReviewer])
    static let supervisor = officer(28, "监察员", [.supervisor, .opennessOffice])
    static let above = officer(29, "县政府办", [.opennessOffice], of: government, overseen: [commission])
    static let outsider = officer(30, "外单位", [.opennessOffice], of: stranger)
    static let administrator = officer(31, "系统管理员", [.systemAdministrator])
    static let everybody = [
        office, second, head, clerk, leader, principal, secrecy, supervisor, above, outsider, administrator,
    ]

    static func officer(
        _ number: Int, _ name: String, _ roles: Set<Role>, _ units: Set<UnitID> = [], of agency: AgencyID = commission,
        heads: Set<UnitID> = [], overseen: Set<AgencyID> = []
    ) -> Officer {
        Officer(
            id: id(number), name: name, agency: agency, roles: roles, units: units, headOf: heads, overseen: overseen)
    }

    static func day(_ text: String) -> Day { Day(iso: text) ?? .earliest }

    let store: Store
    let clock: ReportClock
    let journal = Journal(.sha256)
    let shelf: FileShelf
    let obligations: ObligationStore
    let publishing: PublishingStore
    let reports: ReportStore
    let people: PeopleStore

    static let migrations: [Migration] =
        AuditMigrations.all + PeopleMigrations.all + ObligationMigrations.all + DocumentMigrations.all
        + PublishingMigrations.all + RequestMigrations.all + ReportMigrations.all

    static func with(
        _ database: TestDatabase, on day: String = "2026-01-05", _ body: (ReportWorld) async throws -> Void
    ) async throws {
        let clock = ReportClock(day)
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("reports-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try await database.withStore(migrations, timekeeper: clock.timekeeper) { store in
            let world = try ReportWorld(store, clock, folder: folder.path)
            try await store.write { try settle($0) }
            try await body(world)
        }
    }

    init(_ store: Store, _ clock: ReportClock, folder: String) throws {
        self.store = store
        self.clock = clock
        shelf = FileShelf(files: try FileStore(root: folder))
        obligations = ObligationStore(calendar: { StateCouncil.calendar })
        people = PeopleStore(store: store, journal: journal, cost: .init(memory: 8, passes: 1))
        let documents = DocumentStore(store: store, journal: journal, obligations: obligations)
        let reading = PublishingStore(
            store: store, journal: journal, obligations: obligations, documents: documents, gate: { _, _ in [] })
        let watch = ReportStore(
            store: store, journal: journal, obligations: obligations, publishing: reading, people: people,
            coding: .json)
        publishing = PublishingStore(
            store: store, journal: journal, obligations: obligations, documents: documents, gate: { _, _ in [] },
            followers: [watch.follow(_:_:in:)], objections: [watch.objection(to:_:in:)])
        reports = ReportStore(
            store: store, journal: journal, obligations: obligations, publishing: publishing, people: people,
            coding: .json,
            others: { _, _, _ in [ReportFigure("published", "网站公开信息", 120, address: "/console/articles")] })
    }

    static func settle(_ tx: Transaction) throws {
        for (id, name) in [(commission, "青禾县卫生健康局"), (government, "青禾县人民政府办公室"), (stranger, "教育局")] {
            try tx.execute(
                "INSERT INTO agency (id, short_name, name, created_at, version) VALUES (?, ?, ?, 0, 1)",
                [id, name, name])
        }
        try tx.execute(
            """
            INSERT INTO unit (id, agency_id, name, kind, position, active, created_at, version)
            VALUES (?, ?, '办公室', 'section', 0, 1, 0, 1)
            """, [section, commission])
    }

    // MARK: Applications

    /// Rows as Requests writes them: some signed and not yet delivered, some delivered in the year after the signature.
    func register(_ stories: [Story], of agency: AgencyID = commission) async throws {
        try await store.write { tx in
            for (place, story) in stories.enumerated() { try insert(story, place, agency, tx) }
        }
    }

    private func insert(_ story: Story, _ place: Int, _ agency: AgencyID, _ tx: Transaction) throws {
        let id: RequestID = tx.newID(), request = story.request
        let code = request.decision, decided = request.decidedOn
        let isLapse = code == .uncorrected || code == .unpaid
        let isUndelivered = code != nil && !isLapse && place % 5 == 0
        let isClosed = code != nil && !isUndelivered
        let why: String? =
            !isClosed ? nil : code == .uncorrected ? "uncorrected" : code == .unpaid ? "unpaid" : "replied"
        let signed = isLapse ? nil : decided
        let closed = !isClosed ? nil : isLapse ? decided : decided.map { $0.adding(days: place % 9) }
        try tx.execute(
            """
            INSERT INTO request (id, agency_id, number, kind, channel, applicant_kind, description, document_number,
                medium, route, arrived_at, received_on, stage, is_open, unit_id, contact_notes, draft_version, signed_on,
                closing_why, closing_code, closed_on, due_sort, due_provisional, code_hash, version)
            VALUES (?, ?, ?, 'disclosure', 'online', ?, '', '', '', '', 0, ?, ?, ?, ?, '', ?, ?, ?, ?, ?, 0, 0, ?, 1)
            """,
            [
                id, agency, "2025-\(agency)-\(place)", request.applicant.rawValue, request.receivedOn,
                isClosed ? "closed" : "handling", !isClosed, Self.section, isUndelivered ? 2 : nil, signed, why,
                isClosed ? code?.rawValue : nil, closed, "\(agency)\(place)",
            ])
        guard isUndelivered, let code else { return }
        for (version, outcome) in [(1, "K02"), (2, code.rawValue)] {
            try tx.execute(
                """
                INSERT INTO request_draft (request_id, version, outcome, body, facts, withheld, enclosures, drafter_id,
                    written_at) VALUES (?, ?, ?, '', '', '', '', ?, 0)
                """, [id, version, outcome, Self.clerk.id])
        }
    }

    /// - Parameter result: nil while it is open.
    func addRemedy(_ kind: Remedy.Kind, received: String, result: Remedy.Result? = nil, on: String? = nil) async throws
    {
        try await store.write { tx in
            let first = try tx.first("SELECT id FROM request ORDER BY id LIMIT 1")
            let request: RequestID? = try first?.id(0)
            let id: RemedyID = tx.newID()
            try tx.execute(
                """
                INSERT INTO request_remedy (id, request_id, position, kind, authority, number, received_on,
                    is_simplified, result, decided_on, words) VALUES (?, ?, 0, ?, '县政府', '1号', ?, 0, ?, ?, '')
                """,
                [id, request, kind.rawValue, Self.day(received), result?.rawValue, on.map(Self.day)])
        }
    }

    // MARK: The way to the public

    /// A report of 2025, reviewed and published.
    func published() async throws -> YearReport {
        let report = try await ready()
        let settled = try await reports.settle(report.id, in: try await column().id, by: Self.office) {
            ReportFiles.html($0)
        }
        guard let article = settled.article else { throw Refusal.notFound }
        try await approve(article)
        _ = try await publishing.publish(article, by: Self.office)
        return try await reports.view(report.id, for: Self.office).report
    }

    func column(_ slug: String = "xxgknb") async throws -> SiteColumn {
        let portal: Portal
        if let first = try await publishing.portals().first {
            portal = first
        } else {
            portal = try await publishing.addPortal(
                code: "qhwjj", name: "青禾县卫生健康局", agency: Self.commission, by: Self.office)
        }
        if let there = try await publishing.columns(of: portal.id).first(where: { $0.slug == slug }) { return there }
        return try await publishing.keepColumn(
            ColumnDraft(
                name: "政府信息公开年报", slug: slug, type: .disclosure, description: "描述", keywords: "关键词"), on: portal.id,
            by: Self.office)
    }

    /// Reviews by others than the drafter (PUB-3).
    func approve(_ id: ArticleID) async throws {
        _ = try await publishing.submit(id, by: Self.office)
        let hash = try await publishing.article(id, for: Self.office).working?.hash ?? ""
        for officer in [Self.head, Self.second, Self.leader] {
            _ = try await publishing.sign(.proof, of: id, seen: hash, words: "", by: officer)
            _ = try await publishing.sign(.review, of: id, seen: hash, words: "同意", by: officer)
        }
        for officer in [Self.head, Self.secrecy, Self.principal] {
            _ = try await publishing.concludeSecrecy(id, .mayPublish, basis: "未涉密", seen: hash, by: officer)
        }
    }

    /// A report of 2025 in which nothing is left to explain.
    func ready() async throws -> YearReport {
        var report = try await reports.open(2025, by: Self.office)
        for column in 1...6 {
            let carried = try await reports.view(report.id, for: Self.office).tables[.request(.carriedIn, column)]
            report = try await enter("before.r25.c\(column)", "\(carried)", on: report.id)
        }
        return report
    }

    func enter(_ place: String, _ amount: String, on id: YearReportID) async throws -> YearReport {
        let draft = ManualFigureDraft(place: place, amount: amount, source: "2024年年度报告")
        _ = try await reports.perform(.addFigure(draft), on: id, by: Self.office)
        let figures = try await reports.view(id, for: Self.office).figures
        guard let figure = figures.last else { throw Refusal.notFound }
        return try await reports.perform(.confirmFigure(figure.id), on: id, by: Self.second)
    }

    func duties(_ rule: String) async throws -> [String] {
        try await store.read { snapshot in
            try snapshot.query("SELECT state, title FROM obligation WHERE rule = ? ORDER BY id", [rule])
                .map { "\(try $0.text(0)) \(try $0.text(1))" }
        }
    }
}

/// A clock that stands where it is put.
final class ReportClock: Sendable {
    private let moment: Mutex<Moment>

    init(_ day: String) { moment = Mutex(ReportClock.morning(day)) }

    var now: Moment { moment.withLock { $0 } }
    func set(_ day: String) { moment.withLock { $0 = ReportClock.morning(day) } }

    var timekeeper: Timekeeper {
        var keeper = Timekeeper.system
        keeper.now = { [self] in now }
        keeper.recordedAt = { [self] in now }
        return keeper
    }

    private static func morning(_ day: String) -> Moment { Moment(day: ReportWorld.day(day), minute: 570) }
}

/// The rule and the beginning of a refusal.
struct Refused: Error, Hashable {
    let rule: String
    let beginning: String

    init(_ rule: String, _ beginning: String) {
        self.rule = rule
        self.beginning = beginning
    }

    static func by(_ body: () async throws -> Void) async throws -> Refused? {
        do {
            try await body()
            return nil
        } catch let refusal as Refusal {
            return Refused(refusal.rule ?? "", String(refusal.sentence.prefix { $0 != "：" }))
        }
    }
}
