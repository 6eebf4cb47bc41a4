import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Kernel
import Logging
import NIOCore
import People
import TestSupport
import Testing

@testable import Requests
@testable import Site

/// Applications by programs: the same decisions and refusals as the pages, over the wire.
@Suite(.serialized) struct RequestsAPITests {
    typealias World = CaseWorld

    struct Reply: Sendable {
        let status: Int
        let version: String?
        let text: String
        var json: JSONValue {
            get throws { try JSONReader.read(Array(text.utf8)) }
        }
    }

    struct Caller: Sendable {
        let client: any TestClientProtocol
        let tokens: [MemberID: SessionToken]

        func call(
            _ method: HTTPRequest.Method, _ path: String, _ body: String? = nil, as officer: Officer,
            headers more: HTTPFields = [:]
        ) async throws -> Reply {
            var headers = more
            if let token = tokens[officer.id] { headers[.authorization] = "Bearer gongkai_\(token.text)" }
            if body != nil { headers[.contentType] = "application/json" }
            return try await client.execute(
                uri: path, method: method, headers: headers, body: body.map { ByteBuffer(string: $0) }
            ) { response in
                Reply(
                    status: response.status.code, version: response.headers[.eTag],
                    text: String(decoding: Array(response.body.readableBytesView), as: UTF8.self))
            }
        }
    }

