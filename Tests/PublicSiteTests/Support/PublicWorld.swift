import Audit
import Ciphers
import Documents
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Kernel
import Logging
import Markup
import Obligations
import PageChecking
import People
import Publishing
import SQL
import Synchronization
import TestSupport
import Testing

@testable import PublicSite
@testable import Site

/// A portal with columns and articles behind its public pages; what is told goes public by the emergency path.
struct PublicWorld: Sendable {
    static let agency: AgencyID = id(1)
    static let section: UnitID = id(11)
    static let drafter = officer(21, "拟稿人", [.clerk], [section])
    static let principal = officer(29, "主要负责人", [.principalHead, .leader], [])
    static let office = officer(24, "公开办", [.opennessOffice], [])
    static let start = Moment(day: day("2026-03-10"), minute: 570)

    let publishing: PublishingStore
    let portal: Portal
    let columns: [String: SiteColumn]
    let hosts: PortalHosts
    /// Ask the site under names of their own.
    let readers: [String: PageReader]
    /// What another capability says of an article.
    let packages: PackageShelf
    let client: any TestClientProtocol

    static func id<Subject>(_ number: Int) -> Identifier<Subject> {
        Identifier(at: Moment(milliseconds: 1_700_000_000_000), random: (0, UInt64(number)))
    }

    static func day(_ text: String) -> Day { Day(iso: text) ?? .earliest }

    private static func officer(_ number: Int, _ name: String, _ roles: Set<Role>, _ units: Set<UnitID>) -> Officer {
        Officer(id: id(number), name: name, agency: agency, roles: roles, units: units, headOf: [], overseen: [])
    }

    /// The columns every test has: slug, name, type, what it stands under, form.
    static let lines: [(slug: String, name: String, type: ColumnType, under: String?, form: ContentForm)] = [
        ("xxgk", "政府信息公开", .disclosure, nil, .text), ("zn", "政府信息公开指南", .disclosure, "xxgk", .text),
        ("nb", "政府信息公开年报", .disclosure, "xxgk", .text), ("zcwj", "政策文件", .policy, "xxgk", .text),
        ("sfxm", "收费项目", .disclosure, "xxgk", .charge), ("zcjd", "政策解读", .interpretation, nil, .interpretation),
        ("tzgg", "通知公告", .notice, nil, .text), ("gzdt", "工作动态", .news, nil, .text),
        ("bszn", "办事指南", .service, nil, .guide), ("cjwt", "常见问题", .interaction, nil, .question),
        ("lg", "流感防控", .topic, nil, .text), ("lgdt", "防控动态", .news, "lg", .text),
        ("lgkp", "科普", .other, "lg", .text),
    ]

    static func with(_ body: @escaping @Sendable (PublicWorld) async throws -> Void) async throws {
        let migrations =
            AuditMigrations.all + PeopleMigrations.all + ObligationMigrations.all + DocumentMigrations.all
            + PublishingMigrations.all
        try await TestDatabases.all[0].withStore(migrations, timekeeper: .still(start)) { store in
            try await store.write { tx in
                try tx.execute(
                    "INSERT INTO agency (id, short_name, name, created_at, version) VALUES (?, ?, ?, 0, 1)",
                    [agency, "青禾县卫健局", "青禾县卫生健康局"])
                try tx.execute(
                    """
                    INSERT INTO unit (id, agency_id, name, kind, position, active, created_at, version)
                    VALUES (?, ?, '疾控科', 'section', 0, 1, 0, 1)
                    """, [section, agency])
            }
            try await open(store, body)
        }
    }

