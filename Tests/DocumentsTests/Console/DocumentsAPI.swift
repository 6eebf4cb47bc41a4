import Ciphers
import HTTPTypes
import Kernel
import ObjectStorage
import People
import SQL
import SignedInSite
import Site
import TestSupport

@testable import Documents

/// The operations on documents on a site in this process: real database, real files, tokens for everybody given.
struct DocumentsAPI: Sendable {
    let site: SignedInSite<Store>

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

    static func with(
        _ store: Store, _ documents: DocumentStore, _ everybody: [Officer], normative: NormativeStore,
        _ body: @escaping @Sendable (DocumentsAPI) async throws -> Void
    ) async throws {
        try await TestFolder.with { folder in
            let members = PeopleStore(store: store, journal: documents.journal, cost: .init(memory: 8, passes: 1))
            let shelf = FileShelf(files: try FileStore(root: folder.path("files")))
            try await SignedInSite.serving(
                store, to: everybody, changing: { $0.receipts = BearerAccess(people: members).receipts },
                routes: { routes in
                    DocumentOperationRoutes(documents: documents, shelf: shelf).register(on: routes)
                    ReviewPlatformRoutes(normative: normative, shelf: shelf).register(on: routes)
                    MeetingOperationRoutes(documents: documents).register(on: routes)
                    NormativeOperationRoutes(texts: normative, shelf: shelf).register(on: routes)
                }
            ) { site in try await body(DocumentsAPI(site: site)) }
        }
    }

    func get(_ path: String, as officer: Officer) async throws -> Reply {
        try Reply(try await site.call(.get, path, as: officer))
    }

    func post(
        _ path: String, _ body: String = "{}", as officer: Officer, version: Int? = nil, key: String? = nil
    ) async throws -> Reply {
        try Reply(try await site.call(.post, path, body, as: officer, version: version, key: key))
    }

    /// A call with one file.
    func upload(
        _ path: String, _ data: String, _ part: String, _ name: String, _ content: [UInt8], as officer: Officer,
        key: String?, version: Int? = nil
    ) async throws -> Reply {
        try Reply(
            try await site.upload(
                path, [("data", data)], [(part, name, content)], as: officer, version: version, key: key))
    }
}

extension DocumentsAPI.Reply {
    func text(_ name: String) -> String {
        guard case .text(let text) = json[name] else { return "" }
        return text
    }
}
