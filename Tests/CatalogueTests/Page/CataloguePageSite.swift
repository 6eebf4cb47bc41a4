import Audit
import Ciphers
import Documents
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Kernel
import Logging
import Markup
import NIOCore
import Obligations
import OfficeFormats
import PageChecking
import People
import Publishing
import SQL
import TestSupport
import Testing

@testable import Catalogue
@testable import Site

/// Catalogues behind their pages: real database, everybody of `CatalogueWorld` signed in, a portal with two columns.
struct CataloguePageSite: Sendable {
    typealias World = CatalogueWorld

    let world: CatalogueStoreWorld
    let settings: SiteSettings
    let tokens: [MemberID: SessionToken]
    let client: any TestClientProtocol
    let columns: [SiteColumn]

    static func with(_ body: @escaping @Sendable (CataloguePageSite) async throws -> Void) async throws {
        try await CatalogueStoreWorld.with(TestDatabases.all[0]) { world in
            try await world.store.write { try settle($0) }
            let columns = [try await world.column("jgzn"), try await world.column("tjxx", freshness: 90)]
            let tokens = Dictionary(uniqueKeysWithValues: World.everybody.map { ($0.id, SessionToken()) })
            let settings = settings(tokens)
            let people = PeopleStore(store: world.store, journal: world.journal, cost: .init(memory: 8, passes: 1))
            let intake = CatalogueIntake { try await DocumentReader.read(bytes: $0, named: $1) }
            let site = PortalSite(
                name: "青禾县卫生健康局", domain: "localhost", code: "", agency: "青禾县卫生健康局", host: "", operatorName: "",
                contact: "", icp: "", police: "", entries: [])
            let built = SiteBuilder(settings).build { routes in
                CatalogueRoutes(
                    catalogues: world.catalogues, publishing: world.publishing, people: people, intake: intake
                ).register(on: routes)
                CatalogueOperationRoutes(
                    catalogues: world.catalogues, publishing: world.publishing, people: people, intake: intake
                ).register(on: routes)
                PublicCatalogueRoutes(
                    catalogues: world.catalogues, publishing: world.publishing, people: people, site: site
                ).register(on: routes)
            }
            let app = Application(router: built.router, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
            try await app.test(.router) { client in
                try await body(
                    CataloguePageSite(
                        world: world, settings: settings, tokens: tokens, client: client, columns: columns))
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
        settings.rail = { _ in [RailEntry(id: "catalogue", title: "公开目录", link: CatalogueLinks.list)] }
        settings.bearerLookup = { [people] in people[$0] }
        settings.accessLog = .none
        return settings
    }

    private static func settle(_ tx: Transaction) throws {
        for (id, name) in [(World.commission, "青禾县卫生健康局"), (World.hospitalAgency, "县人民医院")] {
            try tx.execute(
                "INSERT INTO agency (id, short_name, name, created_at, version) VALUES (?, ?, ?, 0, 1)",
                [id, name, name])
        }
        for (place, unit) in World.units.enumerated() {
            try tx.execute(
                """
                INSERT INTO unit (id, agency_id, name, kind, own_agency_id, position, active, created_at, version)
                VALUES (?, ?, ?, ?, ?, ?, 1, 0, 1)
                """, [unit.id, unit.agency, unit.name, unit.kind.rawValue, unit.ownAgency, place])
        }
    }

    struct Reply: Sendable {
        let status: HTTPResponse.Status
        let headers: HTTPFields
        let bytes: [UInt8]
        var page: String { String(decoding: bytes, as: UTF8.self) }
    }

    func get(_ link: Link, as officer: Officer? = nil) async throws -> Reply {
        try await send(.get, link.address, headers: cookies(officer), nil)
    }

    /// A page that must be sound, read strictly.
    func page(_ link: Link, as officer: Officer? = nil) async throws -> String {
        let answer = try await get(link, as: officer)
        #expect(answer.status == .ok, "\(link.address)")
        #expect(PageChecker.problems(in: answer.page) == [], "\(link.address)")
        return answer.page
    }

    func post(
        _ link: Link, _ fields: [(String, String)] = [], file: (name: String, bytes: [UInt8])? = nil,
        as officer: Officer
    ) async throws -> Reply {
        var headers = cookies(officer)
        headers[.contentType] = "multipart/form-data; boundary=frontier"
        var body: [UInt8] = []
        let token = FormTokens(session: tokens[officer.id], notes: AnswerNotes(), settings: settings).token
        for (name, value) in fields + [("_token", token)] {
            body += "--frontier\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n".utf8
        }
        if let file {
            let head = "Content-Disposition: form-data; name=\"file\"; filename=\"\(file.name)\""
            body += "--frontier\r\n\(head)\r\nContent-Type: application/octet-stream\r\n\r\n".utf8
            body += file.bytes + Array("\r\n".utf8)
        }
        body += "--frontier--\r\n".utf8
        return try await send(.post, link.address, headers: headers, ByteBuffer(bytes: body))
    }

    /// A call of a program.
    func call(_ path: String, as officer: Officer) async throws -> (status: Int, json: JSONValue) {
        let reply = try await send(.get, path, headers: bearer(officer), nil)
        return (reply.status.code, try JSONReader.read(reply.bytes))
    }

    func upload(
        _ path: String, _ file: (name: String, bytes: [UInt8]), version: Int?, as officer: Officer
    ) async throws -> (status: Int, json: JSONValue) {
        var headers = bearer(officer)
        headers[.contentType] = "multipart/form-data; boundary=b"
        headers[.ifMatch] = version.map { "\"\($0)\"" }
        let head = "Content-Disposition: form-data; name=\"file\"; filename=\"\(file.name)\""
        let body = Array("--b\r\n\(head)\r\n\r\n".utf8) + file.bytes + Array("\r\n--b--\r\n".utf8)
        let reply = try await send(.post, path, headers: headers, ByteBuffer(bytes: body))
        return (reply.status.code, try JSONReader.read(reply.bytes))
    }

    private func bearer(_ officer: Officer) -> HTTPFields {
        tokens[officer.id].map { [.authorization: "Bearer gongkai_\($0.text)"] } ?? [:]
    }

    private func cookies(_ officer: Officer?) -> HTTPFields {
        guard let officer, let token = tokens[officer.id] else { return [:] }
        return [.cookie: SiteCookie.session.name(secure: false) + "=" + token.text]
    }

    private func send(
        _ method: HTTPRequest.Method, _ address: String, headers: HTTPFields, _ body: ByteBuffer?
    ) async throws -> Reply {
        try await client.execute(uri: address, method: method, headers: headers, body: body) { response in
            Reply(
                status: response.status, headers: response.headers, bytes: Array(response.body.readableBytesView))
        }
    }
}