    private static func open(
        _ store: Store, _ body: @escaping @Sendable (PublicWorld) async throws -> Void
    ) async throws {
        let journal = Journal(.sha256), obligations = ObligationStore(calendar: { StateCouncil.calendar })
        let documents = DocumentStore(store: store, journal: journal, obligations: obligations)
        let publishing = PublishingStore(
            store: store, journal: journal, obligations: obligations, documents: documents, gate: { _, _ in [] })
        let portal = try await publishing.addPortal(
            code: "qhwj", name: "青禾县卫生健康局网站", siteCode: "9999010001", agency: agency, by: office)
        var columns: [String: SiteColumn] = [:]
        for (order, line) in lines.enumerated() {
            columns[line.slug] = try await publishing.keepColumn(
                ColumnDraft(
                    name: line.name, slug: line.slug, type: line.type, parent: line.under.flatMap { columns[$0]?.id },
                    description: "\(line.name)的说明", keywords: "\(line.name) 青禾县", order: order, form: line.form),
                on: portal.id, by: office)
        }
        let normatives = NormativeStore(store: store, journal: journal, obligations: obligations)
        var settings = SiteSettings(baseURL: .loopback)
        settings.accessLog = .none
        let kept = columns, hosts = settings.hosts
        let packages = PackageShelf()
        let built = SiteBuilder(settings).build { routes in
            var ways = PublicWays()
            ways.package = { packages.block(on: $0) }
            let site = PublicSiteRoutes(
                publishing: publishing, normatives: normatives, site: PublicWorld.site, ways: ways)
            site.register(on: routes)
            routes.page(Link("/"), audience: .everyone) { _, context in
                guard let home = try await site.home(context) else { throw Refusal.notFound }
                return home
            }
        }
        let readers = Dictionary(
            uniqueKeysWithValues: PublicWorld.names.compactMap { name in
                BaseURL("http://" + name).map { (name, PageReader(built.router, settings: SiteSettings(baseURL: $0))) }
            })
        let app = Application(router: built.router, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        try await app.test(.router) { client in
            try await body(
                PublicWorld(
                    publishing: publishing, portal: portal, columns: kept, hosts: hosts, readers: readers,
                    packages: packages, client: client))
        }
    }

    /// Names that the tests ask under.
    static let names = [
        "yy.example.gov.cn", "yy.example.gov.cn:8443", "wjw.example.gov.cn", "yy.example.gov.cn.evil.example",
        "127.0.0.1:8080",
    ]

    static let site = {
        var site = PortalSite(
            name: "青禾县卫生健康局网站", domain: "wjj.qh.example.gov.cn", code: "9999010001", agency: "青禾县卫生健康局",
            host: "青禾县卫生健康局", operatorName: "办公室", contact: "0999-8000100", icp: "示例备案号", police: "示例公安备案号",
            entries: [
                Crumb("政府信息公开", PublicSiteLinks.openness), Crumb("政策", PublicSiteLinks.policies),
                Crumb("依申请公开", PublicSiteLinks.opennessPart("application")),
                Crumb("互动交流", PublicSiteLinks.interaction), Crumb("办事", PublicSiteLinks.guides),
            ])
        site.search = nil
        site.accessibility = PublicSiteLinks.accessibility
        return site
    }()
}

/// Packages by the articles that they stand on.
final class PackageShelf: Sendable {
    private let parts = Mutex<[ArticleID: [PackageBlock.Part]]>([:])

    func set(_ new: [PackageBlock.Part], on articles: [ArticleID]) {
        parts.withLock { all in for article in articles { all[article] = new } }
    }

    func block(on article: ArticleID) -> PackageBlock? {
        parts.withLock { $0[article] }.map { PackageBlock(parts: $0, here: PublicLinks.article(article)) }
    }
}

extension PublicWorld {
    /// Something public, whatever its reviews: they are owed.
    @discardableResult
    func tell(
        _ column: String, _ title: String, body: String = "<p>正文。</p>", fields: [String: String] = [:],
        also: [String] = [], change: (inout ArticleContent) -> Void = { _ in }
    ) async throws -> ArticleID {
        let place = try #require(columns[column])
        var content = ArticleContent(
            title: title, body: body, issuer: "青禾县卫生健康局", topic: "卫生、体育", writtenOn: PublicWorld.day("2026-03-02"),
            column: place.id, alsoIn: also.compactMap { columns[$0]?.id },
            fields: StructuredFields(place.form, fields))
        change(&content)
        let article = try await publishing.draft(
            ArticleBeginning(
                content: content, unit: PublicWorld.section, portal: portal.id, document: nil, findings: []),
            by: PublicWorld.drafter)
        let hash = try #require(article.working?.hash)
        _ = try await publishing.publishUrgently(
            article.id, reason: "涉及群众健康安全", basis: "不含涉密内容", seen: hash, by: PublicWorld.principal)
        return article.id
    }

    func get(_ address: String) async throws -> (status: HTTPResponse.Status, page: String) {
        try await client.execute(uri: address, method: .get) { response in
            (response.status, String(decoding: Array(response.body.readableBytesView), as: UTF8.self))
        }
    }

    /// The words of the top of a page asked for under another name.
    func agency(_ address: String, under host: String) async throws -> String {
        let answer = try await #require(readers[host]).page(address)
        let page = String(decoding: answer.bytes, as: UTF8.self)
        let start = page.firstRange(of: "class=\"slim\"")?.upperBound ?? page.endIndex
        let words = page[start...].firstRange(of: "<span>").map { page[$0.upperBound...].prefix { $0 != "<" } }
        return "\(answer.status) \(words ?? "")"
    }

    /// A page that must be sound, read strictly.
    func page(_ address: String) async throws -> String {
        let answer = try await get(address)
        #expect(answer.status == .ok, "\(address)")
        #expect(PageChecker.problems(in: answer.page) == [], "\(address)")
        return answer.page
    }

    /// The words between the title of the page and its foot, one block a line, as a person reads them.
    static func words(_ page: String) -> String {
        let start = page.firstRange(of: "<main")?.lowerBound ?? page.startIndex
        let end = page.firstRange(of: "</main>")?.lowerBound ?? page.endIndex
        var text = "", isTag = false
        for character in page[start..<end] {
            switch character {
            case "<": isTag = true
            case ">":
                isTag = false
                text.append("\n")
            default: if !isTag { text.append(character) }
            }
        }
        return text.split(separator: "\n").map { line in line.drop { $0 == " " } }.filter { !$0.isEmpty }
            .joined(separator: "\n")
    }
}
