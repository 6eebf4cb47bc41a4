import HTTPTypes
import Hummingbird
import NIOCore
import NIOHTTP1
import Testing

@testable import Site

/// The portal is chosen by the Host header among the configured names; every other name is the default portal's.
@Suite struct PortalHostTests {
    @Test func onlyConfiguredNamesAreKnown() async throws {
        let hosts = PortalHosts()
        #expect(hosts.known("yy.example") == "")
        try await hosts.follow("1") { ["YY.example", ""] }
        for (asked, known) in [
            ("yy.example", "yy.example"), ("YY.EXAMPLE:8080", "yy.example"), ("yy.example.evil", ""), ("", ""),
        ] {
            #expect(hosts.known(asked) == known, "\(asked)")
        }
        try await hosts.follow("1") { ["other.example"] }
        #expect(hosts.known("yy.example") == "yy.example")
        try await hosts.follow("2") { ["other.example"] }
        #expect(hosts.known("yy.example") == "")
    }

    /// Two portals share no page, and invented names share the default portal's.
    @Test func pagesAreKeptForEachPortal() async throws {
        let shared = try SharedSite()
        try await shared.site.settings.hosts.follow("1") { ["yy.example"] }
        let router = shared.site.routes.router
        var said: [String] = []
        for host in ["127.0.0.1:8080", "yy.example", "invented.example", "yy.example", "x.y.z"] {
            let base = try #require(BaseURL("http://" + host))
            let reader = PageReader(router, settings: SiteSettings(baseURL: base))
            said.append(String(decoding: try await reader.page("/named").bytes, as: UTF8.self))
        }
        #expect(said == ["“”", "“yy.example”", "“”", "“yy.example”", "“”"])
        #expect(shared.cache.held.pages == 2)
    }

    /// The way past the middleware tells them apart too.
    @Test func readyPagesAreOfTheirPortal() async throws {
        let shared = try SharedSite()
        try await shared.site.settings.hosts.follow("1") { ["yy.example"] }
        _ = try await shared.cache.freshen()
        let desk = ReadyDesk(
            cache: shared.cache, settings: shared.site.settings, metrics: SiteMetrics(), longestSilence: .seconds(1))
        for (host, bytes) in [("", "default"), ("yy.example", "hospital")] {
            let answer = SharedAnswer(Array(bytes.utf8), type: "text/plain")
            let key = PageShelf.Key(target: "/", reading: ReadingChoice(), host: host)
            _ = shared.cache.leads(key)
            shared.cache.land(
                key, ReadyPage(answer, route: "/", secure: false), generation: try await shared.cache.freshen())
        }
        for (host, bytes) in [
            ("a.example", "default"), ("yy.example:443", "hospital"), ("yy.example.evil", "default"),
        ] {
            let head = HTTPRequestHead(version: .http1_1, method: .GET, uri: "/", headers: ["Host": host])
            let body = desk.page(for: head)?.plain.body
            #expect(body.map { String(buffer: $0) } == bytes, "\(host)")
        }
    }
}

/// SITE-11.
@Suite struct AddressTests {
    @Test(arguments: [
        ("::ffff:127.0.0.1", "127.0.0.1"), ("127.0.0.1", "127.0.0.1"), ("::1", "::1"), ("fd00::2", "fd00::2"),
    ])
    func peersOfBothFamiliesHaveTheirPlainName(_ address: String, _ name: String) throws {
        #expect(try SocketAddress(ipAddress: address, port: 80).plainAddress == name)
    }

    @Test func anAddressOfSixStandsInBrackets() {
        #expect(BaseURL(host: "::1", port: 8080).text == "http://[::1]:8080")
        #expect(BaseURL(host: "127.0.0.1", port: 80).authority == "127.0.0.1:80")
    }
}
