import Foundation
import Testing

@testable import Mail

@Suite struct WebhookTests {
    @Test(arguments: [
        ("https://im.example.gov.cn/hooks/7", "im.example.gov.cn", 443),
        ("https://IM.example.gov.cn:8443/", "im.example.gov.cn", 8_443),
        ("http://10.1.2.3/a?b=c", "10.1.2.3", 80),
    ])
    func `an address is read`(_ text: String, _ host: String, _ port: Int) throws {
        let address = try #require(WebhookAddress(text))
        #expect(address.host == host && address.port == port)
    }

    @Test(arguments: [
        "", "ftp://a/b", "https://a", "https://user@a/b", "https://a:0/b", "https://a:70000/b", "https://[::1]/b",
        "https://a/b#c", "https://a\\@b/c", "https:///b", "https://a b/c", "https://a%00/c",
    ])
    func `what is no plain address is refused`(_ text: String) {
        #expect(WebhookAddress(text) == nil)
    }

    /// T10: private, loopback, link-local, test, multicast; also wrapped in sixteen bytes.
    @Test(arguments: [
        ("8.8.8.8", true), ("203.0.112.1", true), ("172.32.0.1", true), ("100.128.0.1", true), ("192.0.1.1", true),
        ("0.0.0.0", false), ("10.0.0.1", false), ("127.0.0.1", false), ("127.9.9.9", false), ("169.254.169.254", false),
        ("172.16.0.1", false), ("172.31.255.255", false), ("192.168.1.1", false), ("100.64.0.1", false),
        ("198.18.0.1", false),
        ("192.0.2.1", false), ("198.51.100.1", false), ("203.0.113.1", false), ("224.0.0.1", false),
        ("255.255.255.255", false),
        ("2400:3200::1", true), ("::", false), ("::1", false), ("fe80::1", false), ("fc00::1", false),
        ("fd12::1", false),
        ("ff02::1", false), ("::ffff:127.0.0.1", false), ("::ffff:8.8.8.8", true), ("64:ff9b::a00:1", false),
        ("2002:7f00:1::", false), ("2001:db8::1", false), ("2001::1", false),
    ])
    func `which addresses are of the open network`(_ text: String, _ isPublic: Bool) throws {
        let found = try #require(HostLookup.addresses(of: text).first, "\(text)")
        #expect(found.address.isPublic == isPublic, "\(text)")
    }

    /// 2130706433, 0x7f000001, 0177.0.0.1 and 127.1 are all 127.0.0.1 to a resolver.
    @Test(arguments: ["2130706433", "0x7f000001", "0177.0.0.1", "127.1", "localhost", "127.0.0.1", "0"])
    func `this machine is not reached, however it is written`(_ host: String) async throws {
        try await Canary.with(status: 200) { canary in
            let address = try #require(WebhookAddress("https://\(host):\(canary.port)/hook"))
            await #expect(throws: WebhookFailure.notReachable) {
                try await WebhookDelivery(address: address, networks: .open).post("{}", headers: [])
            }
            let plain = try #require(WebhookAddress("http://\(host):\(canary.port)/hook"))
            await #expect(throws: WebhookFailure.notReachable) {
                try await WebhookDelivery(address: plain, networks: .openAndPrivate).post("{}", headers: [])
            }
            #expect(canary.hits == 0)
        }
    }

    @Test func `a body is posted with its head lines`() async throws {
        try await Canary.with(status: 204) { canary in
            try await canary.delivery().post("{\"a\":1}", headers: ["X-Gongkai-Id: 7"])
            let seen = canary.text
            #expect(seen.hasPrefix("POST /hook HTTP/1.1") && seen.contains("X-Gongkai-Id: 7"))
            #expect(seen.contains("application/json") && seen.contains("{\"a\":1}"))
        }
    }

    @Test func `an answer that is not 2xx is told; a redirect is not followed`() async throws {
        for status in [302, 404, 410, 500] {
            try await Canary.with(status: status) { canary in
                await #expect(throws: WebhookFailure.refused(code: status)) {
                    try await canary.delivery().post("{}", headers: [])
                }
                #expect(canary.hits == 1)
            }
        }
    }
}

/// A listener on one loopback port that answers every request with one status, in a process of its own.
struct Canary {
    let port: Int
    let file: URL

    static func with(status: Int, _ body: (Canary) async throws -> Void) async throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("gongkai-hook-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process(), output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
            "Sink/hook_sink.py")
        process.arguments = ["python3", script.path, file.path, String(status)]
        process.standardOutput = output
        try process.run()
        defer { kill(process.processIdentifier, SIGKILL) }
        let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        guard let port = Int(line.trimmingCharacters(in: .whitespacesAndNewlines)) else {
            throw CocoaError(.fileReadUnknown)
        }
        try await body(Canary(port: port, file: file))
    }

    func delivery() throws -> WebhookDelivery {
        let address = try #require(WebhookAddress("http://127.0.0.1:\(port)/hook"))
        return WebhookDelivery(address: address, networks: .loopback(port: port))
    }

    var text: String {
        FileManager.default.contents(atPath: file.path).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    var hits: Int { text.components(separatedBy: "POST ").count - 1 }
}
