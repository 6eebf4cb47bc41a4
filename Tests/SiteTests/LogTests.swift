import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import Testing

@testable import Site

/// T16: one request is one line of JSON, whatever stands in it.
@Suite struct LogTests {
    private func object(_ line: String) throws -> [String: Any] {
        let value = try JSONSerialization.jsonObject(with: Data(line.utf8))
        return try #require(value as? [String: Any])
    }

    @Test func aRequestIsOneLineWithoutItsQuery() async throws {
        let site = try TestSite()
        try await site.app.test(.router) { client in
            let headers: HTTPFields = [.cookie: site.cookie(site.clerkToken), .userAgent: "a\"b\\c\u{202E}d"]
            try await client.execute(uri: "/console?q=%E5%BC%A0%E4%B8%89&token=secret", method: .get, headers: headers)
            {
                #expect($0.status == .ok)
            }
        }
        let line = try #require(site.lines.all.first)
        #expect(site.lines.all.count == 1 && !line.contains("\n") && !line.contains("secret") && !line.contains("张三"))
        #expect(!line.contains(site.clerkToken.text) && !line.unicodeScalars.contains("\u{202E}"))
        let object = try object(line)
        #expect(object["path"] as? String == "/console")
        #expect(object["route"] as? String == "/console")
        #expect(object["status"] as? Int == 200)
        #expect(object["agent"] as? String == "a\"b\\c\u{202E}d")
        #expect((object["member"] as? String)?.count == 36)
        #expect((object["time"] as? String)?.hasSuffix("Z") == true)
    }

    @Test(arguments: [
        "\r\n{\"status\":200}", "\u{1B}[2J", "\u{2028}\u{2029}", "\u{202E}\u{2066}", "\0\u{7F}\u{85}", "普通文字", "\"\\/",
    ])
    func whateverIsWrittenIsReadBack(_ text: String) throws {
        var line = JSONLine()
        line.add("a", text)
        line.add("b", 7)
        #expect(
            !line.text.unicodeScalars.contains {
                $0.value < 0x20 || (0x7F...0x9F).contains($0.value) || $0.properties.isBidiControl
            })
        let object = try object(line.text)
        #expect(object["a"] as? String == text)
        #expect(object["b"] as? Int == 7)
    }

    @Test func otherEntriesAreLinesToo() throws {
        let lines = CapturedLines()
        var logger = Logger(label: "gongkai.test") { JSONLogHandler(label: $0, to: AccessLog { lines.append($0) }) }
        logger[metadataKey: "node"] = "a"
        logger.error("没有写入\nlevel=info", metadata: ["error": "\u{1B}[31m\"x\""])
        logger.debug("not shown")
        #expect(lines.all.count == 1)
        let object = try object(try #require(lines.all.first))
        #expect(object["message"] as? String == "没有写入\nlevel=info")
        #expect(object["x_error"] as? String == "\u{1B}[31m\"x\"")
        #expect(object["node"] as? String == "a" && object["level"] as? String == "error")
    }

    @Test func countersAreExported() async throws {
        let site = try TestSite()
        try await site.app.test(.router) { client in
            for _ in 0..<3 { try await client.execute(uri: "/", method: .get) { #expect($0.status == .ok) } }
            for path in ["/a\"b", "/c", "/d"] { _ = try await client.execute(uri: path, method: .get) { $0.status } }
        }
        let text = site.metrics.text
        #expect(text.contains("gongkai_requests_total{method=\"GET\",route=\"/\",status=\"200\"} 3\n"))
        #expect(text.contains("route=\"NotFound\",status=\"404\"} 3\n"))
        #expect(text.contains("gongkai_request_seconds_bucket{le=\"+Inf\"} 6\n"))
    }
}
