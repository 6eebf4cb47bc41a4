import Audit
import Ciphers
import Documents
import Kernel
import ObjectStorage
import Obligations
import People
import Publishing
import SQL

/// Everything that takes part when an article goes public: its document, its reviews, its file.
struct PublishingHouse: Sendable {
    let store: Store
    let journal: Journal
    let obligations: ObligationStore
    let documents: DocumentStore
    let publishing: PublishingStore
    let shelf: ArticleShelf

    static let migrations: [Migration] =
        AuditMigrations.all + PeopleMigrations.all + ObligationMigrations.all + DocumentMigrations.all
        + PublishingMigrations.all

    init(_ options: Options) async throws {
        if let url = options.text("url") {
            store = try await .postgres(url: url, timekeeper: .system)
        } else {
            var settings = SQLiteOptions()
            settings.checkpointAfter = options.number("checkpoint-after") ?? settings.checkpointAfter
            store = try .sqlite(path: options.text("path"), timekeeper: .system, options: settings)
        }
        journal = Journal(.sha256)
        obligations = ObligationStore(calendar: { StateCouncil.calendar })
        documents = DocumentStore(store: store, journal: journal, obligations: obligations)
        publishing = PublishingStore(
            store: store, journal: journal, obligations: obligations, documents: documents, gate: { _, _ in [] })
        shelf = ArticleShelf(files: try FileStore(root: options.text("files") ?? "files"))
        try await store.migrate(PublishingHouse.migrations)
    }

    func column() async throws -> SiteColumn {
        if let portal = try await publishing.portals().first {
            if let column = try await publishing.columns(of: portal.id).first { return column }
            return try await addColumn(to: portal)
        }
        return try await addColumn(
            to: try await publishing.addPortal(code: "qhwjj", name: "站点", agency: Staff.agency, by: Staff.office))
    }

    private func addColumn(to portal: Portal) async throws -> SiteColumn {
        try await publishing.keepColumn(
            ColumnDraft(name: "通知公告", slug: "tzgg", type: .notice, description: "描述", keywords: "词"),
            on: portal.id, by: Staff.office)
    }

    /// Drafts, reviews and publishes; `urgently` publishes first.
    func bring(_ title: String, to column: SiteColumn, urgently: Bool) async throws -> ArticleID {
        let bytes = Array(repeating: Array(title.utf8), count: 2_000).flatMap { $0 }
        let hash = try await shelf.keep(bytes)
        let file = Attachment(name: "附件.txt", original: hash, published: hash, size: bytes.count, kind: "txt")
        let content = ArticleContent(
            title: title, body: "<p>\(title)</p>", issuer: "青禾县卫生健康局", column: column.id, attachments: [file])
        let document = urgently ? nil : try await signedDocument(title)
        let article = try await publishing.draft(
            ArticleBeginning(
                content: content, unit: Staff.unit, portal: column.portal, document: document, findings: []),
            by: Staff.drafter)
        let text = article.working?.hash ?? ""
        if urgently {
            return try await publishing.publishUrgently(
                article.id, reason: "突发疫情", basis: "未涉密", seen: text, by: Staff.principal
            ).id
        }
        try await review(article.id, text)
        return try await publishing.publish(article.id, by: Staff.office).id
    }

    private func review(_ id: ArticleID, _ hash: String) async throws {
        _ = try await publishing.submit(id, by: Staff.drafter)
        for officer in [Staff.head, Staff.office, Staff.leader] {
            for part in ReviewPart.allCases {
                _ = try await publishing.sign(part, of: id, seen: hash, words: "", by: officer)
            }
        }
        for officer in [Staff.head, Staff.secrecy, Staff.leader] {
            _ = try await publishing.concludeSecrecy(id, .mayPublish, basis: "未涉密", seen: hash, by: officer)
        }
    }

    private func signedDocument(_ title: String) async throws -> DocumentID {
        let proposal = AttributeProposal(.proactive, reason: "")
        let contents = DocumentContents(
            title: title, kind: .notice, organCode: "青卫发", addressees: "各单位", body: "<p>\(title)</p>",
            proposal: proposal)
        let finding = SecrecyFinding(.open, basis: "未涉密")
        let id = try await documents.draft(contents, unit: Staff.unit, by: Staff.drafter).id
        _ = try await documents.submit(id, by: Staff.drafter)
        _ = try await documents.approveDraft(id, finding, by: Staff.head)
        _ = try await documents.passAttribute(id, opinion: "同意", by: Staff.keeper)
        _ = try await documents.concludeSecrecy(id, finding, by: Staff.secrecy)
        _ = try await documents.sign(id, proposal, by: Staff.leader)
        return id
    }
}

/// Who works in the house.
enum Staff {
    static let agency: AgencyID = id(1)
    static let unit: UnitID = id(2)
    static let drafter = officer(11, [.clerk], [unit])
    static let head = officer(12, [.sectionHead], [unit], heads: [unit])
    static let office = officer(13, [.opennessOffice])
    static let leader = officer(14, [.leader])
    static let principal = officer(15, [.principalHead])
    static let secrecy = officer(16, [.secrecyReviewer])
    static let keeper = officer(17, [.attributeKeeper])

    private static func id<Subject>(_ number: UInt64) -> Identifier<Subject> {
        Identifier(at: Moment(milliseconds: 1_700_000_000_000), random: (0, number))
    }

    private static func officer(
        _ number: UInt64, _ roles: Set<Role>, _ units: Set<UnitID> = [], heads: Set<UnitID> = []
    ) -> Officer {
        Officer(id: id(number), name: "第\(number)人", agency: agency, roles: roles, units: units, headOf: heads)
    }
}
