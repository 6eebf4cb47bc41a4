import HTTPTypes
import Kernel
import Testing

@testable import Site

/// `Idempotency-Key`: one effect, one answer.
@Suite struct APIReceiptTests {
    let site: TestSite
    init() throws { site = try TestSite() }

    @Test func theSameCallGetsTheSameAnswer() async throws {
        try await site.calling(as: site.clerkToken) { [site] caller in
            let first = try await caller.call(.post, "/api/v1/notes", #"{"text":"一","count":1}"#, key: "k")
            let again = try await caller.call(.post, "/api/v1/notes", #" {"count": 1, "text": "一"}"#, key: "k")
            #expect(first.status == 201 && again.status == 201 && again.json == first.json)
            #expect(again.headers[.location] == first.headers[.location])
            #expect(again.headers[.eTag] == first.headers[.eTag])
            #expect(first.headers[.idempotencyReplayed] == nil && again.headers[.idempotencyReplayed] == "true")
            #expect(site.notes.all.count == 1)
        }
    }

    @Test func anotherBodyOrPlaceUnderTheSameKeyIsRefused() async throws {
        let note = try site.notes.add("原文")
        try await site.calling(as: site.clerkToken) { [site] caller in
            _ = try await caller.call(.post, "/api/v1/notes", #"{"text":"一"}"#, key: "k")
            let other = try await caller.call(.post, "/api/v1/notes", #"{"text":"二"}"#, key: "k")
            #expect(other.status == 422 && other.field == "Idempotency-Key")
            let place = "/api/v1/notes/\(note.id)/change"
            #expect(try await caller.call(.post, place, #"{"text":"一"}"#, key: "k", match: "\"1\"").status == 422)
            #expect(site.notes.all.count == 2)
        }
    }

    /// What was refused left nothing behind: the key may be used again.
    @Test func aRefusedCallKeepsNoReceipt() async throws {
        let note = try site.notes.add("原文")
        let place = "/api/v1/notes/\(note.id)/change"
        try await site.calling(as: site.clerkToken) { caller in
            #expect(try await caller.call(.post, place, #"{"text":"二"}"#, key: "k", match: "\"9\"").status == 412)
            #expect(try await caller.call(.post, place, #"{"text":"二"}"#, key: "k", match: "\"1\"").status == 200)
            // The retry of a call that was done names the version it knew.
            let again = try await caller.call(.post, place, #"{"text":"二"}"#, key: "k", match: "\"1\"")
            #expect(again.status == 200 && again.headers[.eTag] == "\"2\"")
        }
    }

    @Test func callsAtOnceHaveOneEffect() async throws {
        try await site.calling(as: site.clerkToken) { [site] caller in
            let statuses = try await withThrowingTaskGroup(of: (Int, String?).self) { group in
                for _ in 1...20 {
                    group.addTask {
                        let reply = try await caller.call(.post, "/api/v1/notes", #"{"text":"一"}"#, key: "k")
                        return (reply.status, reply.code)
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(site.notes.all.count == 1)
            #expect(statuses.allSatisfy { $0.0 == 201 || ($0.0 == 409 && $0.1 == "state_refused") })
            #expect(statuses.contains { $0.0 == 201 })
        }
    }
}
