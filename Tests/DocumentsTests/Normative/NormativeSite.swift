import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Kernel
import Logging
import Markup
import NIOCore
import ObjectStorage
import PageChecking
import TestSupport
import Testing

@testable import Documents
@testable import Site

/// The library behind its pages: real database, real files, everybody of `NormativeWorld` signed in.
struct NormativeSite: Sendable {
    let world: NormativeStoreWorld
    let clock: NormativeClock
    let settings: SiteSettings
    let tokens: [MemberID: SessionToken]
    let client: any TestClientProtocol

    static func with(
        on day: String = "2026-06-10", _ body: @escaping @Sendable (NormativeSite) async throws -> Void
    ) async throws {
        try await NormativeStoreWorld.with(on: day) { world, clock in
            try await TestFolder.with { folder in
                try await open(world, clock, try FileStore(root: folder.path("files")), body)
            }
        }
    }

    private static func open(
        _ world: NormativeStoreWorld, _ clock: NormativeClock, _ files: FileStore,
        _ body: @escaping @Sendable (NormativeSite) async throws -> Void
    ) async throws {
        let tokens = Dictionary(uniqueKeysWithValues: NormativeWorld.everybody.map { ($0.id, SessionToken()) })
        var people: [SessionToken: SignedIn] = [:]
        for officer in NormativeWorld.everybody {
            guard let token = tokens[officer.id] else { continue }
            people[token] = SignedIn(officer: officer, agencyName: "青禾县卫健局")
        }
        var settings = SiteSettings(baseURL: .loopback)
        settings.sessionLookup = { [people] in people[$0] }
        settings.rail = { _ in [RailEntry(id: "normative", title: "规范性文件", link: NormativeLinks.list)] }
        settings.accessLog = .none
        let built = SiteBuilder(settings).build { routes in
            NormativeRoutes(texts: world.texts, files: FileShelf(files: files)).register(on: routes)
            NormativePortalRoutes(texts: world.texts, site: portal).register(on: routes)
        }
        let finished = settings
        let app = Application(router: built.router, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        try await app.test(.router) { client in
            try await body(
                NormativeSite(world: world, clock: clock, settings: finished, tokens: tokens, client: client))
        }
    }

    static let portal = PortalSite(
        name: "青禾县卫生健康局", domain: "wjj.example.gov.cn", code: "9999010001", agency: "青禾县卫生健康局",
        host: "青禾县卫生健康局", operatorName: "规划信息科", contact: "0999-1234567", icp: "", police: "", entries: [])
}

struct NormativeAnswer: Sendable {
    let status: HTTPResponse.Status
    let headers: HTTPFields
    let page: String
}

extension NormativeSite {
    func get(_ link: Link, as officer: Officer?) async throws -> NormativeAnswer {
        try await send(.get, link, cookies(officer), nil)
    }

    /// A page that must be sound, read strictly.
    func page(_ link: Link, as officer: Officer?) async throws -> String {
        let answer = try await get(link, as: officer)
        #expect(answer.status == .ok, "\(link.address)")
        #expect(PageChecker.problems(in: answer.page) == [], "\(link.address)")
        return answer.page
    }

    func post(_ link: Link, _ fields: [(String, String)], as officer: Officer) async throws -> NormativeAnswer {
        var headers = cookies(officer)
        headers[.contentType] = "application/x-www-form-urlencoded"
        let token = FormTokens(session: tokens[officer.id], notes: AnswerNotes(), settings: settings).token
        let body = (fields + [("_token", token)])
            .map { "\(PercentEncoding.encode($0.0))=\(PercentEncoding.encode($0.1))" }.joined(separator: "&")
        return try await send(.post, link, headers, ByteBuffer(string: body))
    }

    /// One act on a text; the version is read first.
    func act(
        _ act: NormativeAct, _ id: NormativeID, _ fields: [(String, String)], as officer: Officer
    ) async throws -> NormativeAnswer {
        let version = try await world.texts.text(id, for: NormativeWorld.legal).version
        return try await post(
            NormativeLinks.act(id, act.rawValue),
            fields.map { (NormativeField.name(act, $0.0), $0.1) } + [("version", "\(version)")], as: officer)
    }

    private func cookies(_ officer: Officer?) -> HTTPFields {
        guard let officer, let token = tokens[officer.id] else { return [:] }
        return [.cookie: SiteCookie.session.name(secure: false) + "=" + token.text]
    }

    private func send(
        _ method: HTTPRequest.Method, _ link: Link, _ headers: HTTPFields, _ body: ByteBuffer?
    ) async throws -> NormativeAnswer {
        try await client.execute(uri: link.address, method: method, headers: headers, body: body) { response in
            NormativeAnswer(
                status: response.status, headers: response.headers, page: String(buffer: response.body))
        }
    }
}
