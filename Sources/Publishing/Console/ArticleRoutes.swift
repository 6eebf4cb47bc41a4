package import Documents
import Kernel
package import People
package import Site

/// 信息发布 on the staff side.
///
/// | method | path | does |
/// |---|---|---|
/// | GET | /console/articles | the list, what waits for me first |
/// | GET, POST | /console/articles/new, /console/articles | 拟稿, with `?document=` from an official document |
/// | GET | /console/articles/package | what went public since a day, for another site (SITE-1) |
/// | GET | /console/articles/rescan | what is public, by today's lists |
/// | POST | /console/articles/withdrawals | 批量撤回 |
/// | GET | /console/articles/{article}, …/sheet, …/files/{hash} | one article, its 审校单, its files |
/// | GET, POST | …/revision | 修改 |
/// | POST | …/acts/{act}, …/findings/{finding}/{act} | each act; what becomes of a finding |
/// | GET, POST | /console/columns, …/{column}, …/{column}/standing | 栏目 |
/// | POST | /console/columns/portals | the first portal |
package struct ArticleRoutes: Sendable {
    let publishing: PublishingStore
    let people: PeopleStore
    let documents: DocumentStore
    let files: ArticleShelf
    let gate: ContentGate
    let attachments: AttachmentIntake
    let texts: TextIntake
    let knockOn: ArticleKnockOnReading

    /// - Parameters:
    ///   - attachments: cleans and looks through what is to be published beside a text.
    ///   - texts: reads uploaded Word files.
    ///   - knockOn: who keeps track of the pages that speak of an article.
    package init(
        publishing: PublishingStore, people: PeopleStore, documents: DocumentStore, files: ArticleShelf,
        gate: ContentGate, attachments: AttachmentIntake, texts: TextIntake,
        knockOn: @escaping ArticleKnockOnReading = { _, _ in nil }
    ) {
        self.publishing = publishing
        self.people = people
        self.documents = documents
        self.files = files
        self.gate = gate
        self.attachments = attachments
        self.texts = texts
        self.knockOn = knockOn
    }

    /// A Word file and twenty attachments of 50 MB.
    private static var uploads: FormLimits {
        var limits = FormLimits.upload(megabytes: 50, count: 21)
        limits.total = 21 * ArticleShelf.limit + 4_000_000
        limits.field = 3_000_000
        return limits
    }

    package func register(on routes: SiteRoutes) {
        routes.page(ArticleLinks.list, audience: .staff) { _, context in try await list(nil, context) }
        routes.page(ArticleLinks.new, audience: .staff) { _, context in try await draftPage(nil, nil, context) }
        routes.act(ArticleLinks.list, audience: .staff, reading: ArticleRoutes.uploads, draft)
        routes.page(ArticleLinks.parcel, audience: .staff) { _, context in try await parcel(context) }
        routes.page(ArticleLinks.rescan, audience: .staff) { _, context in try await rescan(context) }
        routes.act(ArticleLinks.withdrawals, audience: .staff, withdrawAll)
        routes.page(ArticleLinks.article, audience: .staff) { _, context, id in
            try await articlePage(id, failed: nil, context)
        }
        routes.page(ArticleLinks.sheet, audience: .staff) { _, context, id in try await sheet(id, context) }
        routes.page(ArticleLinks.file, audience: .staff) { _, context, id, hash in
            try await file(id, hash, context)
        }
        routes.page(ArticleLinks.revising, audience: .staff) { _, context, id in
            try await revisePage(id, nil, nil, context)
        }
        routes.act(ArticleLinks.revising, audience: .staff, reading: ArticleRoutes.uploads, revise)
        routes.act(ArticleLinks.act, audience: .staff, perform)
        routes.act(ArticleLinks.finding, audience: .staff, settle)
        registerColumns(on: routes)
    }

    private func registerColumns(on routes: SiteRoutes) {
        routes.page(ArticleLinks.columns, audience: .staff) { _, context in try await columnPage(nil, context) }
        routes.act(ArticleLinks.columns, audience: .staff) { form, context in
            try await keepColumn(form, context, changing: nil)
        }
        routes.act(ArticleLinks.portals, audience: .staff, addPortal)
        routes.act(ArticleLinks.column, audience: .staff) { form, context, id in
            try await keepColumn(form, context, changing: id)
        }
        routes.act(ArticleLinks.columnStanding, audience: .staff, setColumn)
    }

    var kept: KeptContentGate { KeptContentGate(gate: gate, attachments: attachments, bytes: files.bytes) }

    /// Every column of the portals of an agency.
    func columns(of agency: AgencyID) async throws -> [SiteColumn] {
        var found: [SiteColumn] = []
        for portal in try await publishing.portals() where portal.agency == agency {
            found += try await publishing.columns(of: portal.id)
        }
        return found
    }
}

extension Refusal.Code {
    /// Whether the page of the article is where to read it; all else is a page of its own.
    var concernsTheArticle: Bool {
        switch self {
        case .invalid, .stateRefused, .roleRefused, .changedMeanwhile, .tooLarge, .unavailable: true
        case .notFound, .signInRequired, .tooManyAttempts, .versionMissing: false
        }
    }
}
