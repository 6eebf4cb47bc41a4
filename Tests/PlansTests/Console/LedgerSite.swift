import Ciphers
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
import People
import SQL
import TestSupport
import Testing

@testable import Plans
@testable import Site

/// The whole ledger behind its pages: real database, real files, everybody of `LedgerWorld` signed in.
struct LedgerSite: Sendable {
    let world: LedgerStoreWorld
    let files: FileStore
    let settings: SiteSettings
    let tokens: [MemberID: SessionToken]
    let client: any TestClientProtocol
    let declared: [DeclaredRoute]

    static func with(
        _ database: TestDatabase = TestDatabases.all[0], on day: String = "2026-06-10",
        _ body: @escaping @Sendable (LedgerSite) async throws -> Void
    ) async throws {
        try await LedgerStoreWorld.with(database, on: day) { world in
            try await TestFolder.with { folder in
                let files = try FileStore(root: folder.path("files"))
                try await world.store.write { try LedgerSite.settle($0) }
                try await open(world, files, body)
            }
        }
    }

    private static func open(
        _ world: LedgerStoreWorld, _ files: FileStore, _ body: @escaping @Sendable (LedgerSite) async throws -> Void
    ) async throws {
        let known = LedgerWorld.everybody + [LedgerWorld.secondOffice]
        let tokens = Dictionary(uniqueKeysWithValues: known.map { ($0.id, SessionToken()) })
        var people: [SessionToken: SignedIn] = [:]
        for officer in known {
            guard let token = tokens[officer.id] else { continue }
            people[token] = SignedIn(officer: officer, agencyName: "青禾县卫健局")
        }
        var settings = SiteSettings(baseURL: .loopback)
        settings.sessionLookup = { [people] in people[$0] }
        settings.rail = { _ in [RailEntry(id: "workbench", title: "工作台", link: LedgerLinks.workbench)] }
        settings.accessLog = .none
        let store = PeopleStore(store: world.store, journal: world.journal, cost: .init(memory: 8, passes: 1))
        let built = SiteBuilder(settings).build { routes in
            LedgerRoutes(
                plans: world.plans, imports: world.imports, people: store, files: FileShelf(files: files),
                calendar: { StateCouncil.calendar }
            ).register(on: routes)
            PublicLedgerRoutes(plans: world.plans, people: store, site: portal, calendar: { StateCouncil.calendar })
                .register(on: routes)
        }
        let (declared, finished) = (built.declared, settings)
        let app = Application(router: built.router, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        try await app.test(.router) { client in
            try await body(
                LedgerSite(
                    world: world, files: files, settings: finished, tokens: tokens, client: client,
                    declared: declared))
        }
    }

    static let portal = PortalSite(
        name: "青禾县卫生健康局", domain: "wjj.example.gov.cn", code: "9999010001", agency: "青禾县卫生健康局",
        host: "青禾县卫生健康局", operatorName: "规划信息科", contact: "0999-1234567", icp: "", police: "", entries: [])

    /// The agencies, units and members that `LedgerWorld` knows by id.
    private static func settle(_ tx: Transaction) throws {
        typealias World = LedgerWorld
        let agencies: [(AgencyID, String, AgencyID?)] = [
            (World.government, "青禾县政府", nil), (World.commission, "青禾县卫健局", World.government),
            (World.hospitalAgency, "县医院", World.commission), (World.stranger, "教育局", nil),
        ]
        for (id, name, parent) in agencies {
            try tx.execute(
                "INSERT INTO agency (id, short_name, name, parent_id, created_at, version) VALUES (?, ?, ?, ?, 0, 1)",
                [id, name, name, parent])
        }
        let units: [(UnitID, String, String, AgencyID?)] = [
            (World.publicity, "宣传教育科", "section", nil), (World.finance, "财务科", "section", nil),
            (World.petitions, "信访科", "section", nil), (World.hospital, "县人民医院", "affiliate", World.hospitalAgency),
        ]
        for (index, (id, name, kind, own)) in units.enumerated() {
            try tx.execute(
                """
                INSERT INTO unit (id, agency_id, name, kind, own_agency_id, position, active, created_at, version)
                VALUES (?, ?, ?, ?, ?, ?, 1, 0, 1)
                """, [id, World.commission, name, kind, own, index])
        }
        for officer in World.everybody + [World.secondOffice] { try settle(officer, tx) }
    }

    private static func settle(_ officer: Officer, _ tx: Transaction) throws {
        try tx.execute(
            """
            INSERT INTO member (id, agency_id, name, login, active, password_hash, password_set_at, must_change,
                exempt_from_change, created_at, version) VALUES (?, ?, ?, ?, 1, '', 0, 0, 0, 0, 1)
            """, [officer.id, officer.agency, officer.name, "u" + officer.id.text.suffix(8)])
        for role in officer.roles {
            try tx.execute(
                "INSERT INTO member_role (agency_id, member_id, role, granted_at) VALUES (?, ?, ?, 0)",
                [officer.agency, officer.id, role.rawValue])
        }
        // A liaison of the hospital stands for its unit through the agency, not through a post.
        for unit in officer.units where officer.agency == LedgerWorld.commission {
            try tx.execute(
                "INSERT INTO post (agency_id, member_id, unit_id, is_head) VALUES (?, ?, ?, 0)",
                [officer.agency, officer.id, unit])
        }
    }
}

/// An answer as a test looks at it.
struct LedgerAnswer: Sendable {
    let status: HTTPResponse.Status
    let headers: HTTPFields
    let bytes: [UInt8]
    var page: String { String(decoding: bytes, as: UTF8.self) }
}

extension LedgerSite {
    func get(_ link: Link, as officer: Officer?) async throws -> LedgerAnswer {
        try await send(.get, link, headers: cookies(officer), nil)
    }

