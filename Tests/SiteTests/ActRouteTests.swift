import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Kernel
import Markup
import NIOCore
import PageChecking
import Testing

@testable import Site

@Suite struct ActRouteTests {
    let site: TestSite
    let path: String
    init() throws {
        site = try TestSite()
        path = TestLinks.finish(try TestSite.id(9)).address
    }

    private func headers(_ more: [(HTTPField.Name, String)] = []) -> HTTPFields {
        var headers: HTTPFields = [
            .cookie: site.cookie(site.clerkToken), .contentType: "application/x-www-form-urlencoded",
        ]
        for (name, value) in more { headers[name] = value }
        return headers
    }

    private func body(_ text: String) -> ByteBuffer { ByteBuffer(string: text) }

    @Test func aFormWithItsTokenIsDone() async throws {
        try await site.app.test(.router) { client in
            let token = site.formToken(site.clerkToken)
            try await client.execute(
                uri: path, method: .post, headers: headers(), body: body("_token=\(token)&note=%E5%8A%9E%E7%BB%93")
            ) { response in
                #expect(response.status == .seeOther)
                #expect(response.headers[.location]?.hasSuffix("/notes/7") == true)
            }
        }
        #expect(site.lines.all.contains("finished 办结 0"))
    }

    /// T11: no token, another session's token, another site's page.
    @Test func formsThatOurPagesDidNotMakeAreRefused() async throws {
        let own = site.formToken(site.clerkToken), foreign = site.formToken(site.auditToken)
        let rows: [(String, [(HTTPField.Name, String)])] = [
            ("note=a", []), ("_token=&note=a", []), ("_token=\(foreign)&note=a", []), ("_token=\(own)0&note=a", []),
            ("_token=\(own)&note=a", [(.origin, "https://evil.example")]),
            ("_token=\(own)&note=a", [(.origin, "null")]),
            ("_token=\(own)&note=a", [(.secFetchSite, "cross-site")]),
            ("_token=\(own)&note=a", [(.secFetchSite, "same-site")]),
        ]
        try await site.app.test(.router) { client in
            for (text, more) in rows {
                try await client.execute(uri: path, method: .post, headers: headers(more), body: body(text)) {
                    #expect($0.status == .forbidden, "\(text) \(more)")
                }
            }
        }
        #expect(!site.lines.all.contains { $0.hasPrefix("finished") })
    }

    /// Every act that is declared refuses a post without a token.
    @Test func everyDeclaredActChecksItsToken() async throws {
        let acts = site.routes.declared.filter { $0.proof == .formToken }
        #expect(acts.count == 2)
        try await site.app.test(.router) { client in
            for act in acts {
                let uri = act.path.replacing("{task}", with: (try TestSite.id(9) as Identifier<TaskSubject>).text)
                try await client.execute(uri: uri, method: .post, headers: headers(), body: body("note=a")) {
                    #expect($0.status == .forbidden, "\(act.path)")
                }
            }
        }
    }

