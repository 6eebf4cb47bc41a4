import Audit
import Ciphers
import Documents
import Kernel
import Obligations
import People
import SQL
import Synchronization
import TestSupport

@testable import Publishing

/// Articles in a real database, with a clock that the test sets and a gate that finds what the test says.
struct ArticleStoreWorld: Sendable {
    typealias World = ArticleWorld

    let store: Store
    let clock: ArticleClock
    let journal: Journal
    let obligations: ObligationStore
    let documents: DocumentStore
    let publishing: PublishingStore
    /// What the gate finds from now on, whatever the text.
    let laterFindings = ArticleGateFindings()

    static let migrations: [Migration] =
        AuditMigrations.all + PeopleMigrations.all + ObligationMigrations.all + DocumentMigrations.all
        + PublishingMigrations.all

    init(_ store: Store, _ clock: ArticleClock, followers: [PublicChangeFollower] = []) {
        self.store = store
        self.clock = clock
        journal = Journal(.sha256)
        obligations = ObligationStore(calendar: { StateCouncil.calendar })
        documents = DocumentStore(store: store, journal: journal, obligations: obligations)
        let findings = laterFindings
        publishing = PublishingStore(
            store: store, journal: journal, obligations: obligations, documents: documents,
            gate: { _, _ in findings.now }, followers: followers)
    }

    static func with(
        _ database: TestDatabase, on day: String = "2026-03-10",
        _ body: (ArticleStoreWorld) async throws -> Void
    ) async throws {
        let clock = ArticleClock(day)
        try await database.withStore(migrations, timekeeper: clock.timekeeper) { store in
            try await body(ArticleStoreWorld(store, clock))
        }
    }

    /// The only portal's column with this address, made when it is not there.
    func column(
        _ slug: String = "tzgg", isImportant: Bool = false, form: ContentForm = .text
    ) async throws -> SiteColumn {
        let portal: Portal
        if let first = try await publishing.portals().first {
            portal = first
        } else {
            portal = try await publishing.addPortal(
                code: "qhwjj", name: "青禾县卫生健康局", agency: World.commission, by: World.office)
        }
        if let there = try await publishing.columns(of: portal.id).first(where: { $0.slug == slug }) { return there }
        return try await publishing.keepColumn(
            ColumnDraft(
                name: "通知公告", slug: slug, type: .notice, description: "描述", keywords: "关键词", freshness: 14,
                isImportant: isImportant, form: form), on: portal.id, by: World.office)
    }

    static let file = Attachment(
        name: "附件.pdf", original: String(repeating: "d", count: 64), published: String(repeating: "e", count: 64),
        size: 10, kind: "pdf")

    func content(_ title: String = World.content().title, files: [Attachment] = []) async throws -> ArticleContent {
        var content = World.content(title)
        content.column = try await column().id
        content.attachments = files
        return content
    }

    func draft(
        _ title: String = World.content().title, document: DocumentID? = nil, files: [Attachment] = [],
        findings: [FindingDraft] = []
    ) async throws -> Article {
        let content = try await content(title, files: files)
        let portal = try await column().portal
        return try await publishing.draft(
            ArticleBeginning(
                content: content, unit: World.section, portal: portal, document: document, findings: findings),
            by: World.drafter)
    }

    /// All that PUB-3 and SEC-1 ask for, from the draft on.
    func review(_ article: Article) async throws -> Article {
        _ = try await publishing.submit(article.id, by: World.drafter)
        let hash = article.working?.hash ?? ""
        for officer in [World.head, World.office, World.leader] {
            _ = try await publishing.sign(.proof, of: article.id, seen: hash, words: "", by: officer)
            _ = try await publishing.sign(.review, of: article.id, seen: hash, words: "同意", by: officer)
        }
        return try await clear(article.id, hash)
    }

    func clear(_ id: ArticleID, _ hash: String) async throws -> Article {
        for officer in [World.head, World.secrecy] {
            _ = try await publishing.concludeSecrecy(id, .mayPublish, basis: "未涉密", seen: hash, by: officer)
        }
        return try await publishing.concludeSecrecy(
            id, .mayPublish, basis: "未涉密", seen: hash, by: World.principal)
    }

    func approved(_ title: String = World.content().title, document: DocumentID? = nil, files: [Attachment] = [])
        async throws -> Article
    {
        try await review(try await draft(title, document: document, files: files))
    }

    func live(_ title: String = World.content().title, document: DocumentID? = nil, files: [Attachment] = [])
        async throws -> Article
    {
        let article = try await approved(title, document: document, files: files)
        return try await publishing.publish(article.id, by: World.office)
    }

    /// Published by the principal head before anybody reviewed it.
    func urgent(_ title: String = "紧急提示") async throws -> Article {
        let article = try await draft(title)
        return try await publishing.publishUrgently(
            article.id, reason: "突发疫情", basis: "未涉密", seen: article.working?.hash ?? "", by: World.principal)
    }

    struct Duty: Hashable, Sendable {
        let rule: String
        let kind: String
        let state: String
        let due: Day?
    }

    /// Every obligation, in the order they were opened.
    func duties(_ rule: String? = nil) async throws -> [Duty] {
        try await store.read { snapshot in
            try snapshot.query("SELECT rule, subject_kind, state, due_at FROM obligation ORDER BY id").map {
                Duty(
                    rule: try $0.text(0), kind: try $0.text(1), state: try $0.text(2),
                    due: try $0.optionalMoment(3)?.day)
            }.filter { rule == nil || $0.rule == rule }
        }
    }

    func acts(of id: ArticleID) async throws -> [String] {
        try await store.read { [journal] in
            try journal.timeline(subjectKind: Article.journalKind, subjectID: id.text, in: $0)
        }.map(\.act)
    }

    /// What `gongkai audit verify` would object to.
    func journalProblems() async throws -> [String] {
        let readers = [publishing.subjectReader, DocumentStore.subjectReader]
        return try await store.read { [journal] in
            try journal.verify(in: $0, key: nil, subjects: readers).problems.map(\.sentence)
        }
    }
}

/// Findings that come up later, when the rules have become stricter.
final class ArticleGateFindings: Sendable {
    private let findings = Mutex<[FindingDraft]>([])

    var now: [FindingDraft] { findings.withLock { $0 } }
    func set(_ new: [FindingDraft]) { findings.withLock { $0 = new } }
}

/// A clock that stands where it is put.
final class ArticleClock: Sendable {
    private let moment: Mutex<Moment>

    init(_ day: String) { moment = Mutex(ArticleClock.morning(day)) }

    var now: Moment { moment.withLock { $0 } }
    func set(_ day: String) { moment.withLock { $0 = ArticleClock.morning(day) } }
    func pass(hours: Int) { moment.withLock { $0 = $0.adding(hours: hours) } }

    /// Ids as in service, so that two stores never give the same one.
    var timekeeper: Timekeeper {
        var keeper = Timekeeper.system
        keeper.now = { [self] in now }
        keeper.recordedAt = { [self] in now }
        return keeper
    }

    private static func morning(_ day: String) -> Moment { Moment(day: ArticleWorld.day(day), minute: 570) }
}
