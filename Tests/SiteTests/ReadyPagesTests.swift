import Foundation
import NIOCore
import Testing

@testable import Site

/// The short way from memory gives what the long way gives, in order, and to nobody whom it does not concern.
@Suite struct ReadyPagesTests {
    private func get(_ path: String, _ fields: String = "", method: String = "GET") -> String {
        "\(method) \(path) HTTP/1.1\r\nHost: 127.0.0.1:8080\r\n\(fields)\r\n"
    }

    /// The head without what differs from answer to answer, sorted, and the body.
    private func parts(_ answer: String?) throws -> (head: [String], body: Substring) {
        let answer = try #require(answer)
        let end = try #require(answer.range(of: "\r\n\r\n"))
        let lines = answer[..<end.lowerBound].split(separator: "\r\n").map { $0.lowercased() }
        let kept = lines.filter {
            !$0.hasPrefix("date:") && !$0.hasPrefix("x-request-id:") && !$0.hasPrefix("connection:")
        }
        #expect(lines.count { $0.hasPrefix("date:") } == 1 && lines.count { $0.hasPrefix("x-request-id:") } == 1)
        return (kept.sorted(), answer[end.upperBound...])
    }

    @Test func bothWaysGiveTheSame() async throws {
        let shared = try SharedSite(freshness: .seconds(60))
        try await RunningSite(site: shared.site).serve { port in
            let close = "Connection: close\r\n"
            // `Connection: close` always goes the long way; the pipelined pair in front of it the short one.
            let long = try parts(try await RawConnection.exchange(get("/shared/a", close), port: port))
            let both = try #require(
                try await RawConnection.exchange(get("/shared/a") + get("/asked", close), port: port))
            let cut = try #require(
                both.range(of: "HTTP/1.1", range: both.index(after: both.startIndex)..<both.endIndex))
            let short = try parts(String(both[..<cut.lowerBound]))
            #expect(short.head == long.head && short.body == long.body)
            #expect(shared.content.now.renders == 2)
        }
    }

    @Test func answersComeInTheOrderOfTheQuestions() async throws {
        let shared = try SharedSite(freshness: .seconds(60))
        try await RunningSite(site: shared.site).serve { port in
            _ = try await RawConnection.exchange(get("/shared/a", "Connection: close\r\n"), port: port)
            let questions = ["/shared/a", "/shared/slow", "/shared/a", "/healthz", "/shared/a"]
            let text = questions.map { get($0) }.joined() + get("/healthz", "Connection: close\r\n")
            let answer = try #require(try await RawConnection.exchange(text, port: port))
            let starts = answer.split(separator: "\r\n\r\n").dropFirst().map { $0.prefix { $0 != " " && $0 != "\n" } }
            #expect(starts.map(String.init) == ["a", "slow", "a", "ok", "a", "ok"])
        }
    }

    @Test func conditionsAndHeadsAreUnderstood() async throws {
        let shared = try SharedSite(freshness: .seconds(60))
        try await RunningSite(site: shared.site).serve { port in
            let close = get("/healthz", "Connection: close\r\n")
            let first = try #require(
                try await RawConnection.exchange(get("/shared/a", "Connection: close\r\n"), port: port))
            let tag = try #require(
                first.split(separator: "\r\n").first { $0.lowercased().hasPrefix("etag: ") }?.dropFirst(6))
            let held = try await RawConnection.exchange(
                get("/shared/a", "If-None-Match: \(tag)\r\n") + close, port: port)
            #expect(held?.hasPrefix("HTTP/1.1 304") == true && held?.contains("公开内容") == false)
            let head = try await RawConnection.exchange(get("/shared/a", method: "HEAD") + close, port: port)
            #expect(head?.hasPrefix("HTTP/1.1 200") == true && head?.contains("公开内容") == false)
            let elder = try await RawConnection.exchange(
                get("/shared/a", "Cookie: gongkai-reading=elder\r\n") + close, port: port)
            #expect(elder?.contains("大字") == true)
            // Somebody with a session is looked up, and what they see is nobody else's.
            let member = try await RawConnection.exchange(
                get("/shared/a", "Cookie: \(shared.site.cookie(shared.site.clerkToken))\r\n") + close, port: port)
            #expect(member?.lowercased().contains("cache-control: no-store") == true)
        }
    }

    @Test func everyAnswerIsCountedAndLogged() async throws {
        let shared = try SharedSite(freshness: .seconds(60))
        try await RunningSite(site: shared.site).serve { port in
            let text = String(repeating: get("/shared/a", "User-Agent: \"probe\"\r\n"), count: 5)
            _ = try await RawConnection.exchange(text + get("/shared/a", "Connection: close\r\n"), port: port)
        }
        #expect(shared.site.lines.all.count { $0.contains("\"path\":\"/shared/a\"") } == 6)
        #expect(shared.site.lines.all.count { $0.contains(#""agent":"\"probe\"""#) } == 5)
        #expect(shared.site.metrics.text.contains("route=\"/shared/{name}\",status=\"200\"} 6"))
    }

    /// A withdrawal is seen on a connection that asks without pause.
    @Test func aChangeIsSeenOnABusyConnection() async throws {
        let shared = try SharedSite(freshness: .milliseconds(200))
        try await RunningSite(site: shared.site).serve { port in
            let pair = get("/shared/a") + get("/shared/a", "Connection: close\r\n")
            _ = try await RawConnection.exchange(pair, port: port)
            shared.content.change { state in
                state.text = ""
                state.version += 1
            }
            let start = ContinuousClock.now
            while try await RawConnection.exchange(pair, port: port)?.contains("公开内容") == true {
                #expect(ContinuousClock.now - start < .seconds(1))
            }
            #expect(ContinuousClock.now - start < .seconds(1))
        }
    }
}
