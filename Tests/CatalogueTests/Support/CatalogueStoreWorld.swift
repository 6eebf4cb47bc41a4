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

@testable import Catalogue

/// Catalogues in a real database, with a portal of two columns and a clock that the test sets.
struct CatalogueStoreWorld: Sendable {
    typealias World = CatalogueWorld

    let store: Store
    let clock: CatalogueClock
    let journal: Journal
    let catalogues: CatalogueStore
    let publishing: PublishingStore
    /// The portal's two, once its pages are served.
    var columns: [SiteColumn] = []

    static let migrations: [Migration] =
        AuditMigrations.all + PeopleMigrations.all + ObligationMigrations.all + DocumentMigrations.all
        + PublishingMigrations.all + CatalogueMigrations.all

    static func with(
        _ database: TestDatabase, on day: String = "2026-03-10", _ body: (CatalogueStoreWorld) async throws -> Void
    ) async throws {
        let clock = CatalogueClock(day)
        try await database.withStore(migrations, timekeeper: clock.timekeeper) { store in
            try await body(CatalogueStoreWorld(store, clock))
        }
    }

    init(_ store: Store, _ clock: CatalogueClock) {
        self.store = store
        self.clock = clock
        journal = Journal(.sha256)
        let obligations = ObligationStore(calendar: { StateCouncil.calendar })
        catalogues = CatalogueStore(store: store, journal: journal, obligations: obligations)
        publishing = PublishingStore(
            store: store, journal: journal, obligations: obligations,
            documents: DocumentStore(store: store, journal: journal, obligations: obligations), gate: { _, _ in [] },
            followers: [catalogues.follow(_:_:in:)])
    }

    static let lines = [
        CatalogueLine(World.content(), owner: World.section),
        CatalogueLine(World.content("疫情月报", category: "统计信息", limit: "每月10日前"), owner: World.section),
    ]

    func draft(_ kind: CatalogueKind = .basic) async throws -> CatalogueEdition {
        let name = CatalogueName(kind, of: World.commission, unit: World.hospital)
        let owner = kind == .institution ? World.liaison : World.office
        return try await catalogues.begin(name, lines: Self.lines, by: owner)
    }

    func inForce(_ kind: CatalogueKind = .basic) async throws -> CatalogueEdition {
        let draft = try await draft(kind)
        _ = try await catalogues.submit(draft.id, changeNote: "首次编制", by: World.office)
        return try await catalogues.approve(draft.id, by: World.leader)
    }

    func column(_ slug: String, freshness: Int? = nil) async throws -> SiteColumn {
        let portal: Portal
        if let first = try await publishing.portals().first {
            portal = first
        } else {
            portal = try await publishing.addPortal(
                code: "qhwjj", name: "青禾县卫生健康局", agency: World.commission, by: World.office)
        }
        return try await publishing.keepColumn(
            ColumnDraft(
                name: "栏目\(slug)", slug: slug, type: .functions, description: "描述", keywords: "关键词",
                freshness: freshness), on: portal.id, by: World.office)
    }

    /// An article that the principal head puts out at once: public without three reviews.
    func publish(in column: SiteColumn) async throws -> Article {
        let content = ArticleContent(
            title: "机关职能", body: "<p>主要职责。</p>", issuer: "青禾县卫生健康局", column: column.id)
        let article = try await publishing.draft(
            ArticleBeginning(
                content: content, unit: World.section, portal: column.portal, document: nil, findings: []),
            by: World.head)
        return try await publishing.publishUrgently(
            article.id, reason: "测试", basis: "未涉密", seen: article.working?.hash ?? "", by: World.principal)
    }

    struct Duty: Hashable {
        let rule: String
        let owner: UnitID
        let state: String
        let due: Day?
    }

    func duties(_ kind: String) async throws -> [Duty] {
        try await store.read { snapshot in
            try snapshot.query(
                "SELECT rule, owner_unit_id, state, due_at FROM obligation WHERE subject_kind = ? ORDER BY id", [kind]
            ).map {
                Duty(
                    rule: try $0.text(0), owner: try $0.id(1), state: try $0.text(2),
                    due: try $0.optionalMoment(3)?.day)
            }
        }
    }

    /// What `gongkai audit verify` would object to.
    func journalProblems() async throws -> [String] {
        try await store.read { [journal] in
            try journal.verify(in: $0, key: nil, subjects: [CatalogueStore.subjectReader]).problems.map(\.sentence)
        }
    }
}

/// A clock that stands where it is put.
final class CatalogueClock: Sendable {
    private let moment: Mutex<Moment>

    init(_ day: String) { moment = Mutex(Moment(day: CatalogueWorld.day(day), minute: 570)) }

    func set(_ day: String) { moment.withLock { $0 = Moment(day: CatalogueWorld.day(day), minute: 570) } }

    var timekeeper: Timekeeper {
        var keeper = Timekeeper.system
        keeper.now = { [self] in moment.withLock { $0 } }
        keeper.recordedAt = { [self] in moment.withLock { $0 } }
        return keeper
    }
}
