import Foundation
import Kernel
import Testing

@testable import Mail

@Suite struct MailMessageTests {
    static let from = MailAddress("openness@example.gov.cn", name: "青禾县卫生健康局")

    static func message(
        subject: String = "青禾县卫生健康局信息公开周报（2026年3月9日至15日），共12条，请查收", to: String = "reader@example.cn",
        html: String? = "<p>周报</p>"
    ) throws -> MailMessage {
        MailMessage(
            from: try #require(from), to: try #require(MailAddress(to)), subject: subject,
            date: Moment(milliseconds: 1_773_363_600_000), id: "0192f0c4-7a10", text: "周报\n第二行",
            html: html, unsubscribe: "https://wjw.example.cn/unsubscribe?token=a")
    }

    @Test(arguments: [
        "a@b.cn", "first.last+tag@sub.example.com.cn", "A1@EXAMPLE.cn", "o'neil@example.org",
    ])
    func addresses(_ typed: String) { #expect(MailAddress(typed) != nil) }

    @Test(arguments: [
        "", "a", "@b.cn", "a@", "a@b", "a b@c.cn", "a@b.cn\r\nBcc: x@y.cn", "a@b.cn\n", "a..b@c.cn", ".a@c.cn",
        "a@-b.cn",
        "a@b..cn", "张三@例子.中国", "a@b.cn>", "<a@b.cn", "\"a b\"@c.cn", "a@[127.0.0.1]", "a,b@c.cn",
    ])
    func noAddresses(_ typed: String) { #expect(MailAddress(typed) == nil) }

    /// Whatever a title holds, it begins no header of its own.
    @Test(arguments: ["标题\r\nBcc: victim@example.cn", "a\nX-Evil: 1", "a\u{2028}b", "\u{0}\u{1B}[31m"])
    func nothingBreaksOutOfTheSubject(_ subject: String) throws {
        let text = String(decoding: try MailMessageTests.message(subject: subject).bytes, as: UTF8.self)
        let head = text.components(separatedBy: "\r\n\r\n")[0]
        for line in head.components(separatedBy: "\r\n") {
            #expect(!line.lowercased().hasPrefix("bcc") && !line.hasPrefix("X-Evil"))
            #expect(line.utf8.count <= 998 && !line.contains("\u{1B}"))
        }
        #expect(!HeaderText.plain(subject).unicodeScalars.contains { $0.value < 0x20 })
    }

    @Test func chineseHeadersAreWordsOfAtMost75Letters() throws {
        let head = String(decoding: try MailMessageTests.message().bytes, as: UTF8.self)
            .components(separatedBy: "\r\n\r\n")[0]
        #expect(head.utf8.allSatisfy { $0 < 0x7F })
        let words = head.components(separatedBy: "=?UTF-8?B?").dropFirst().map {
            $0.components(separatedBy: "?=")[0]
        }
        #expect(words.count >= 3 && words.allSatisfy { $0.utf8.count <= 63 })
        let subject = words.dropFirst().map {
            Data(base64Encoded: $0).map { String(decoding: $0, as: UTF8.self) } ?? "?"
        }
        #expect(subject.joined() == "青禾县卫生健康局信息公开周报（2026年3月9日至15日），共12条，请查收")
        #expect(head.contains("Date: Fri, 13 Mar 2026 09:00:00 +0800"))
        #expect(head.contains("List-Unsubscribe: <https://wjw.example.cn/unsubscribe?token=a>"))
        #expect(head.contains("Message-ID: <0192f0c4-7a10@example.gov.cn>"))
    }

    @Test(arguments: 0..<8)
    func base64IsThatOfFoundation(_ length: Int) {
        let bytes = (0..<length).map { UInt8($0 * 37 & 255) }
        #expect(Base64.text(bytes) == Data(bytes).base64EncodedString())
    }

    @Test(arguments: [
        ("smtps://user:p%40ss@mail.example.cn", "mail.example.cn", 465, MailServer.Security.tls),
        ("smtp://mail.example.cn:2525", "mail.example.cn", 2_525, .startTLS),
        ("smtp://127.0.0.1:25", "127.0.0.1", 25, .none),
    ])
    func servers(_ address: String, _ host: String, _ port: Int, _ security: MailServer.Security) throws {
        let server = try #require(MailServer(address))
        #expect(server.host == host && server.port == port && server.security == security)
        if security == .tls { #expect(server.user == "user" && server.password == "p@ss") }
    }

    @Test(arguments: ["http://a.cn", "smtp://", "smtp://a:99999", "smtp://a b", "smtp://u:%zz@a.cn", "smtp://a/../b"])
    func noServers(_ address: String) { #expect(MailServer(address) == nil) }
}

@Suite(.serialized) struct MailDeliveryTests {
    private func delivery(_ sink: MailSink, _ patience: SMTPDelivery.Patience = .init()) throws -> SMTPDelivery {
        let server = try #require(MailServer("smtp://127.0.0.1:\(sink.port)"))
        return SMTPDelivery(server: server, reachable: .loopback(port: sink.port), patience: patience)
    }

    @Test func aMessageArrivesAsItWasWritten() async throws {
        try await MailSink.with { sink in
            let message = try MailMessageTests.message()
            try await delivery(sink).send(message)
            #expect(sink.count == 1)
            #expect(try sink.message(1) == String(decoding: message.bytes, as: UTF8.self))
            #expect(try sink.envelope(1).contains("reader@example.cn"))
        }
    }

    @Test func refusedAndDeferredRecipientsAreTold() async throws {
        let options = ["--refuse", "gone@example.cn", "--defer", "later@example.cn"]
        try await MailSink.with(options) { sink in
            await #expect(throws: MailFailure.refused(code: 550)) {
                try await delivery(sink).send(try MailMessageTests.message(to: "gone@example.cn"))
            }
            await #expect(throws: MailFailure.deferred(code: 451)) {
                try await delivery(sink).send(try MailMessageTests.message(to: "later@example.cn"))
            }
            #expect(sink.count == 0)
        }
    }

    @Test func aSlowServerDoesNotHoldUpForEver() async throws {
        try await MailSink.with(["--slow", "30"]) { sink in
            var patience = SMTPDelivery.Patience()
            patience.whole = 400
            let began = ContinuousClock.now
            await #expect(throws: MailFailure.tooSlow) {
                try await delivery(sink, patience).send(try MailMessageTests.message())
            }
            #expect(ContinuousClock.now - began < .seconds(10))
        }
    }

    /// Nothing but the named place is ever called.
    @Test func otherServersAreNotReached() async throws {
        try await MailSink.with { sink in
            let server = try #require(MailServer("smtp://127.0.0.1:\(sink.port)"))
            for reachable in [ReachableServers.none, .loopback(port: sink.port == 1 ? 2 : 1)] {
                await #expect(throws: MailFailure.notReachable) {
                    try await SMTPDelivery(server: server, reachable: reachable).send(try MailMessageTests.message())
                }
            }
            #expect(sink.count == 0)
        }
    }

    @Test func nobodyThereAndNoProtectionAreFailures() async throws {
        let nobody = try #require(MailServer("smtp://127.0.0.1:1"))
        await #expect(throws: MailFailure.unreachable) {
            try await SMTPDelivery(server: nobody, reachable: .loopback(port: 1)).send(try MailMessageTests.message())
        }
        try await MailSink.with { sink in
            let server = try #require(MailServer("smtps://127.0.0.1:\(sink.port)"))
            await #expect(throws: MailFailure.self) {
                try await SMTPDelivery(server: server, reachable: .only(server)).send(try MailMessageTests.message())
            }
            #expect(sink.count == 0)
        }
    }
}
