import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Kernel
import Logging
import Markup
import NIOCore
import ServiceLifecycle
import Testing

@testable import Site

@Suite struct ServingTests {
    @Test func assetsAreKeptForEverUnderTheirContentsName() async throws {
        let site = try TestSite()
        try await site.app.test(.router) { client in
            for link in [Assets.shared.style, Assets.shared.script] {
                let (tag, length) = try await client.execute(uri: link.address, method: .get) { response in
                    #expect(response.status == .ok)
                    #expect(response.headers[.cacheControl] == "public, max-age=31536000, immutable")
                    return (try #require(response.headers[.eTag]), response.body.readableBytes)
                }
                try await client.execute(uri: link.address, method: .get, headers: [.ifNoneMatch: tag]) {
                    #expect($0.status == .notModified)
                }
                try await client.execute(uri: link.address, method: .get, headers: [.acceptEncoding: "br, gzip"]) {
                    response in
                    guard response.headers[.contentEncoding] == "gzip" else { return }
                    #expect(response.body.readableBytes < length && response.body.readableBytes <= 20_480)
                    #expect(Array(buffer: response.body).prefix(2) == [0x1F, 0x8B])
                }
            }
            try await client.execute(uri: "/assets/other.css", method: .get) { #expect($0.status == .notFound) }
        }
    }

    @Test(arguments: [
        ("gzip", true), ("br;q=1, gzip;q=0.5", true), ("*", true), ("gzip;q=0", false), ("gzip; q=0.0", false),
        ("br", false), ("", false),
    ])
    func compressionIsNegotiated(_ header: String, _ expected: Bool) {
        #expect(Compression.isAccepted(header) == expected)
    }

    @Test func readinessFollowsTheChecks() async throws {
        struct Down: Error {}
        let sound = Health([.init("writer") { true }])
        let broken = Health([.init("writer") { true }, .init("disk") { false }, .init("journal") { throw Down() }])
        #expect(await sound.report() == (true, "writer ok\n"))
        #expect(await broken.report() == (false, "writer ok\ndisk failed\njournal failed\n"))
        sound.startDraining()
        #expect(await sound.report() == (false, "draining\nwriter ok\n"))
    }

    /// Without https only this machine is served.
    @Test func plainHTTPIsForLoopbackOnly() throws {
        let site = try TestSite()
        var configuration = SiteServer.Configuration()
        configuration.host = "0.0.0.0"
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        #expect(throws: Refusal.self) {
            _ = try SiteServer(
                SiteBuilder(site.settings), router: site.routes.router, configuration: configuration, logger: logger)
        }
        let secure = try TestSite(baseURL: "https://wjw.example.gov.cn")
        _ = try SiteServer(
            SiteBuilder(secure.settings), router: secure.routes.router, configuration: configuration, logger: logger)
    }

    /// The end: first "not ready" while answers still come, then the request that has begun is finished.
    @Test func requestsThatHaveBegunAreFinished() async throws {
        let site = try TestSite()
        let health = Health()
        let builder = SiteBuilder(site.settings, metrics: site.metrics, health: health)
        let (started, begun) = AsyncStream.makeStream(of: Void.self)
        let (router, _) = builder.build { routes in
            routes.page(Link("/slow"), audience: .everyone) { _, _ in
                begun.yield()
                try await Task.sleep(for: .milliseconds(1_500))
                return BarePage("慢", "<p>完成</p>")
            }
        }
        var configuration = SiteServer.Configuration()
        configuration.port = 0
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let server = try SiteServer(builder, router: router, configuration: configuration, logger: logger)
        let (ports, continuation) = AsyncStream.makeStream(of: Int.self)
        let group = ServiceGroup(
            configuration: .init(
                services: [
                    server.application { continuation.yield($0) },
                    DrainNotice(health: health, delay: .milliseconds(600)),
                ], logger: logger))
        async let running: Void = group.run()
        var port = 0
        for await bound in ports {
            port = bound
            break
        }
        let slow = try await RawConnection(port: port)
        try await slow.send("GET /slow HTTP/1.1\r\nHost: 127.0.0.1:8080\r\n\r\n")
        for await _ in started { break }
        await group.triggerGracefulShutdown()
        try await Task.sleep(for: .milliseconds(150))
        let ready = try await RawConnection.exchange(
            "GET /readyz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", port: port)
        #expect(ready?.hasPrefix("HTTP/1.1 503") == true && ready?.contains("draining") == true)
        let answer = try await slow.collected(within: .seconds(8))
        #expect(answer?.hasPrefix("HTTP/1.1 200") == true && answer?.contains("完成") == true)
        try await running
        await #expect(throws: (any Error).self) { _ = try await RawConnection(port: port) }
    }

    @Test func countersAreServedOnThePortForTheKeeper() async throws {
        let site = try TestSite()
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let server = try SiteServer(
            SiteBuilder(site.settings, metrics: site.metrics), router: site.routes.router, configuration: .init(),
            logger: logger)
        try await server.opsApplication(0).test(.router) { client in
            try await client.execute(uri: "/metrics", method: .get) { response in
                #expect(String(buffer: response.body).contains("gongkai_open_connections 0\n"))
            }
            for path in ["/healthz", "/readyz"] {
                try await client.execute(uri: path, method: .get) { #expect($0.status == .ok) }
            }
        }
        try await site.app.test(.router) { client in
            try await client.execute(uri: "/metrics", method: .get) { #expect($0.status == .notFound) }
        }
    }

    /// T4: a file is saved, never shown, whatever it is called.
    @Test func filesAreSavedNotShown() {
        for type in ["text/html", "image/svg+xml", "application/xhtml+xml", "text/javascript"] {
            #expect(FileAnswer.headers(name: "a", type: type)[.contentType] == "application/octet-stream")
        }
        let headers = FileAnswer.headers(name: "要\"点\r\n.docx", type: "application/pdf")
        #expect(
            headers[.contentDisposition]
                == "attachment; filename=\"_____.docx\"; filename*=UTF-8''%E8%A6%81%22%E7%82%B9%0D%0A.docx")
        #expect(headers[.contentSecurityPolicy] == "sandbox; default-src 'none'")
    }
}
