import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Kernel
import Logging
import Markup
import NIOCore
import PageChecking
import People
import SQL
import TestSupport
import Testing

@testable import Site
@testable import Supervision

/// A world behind its pages: everybody of it is signed in.
struct StaffSite<World: Sendable>: Sendable {
    let world: World
    let settings: SiteSettings
    let tokens: [MemberID: SessionToken]
    let client: any TestClientProtocol

    struct Reply: Sendable {
        let status: Int
        let text: String
        let location: String
        let bytes: [UInt8]
        /// What a program reads; null for what is no JSON.
        var json: JSONValue { (try? JSONReader.read(bytes)) ?? .null }
    }

    /// - Parameter people: keeps the receipts of programs; without it no call can be repeated.
    static func serving(
        _ world: World, to officers: [Officer], people: PeopleStore? = nil, routes register: (SiteRoutes) -> Void,
        _ body: @escaping @Sendable (StaffSite<World>) async throws -> Void
    ) async throws {
        let tokens = Dictionary(uniqueKeysWithValues: officers.map { ($0.id, SessionToken()) })
        var made = settings(tokens, officers)
        if let people { made.receipts = BearerAccess(people: people).receipts }
        let settings = made
        let built = SiteBuilder(settings).build(register)
        let app = Application(
            router: built.router, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        try await app.test(.router) { client in
            try await body(StaffSite(world: world, settings: settings, tokens: tokens, client: client))
        }
    }

    private static func settings(_ tokens: [MemberID: SessionToken], _ officers: [Officer]) -> SiteSettings {
        var people: [SessionToken: SignedIn] = [:]
        for officer in officers {
            if let token = tokens[officer.id] { people[token] = SignedIn(officer: officer, agencyName: "青禾县卫健局") }
        }
        var settings = SiteSettings(baseURL: .loopback)
        settings.sessionLookup = { [people] in people[$0] }
        settings.bearerLookup = { [people] in people[$0] }
        settings.accessLog = .none
        settings.errorLog = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        return settings
    }

    func get(_ address: String, as officer: Officer) async throws -> Reply {
        try await send(.get, address, cookies(officer), nil)
    }

    /// A page that must be sound, read strictly.
    func page(_ address: String, as officer: Officer) async throws -> String {
        let answer = try await get(address, as: officer)
        #expect(answer.status == 200, "\(address) \(answer.text.prefix(300))")
        #expect(PageChecker.problems(in: answer.text) == [], "\(address)")
        return answer.text
    }

    func post(_ link: Link, _ fields: [(String, String)], as officer: Officer) async throws -> Reply {
        var headers = cookies(officer)
        headers[.contentType] = "application/x-www-form-urlencoded"
        let token = FormTokens(session: tokens[officer.id], notes: AnswerNotes(), settings: settings).token
        let text = (fields + [("_token", token)])
            .map { PercentEncoding.encode($0.0) + "=" + PercentEncoding.encode($0.1) }.joined(separator: "&")
        return try await send(.post, link.address, headers, ByteBuffer(string: text))
    }

    /// A call of a program.
    func call(
        _ method: HTTPRequest.Method, _ path: String, _ body: String? = nil, as officer: Officer, version: Int? = nil,
        key: String? = nil
    ) async throws -> Reply {
        var headers: HTTPFields = [:]
        if let token = tokens[officer.id] { headers[.authorization] = "Bearer gongkai_\(token.text)" }
        if body != nil { headers[.contentType] = "application/json" }
        headers[.ifMatch] = version.map { "\"\($0)\"" }
        headers[.idempotencyKey] = key
        return try await send(method, path, headers, body.map { ByteBuffer(string: $0) })
    }

    private func cookies(_ officer: Officer) -> HTTPFields {
        [.cookie: SiteCookie.session.name(secure: false) + "=" + (tokens[officer.id]?.text ?? "")]
    }

    private func send(
        _ method: HTTPRequest.Method, _ path: String, _ headers: HTTPFields, _ body: ByteBuffer?
    ) async throws -> Reply {
        try await client.execute(uri: path, method: method, headers: headers, body: body) { response in
            let bytes = Array(response.body.readableBytesView)
            return Reply(
                status: response.status.code, text: String(decoding: bytes, as: UTF8.self),
                location: response.headers[.location] ?? "", bytes: bytes)
        }
    }
}
