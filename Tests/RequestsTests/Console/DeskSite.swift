import Audit
import Ciphers
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Kernel
import Logging
import Markup
import NIOCore
import ObjectStorage
import Obligations
import PageChecking
import People
import Redaction
import SQL
import Screening
import TestSupport
import Testing

@testable import Requests
@testable import Site

/// Requests behind their pages: a real database, real files, everybody of `DeskWorld` signed in.
struct DeskSite: Sendable {
    typealias World = DeskWorld

    let requests: RequestStore
    let settings: SiteSettings
    let tokens: [MemberID: SessionToken]
    let client: any TestClientProtocol
    let declared: [DeclaredRoute]

    static func with(_ body: @escaping @Sendable (DeskSite) async throws -> Void) async throws {
        let migrations =
            AuditMigrations.all + PeopleMigrations.all + ObligationMigrations.all + RequestMigrations.all
        let now = Moment(day: DeskWorld.today, minute: 600)
        try await TestDatabases.all[0].withStore(migrations, timekeeper: .still(now)) { store in
            try await TestFolder.with { folder in
                try await store.write { try DeskSite.settle($0) }
                try await open(store, try FileStore(root: folder.path("files")), body)
            }
        }
    }

    private static func open(
        _ store: Store, _ files: FileStore, _ body: @escaping @Sendable (DeskSite) async throws -> Void
    ) async throws {
        let journal = Journal(.sha256)
        guard let cipher = FieldCipher(secret: [UInt8](repeating: 7, count: 32)) else { throw Refusal.notFound }
        let letters = try LetterTemplates.load(from: nil)
        let requests = RequestStore(
            store: store, journal: journal, obligations: ObligationStore(calendar: { StateCouncil.calendar }),
            people: PeopleStore(store: store, journal: journal), cipher: { cipher }, shelf: FileShelf(files: files),
            gate: CaseFileGate.accept(_:name:field:),
            letters: CaseLetterDocument.writer(letters), wordings: LetterTemplateFile.read,
            office: { _, _ in IntakeOffice(unit: World.officeUnit, organ: "青卫公开") })
        let tokens = Dictionary(uniqueKeysWithValues: World.everybody.map { ($0.id, SessionToken()) })
        var people: [SessionToken: SignedIn] = [:]
        for officer in World.everybody {
            if let token = tokens[officer.id] { people[token] = SignedIn(officer: officer, agencyName: "青禾县卫健局") }
        }
        var settings = SiteSettings(baseURL: .loopback)
        settings.sessionLookup = { [people] in people[$0] }
        settings.rail = { person in
            try await DeskRoutes.rail(requests, for: person.officer).map { [$0] } ?? []
        }
        settings.accessLog = .none
        let built = SiteBuilder(settings).build { routes in
            DeskRoutes(
                requests: requests, letters: letters, readers: RedactionReaders(),
                screen: { Screen(.shipped(), today: World.today) },
                agencies: { [AgencyChoice(World.commission, "青禾县卫健局")] }, pdf: { _ in Array("%PDF-1.7".utf8) }
            ).register(on: routes)
        }
        let (declared, finished) = (built.declared, settings)
        let app = Application(router: built.router, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        try await app.test(.router) { client in
            try await body(
                DeskSite(requests: requests, settings: finished, tokens: tokens, client: client, declared: declared))
        }
    }

    private static func settle(_ tx: Transaction) throws {
        try tx.execute(
            "INSERT INTO agency (id, short_name, name, created_at, version) VALUES (?, ?, ?, 0, 1)",
            [World.commission, "青禾县卫健局", "青禾县卫生健康局"])
        for (place, unit) in [(World.officeUnit, "办公室"), (World.section, "疾控科")].enumerated() {
            try tx.execute(
                """
                INSERT INTO unit (id, agency_id, name, kind, position, active, created_at, version)
                VALUES (?, ?, ?, 'section', ?, 1, 0, 1)
                """, [unit.0, World.commission, unit.1, place])
        }
    }
}

/// An answer as a test looks at it.
struct DeskAnswer: Sendable {
    let status: HTTPResponse.Status
    let headers: HTTPFields
    let bytes: [UInt8]
    var page: String { String(decoding: bytes, as: UTF8.self) }
    var location: String { headers[.location] ?? "" }
}

extension DeskSite {
    func get(_ address: String, as officer: Officer?) async throws -> DeskAnswer {
        try await send(.get, address, headers: cookies(officer), nil)
    }

    /// A page that must be sound, read strictly.
    func page(_ link: Link, as officer: Officer) async throws -> String {
        let answer = try await get(link.address, as: officer)
        #expect(answer.status == .ok, "\(link.address)")
        #expect(PageChecker.problems(in: answer.page) == [], "\(link.address)")
        return answer.page
    }

    func post(
        _ link: Link, _ fields: [(String, String)] = [], as officer: Officer, proof: Bool = true
    ) async throws -> DeskAnswer {
        var headers = cookies(officer)
        headers[.contentType] = "application/x-www-form-urlencoded"
        let all = fields + (proof ? [("_token", token(officer))] : [])
        let body = all.map { "\(PercentEncoding.encode($0.0))=\(PercentEncoding.encode($0.1))" }.joined(separator: "&")
        return try await send(.post, link.address, headers: headers, ByteBuffer(string: body))
    }

    /// An act with the version that the page would have sent.
    @discardableResult
    func act(
        _ act: RequestAct, _ id: Requests.RequestID, _ fields: [(String, String)] = [], as officer: Officer
    ) async throws -> DeskAnswer {
        let version = try await requests.view(id, for: World.handler).request.version
        let named = fields.map { (DeskField.name(act, $0.0), $0.1) }
        return try await post(
            DeskLinks.act(id, act.rawValue), named + [(DeskField.version, "\(version)")], as: officer)
    }

    private func cookies(_ officer: Officer?) -> HTTPFields {
        guard let officer, let token = tokens[officer.id] else { return [:] }
        return [.cookie: SiteCookie.session.name(secure: false) + "=" + token.text]
    }

    private func token(_ officer: Officer) -> String {
        FormTokens(session: tokens[officer.id], notes: AnswerNotes(), settings: settings).token
    }

    private func send(
        _ method: HTTPRequest.Method, _ address: String, headers: HTTPFields, _ body: ByteBuffer?
    ) async throws -> DeskAnswer {
        try await client.execute(uri: address, method: method, headers: headers, body: body) { response in
            DeskAnswer(
                status: response.status, headers: response.headers, bytes: Array(response.body.readableBytesView))
        }
    }
}
