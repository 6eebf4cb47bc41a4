import Ciphers
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Kernel
import Logging
import NIOCore
import ObjectStorage
import People
import SQL
import TestSupport

@testable import Documents
@testable import Site

/// The operations on documents on a site in this process: real database, real files, tokens for everybody given.
struct DocumentsAPI: Sendable {
    let client: any TestClientProtocol
    let tokens: [MemberID: SessionToken]

    struct Reply: Sendable {
        let status: Int
        let headers: HTTPFields
        let text: String
        let json: JSONValue
    }

    static func with(
        _ store: Store, _ documents: DocumentStore, _ everybody: [Officer], normative: NormativeStore,
        _ body: @escaping @Sendable (DocumentsAPI) async throws -> Void
    ) async throws {
        try await TestFolder.with { folder in
            let tokens = Dictionary(uniqueKeysWithValues: everybody.map { ($0.id, SessionToken()) })
            var people: [SessionToken: SignedIn] = [:]
            for officer in everybody {
                if let token = tokens[officer.id] { people[token] = SignedIn(officer: officer, agencyName: "县卫健局") }
            }
            var settings = SiteSettings(baseURL: .loopback)
            settings.bearerLookup = { [people] in people[$0] }
            settings.accessLog = .none
            settings.errorLog = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
            let members = PeopleStore(store: store, journal: documents.journal, cost: .init(memory: 8, passes: 1))
            settings.receipts = BearerAccess(people: members).receipts
            let shelf = FileShelf(files: try FileStore(root: folder.path("files")))
            let built = SiteBuilder(settings).build { routes in
                DocumentOperationRoutes(documents: documents, shelf: shelf).register(on: routes)
                ReviewPlatformRoutes(normative: normative, shelf: shelf).register(on: routes)
                MeetingOperationRoutes(documents: documents).register(on: routes)
                NormativeOperationRoutes(texts: normative, shelf: shelf).register(on: routes)
            }
            let app = Application(router: built.router, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
            try await app.test(.router) { client in try await body(DocumentsAPI(client: client, tokens: tokens)) }
        }
    }

    func get(_ path: String, as officer: Officer) async throws -> Reply {
        try await send(.get, path, nil, nil, as: officer)
    }

    func post(
        _ path: String, _ body: String = "{}", as officer: Officer, version: Int? = nil, key: String? = nil
    ) async throws -> Reply {
        try await send(.post, path, ByteBuffer(string: body), "application/json", as: officer, version, key)
    }

    /// A call with one file.
    func upload(
        _ path: String, _ data: String, _ part: String, _ name: String, _ content: [UInt8], as officer: Officer,
        key: String?, version: Int? = nil
    ) async throws -> Reply {
        var body = Array("--b\r\nContent-Disposition: form-data; name=\"data\"\r\n\r\n\(data)\r\n--b\r\n".utf8)
        body += "Content-Disposition: form-data; name=\"\(part)\"; filename=\"\(name)\"\r\n\r\n".utf8
        body += content + Array("\r\n--b--\r\n".utf8)
        return try await send(
            .post, path, ByteBuffer(bytes: body), "multipart/form-data; boundary=b", as: officer, version,
            key)
    }

    private func send(
        _ method: HTTPRequest.Method, _ path: String, _ body: ByteBuffer?, _ type: String?, as officer: Officer,
        _ version: Int? = nil, _ key: String? = nil
    ) async throws -> Reply {
        var headers: HTTPFields = [:]
        headers[.contentType] = type
        if let token = tokens[officer.id] { headers[.authorization] = "Bearer gongkai_\(token.text)" }
        headers[.ifMatch] = version.map { "\"\($0)\"" }
        headers[.idempotencyKey] = key
        return try await client.execute(uri: path, method: method, headers: headers, body: body) { response in
            let bytes = Array(response.body.readableBytesView)
            let isJSON = response.headers[.contentType]?.contains("json") == true
            return Reply(
                status: response.status.code, headers: response.headers, text: String(decoding: bytes, as: UTF8.self),
                json: isJSON ? try JSONReader.read(bytes) : .null)
        }
    }
}

extension DocumentsAPI.Reply {
    func text(_ name: String) -> String {
        guard case .text(let text) = json[name] else { return "" }
        return text
    }
}
