import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Markup
import NIOCore
import PageChecking
import Testing

@testable import Site

/// Whoever gets no page gets the whole frame of the portal with the ways on; staff and programs get theirs.
@Suite struct PublicErrorTests {
    private static func site() throws -> TestSite {
        var site = try TestSite()
        var portal = PortalSite(
            name: "青禾县卫生健康局", domain: "", code: "", agency: "青禾县卫生健康局", host: "", operatorName: "", contact: "",
            icp: "",
            police: "", entries: [Crumb("政策", Link("/policies"))])
        portal.corrections = Link("/corrections/new")
        site.settings.portal = portal
        return site
    }

    @Test(arguments: [
        ("/nowhere", 404, "没有找到"), ("/%zz", 400, "地址有误"), ("/refused?code=too_many_attempts", 429, "操作过于频繁"),
        ("/broken", 500, "暂时不能办理"), ("/refused?code=unavailable", 503, "暂时不能办理"),
    ])
    func everyErrorOfThePublicSideLeadsOn(_ path: String, _ status: Int, _ title: String) async throws {
        try await Self.site().app.test(.router) { client in
            try await client.execute(uri: path, method: .get) { response in
                let page = String(buffer: response.body)
                #expect(response.status.code == status && PageChecker.problems(in: page) == [])
                for part in [
                    "<h1>\(title)</h1>", "class=\"masthead\"", "class=\"foot\"", "role=\"search\"", "href=\"/map\"",
                    "href=\"/policies\"", "/corrections/new", "noindex",
                ] {
                    #expect(page.contains(part), "\(part)")
                }
                #expect(!page.contains("rel=\"canonical\"") && !page.contains("ld+json"))
                #expect(response.headers[.cacheControl] == "no-store")
                #expect(response.headers[.contentSecurityPolicy] == SecurityHeaders.policy)
            }
        }
    }

    @Test(arguments: ["/console/nowhere", "/api/v1/nowhere"])
    func othersAreAnsweredAsBefore(_ path: String) async throws {
        try await Self.site().app.test(.router) { client in
            try await client.execute(uri: path, method: .get) { response in
                #expect(response.status == .notFound && !String(buffer: response.body).contains("masthead"))
            }
        }
    }

    /// The reader's choice holds on an error page too.
    @Test func elderModeStays() async throws {
        try await Self.site().app.test(.router) { client in
            let cookie = SiteCookie.reading.name(secure: false) + "=elder"
            try await client.execute(uri: "/nowhere", method: .get, headers: [.cookie: cookie]) { response in
                #expect(String(buffer: response.body).contains("class=\"portal elder\""))
            }
        }
    }
}
