import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Kernel
import Logging
import Markup
import NIOCore
import OfficeFormats
import PageChecking
import People
import SQL
import TestSupport
import Testing

@testable import Letters
@testable import Site

/// Letters behind their pages and operations: a real database, everybody of `LetterWorld` signed in.
struct LetterSite: Sendable {
    typealias World = LetterWorld

    let world: LetterStoreWorld
    let settings: SiteSettings
    let tokens: [MemberID: SessionToken]
    let client: any TestClientProtocol

    struct Reply: Sendable {
        let status: Int
        let headers: HTTPFields
        let text: String
        /// Every cookie that was set, as the browser sends it back.
        var cookies: String {
            headers[values: .setCookie].map { String($0.prefix { $0 != ";" }) }.joined(separator: "; ")
        }
        var location: String { headers[.location] ?? "" }
        var json: JSONValue {
            get throws { try JSONReader.read(Array(text.utf8)) }
        }
    }

    static func with(
        sends: Int = 1_000, _ body: @escaping @Sendable (LetterSite) async throws -> Void
    ) async throws {
        try await LetterStoreWorld.with(TestDatabases.all[0]) { world in
            let tokens = Dictionary(uniqueKeysWithValues: World.everybody.map { ($0.id, SessionToken()) })
            let settings = settings(tokens)
            var limits = LetterPortalLimits()
            limits.sends = VisitorThrottle(most: sends, within: .seconds(600), sentence: "没有提交：次数过多。请稍后再提交。")
            let built = SiteBuilder(settings).build { [limits] routes in
                LetterPortal(letters: world.letters, site: site, limits: limits).register(on: routes)
                LetterRoutes(
                    letters: world.letters,
                    reading: LetterTableReading { _, _ in ReadDocument(format: .xlsx, blocks: []) }
                ).register(on: routes)
                LetterOperationRoutes(letters: world.letters).register(on: routes)
            }
            let app = Application(
                router: built.router, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
            try await app.test(.router) { client in
                try await body(LetterSite(world: world, settings: settings, tokens: tokens, client: client))
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
        return try await send(.post, link.address, headers, LetterSite.encoded(fields + [("_token", token(officer))]))
    }

    /// A table chosen in the import's form.
    func upload(_ link: Link, _ name: String, _ text: String, as officer: Officer) async throws -> Reply {
        var headers = cookies(officer)
        headers[.contentType] = "multipart/form-data; boundary=zz"
        let body = """
            --zz\r\nContent-Disposition: form-data; name="_token"\r\n\r\n\(token(officer))\r\n--zz\r\n\
            Content-Disposition: form-data; name="file"; filename="\(name)"\r\nContent-Type: text/csv\r\n\r\n\
            \(text)\r\n--zz--\r\n
            """
        return try await send(.post, link.address, headers, ByteBuffer(string: body))
    }

    private func token(_ officer: Officer) -> String {
        FormTokens(session: tokens[officer.id], notes: AnswerNotes(), settings: settings).token
    }

    /// As a browser without account and JavaScript does it: opens `form`, sends its hidden fields and cookie back.
    func submit(_ form: String, to link: Link, _ fields: [(String, String)]) async throws -> Reply {
        let opened = try await get(form)
        let cookie = (opened.headers[values: .setCookie].first ?? "").prefix { $0 != ";" }
        var headers: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]
        headers[.cookie] = String(cookie)
        let hidden = ["_token", "_key"].map { ($0, LetterSite.hidden($0, in: opened.text)) }
        return try await send(.post, link.address, headers, LetterSite.encoded(fields + hidden))
    }

    private static func hidden(_ name: String, in page: String) -> String {
        let parts = page.components(separatedBy: "name=\"\(name)\" value=\"")
        return parts.count > 1 ? String(parts[1].prefix { $0 != "\"" }) : ""
    }

    private static func encoded(_ fields: [(String, String)]) -> ByteBuffer {
        ByteBuffer(
            string: fields.map { PercentEncoding.encode($0.0) + "=" + PercentEncoding.encode($0.1) }
                .joined(separator: "&"))
    }

    private func cookies(_ officer: Officer) -> HTTPFields {
        [.cookie: SiteCookie.session.name(secure: false) + "=" + (tokens[officer.id]?.text ?? "")]
    }

    /// A call of a program.
    func call(
        _ method: HTTPRequest.Method, _ path: String, _ body: String? = nil, as officer: Officer, key: String? = nil
    ) async throws -> Reply {
        var headers: HTTPFields = [:]
        if let token = tokens[officer.id] { headers[.authorization] = "Bearer gongkai_\(token.text)" }
        if body != nil { headers[.contentType] = "application/json" }
        if let key { headers[.idempotencyKey] = key }
        return try await send(method, path, headers, body.map { ByteBuffer(string: $0) })
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