    /// A page that must be sound, read strictly.
    func page(_ link: Link, as officer: Officer?) async throws -> String {
        let answer = try await get(link, as: officer)
        #expect(answer.status == .ok, "\(link.address)")
        #expect(PageChecker.problems(in: answer.page) == [], "\(link.address)")
        return answer.page
    }

    /// A form with the token of its session; `proof: false` leaves the token out.
    func post(
        _ link: Link, _ fields: [(String, String)] = [], as officer: Officer, proof: Bool = true
    ) async throws -> LedgerAnswer {
        var headers = cookies(officer)
        headers[.contentType] = "application/x-www-form-urlencoded"
        let all = fields + (proof ? [("_token", formToken(officer))] : [])
        let body = all.map { "\(PercentEncoding.encode($0.0))=\(PercentEncoding.encode($0.1))" }.joined(separator: "&")
        return try await send(.post, link, headers: headers, ByteBuffer(string: body))
    }

    /// A form with files.
    func upload(
        _ link: Link, _ fields: [(String, String)], files: [(field: String, name: String, bytes: [UInt8])],
        as officer: Officer
    ) async throws -> LedgerAnswer {
        var headers = cookies(officer)
        headers[.contentType] = "multipart/form-data; boundary=frontier"
        var body: [UInt8] = []
        for (name, value) in fields + [("_token", formToken(officer))] {
            body += "--frontier\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n".utf8
        }
        for file in files {
            body +=
                "--frontier\r\nContent-Disposition: form-data; name=\"\(file.field)\"; filename=\"\(file.name)\"\r\nContent-Type: image/png\r\n\r\n"
                .utf8
            body += file.bytes + Array("\r\n".utf8)
        }
        body += "--frontier--\r\n".utf8
        return try await send(.post, link, headers: headers, ByteBuffer(bytes: body))
    }

    private func cookies(_ officer: Officer?) -> HTTPFields {
        guard let officer, let token = tokens[officer.id] else { return [:] }
        return [.cookie: SiteCookie.session.name(secure: false) + "=" + token.text]
    }

    private func formToken(_ officer: Officer) -> String {
        FormTokens(session: tokens[officer.id], notes: AnswerNotes(), settings: settings).token
    }

    private func send(
        _ method: HTTPRequest.Method, _ link: Link, headers: HTTPFields, _ body: ByteBuffer?
    ) async throws -> LedgerAnswer {
        try await client.execute(uri: link.address, method: method, headers: headers, body: body) { response in
            LedgerAnswer(
                status: response.status, headers: response.headers, bytes: Array(response.body.readableBytesView))
        }
    }

    func version(_ task: PlanTask) -> (String, String) { (TaskField.version, "\(task.version)") }

    func reread(_ task: PlanTask) async throws -> PlanTask {
        try await world.plans.task(task.id, for: LedgerWorld.office)
    }

    /// A picture of one pixel: the smallest proof there is.
    static let picture: [UInt8] = Array(
        Data(
            base64Encoded:
                "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")
            ?? Data())
}
