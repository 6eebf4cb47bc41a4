import Audit
import Ciphers
import Documents
import HTTPTypes
import Kernel
import Markup
import ObjectStorage
import Obligations
import OfficeFormats
import People
import SQL
import Screening
import SignedInSite
import Site
import TestSupport
import Testing

@testable import Publishing

/// Articles behind their pages: real database, real files, everybody of `ArticleWorld` signed in, a portal with columns.
typealias ArticlePageSite = SignedInSite<ArticleHouse>

/// What stands behind the pages.
struct ArticleHouse: Sendable {
    let store: Store
    let publishing: PublishingStore
    let documents: DocumentStore
    let files: FileStore
    let portal: Portal
    let column: SiteColumn
}

extension SignedInSite<ArticleHouse> {
    static func with(_ body: @escaping @Sendable (ArticlePageSite) async throws -> Void) async throws {
        let migrations =
            AuditMigrations.all + PeopleMigrations.all + ObligationMigrations.all + DocumentMigrations.all
            + PublishingMigrations.all
        let keeper = Timekeeper.still(ArticleWorld.moment)
        try await TestDatabases.all[0].withStore(migrations, timekeeper: keeper) { store in
            try await TestFolder.with { folder in
                try await store.write { try settle($0) }
                try await open(store, try FileStore(root: folder.path("files")), body)
            }
        }
    }

    private static func open(
        _ store: Store, _ files: FileStore, _ body: @escaping @Sendable (ArticlePageSite) async throws -> Void
    ) async throws {
        let journal = Journal(.sha256), obligations = ObligationStore(calendar: { StateCouncil.calendar })
        let documents = DocumentStore(store: store, journal: journal, obligations: obligations)
        let gate = ContentGate(policy: .shipped())
        let publishing = PublishingStore(
            store: store, journal: journal, obligations: obligations, documents: documents,
            gate: gate.findings(in:on:))
        let portal = try await publishing.addPortal(
            code: "qhwjj", name: "青禾县卫生健康局", agency: ArticleWorld.commission, by: ArticleWorld.office)
        let column = try await publishing.keepColumn(
            ColumnDraft(
                name: "通知公告", slug: "tzgg", type: .notice, description: "通知和公告", keywords: "通知", freshness: 180),
            on: portal.id, by: ArticleWorld.office)
        let people = PeopleStore(store: store, journal: journal, cost: .init(memory: 8, passes: 1))
        let shelf = ArticleShelf(files: files)
        let intake = intake(gate, shelf)
        try await serving(
            ArticleHouse(
                store: store, publishing: publishing, documents: documents, files: files, portal: portal,
                column: column),
            to: ArticleWorld.everybody,
            changing: { $0.rail = { _ in [RailEntry(id: "articles", title: "信息发布", link: ArticleLinks.list)] } },
            routes: { routes in
                ArticleRoutes(
                    publishing: publishing, people: people, documents: documents, files: shelf, gate: gate,
                    attachments: intake,
                    texts: TextIntake(attachments: intake) { bytes, _ in try RichReader.docx(bytes) }
                ).register(on: routes)
            }, body)
    }

    /// Cleaning and looking through, without children: what a text file says is what the gate sees.
    private static func intake(_ gate: ContentGate, _ shelf: ArticleShelf) -> AttachmentIntake {
        AttachmentIntake(
            gate: gate,
            rewrite: { bytes, name in
                RewrittenFile(bytes: bytes, name: name, notes: [ReadingNote("metadata", "略去了作者信息。")])
            },
            extract: { bytes, _ in
                let text = String(decoding: bytes, as: UTF8.self)
                return Extraction(
                    parts: [ExtractedPart(place: .body, detail: "", text: text)], notes: [], isComplete: true)
            }, keep: shelf.keep)
    }

    private static func settle(_ tx: Transaction) throws {
        for (id, name) in [(ArticleWorld.commission, "青禾县卫生健康局"), (ArticleWorld.stranger, "教育局")] {
            try tx.execute(
                "INSERT INTO agency (id, short_name, name, created_at, version) VALUES (?, ?, ?, 0, 1)",
                [id, name, name])
        }
        for (place, unit) in [(ArticleWorld.section, "疾控科"), (ArticleWorld.finance, "财务科")].enumerated() {
            try tx.execute(
                """
                INSERT INTO unit (id, agency_id, name, kind, position, active, created_at, version)
                VALUES (?, ?, ?, 'section', ?, 1, 0, 1)
                """, [unit.0, ArticleWorld.commission, unit.1, place])
        }
        for officer in ArticleWorld.everybody where officer.agency == ArticleWorld.commission {
            try settle(officer, tx)
        }
    }

