import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Kernel
import NIOCore
import Testing

@testable import Site

/// What every operation does with a call before and after the capability's own decision.
@Suite struct APIOperationTests {
    let site: TestSite
    init() throws { site = try TestSite() }

    private func note(_ text: String = "原文") throws -> TestNotes.Note { try site.notes.add(text) }

    @Test func aRecordIsMadeReadAndChanged() async throws {
        try await site.calling(as: site.clerkToken) { [site] caller in
            let made = try await caller.call(.post, "/api/v1/notes", #"{"text":" 一 "}"#, key: "k1")
            #expect(made.status == 201)
            let place = try #require(made.headers[.location])
            let read = try await caller.call(.get, place)
            #expect(read.status == 200 && read.headers[.eTag] == "\"1\"" && read.json == made.json)
            #expect(read.json["text"] == .text("一"))
            let changed = try await caller.call(.post, place + "/change", #"{"text":"二"}"#, match: "\"1\"")
            #expect(changed.status == 200 && changed.headers[.eTag] == "\"2\"")
            #expect(site.notes.all.map(\.text) == ["二"])
        }
    }

    struct Refused: Sendable, CustomTestStringConvertible {
        let what: String
        let status: Int
        let code: String
        var method = HTTPRequest.Method.post
        var path = "/api/v1/notes"
        var body: String? = #"{"text":"一"}"#
        var key: String? = "k"
        var match: String?
        var type = "application/json"
        var field: String?
        var testDescription: String { what }
    }

    static let change = "/api/v1/notes/NOTE/change", closed = "/api/v1/notes/CLOSED/change"
    static let stranger = "/api/v1/notes/0192f0c4-7a10-7b3c-8d4e-5f60718293a4"

    /// Every status of the contract, each with what brings it about.
    static let refused = [
        Refused(what: "not there", status: 404, code: "not_found", method: .get, path: stranger, body: nil, key: nil),
        Refused(
            what: "no id", status: 404, code: "not_found", method: .get, path: "/api/v1/notes/1", body: nil, key: nil),
        Refused(
            what: "no such path", status: 404, code: "not_found", method: .get, path: "/api/v1/x", body: nil, key: nil),
        Refused(
            what: "not there, to change", status: 404, code: "not_found", path: stranger + "/change", match: "\"1\""),
        Refused(what: "state", status: 409, code: "state_refused", path: closed, match: "\"1\""),
        Refused(what: "stale", status: 412, code: "changed_meanwhile", path: change, match: "\"7\""),
        Refused(what: "no version", status: 428, code: "version_missing", path: change, field: "If-Match"),
        Refused(what: "any version", status: 428, code: "version_missing", path: change, match: "*"),
        Refused(what: "weak version", status: 428, code: "version_missing", path: change, match: "W/\"1\""),
        Refused(what: "bare version", status: 428, code: "version_missing", path: change, match: "1"),
        Refused(what: "no key", status: 422, code: "invalid", key: nil, field: "Idempotency-Key"),
        Refused(what: "empty key", status: 422, code: "invalid", key: "", field: "Idempotency-Key"),
        Refused(what: "long key", status: 422, code: "invalid", key: String(repeating: "k", count: 201)),
        Refused(what: "empty body", status: 422, code: "invalid", body: ""),
        Refused(what: "no JSON", status: 422, code: "invalid", body: "text=1"),
        Refused(what: "other type", status: 422, code: "invalid", type: "text/plain", field: "Content-Type"),
        Refused(what: "unknown field", status: 422, code: "invalid", body: #"{"text":"一","x":1}"#, field: "x"),
        Refused(what: "twice", status: 422, code: "invalid", body: #"{"text":"一","text":"二"}"#),
        Refused(what: "missing", status: 422, code: "invalid", body: "{}", field: "text"),
        Refused(what: "wrong word", status: 422, code: "invalid", body: #"{"text":"一","kind":"x"}"#, field: "kind"),
        Refused(
            what: "wrong inside", status: 422, code: "invalid",
            body: #"{"text":"一","parts":[{"day":null},{"day":"x"}]}"#,
            field: "parts[1].day"),
        Refused(what: "too large", status: 413, code: "too_large", body: String(repeating: " ", count: 1_001)),
        Refused(
            what: "unknown query", status: 422, code: "invalid", method: .get, path: "/api/v1/notes?x=1", body: nil,
            key: nil, field: "x"),
        Refused(
            what: "wrong query", status: 422, code: "invalid", method: .get, path: "/api/v1/notes?since=2026-13-01",
            body: nil, key: nil, field: "since"),
        Refused(
            what: "limit", status: 422, code: "invalid", method: .get, path: "/api/v1/notes?limit=201", body: nil,
            key: nil, field: "limit"),
        Refused(
            what: "cursor", status: 422, code: "invalid", method: .get, path: "/api/v1/notes?cursor=abc", body: nil,
            key: nil, field: "cursor"),
    ]

    @Test(arguments: refused) func whatIsRefused(_ refused: Refused) async throws {
        let note = try note(), closed = try self.note("封存")
        try await site.calling(as: site.clerkToken) { [site] caller in
            let path = refused.path.replacing("NOTE", with: note.id.text).replacing("CLOSED", with: closed.id.text)
            let reply = try await caller.call(
                refused.method, path, refused.body, key: refused.key, match: refused.match, type: refused.type)
            #expect(reply.status == refused.status)
            #expect(reply.code == refused.code)
            #expect(reply.headers[.contentType] == "application/problem+json")
            if let field = refused.field { #expect(reply.field == field) }
            #expect(site.notes.all == [note, closed])
        }
    }

    @Test func whoMayNot() async throws {
        let path = "/api/v1/notes/\(try note().id)/attachments"
        try await site.calling(as: nil) { caller in
            let reply = try await caller.call(.post, path, "{}")
            #expect(reply.status == 401 && reply.code == "sign_in_required")
            #expect(reply.headers[.wwwAuthenticate] == "Bearer realm=\"gongkai\"")
        }
        try await site.calling(as: SessionToken()) { caller in
            let reply = try await caller.call(.post, path, "{}")
            #expect(reply.status == 401)
        }
        try await site.calling(as: site.auditToken) { caller in
            let reply = try await caller.call(.post, path, "{}")
            #expect(reply.status == 403 && reply.code == "role_refused")
            #expect(try await caller.call(.get, "/api/v1/notes").status == 403)
        }
    }

    /// Cookies mean nothing under /api, and a bearer token means nothing elsewhere.
    @Test func eachFaceHasItsOwnProof() async throws {
        try await site.calling(as: nil) { [site] caller in
            let cookie: HTTPFields = [.cookie: site.cookie(site.clerkToken)]
            let reply = try await caller.call(.get, "/api/v1/notes", more: cookie)
            #expect(reply.status == 401)
        }
        try await site.app.test(.router) { [site] client in
            let bearer: HTTPFields = [.authorization: "Bearer \(site.clerkToken.text)"]
            try await client.execute(uri: "/console", method: .get, headers: bearer) { #expect($0.status == .seeOther) }
        }
    }

    @Test func listsArePagedByCursor() async throws {
        for number in 1...7 { _ = try note("记录\(number % 2)") }
        try await site.calling(as: site.clerkToken) { caller in
            var seen: [JSONValue] = [], address = "/api/v1/notes?limit=3"
            for round in 1...4 {
                let reply = try await caller.call(.get, address)
                guard case .list(let items) = reply.json["items"] else { throw Missing() }
                seen += items
                guard case .text(let cursor) = reply.json["next"] else {
                    #expect(round == 3)
                    break
                }
                address = "/api/v1/notes?limit=3&cursor=\(cursor)"
                // A cursor belongs to its list and its filter.
                #expect(try await caller.call(.get, address + "&words=1").status == 422)
            }
            #expect(Set(seen).count == 7)
        }
    }

    @Test func filesComeInParts() async throws {
        let path = "/api/v1/notes/\(try note().id)/attachments"
        @Sendable func form(_ parts: [(String, String?, String)]) -> ByteBuffer {
            var text = ""
            for (name, file, content) in parts {
                let fileName = file.map { "; filename=\"\($0)\"" } ?? ""
                text += "--b\r\nContent-Disposition: form-data; name=\"\(name)\"\(fileName)\r\n\r\n\(content)\r\n"
            }
            return ByteBuffer(string: text + "--b--\r\n")
        }
        let data = ("data", nil as String?, #"{"title":"一"}"#),
            file = ("file", "a.txt", "12345") as (String, String?, String)
        let cases: [([(String, String?, String)], Int)] = [
            ([data, file], 200), ([file], 200), ([("data", "blob", "{}"), file], 200), ([data], 422),
            ([data, file, file], 422), ([data, data, file], 422), ([data, file, ("other", "b", "1")], 422),
            ([data, file, ("other", nil, "1")], 422), ([("data", nil, #"{"x":1}"#), file], 422),
            ([data, file, ("more", "b", "1"), ("more", "c", "1")], 200), ([], 422),
        ]
        try await site.calling(as: site.clerkToken) { caller in
            for (parts, status) in cases {
                let reply = try await caller.send(.post, path, form(parts), type: "multipart/form-data; boundary=b")
                #expect(reply.status == status, "\(parts)")
            }
            #expect(try await caller.call(.post, path, "{}").status == 422)
        }
    }

    @Test func wrongTokensAreHeldBack() async throws {
        try await site.calling(as: SessionToken()) { [site] wrong in
            for _ in 1...30 { #expect(try await wrong.call(.get, "/api/v1/notes").status == 401) }
            let reply = try await wrong.call(.get, "/api/v1/notes")
            #expect(reply.status == 429 && reply.headers[.retryAfter] == "60")
            let right = APICaller(client: wrong.client, token: site.clerkToken)
            #expect(try await right.call(.get, "/api/v1/notes").status == 429)
        }
    }

    @Test func afterAMinuteWrongTokensAreForgotten() throws {
        let start = ContinuousClock.now
        let moved = KeyedMemory<Int, ContinuousClock.Instant>()
        let throttle = BearerThrottle { moved[0] ?? start }
        for _ in 1...30 { throttle.count("10.0.0.1") }
        #expect(throws: Refusal.self) { try throttle.check("10.0.0.1") }
        try throttle.check("10.0.0.2")
        moved[0] = start + .seconds(60)
        try throttle.check("10.0.0.1")
    }
}
