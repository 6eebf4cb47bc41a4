import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Kernel
import Markup
import NIOCore
import PageChecking
import Testing

@testable import Site

@Suite struct PageRouteTests {
    let site: TestSite
    init() throws { site = try TestSite() }

    @Test(arguments: ["/", "/login", "/nowhere", "/refused?code=role_refused"])
    func everyPublicPageIsSound(_ path: String) async throws {
        try await site.app.test(.router) { client in
            try await client.execute(uri: path, method: .get) { response in
                let page = String(buffer: response.body)
                #expect(PageChecker.problems(in: page) == [])
            }
        }
    }

    @Test(arguments: ["/console", "/console?q=%3Cscript%3E", "/console/audit", "/nowhere"])
    func everyConsolePageIsSound(_ path: String) async throws {
        try await site.app.test(.router) { client in
            try await client.execute(uri: path, method: .get, headers: [.cookie: site.cookie(site.clerkToken)]) {
                response in
                let page = String(buffer: response.body)
                #expect(PageChecker.problems(in: page) == [])
                #expect(!page.contains("<script>"))
            }
        }
    }

    /// Every route carries the headers of anchors' header list, also when it refuses.
    @Test(arguments: ["/", "/console", "/nowhere", "/broken", "/api/v1/broken", "/healthz", "/robots.txt"])
    func everyAnswerCarriesTheSecurityHeaders(_ path: String) async throws {
        try await site.app.test(.router) { client in
            try await client.execute(uri: path, method: .get) { response in
                #expect(response.headers[.contentSecurityPolicy]?.hasPrefix("default-src 'none'") == true)
                #expect(response.headers[.contentSecurityPolicy]?.contains("unsafe") == false)
                #expect(response.headers[.xContentTypeOptions] == "nosniff")
                for name in ["referrer-policy", "cross-origin-opener-policy", "cross-origin-resource-policy"] {
                    let field = try #require(HTTPField.Name(name))
                    #expect(response.headers[field] == "same-origin")
                }
            }
        }
    }

    /// T21: pages of people who are signed in are kept nowhere.
    @Test(arguments: ["/", "/console", "/console/x.css", "/robots.txt"])
    func pagesOfSignedInPeopleAreNotStored(_ path: String) async throws {
        try await site.app.test(.router) { client in
            try await client.execute(uri: path, method: .get, headers: [.cookie: site.cookie(site.clerkToken)]) {
                response in
                #expect(response.headers[.cacheControl] == "no-store")
            }
        }
    }

    @Test(arguments: Refusal.Code.allCases)
    func everyRefusalHasItsStatusAndItsSentence(_ code: Refusal.Code) async throws {
        try await site.app.test(.router) { client in
            try await client.execute(uri: "/refused?code=\(code.rawValue)", method: .post) {
                #expect($0.status == .notFound)
            }
            try await client.execute(uri: "/refused?code=\(code.rawValue)", method: .get) { response in
                guard code != .signInRequired else {
                    #expect(response.status == .seeOther)
                    #expect(response.headers[.location] == "/login?next=%2Frefused%3Fcode%3Dsign_in_required")
                    return
                }
                #expect(response.status == code.status)
                let page = String(buffer: response.body)
                #expect(page.contains("没有办成：&lt;b&gt;原因&lt;/b&gt;。"))
                #expect(page.contains("TASK-4"))
                #expect(
                    response.headers[.retryAfter] == (code == .tooManyAttempts || code == .unavailable ? "60" : nil))
            }
        }
    }

    @Test func unknownErrorsShowANumberAndNothingElse() async throws {
        try await site.app.test(.router) { client in
            for path in ["/broken", "/api/v1/broken"] {
                try await client.execute(uri: path, method: .get) { response in
                    let body = String(buffer: response.body)
                    #expect(response.status == .internalServerError)
                    #expect(!body.contains("hunter2"))
                    #expect(!body.contains("Broken"))
                    let reference = try #require(response.headers[.requestID])
                    #expect(body.contains(reference))
                }
            }
        }
    }

    @Test func whoIsNotSignedInIsSentToTheLoginPage() async throws {
        try await site.app.test(.router) { client in
            try await client.execute(uri: "/console?q=a", method: .get) { response in
                #expect(response.status == .seeOther)
                #expect(response.headers[.location] == "/login?next=%2Fconsole%3Fq%3Da")
            }
        }
    }

    @Test func aPendingDutyComesFirst() async throws {
        let headers: HTTPFields = [.cookie: site.cookie(site.pendingToken)]
        try await site.app.test(.router) { client in
            try await client.execute(uri: "/console", method: .get, headers: headers) { response in
                #expect(response.status == .seeOther)
                #expect(response.headers[.location] == "/password")
            }
            try await client.execute(uri: "/password", method: .get, headers: headers) { #expect($0.status == .ok) }
            try await client.execute(uri: "/", method: .get, headers: headers) { #expect($0.status == .ok) }
        }
    }

    /// MLPS-3: administrators see no business page, business people none of theirs.
    @Test func audiencesAreHeld() async throws {
        try await site.app.test(.router) { client in
            let rows: [(String, SessionToken, HTTPResponse.Status)] = [
                ("/console", site.clerkToken, .ok), ("/console", site.auditToken, .forbidden),
                ("/console/audit", site.clerkToken, .forbidden), ("/console/audit", site.auditToken, .ok),
            ]
            for (path, token, status) in rows {
                try await client.execute(uri: path, method: .get, headers: [.cookie: site.cookie(token)]) {
                    #expect($0.status == status, "\(path)")
                }
            }
        }
    }

    /// Who is signed in keeps the rail on the page that explains a refusal.
    @Test func refusalsKeepTheConsoleAroundThem() async throws {
        try await site.app.test(.router) { client in
            try await client.execute(
                uri: "/console/audit", method: .get, headers: [.cookie: site.cookie(site.clerkToken)]
            ) { response in
                let page = String(buffer: response.body)
                #expect(page.contains("href=\"/console/plans\"") && page.contains("只有系统管理员、安全管理员、审计管理员可以办理"))
                #expect(PageChecker.problems(in: page) == [])
            }
        }
    }

    @Test func parametersArePrintedAndReadByOneValue() async throws {
        let task: Identifier<TaskSubject> = try TestSite.id(9)
        let link = TestLinks.task(task, 12)
        try await site.app.test(.router) { client in
            let headers: HTTPFields = [.cookie: site.cookie(site.clerkToken)]
            try await client.execute(uri: link.address, method: .get, headers: headers) { response in
                #expect(response.status == .ok)
                #expect(String(buffer: response.body).contains("<p>\(task.text) 12</p>"))
            }
            for path in [
                "/console/tasks/7/notes/1", "/console/tasks/\(task.text)/notes/x",
                "/console/tasks/\(task.text)/notes/99999999999999999999",
            ] {
                try await client.execute(uri: path, method: .get, headers: headers) { #expect($0.status == .notFound) }
            }
        }
    }

    @Test func routesSayWhoTheyAreFor() {
        let declared = site.routes.declared
        #expect(declared.allSatisfy { $0.isSound })
        #expect(declared.allSatisfy { $0.method == .get || $0.proof != .none })
        #expect(
            declared.contains {
                $0.path == "/console/tasks/{task}/completion" && $0.method == .post && $0.audience == .staff
            })
    }
}