    private static func settle(_ officer: Officer, _ tx: Transaction) throws {
        try tx.execute(
            """
            INSERT INTO member (id, agency_id, name, login, active, password_hash, password_set_at, must_change,
                exempt_from_change, created_at, version) VALUES (?, ?, ?, ?, 1, '', 0, 0, 0, 0, 1)
            """, [officer.id, officer.agency, officer.name, "u" + officer.id.text.suffix(8)])
        for role in officer.roles {
            try tx.execute(
                "INSERT INTO member_role (agency_id, member_id, role, granted_at) VALUES (?, ?, ?, 0)",
                [officer.agency, officer.id, role.rawValue])
        }
        for unit in officer.units {
            try tx.execute(
                "INSERT INTO post (agency_id, member_id, unit_id, is_head) VALUES (?, ?, ?, ?)",
                [officer.agency, officer.id, unit, officer.headOf.contains(unit)])
        }
    }
}

extension SignedInSite<ArticleHouse> {
    /// What the form of a new article sends.
    func typed(_ changes: [String: String] = [:]) -> [(String, String)] {
        [
            ("unit", ArticleWorld.section.text), ("column", self.column.id.text), ("title", "青禾县卫生健康局关于做好预防接种工作的通知"),
            ("body", "为做好预防接种工作，现通知如下。"), ("issuer", "青禾县卫生健康局"), ("source", ""), ("keywords", "接种、疫苗"),
        ].map { ($0.0, changes[$0.0] ?? $0.1) }
    }

    /// The only article there is.
    func only() async throws -> Article {
        let page = try await self.publishing.list(ArticleQuery(), for: ArticleWorld.office)
        return try #require(page.listings.first).article
    }

    /// An act from its form as it stands on the page now.
    @discardableResult
    func act(
        _ act: ArticleAct, _ fields: [(String, String)] = [], as officer: Officer, seen: String? = nil
    ) async throws -> SiteReply {
        let article = try await only()
        let hash = seen ?? article.inHand?.hash ?? article.live?.hash ?? ""
        return try await post(
            ArticleLinks.act(article.id, act.rawValue),
            [("version", "\(article.version)"), ("seen", hash)]
                + fields.map { (ArticleField.name(act, $0.0), $0.1) }, as: officer)
    }

    /// What becomes of the first finding of the draft.
    func settle(_ act: String, _ words: String = "", as officer: Officer) async throws -> SiteReply {
        let article = try await only()
        let finding = try #require(article.working?.findings.first)
        return try await post(
            ArticleLinks.finding(article.id, finding.id, act),
            [("version", "\(article.version)"), ("\(act)_words_\(finding.id)", words)], as: officer)
    }

    /// All six signatures and the three conclusions on secrecy.
    func clear() async throws {
        for officer in [ArticleWorld.head, ArticleWorld.office, ArticleWorld.leader] {
            for act in [ArticleAct.proof, .pass] {
                let answer = try await self.act(act, [("words", "")], as: officer)
                #expect(answer.status == .seeOther, "\(act) \(officer.name)")
            }
        }
        for officer in [ArticleWorld.head, ArticleWorld.secrecy, ArticleWorld.principal] {
            let answer = try await act(
                .secrecy, [("conclusion", "may_publish"), ("words", "未发现涉密内容")], as: officer)
            #expect(answer.status == .seeOther, "\(officer.name)")
        }
    }

    /// A picture of one pixel.
    static var picture: [UInt8] {
        [
            0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00, 0x00, 0x00, 0x0D, 0x49, 0x48, 0x44, 0x52, 0x00, 0x00,
            0x00, 0x01, 0x00, 0x00, 0x00, 0x01, 0x08, 0x06, 0x00, 0x00, 0x00, 0x1F, 0x15, 0xC4, 0x89,
        ]
    }
}
