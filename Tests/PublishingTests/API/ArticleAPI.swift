import Audit
import Ciphers
import Documents
import HTTPTypes
import Kernel
import Markup
import OfficeFormats
import People
import Screening
import SignedInSite
import Site
import TestSupport
import Testing

@testable import Publishing

/// The operations on articles on a site in this process: real database, real files, tokens for everybody of
/// `ArticleWorld`.
struct ArticleAPI: Sendable {
    typealias World = ArticleWorld

    let site: ArticlePageSite
    let calls: SignedInSite<ArticlePageSite>
    var declared: [DeclaredRoute] { calls.declared }

    struct Reply: Sendable {
        let status: Int
        let headers: HTTPFields
        let text: String
        let json: JSONValue

        init(_ reply: SiteReply) throws {
            status = reply.status.code
            headers = reply.headers
            text = reply.text
            json = reply.headers[.contentType]?.contains("json") == true ? try reply.json : .null
        }
    }

    static func with(_ body: @escaping @Sendable (ArticleAPI) async throws -> Void) async throws {
        try await ArticlePageSite.with { site in
            let members = PeopleStore(store: site.store, journal: Journal(.sha256), cost: .init(memory: 8, passes: 1))
            let gate = ContentGate(policy: .shipped()), shelf = ArticleShelf(files: site.files)
            let intake = intake(gate, shelf)
            try await SignedInSite.serving(
                site, to: World.everybody, changing: { $0.receipts = BearerAccess(people: members).receipts },
                routes: { routes in
                    ArticleOperationRoutes(
                        publishing: site.publishing, people: members, documents: site.documents, files: shelf,
                        gate: gate, attachments: intake,
                        texts: TextIntake(attachments: intake) { bytes, _ in try RichReader.docx(bytes) }
                    ).register(on: routes)
                }
            ) { calls in try await body(ArticleAPI(site: site, calls: calls)) }
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
        try Reply(try await calls.call(.get, path, as: officer))
    }

    func post(
        _ path: String, _ body: String = "{}", as officer: Officer, version: Int? = nil, key: String? = nil
    ) async throws -> Reply {
        try Reply(try await calls.call(.post, path, body, as: officer, version: version, key: key))
    }

    /// A call with files.
    func upload(
        _ path: String, _ data: String, _ files: [(part: String, name: String, bytes: [UInt8])], as officer: Officer,
        version: Int? = nil, key: String? = nil
    ) async throws -> Reply {
        try Reply(
            try await calls.upload(
                path, [("data", data)], files.map { ($0.part, $0.name, $0.bytes) }, as: officer, version: version,
                key: key))
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
