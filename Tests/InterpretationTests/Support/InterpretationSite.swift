import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Kernel
import Logging
import Markup
import NIOCore
import PageChecking
import SQL
import TestSupport
import Testing

@testable import Interpretation
@testable import Site

/// Interpretation behind its pages and operations: a real database, everybody of `InterpretationWorld` signed in.
struct InterpretationSite: Sendable {
    typealias World = InterpretationWorld

    let world: InterpretationWorld
    let settings: SiteSettings
    let tokens: [MemberID: SessionToken]
    let client: any TestClientProtocol

    struct Reply: Sendable {
        let status: Int
        let headers: HTTPFields
        let text: String
        var location: String { headers[.location] ?? "" }
        var cookies: String {
            headers[values: .setCookie].map { String($0.prefix { $0 != ";" }) }.joined(separator: "; ")
        }
    }

    static func with(
        answers: Int = 1_000, _ body: @escaping @Sendable (InterpretationSite) async throws -> Void
    ) async throws {
        try await World.with(TestDatabases.all[0]) { world in
            let tokens = Dictionary(uniqueKeysWithValues: World.everybody.map { ($0.id, SessionToken()) })
            let settings = settings(tokens)
            let built = SiteBuilder(settings).build { routes in
                InterpretationRoutes(
                    interpretations: world.interpretations, publishing: world.publishing, people: world.people
                ).register(on: routes)
                SurveyPortal(
                    interpretations: world.interpretations, site: site,
                    answers: VisitorThrottle(most: answers, within: .seconds(600), sentence: "没有提交：次数过多。请稍后再提交。")
                ).register(on: routes)
                InterpretationOperations(interpretations: world.interpretations).register(on: routes)
            }
            let app = Application(
                router: built.router, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
            try await app.test(.router) { client in
                try await body(InterpretationSite(world: world, settings: settings, tokens: tokens, client: client))
            }
        }
    }

    private static let site = PortalSite(
        name: "青禾县卫生健康局", domain: "", code: "", agency: "青禾县卫生健康局", host: "", operatorName: "", contact: "", icp: "",
        police: "", entries: [])

    private static func settings(_ tokens: [MemberID: SessionToken]) -> SiteSettings {
        var people: [SessionToken: SignedIn] = [:]
        for officer in World.everybody {
            if let token = tokens[officer.id] { people[token] = SignedIn(officer: officer, agencyName: "青禾县卫健局") }
        }
        var settings = SiteSettings(baseURL: .loopback)
        settings.sessionLookup = { [people] in people[$0] }
        settings.bearerLookup = { [people] in people[$0] }
        settings.accessLog = .none
        settings.errorLog = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        return settings
    }

    func get(_ address: String, as officer: Officer? = nil) async throws -> Reply {
        try await send(.get, address, officer.map(cookies) ?? [:], nil)
    }

    /// A page that must be sound, read strictly.
    @discardableResult
    func page(_ address: String, as officer: Officer? = nil, cookies: String? = nil) async throws -> String {
        var headers = officer.map(self.cookies) ?? [:]
        if let cookies { headers[.cookie] = cookies }
        let answer = try await send(.get, address, headers, nil)
        #expect(answer.status == 200, "\(address) \(answer.text.prefix(300))")
        #expect(PageChecker.problems(in: answer.text) == [], "\(address)")
        return answer.text
    }

    func post(_ link: Link, _ fields: [(String, String)], as officer: Officer) async throws -> Reply {
        var headers = cookies(officer)
        headers[.contentType] = "application/x-www-form-urlencoded"
        let token = FormTokens(session: tokens[officer.id], notes: AnswerNotes(), settings: settings).token
        return try await send(.post, link.address, headers, Self.encoded(fields + [("_token", token)]))
    }

    /// An act from the page of the only case as it stands now.
    @discardableResult
    func act(_ act: CaseAct, _ fields: [(String, String)] = [], as officer: Officer) async throws -> Reply {
        let found = try await world.only()
        return try await post(
            InterpretationLinks.act(found.id, act.rawValue),
            [("version", "\(found.version)")] + fields.map { (CaseField.name(act, $0.0), $0.1) }, as: officer)
    }

    /// As a browser without account and JavaScript does it: opens `form`, sends its hidden fields and cookie back.
    func submit(_ form: String, to link: Link, _ fields: [(String, String)]) async throws -> Reply {
        let opened = try await get(form)
        let cookie = (opened.headers[values: .setCookie].first ?? "").prefix { $0 != ";" }
        var headers: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]
        headers[.cookie] = String(cookie)
        let hidden = ["_token", "_key"].map { ($0, Self.hidden($0, in: opened.text)) }
        return try await send(.post, link.address, headers, Self.encoded(fields + hidden))
    }

    func call(_ path: String, as officer: Officer) async throws -> Reply {
        var headers: HTTPFields = [:]
        if let token = tokens[officer.id] { headers[.authorization] = "Bearer gongkai_\(token.text)" }
        return try await send(.get, path, headers, nil)
    }

    private static func hidden(_ name: String, in page: String) -> String {
        let mark = Array("name=\"\(name)\" value=\"".utf8), bytes = Array(page.utf8)
        guard bytes.count > mark.count else { return "" }
        for start in 0..<(bytes.count - mark.count) where Array(bytes[start..<(start + mark.count)]) == mark {
            return String(decoding: bytes[(start + mark.count)...].prefix { $0 != UInt8(ascii: "\"") }, as: UTF8.self)
        }
        return ""
    }

    private static func encoded(_ fields: [(String, String)]) -> ByteBuffer {
        ByteBuffer(
            string: fields.map { PercentEncoding.encode($0.0) + "=" + PercentEncoding.encode($0.1) }
                .joined(separator: "&"))
    }

    private func cookies(_ officer: Officer) -> HTTPFields {
        [.cookie: SiteCookie.session.name(secure: false) + "=" + (tokens[officer.id]?.text ?? "")]
    }

    private func send(
        _ method: HTTPRequest.Method, _ path: String, _ headers: HTTPFields, _ body: ByteBuffer?
    ) async throws -> Reply {
        try await client.execute(uri: path, method: method, headers: headers, body: body) { response in
            Reply(
                status: response.status.code, headers: response.headers,
                text: String(decoding: Array(response.body.readableBytesView), as: UTF8.self))
        }
    }
}
