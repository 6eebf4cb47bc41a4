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
import OfficeFormats
import People
import Screening
import TestSupport
import Testing

@testable import Publishing
@testable import Site

/// The operations on articles on a site in this process: real database, real files, tokens for everybody of
/// `ArticleWorld`.
struct ArticleAPI: Sendable {
    typealias World = ArticleWorld

    let site: ArticlePageSite
    let client: any TestClientProtocol
    let declared: [DeclaredRoute]

    struct Reply: Sendable {
        let status: Int
        let headers: HTTPFields
        let text: String
        let json: JSONValue
    }

    static func with(_ body: @escaping @Sendable (ArticleAPI) async throws -> Void) async throws {
        try await ArticlePageSite.with { site in
            var people: [SessionToken: SignedIn] = [:]
            for officer in World.everybody {
                if let token = site.tokens[officer.id] {
                    people[token] = SignedIn(officer: officer, agencyName: "青禾县卫健局")
                }
            }
            var settings = SiteSettings(baseURL: .loopback)
            settings.bearerLookup = { [people] in people[$0] }
            settings.accessLog = .none
            settings.errorLog = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
            let members = PeopleStore(store: site.store, journal: Journal(.sha256), cost: .init(memory: 8, passes: 1))
            settings.receipts = BearerAccess(people: members).receipts
            let gate = ContentGate(policy: .shipped()), shelf = ArticleShelf(files: site.files)
            let intake = intake(gate, shelf)
            let built = SiteBuilder(settings).build { routes in
                ArticleOperationRoutes(
                    publishing: site.publishing, people: members, documents: site.documents, files: shelf, gate: gate,
                    attachments: intake,
                    texts: TextIntake(attachments: intake) { bytes, _ in try RichReader.docx(bytes) }
                ).register(on: routes)
            }
            let declared = built.declared
            let app = Application(router: built.router, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
            try await app.test(.router) { client in
                try await body(ArticleAPI(site: site, client: client, declared: declared))
            }
        }
    }

    /// What is cleaned gets another hash; what a text file says is what the gate sees.
    private static func intake(_ gate: ContentGate, _ shelf: ArticleShelf) -> AttachmentIntake {
        AttachmentIntake(
            gate: gate,
            rewrite: { bytes, name in
                RewrittenFile(bytes: bytes + [0x0A], name: name, notes: [ReadingNote("metadata", "略去了作者信息。")])
            },
            extract: { bytes, _ in
                let text = String(decoding: bytes, as: UTF8.self)
                return Extraction(
                    parts: [ExtractedPart(place: .body, detail: "", text: text)], notes: [], isComplete: true)
            }, keep: shelf.keep)
    }

    func get(_ path: String, as officer: Officer) async throws -> Reply {
        try await send(.get, path, nil, nil, as: officer, nil, nil)
    }

    func post(
        _ path: String, _ body: String = "{}", as officer: Officer, version: Int? = nil, key: String? = nil
    ) async throws -> Reply {
        try await send(.post, path, ByteBuffer(string: body), "application/json", as: officer, version, key)
    }

    /// A call with files.
    func upload(
        _ path: String, _ data: String, _ files: [(part: String, name: String, bytes: [UInt8])], as officer: Officer,
        version: Int? = nil, key: String? = nil
    ) async throws -> Reply {
        var body = Array("--b\r\nContent-Disposition: form-data; name=\"data\"\r\n\r\n\(data)\r\n".utf8)
        for file in files {
            body +=
                "--b\r\nContent-Disposition: form-data; name=\"\(file.part)\"; filename=\"\(file.name)\"\r\n\r\n".utf8
            body += file.bytes + Array("\r\n".utf8)
        }
        body += "--b--\r\n".utf8
        return try await send(
            .post, path, ByteBuffer(bytes: body), "multipart/form-data; boundary=b", as: officer, version, key)
    }

    private func send(
        _ method: HTTPRequest.Method, _ path: String, _ body: ByteBuffer?, _ type: String?, as officer: Officer,
        _ version: Int?, _ key: String?
    ) async throws -> Reply {
        var headers: HTTPFields = [:]
        headers[.contentType] = type
        if let token = site.tokens[officer.id] { headers[.authorization] = "Bearer gongkai_\(token.text)" }
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

    /// What a new article says.
    func typed(_ more: String = "") -> String {
        """
        {"unit":"\(World.section)","column":"\(site.column.id)","title":"青禾县卫生健康局关于做好预防接种工作的通知",\
        "issuer":"青禾县卫生健康局"\(more)}
        """
    }

    static let plain = #","body":"<p>为做好预防接种工作，现通知如下。</p>""#

    func draft(_ more: String = ArticleAPI.plain) async throws -> Article {
        let made = try await post("/api/v1/articles", typed(more), as: World.drafter, key: "draft \(more)".digest)
        #expect(made.status == 201, "\(made.text)")
        let path = made.headers[.location] ?? ""
        let id = try #require(ArticleID(path.split(separator: "/").last ?? ""))
        return try await site.publishing.article(id, for: World.drafter)
    }

    /// An act with the version and the text as they are now.
    @discardableResult
    func act(
        _ act: ArticleAct, _ id: ArticleID, _ body: String = "", as officer: Officer, key: String? = nil
    ) async throws -> Reply {
        let article = try await site.publishing.article(id, for: World.office)
        let seen =
            [ArticleAct.proof, .pass, .secrecy, .publishUrgently].contains(act)
            ? "\"seen\":\"\(article.inHand?.hash ?? "")\"" : ""
        let fields = [seen, body].filter { !$0.isEmpty }.joined(separator: ",")
        return try await post(
            ArticleOperations.act(act).route(id).path, "{\(fields)}", as: officer, version: article.version, key: key)
    }

    /// All six signatures and the three conclusions on secrecy, each under a key.
    func clear(_ id: ArticleID) async throws {
        for officer in [World.head, World.office, World.leader] {
            for act in [ArticleAct.proof, .pass] {
                let reply = try await self.act(act, id, as: officer, key: "\(act)-\(id)")
                #expect(reply.status == 200, "\(act) \(officer.name) \(reply.text)")
            }
        }
        for officer in [World.head, World.secrecy, World.principal] {
            let reply = try await act(
                .secrecy, id, #""conclusion":"may_publish","words":"未发现涉密内容""#, as: officer, key: "secrecy-\(id)")
            #expect(reply.status == 200, "\(officer.name) \(reply.text)")
        }
    }

    func live() async throws -> Article {
        let id = try await draft(ArticleAPI.plain + ",\"topic\":\"\(Int.random(in: 0...999_999_999))\"").id
        #expect(try await act(.submit, id, as: World.drafter).status == 200)
        try await clear(id)
        #expect(try await act(.publish, id, as: World.office).status == 200)
        return try await site.publishing.article(id, for: World.office)
    }
}

extension String {
    fileprivate var digest: String { Digest(sha256: utf8).hex }
}

extension ArticleAPI.Reply {
    func text(_ names: String...) -> String {
        guard case .text(let text) = value(names) else { return "" }
        return text
    }

    func list(_ names: String...) -> [JSONValue] {
        guard case .list(let values) = value(names) else { return [] }
        return values
    }

    func value(_ names: [String]) -> JSONValue {
        names.reduce(JSONValue?.some(json)) { $0?[$1] } ?? .null
    }
}
