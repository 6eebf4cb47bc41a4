import NIOCore
import Testing

@testable import Site

/// T18: nobody keeps a connection by being slow.
@Suite struct DeadlineTests {
    private func lifetime(_ text: String, drip: String? = nil, limits: @escaping (inout ConnectionLimits) -> Void)
        async throws -> (seconds: Double, answer: String?)
    {
        try await RunningSite(site: try TestSite()).serve(limits) { port in
            let start = ContinuousClock.now
            let connection = try await RawConnection(port: port)
            try await connection.send(text)
            let dripping = Task {
                guard let drip else { return }
                while !Task.isCancelled {
                    try await Task.sleep(for: .milliseconds(150))
                    try await connection.send(drip)
                }
            }
            let answer = try await connection.collected(within: .seconds(12))
            dripping.cancel()
            connection.close()
            let spent = ContinuousClock.now - start
            return (Double(spent.components.seconds) + Double(spent.components.attoseconds) / 1e18, answer)
        }
    }

    @Test func silenceEndsTheConnection() async throws {
        let (seconds, answer) = try await lifetime("") { $0.headDeadline = .seconds(1) }
        #expect(answer != nil && seconds >= 0.9 && seconds < 6, "\(seconds)")
    }

    /// A client that drips header lines resets no timer.
    @Test func drippingHeadersEndTheConnection() async throws {
        let (seconds, answer) = try await lifetime("GET / HTTP/1.1\r\nHost: a\r\n", drip: "X-A: b\r\n") {
            $0.headDeadline = .seconds(1)
        }
        #expect(answer != nil && seconds >= 0.9 && seconds < 6, "\(seconds)")
    }

    /// The second request on a kept connection has the same deadline.
    @Test func drippingSecondHeadsEndTheConnection() async throws {
        let (seconds, answer) = try await lifetime("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\nGET / HT", drip: "T") {
            $0.headDeadline = .seconds(1)
        }
        #expect(answer?.hasPrefix("HTTP/1.1 200") == true)
        #expect(seconds < 6, "\(seconds)")
    }

    @Test func drippingBodiesEndTheConnection() async throws {
        let head = "POST /login HTTP/1.1\r\nHost: 127.0.0.1:8080\r\nContent-Length: 100000\r\n\r\n"
        let (seconds, answer) = try await lifetime(head, drip: "a") { $0.bodyWindow = .seconds(1) }
        #expect(answer != nil && seconds < 6, "\(seconds)")
    }

    @Test func idleConnectionsEnd() async throws {
        let (seconds, answer) = try await lifetime("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n") {
            $0.idleTimeout = .seconds(1)
        }
        #expect(answer?.hasPrefix("HTTP/1.1 200") == true)
        #expect(seconds >= 0.9 && seconds < 6, "\(seconds)")
    }

    /// The control: with long deadlines the same client stays.
    @Test func withoutDeadlinesTheDrippingClientStays() async throws {
        let (_, answer) = try await lifetime("GET / HTTP/1.1\r\nHost: a\r\n", drip: "X-A: b\r\n") {
            $0.headDeadline = .minutes(5)
            $0.headerCount = 10_000
        }
        #expect(answer == nil)
    }

    @Test func oneAddressGetsSoManyConnections() async throws {
        let site = try TestSite()
        let outcome = try await RunningSite(site: site).serve({ $0.connectionsPerAddress = 3 }) { port in
            var kept: [RawConnection] = []
            for _ in 0..<3 { kept.append(try await RawConnection(port: port)) }
            for connection in kept { try await connection.send("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n") }
            try await Task.sleep(for: .milliseconds(200))
            let fourth = try await RawConnection.exchange("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n", port: port)
            for connection in kept { connection.close() }
            try await Task.sleep(for: .milliseconds(300))
            let later = try await RawConnection.exchange(
                "GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", port: port)
            return (fourth, later)
        }
        #expect(outcome.0 == "")
        #expect(outcome.1?.hasPrefix("HTTP/1.1 200") == true)
    }
}
