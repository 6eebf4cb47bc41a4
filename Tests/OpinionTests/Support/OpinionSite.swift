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

@testable import Opinion
@testable import Site

/// Opinion behind its pages and operations: a real database, everybody of `OpinionWorld` signed in.
struct OpinionSite: Sendable {
    typealias World = OpinionWorld

    let world: OpinionWorld
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
        _ body: @escaping @Sendable (OpinionSite) async throws -> Void
    ) async throws {
        try await World.with(TestDatabases.all[0]) { world in
            let tokens = Dictionary(uniqueKeysWithValues: World.everybody.map { ($0.id, SessionToken()) })
            let settings = settings(tokens)
            let built = SiteBuilder(settings).build { routes in
                OpinionRoutes(opinions: world.opinions, publishing: world.publishing).register(on: routes)
                OpinionOperations(opinions: world.opinions).register(on: routes)
            }
            let app = Application(
                router: built.router, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
            try await app.test(.router) { client in
                try await body(OpinionSite(world: world, settings: settings, tokens: tokens, client: client))
            }
        }
    }

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

    /// An act from the page of a case as it stands now.
    @discardableResult
    func act(
        _ act: OpinionAct, _ fields: [(String, String)] = [], on id: OpinionID, as officer: Officer
    ) async throws -> Reply {
        let found = try await world.found(id)
        return try await post(
            OpinionLinks.act(id, act.rawValue),
            [("version", "\(found.version)")] + fields.map { (OpinionField.name(act, $0.0), $0.1) }, as: officer)
    }

    func call(
        _ method: HTTPRequest.Method, _ path: String, _ body: String? = nil, as officer: Officer, key: String? = nil,
        version: Int? = nil
    ) async throws -> Reply {
        var headers: HTTPFields = [:]
        headers[.ifMatch] = version.map { "\"\($0)\"" }
        if let key, let name = HTTPField.Name("Idempotency-Key") { headers[name] = key }
        if let token = tokens[officer.id] { headers[.authorization] = "Bearer gongkai_\(token.text)" }
        if body != nil { headers[.contentType] = "application/json" }
        return try await send(method, path, headers, body.map { ByteBuffer(string: $0) })
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