    private static func with(_ body: @escaping @Sendable (CaseWorld, Caller) async throws -> Void) async throws {
        try await World.with(TestDatabases.all[0]) { world in
            let everybody = [World.handler, World.second, World.clerk, World.outsider, World.supervisor]
            let tokens = Dictionary(uniqueKeysWithValues: everybody.map { ($0.id, SessionToken()) })
            var people: [SessionToken: SignedIn] = [:]
            for officer in everybody {
                if let token = tokens[officer.id] { people[token] = SignedIn(officer: officer, agencyName: "青禾县卫健局") }
            }
            var settings = SiteSettings(baseURL: .loopback)
            settings.bearerLookup = { [people] in people[$0] }
            settings.accessLog = .none
            settings.errorLog = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
            let built = SiteBuilder(settings).build { routes in
                RequestOperationRoutes(requests: world.requests).register(on: routes)
            }
            let app = Application(
                router: built.router, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
            try await app.test(.router) { client in try await body(world, Caller(client: client, tokens: tokens)) }
        }
    }

    private static let application = """
        {"channel": "signed_mail", "description": "2025年医疗机构检查结果", "medium": "paper", "route": "post",
         "applicant": {"kind": "natural_person", "name": "顾长庚", "proof": "other", "proof_number": "示例1",
                       "phone": "0999-8000501"}}
        """

    @Test func anIntakeSystemHandsInAndActs() async throws {
        try await Self.with { world, caller in
            let key = HTTPField.Name("Idempotency-Key").map { [$0: "intake-1"] as HTTPFields } ?? [:]
            let first = try await caller.call(
                .post, "/api/v1/requests", Self.application, as: World.handler, headers: key)
            let again = try await caller.call(
                .post, "/api/v1/requests", Self.application, as: World.handler, headers: key)
            #expect(first.status == 201 && again.status == 201, "\(first.text)")
            #expect(try await world.count("request") == 1)
            // The code is given once; what is kept for a repeated call does not hold it.
            guard case .text(let code)? = try first.json["code"] else { throw Refusal.notFound }
            #expect(try again.json["code"] == .null && !again.text.contains(code))
            #expect(try again.json["id"] == first.json["id"])
            #expect(try await world.requests.track(code).number == "2026-001")
            guard case .text(let id)? = try first.json["id"] else { throw Refusal.notFound }
            let read = try await caller.call(.get, "/api/v1/requests/\(id)", as: World.handler)
            #expect(read.status == 200 && read.version == "\"0\"" && read.text.contains("顾**"))
            #expect(!read.text.contains("顾长庚"))
            let act = #"{"act": "require_correction", "fields": {"items": "写明年度\n写明机构"}}"#
            let unversioned = try await caller.call(.post, "/api/v1/requests/\(id)/acts", act, as: World.handler)
            #expect(unversioned.status == 428)
            let done = try await caller.call(
                .post, "/api/v1/requests/\(id)/acts", act, as: World.handler, headers: [.ifMatch: "\"0\""])
            #expect(done.status == 200 && done.text.contains("correcting"), "\(done.text)")
            let stale = try await caller.call(
                .post, "/api/v1/requests/\(id)/acts", #"{"act": "accept"}"#, as: World.second,
                headers: [.ifMatch: "\"0\""])
            #expect(stale.status == 412)
            let wrong = try await caller.call(
                .post, "/api/v1/requests/\(id)/acts", #"{"act": "sign"}"#, as: World.handler,
                headers: [.ifMatch: "\"1\""])
            #expect(wrong.status == 403 && wrong.text.contains("ROLE-13"), "\(wrong.text)")
            let list = try await caller.call(.get, "/api/v1/requests?stage=correcting", as: World.handler)
            #expect(list.text.contains("2026-001"))
            for officer in [World.clerk, World.outsider] {
                let hidden = try await caller.call(.get, "/api/v1/requests/\(id)", as: officer)
                #expect(hidden.status == 404)
            }
            let export = try await caller.call(.get, "/api/v1/requests/\(id)/export", as: World.handler)
            #expect(export.status == 200 && export.text.contains("gongkai.request/1"))
            #expect(try await world.acts(of: Self.identifier(id)).last == "request.export")
        }
    }

    private static func identifier(_ text: String) throws -> Requests.RequestID {
        guard let id = Requests.RequestID(text) else { throw Refusal.notFound }
        return id
    }

    @Test func whatIsMissingIsSaid() async throws {
        try await Self.with { world, caller in
            let key = HTTPField.Name("Idempotency-Key").map { [$0: "intake-2"] as HTTPFields } ?? [:]
            let empty = Self.application.replacing("2025年医疗机构检查结果", with: "  ")
            let refused = try await caller.call(.post, "/api/v1/requests", empty, as: World.handler, headers: key)
            #expect(refused.status == 422 && refused.text.contains("FOI-29"), "\(refused.text)")
            let purpose = Self.application.replacing("\"channel\"", with: "\"purpose\": \"x\", \"channel\"")
            let more = try await caller.call(.post, "/api/v1/requests", purpose, as: World.handler, headers: key)
            #expect(more.status == 422)
            #expect(try await world.count("request") == 0)
        }
    }

    /// PII-6: what the pages do not open, the API does not open either; and what a file must come with comes with it.
    @Test func papersAreGuardedAsOnThePages() async throws {
        try await Self.with { world, caller in
            let kept = try await world.requests.keep(Array("身份证".utf8), name: "身份证.txt")
            let receipt = try await world.requests.receive(World.new(.web, files: [kept]), by: nil)
            _ = try await world.requests.act(
                .confirm(on: world.requests.today, note: ""), on: receipt.id, by: World.handler)
            let view = try await world.requests.view(receipt.id, for: World.handler)
            let path = "/api/v1/requests/\(receipt.id.text)"
            let papers = view.letters.map { "letters/\($0.id.text)" } + view.files.map { "files/\($0.id.text)" }
            #expect(papers.count == 2)
            for paper in papers {
                let refused = try await caller.call(.get, "\(path)/\(paper)", as: World.supervisor)
                #expect(refused.status == 403 && refused.text.contains("PII-6"), "\(refused.text)")
                #expect(try await caller.call(.get, "\(path)/\(paper)", as: World.outsider).status == 404)
                #expect(try await caller.call(.get, "\(path)/\(paper)", as: World.handler).status == 200)
            }
            #expect(try await world.acts(of: receipt.id).filter { $0 == "request.open_paper" }.count == 2)
            let bare = try await caller.call(
                .post, "\(path)/acts", #"{"act": "add_file"}"#, as: World.handler,
                headers: [.ifMatch: "\"\(view.request.version)\""])
            #expect(bare.status == 422 && bare.text.contains("上传文件"), "\(bare.text)")
        }
    }
}
