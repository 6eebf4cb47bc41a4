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

@testable import Documents
@testable import Site

/// Documents behind their pages: real database, real files, everybody of `DocumentsWorld` signed in.
struct DocumentsSite: Sendable {
    typealias World = DocumentsWorld

    let world: DocumentsStoreWorld
    let settings: SiteSettings
    let tokens: [MemberID: SessionToken]
    let client: any TestClientProtocol
    let declared: [DeclaredRoute]

    static func with(
        on day: String = "2026-01-30", _ body: @escaping @Sendable (DocumentsSite) async throws -> Void
    ) async throws {
        try await DocumentsStoreWorld.with(TestDatabases.all[0], on: day) { world in
            try await TestFolder.with { folder in
                try await world.store.write { try DocumentsSite.settle($0) }
                try await open(world, try FileStore(root: folder.path("files")), body)
            }
        }
    }

    static let picture: [UInt8] = [
        0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00, 0x00, 0x00, 0x0D, 0x49, 0x48, 0x44, 0x52, 0x00, 0x00,
        0x00, 0x01, 0x00, 0x00, 0x00, 0x01, 0x08, 0x06, 0x00, 0x00, 0x00, 0x1F, 0x15, 0xC4, 0x89,
    ]

    private static func open(
        _ world: DocumentsStoreWorld, _ files: FileStore,
        _ body: @escaping @Sendable (DocumentsSite) async throws -> Void
    ) async throws {
        let tokens = Dictionary(uniqueKeysWithValues: World.everybody.map { ($0.id, SessionToken()) })
        var people: [SessionToken: SignedIn] = [:]
        for officer in World.everybody {
            if let token = tokens[officer.id] { people[token] = SignedIn(officer: officer, agencyName: "青禾县卫健局") }
        }
        var settings = SiteSettings(baseURL: .loopback)
        settings.sessionLookup = { [people] in people[$0] }
        settings.rail = { _ in [RailEntry(id: "documents", title: "公文", link: DocumentLinks.list)] }
        settings.accessLog = .none
        let built = SiteBuilder(settings).build { routes in
            DocumentRoutes(
                documents: world.documents, files: FileShelf(files: files),
                read: { _, name in
                    let picture = try await FileShelf(files: files).keep(DocumentsSite.picture)
                    let shown = name == "带图.docx" ? "<p><img src=\"/files/\(picture)\" alt=\"分布图\"></p>" : ""
                    return ReadBody(
                        html: "<p>读自\(name)</p>\(shown)<script>x</script>", title: nil, notes: ["略去了一处批注。"])
                }
            ).register(on: routes)
        }
        let (declared, finished) = (built.declared, settings)
        let app = Application(router: built.router, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        try await app.test(.router) { client in
            try await body(
                DocumentsSite(world: world, settings: finished, tokens: tokens, client: client, declared: declared))
        }
    }

    private static func settle(_ tx: Transaction) throws {
        try tx.execute(
            "INSERT INTO agency (id, short_name, name, created_at, version) VALUES (?, ?, ?, 0, 1)",
            [World.commission, "青禾县卫健局", "青禾县卫生健康局"])
        for (place, unit) in [(World.section, "疾控科"), (World.officeUnit, "办公室")].enumerated() {
            try tx.execute(
                """
                INSERT INTO unit (id, agency_id, name, kind, position, active, created_at, version)
                VALUES (?, ?, ?, 'section', ?, 1, 0, 1)
                """, [unit.0, World.commission, unit.1, place])
        }
    }
}

/// An answer as a test looks at it.
struct DocumentsAnswer: Sendable {
    let status: HTTPResponse.Status
    let headers: HTTPFields
    let bytes: [UInt8]
    var page: String { String(decoding: bytes, as: UTF8.self) }
    var location: String { headers[.location] ?? "" }
}

extension DocumentsSite {
    func get(_ address: String, as officer: Officer?) async throws -> DocumentsAnswer {
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
    ) async throws -> DocumentsAnswer {
        var headers = cookies(officer)
        headers[.contentType] = "application/x-www-form-urlencoded"
        let all = fields + (proof ? [("_token", token(officer))] : [])
        let body = all.map { "\(PercentEncoding.encode($0.0))=\(PercentEncoding.encode($0.1))" }.joined(separator: "&")
        return try await send(.post, link.address, headers: headers, ByteBuffer(string: body))
    }

    func upload(
        _ link: Link, _ fields: [(String, String)], files: [(field: String, name: String, bytes: [UInt8])],
        as officer: Officer
    ) async throws -> DocumentsAnswer {
        var headers = cookies(officer)
        headers[.contentType] = "multipart/form-data; boundary=frontier"
        var body: [UInt8] = []
        for (name, value) in fields + [("_token", token(officer))] {
            body += "--frontier\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n".utf8
        }
        for file in files {
            body +=
                "--frontier\r\nContent-Disposition: form-data; name=\"\(file.field)\"; filename=\"\(file.name)\"\r\n\r\n"
                .utf8
            body += file.bytes + Array("\r\n".utf8)
        }
        body += "--frontier--\r\n".utf8
        return try await send(.post, link.address, headers: headers, ByteBuffer(bytes: body))
    }

    /// An act with the version that the page would have sent.
    @discardableResult
    func act(
        _ act: DocumentAct, _ id: DocumentID, _ fields: [(String, String)] = [], as officer: Officer
    ) async throws -> DocumentsAnswer {
        let version = try await world.documents.document(id, for: World.office).version
        let named = fields.map { (DocumentField.name(act, $0.0), $0.1) }
        return try await post(
            DocumentLinks.act(id, act.rawValue), named + [(DocumentField.version, "\(version)")], as: officer)
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
    ) async throws -> DocumentsAnswer {
        try await client.execute(uri: address, method: method, headers: headers, body: body) { response in
            DocumentsAnswer(
                status: response.status, headers: response.headers, bytes: Array(response.body.readableBytesView))
        }
    }
}
