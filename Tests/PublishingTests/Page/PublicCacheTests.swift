import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Kernel
import Logging
import Markup
import TestSupport
import Testing

@testable import Publishing
@testable import Site

/// FOI-23, decision 0009: whatever is kept in memory, what is withdrawn is gone within a second of the commit.
@Suite struct PublicCacheTests {
    typealias World = ArticleWorld

    private func serve(
        _ world: ArticleStoreWorld, _ body: @escaping @Sendable (any TestClientProtocol) async throws -> Void
    ) async throws {
        var settings = SiteSettings(baseURL: .loopback)
        settings.accessLog = .none
        settings.pages = PageCache { [publishing = world.publishing] in try await publishing.contentVersion() }
        let site = PortalSite(
            name: "青禾县卫生健康局", domain: "", code: "", agency: "青禾县卫生健康局", host: "", operatorName: "", contact: "",
            icp: "", police: "", entries: [])
        let publishing = world.publishing, column = try await world.column()
        let built = SiteBuilder(settings).build { routes in
            PublicFileRoutes(publishing: publishing) { _ in Array("%PDF-1.7".utf8) }.register(on: routes)
            routes.page(PublicLinks.article, audience: .everyone) { _, _, id in
                let item = try await publishing.publicArticle(id)
                let isThere = item.article.isReadable
                return PortalPage(
                    isThere ? item.revision.content.title : "已经撤回", site: site, canonical: PublicLinks.article(id),
                    status: isThere ? .ok : .gone, "")
            }
            routes.page(PublicLinks.column, audience: .everyone) { _, _, slug in
                let columns = try await publishing.columns(of: column.portal)
                let lines = try await publishing.publicList(of: columns.map(\.id)).listings
                return PortalPage(
                    "栏目", site: site, canonical: PublicLinks.column(slug),
                    "<ul>\(lines.each { "<li>\($0.title)</li>" })</ul>")
            }
        }
        let app = Application(router: built.router, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        try await app.test(.router) { try await body($0) }
    }

    @Test(arguments: TestDatabases.all)
    func withdrawnTextIsGoneWithinASecond(_ database: TestDatabase) async throws {
        try await ArticleStoreWorld.with(database) { world in
            let article = try await world.live("错误的通知", files: [ArticleStoreWorld.file])
            let address = PublicLinks.article(article.id).address
            let file = PublicLinks.file(ArticleStoreWorld.file.published).address
            try await serve(world) { client in
                for address in [address, address, "/columns/tzgg", "/columns/tzgg"] {
                    try await client.execute(uri: address, method: .get) { response in
                        #expect(response.status == .ok && response.headers[.eTag] != nil)
                        #expect(String(buffer: response.body).contains("错误的通知"))
                    }
                }
                let tag = try await client.execute(uri: file, method: .get) { try #require($0.headers[.eTag]) }
                try await client.execute(uri: file, method: .get, headers: [.ifNoneMatch: tag]) {
                    #expect($0.status == .notModified)
                }
                _ = try await world.publishing.withdraw(
                    article.id, .error, reason: "内容有误", by: World.office)
                let start = ContinuousClock.now
                while try await client.execute(uri: address, method: .get).status != .gone {
                    #expect(ContinuousClock.now - start < .seconds(1))
                    guard ContinuousClock.now - start < .seconds(2) else { break }
                }
                #expect(ContinuousClock.now - start < .seconds(1))
                try await client.execute(uri: "/columns/tzgg", method: .get) {
                    #expect(!String(buffer: $0.body).contains("错误的通知"))
                }
                try await client.execute(uri: file, method: .get, headers: [.ifNoneMatch: tag]) {
                    #expect($0.status == .notFound)
                }
            }
        }
    }
}
