import Testing

@testable import Site

/// T20: requests that two readers could understand differently get 400, and the connection ends.
@Suite struct FramingTests {
    static let host = "Host: 127.0.0.1:8080\r\n"

    static let malformed: [(name: String, text: String)] = [
        ("no Host", "GET / HTTP/1.1\r\n\r\n"),
        ("two Hosts", "GET / HTTP/1.1\r\n\(host)Host: evil.example\r\n\r\n"),
        ("two equal Hosts", "GET / HTTP/1.1\r\n\(host)\(host)\r\n"),
        ("empty Host", "GET / HTTP/1.1\r\nHost:\r\n\r\n"),
        ("Host with a path", "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n"),
        ("Host with a user", "GET / HTTP/1.1\r\nHost: a@b\r\n\r\n"),
        ("1.0 without Host", "GET / HTTP/1.0\r\n\r\n"),
        ("1.0 chunked", "POST /login HTTP/1.0\r\n\(host)Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
        ("absolute address of another host", "GET http://evil.example/ HTTP/1.1\r\n\(host)\r\n"),
        ("absolute address with a user", "GET http://a@127.0.0.1:8080/ HTTP/1.1\r\n\(host)\r\n"),
        ("another scheme", "GET ftp://127.0.0.1:8080/ HTTP/1.1\r\n\(host)\r\n"),
        (
            "length and chunked",
            "POST /login HTTP/1.1\r\n\(host)Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
        ),
        ("two lengths", "POST /login HTTP/1.1\r\n\(host)Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello"),
        ("two equal lengths", "POST /login HTTP/1.1\r\n\(host)Content-Length: 5\r\nContent-Length: 5\r\n\r\nhello"),
        ("length with a sign", "POST /login HTTP/1.1\r\n\(host)Content-Length: +5\r\n\r\nhello"),
        ("length in hexadecimal", "POST /login HTTP/1.1\r\n\(host)Content-Length: 0x5\r\n\r\nhello"),
        ("length beyond all", "POST /login HTTP/1.1\r\n\(host)Content-Length: 99999999999999999999\r\n\r\nhello"),
        ("gzip, chunked", "POST /login HTTP/1.1\r\n\(host)Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"),
        (
            "chunked twice",
            "POST /login HTTP/1.1\r\n\(host)Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
        ),
        ("xchunked", "POST /login HTTP/1.1\r\n\(host)Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n"),
        ("folded header", "GET / HTTP/1.1\r\n\(host)X-A: b\r\n c\r\n\r\n"),
        ("space before the colon", "POST / HTTP/1.1\r\n\(host)Content-Length : 5\r\n\r\nhello"),
        ("NUL in a value", "GET / HTTP/1.1\r\n\(host)X-A: b\0c\r\n\r\n"),
        ("bare CR in a value", "GET / HTTP/1.1\r\n\(host)X-A: b\rc\r\n\r\n"),
        ("control in a value", "GET / HTTP/1.1\r\n\(host)X-A: b\u{1}c\r\n\r\n"),
        ("DEL in a value", "GET / HTTP/1.1\r\n\(host)X-A: b\u{7F}c\r\n\r\n"),
        ("underscore in a name", "GET / HTTP/1.1\r\n\(host)Content_Length: 5\r\n\r\n"),
        ("bad method", "G=T / HTTP/1.1\r\n\(host)\r\n"),
        ("CONNECT", "CONNECT 127.0.0.1:8080 HTTP/1.1\r\n\(host)\r\n"),
        ("TRACE", "TRACE / HTTP/1.1\r\n\(host)\r\n"),
        ("version 2.0", "GET / HTTP/2.0\r\n\(host)\r\n"),
        ("version 1.2", "GET / HTTP/1.2\r\n\(host)\r\n"),
        ("no version, more lines", "GET /\r\n\(host)\r\n"),
        ("asterisk", "GET * HTTP/1.1\r\n\(host)\r\n"),
        ("bad chunk size", "POST /login HTTP/1.1\r\n\(host)Transfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n0\r\n\r\n"),
        ("two slashes", "GET //evil.example/ HTTP/1.1\r\n\(host)Connection: close\r\n\r\n"),
        ("backslash", "GET /a\\b HTTP/1.1\r\n\(host)Connection: close\r\n\r\n"),
        ("encoded NUL", "GET /a%00b HTTP/1.1\r\n\(host)Connection: close\r\n\r\n"),
        ("half an encoding", "GET /a%4 HTTP/1.1\r\n\(host)Connection: close\r\n\r\n"),
        ("query that is not UTF-8", "GET /?q=%FF HTTP/1.1\r\n\(host)Connection: close\r\n\r\n"),
        ("too many headers", "GET / HTTP/1.1\r\n\(host)" + String(repeating: "X-A: b\r\n", count: 200) + "\r\n"),
        ("too long a header", "GET / HTTP/1.1\r\n\(host)X-A: " + String(repeating: "b", count: 40_000) + "\r\n\r\n"),
    ]

    @Test func everyMalformedRequestIsRefused() async throws {
        let site = try TestSite()
        let outcomes = try await RunningSite(site: site).serve { port in
            try await withThrowingTaskGroup(of: (String, String?).self) { group in
                for probe in FramingTests.malformed {
                    group.addTask {
                        (probe.name, try await RawConnection.exchange(probe.text, port: port, seconds: 20))
                    }
                }
                return try await group.reduce(into: [String: String?]()) { $0[$1.0] = .some($1.1) }
            }
        }
        #expect(outcomes.count == FramingTests.malformed.count)
        for (name, answer) in outcomes {
            let status = answer.map { String($0.prefix(12)) }
            #expect(status == "HTTP/1.1 400" || status == "HTTP/1.0 400", "\(name): \(answer ?? "still open")")
            #expect(answer?.components(separated: "HTTP/1.").count == 2, "\(name): one answer")
        }
    }

    @Test func soundRequestsPass() async throws {
        let site = try TestSite()
        let rows = [
            "GET / HTTP/1.1\r\n\(FramingTests.host)Connection: close\r\n\r\n",
            "GET http://127.0.0.1:8080/ HTTP/1.1\r\n\(FramingTests.host)Connection: close\r\n\r\n",
            "GET http://127.0.0.1:8080 HTTP/1.1\r\n\(FramingTests.host)Connection: close\r\n\r\n",
            "HEAD / HTTP/1.1\r\n\(FramingTests.host)Connection: close\r\n\r\n",
            "GET /?q=%E7%96%AB%E8%8B%97+a HTTP/1.1\r\n\(FramingTests.host)Connection: close\r\n\r\n",
        ]
        let answers = try await RunningSite(site: site).serve { port in
            var answers: [String?] = []
            for text in rows { answers.append(try await RawConnection.exchange(text, port: port)) }
            return answers
        }
        for (row, answer) in zip(rows, answers) {
            #expect(answer?.hasPrefix("HTTP/1.1 200") == true, "\(row)\(answer ?? "open")")
        }
    }

    /// An address that is too long has its own status.
    @Test func tooLongAnAddressIsRefused() async throws {
        let text = "GET /\(String(repeating: "a", count: 5_000)) HTTP/1.1\r\n\(FramingTests.host)\r\n"
        let answer = try await RunningSite(site: try TestSite()).serve { port in
            try await RawConnection.exchange(text, port: port)
        }
        #expect(answer?.hasPrefix("HTTP/1.1 414") == true)
    }
}

extension String {
    func components(separated separator: String) -> [Substring] {
        split(separator: separator, omittingEmptySubsequences: false)
    }
}