    @Test func theLoginFormIsBoundToItsBrowser() async throws {
        try await site.app.test(.router) { client in
            let (cookie, token) = try await client.execute(uri: "/login", method: .get) { response in
                let page = String(buffer: response.body)
                let set = try #require(response.headers[.setCookie])
                #expect(set.contains("HttpOnly") && set.contains("SameSite=Lax") && set.contains("Path=/"))
                let field = try #require(page.firstRange(of: "name=\"_token\" value=\""))
                return (String(set.prefix { $0 != ";" }), String(page[field.upperBound...].prefix(64)))
            }
            var headers: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]
            try await client.execute(uri: "/login", method: .post, headers: headers, body: body("_token=\(token)")) {
                #expect($0.status == .forbidden)
            }
            headers[.cookie] = "gongkai-visit=" + String(repeating: "a", count: 64)
            try await client.execute(uri: "/login", method: .post, headers: headers, body: body("_token=\(token)")) {
                #expect($0.status == .forbidden)
            }
            headers[.cookie] = cookie
            try await client.execute(
                uri: "/login", method: .post, headers: headers, body: body("_token=\(token)&next=//evil.example")
            ) { response in
                #expect(response.status == .seeOther)
                #expect(response.headers[.location] == "/console")
                #expect(response.headers[.setCookie]?.hasPrefix("gongkai=\(site.clerkToken.text); ") == true)
            }
        }
    }

    @Test func overHTTPSCookiesAreBoundToTheHost() async throws {
        let secure = try TestSite(baseURL: "https://wjw.example.gov.cn")
        try await secure.app.test(.router) { client in
            try await client.execute(uri: "/login", method: .get) { response in
                let set = try #require(response.headers[.setCookie])
                #expect(set.hasPrefix("__Host-gongkai-visit=") && set.contains("Secure"))
                #expect(response.headers[.strictTransportSecurity] != nil)
            }
        }
    }

    /// T24: a double click does one thing and leads to one page.
    @Test func oneFormIsOneAct() async throws {
        let key = String(repeating: "ab", count: 16)
        let text = "_token=\(site.formToken(site.clerkToken))&_key=\(key)&note=once"
        try await site.app.test(.router) { client in
            var places: Set<String?> = []
            for _ in 0..<3 {
                try await client.execute(uri: path, method: .post, headers: headers(), body: body(text)) { response in
                    #expect(response.status == .seeOther)
                    places.insert(response.headers[.location])
                }
            }
            #expect(places.count == 1)
        }
        #expect(site.lines.all.filter { $0.hasPrefix("finished once") }.count == 1)
    }

    @Test func whatWasTypedComesBackWithTheProblem() async throws {
        let text =
            "_token=\(site.formToken(site.clerkToken))&_key=\(String(repeating: "cd", count: 16))&who=%3C%E5%BC%A0%22%3E"
        try await site.app.test(.router) { client in
            try await client.execute(uri: path, method: .post, headers: headers(), body: body(text)) { response in
                #expect(response.status == .unprocessableContent)
                let page = String(buffer: response.body)
                #expect(page.contains("value=\"&lt;张&quot;&gt;\""))
                #expect(page.contains("<a href=\"#f-note\">请填写完成情况</a>"))
                #expect(PageChecker.problems(in: page) == [])
            }
        }
    }

    @Test func filesArriveAndVanish() async throws {
        let parts =
            "--XX\r\nContent-Disposition: form-data; name=\"_token\"\r\n\r\n\(site.formToken(site.clerkToken))\r\n--XX\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\n办结\r\n--XX\r\nContent-Disposition: form-data; name=\"proof\"; filename=\"a.txt\"\r\nContent-Type: text/plain\r\n\r\n"
        let content = String(repeating: "x", count: 5_000)
        try await site.app.test(.router) { client in
            let type = (HTTPField.Name.contentType, "multipart/form-data; boundary=XX")
            try await client.execute(
                uri: path, method: .post, headers: headers([type]), body: body(parts + content + "\r\n--XX--\r\n")
            ) {
                #expect($0.status == .seeOther)
            }
            let large = String(repeating: "x", count: 1_000_001)
            try await client.execute(
                uri: path, method: .post, headers: headers([type]), body: body(parts + large + "\r\n--XX--\r\n")
            ) {
                #expect($0.status == .contentTooLarge)
            }
            try await client.execute(uri: path, method: .post, headers: headers([type]), body: body(parts + content)) {
                #expect($0.status == .unprocessableContent)
            }
        }
        #expect(site.lines.all.contains("finished 办结 5000"))
        #expect(site.lines.all.filter { $0.hasPrefix("finished") }.count == 1)
    }

    @Test func aBodyThatIsTooLargeIsRefused() async throws {
        try await site.app.test(.router) { client in
            let large = String(repeating: "a", count: 4_000_000)
            try await client.execute(uri: path, method: .post, headers: headers(), body: body("note=" + large)) {
                response in
                #expect(response.status == .contentTooLarge)
                #expect(response.headers[.connection] == "close")
            }
        }
    }

    /// Cookies mean nothing to the API, so no page can make a browser call it (T11).
    @Test func theAPITakesBearerTokensOnly() async throws {
        try await site.app.test(.router) { client in
            try await client.execute(uri: "/api/v1/notes", method: .post, headers: headers(), body: body("{}")) {
                response in
                #expect(response.status == .unauthorized)
                #expect(response.headers[.contentType] == "application/problem+json")
                #expect(String(buffer: response.body).contains("\"code\":\"sign_in_required\""))
            }
        }
    }
}
