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

@testable import Consultation
@testable import Site

/// Consultations behind their pages and operations: a real database, everybody of `ConsultationWorld` signed in.
struct ConsultationSite: Sendable {
    typealias World = ConsultationWorld

    let world: ConsultationStoreWorld
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
        usual: Int = 1_000, most: Int = 1_000, _ body: @escaping @Sendable (ConsultationSite) async throws -> Void
    ) async throws {
        try await ConsultationStoreWorld.with(TestDatabases.all[0]) { world in
            let tokens = Dictionary(uniqueKeysWithValues: World.everybody.map { ($0.id, SessionToken()) })
            let settings = settings(tokens)
            let built = SiteBuilder(settings).build { routes in
                ConsultationPortal(
                    consultations: world.consultations, site: site,
                    usual: VisitorThrottle(most: usual, within: .seconds(600), sentence: ""),
                    most: VisitorThrottle(most: most, within: .seconds(600), sentence: "没有提交：次数过多。请稍后再提交。")
                ).register(on: routes)
                // Read here and not in a child: the child is tested with the reader.
                let reading = DraftWordReading { bytes, name in
                    do {
                        return try await RichReader.document(bytes, name: name)
                    } catch let error as ReadingError { throw Refusal(.invalid, error.sentence) }
                }
                ConsultationRoutes(
                    consultations: world.consultations, normatives: world.normatives, reading: reading
                ).register(on: routes)
                ConsultationOperationRoutes(consultations: world.consultations).register(on: routes)
            }
            let app = Application(
                router: built.router, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
            try await app.test(.router) { client in
                try await body(ConsultationSite(world: world, settings: settings, tokens: tokens, client: client))
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
        let token = FormTokens(session: tokens[officer.id], notes: AnswerNotes(), settings: settings).token
        return try await send(.post, link.address, headers, ConsultationSite.encoded(fields + [("_token", token)]))
    }

    /// As a browser without JavaScript does it: opens `form`, sends its hidden fields, cookie and files back.
    func submit(
        _ form: String, to link: Link, _ fields: [(String, String)], files: [(String, String, [UInt8])] = [],
        as officer: Officer? = nil
    ) async throws -> Reply {
        let opened = try await get(form, as: officer)
        let signedIn = officer.flatMap { cookies($0)[.cookie] }
        let cookie = signedIn ?? String((opened.headers[values: .setCookie].first ?? "").prefix { $0 != ";" })
        let hidden = ["_token", "_key"].map { ($0, ConsultationSite.hidden($0, in: opened.text)) }
        let boundary = "gongkai-test-boundary"
        var headers: HTTPFields = [.contentType: "multipart/form-data; boundary=\(boundary)"]
        headers[.cookie] = cookie
        var body = ByteBuffer()
        for (name, value) in hidden + fields {
            body.writeString(
                "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n")
        }
        for (field, name, bytes) in files {
            body.writeString(
                "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(field)\"; filename=\"\(name)\"\r\n\r\n")
            body.writeBytes(bytes)
            body.writeString("\r\n")
        }
        body.writeString("--\(boundary)--\r\n")
        return try await send(.post, link.address, headers, body)
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
        _ method: HTTPRequest.Method, _ path: String, _ body: String? = nil, as officer: Officer, version: Int? = nil,
        key: String? = nil
    ) async throws -> Reply {
        var headers: HTTPFields = [:]
        if let key, let name = HTTPField.Name("Idempotency-Key") { headers[name] = key }
        if let token = tokens[officer.id] { headers[.authorization] = "Bearer gongkai_\(token.text)" }
        if body != nil { headers[.contentType] = "application/json" }
        headers[.ifMatch] = version.map { "\"\($0)\"" }
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
