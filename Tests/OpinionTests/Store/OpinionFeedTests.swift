import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Kernel
import Logging
import Mail
import NIOCore
import OfficeFormats
import TestSupport
import Testing

@testable import Opinion

/// Sources as they should be, and as somebody who means harm would make them.
@Suite struct OpinionFeedTests {
    static let rss = """
        <?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>县论坛</title>
        <item><title>网传&lt;b&gt;学生腹泻&lt;/b&gt;</title><link>https://bbs.example.cn/1</link>
        <description><![CDATA[<p>多名<b>学生</b>&nbsp;就医</p>]]></description><pubDate>Mon, 14 Sep 2026 22:10:00 +0800</pubDate></item>
        <item><title></title><description>只有内容</description><link>/2</link></item></channel></rss>
        """
    static let atom = """
        <feed xmlns="http://www.w3.org/2005/Atom"><entry><title type="html">疫苗短缺</title>
        <link rel="self" href="https://a.example.cn/self"/><link rel="alternate" href="https://a.example.cn/9"/>
        <summary>说明</summary><updated>2026-09-14T14:10:00Z</updated></entry></feed>
        """
    static let json = """
        {"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","title":"腹泻","url":"https://j.example.cn/1",\
        "content_text":"情况","date_published":"2026-09-14T22:10:00+08:00"}]}
        """

    private static func read(_ text: String) -> [ClueDraft]? { read(Array(text.utf8)) }

    private static func read(_ bytes: [UInt8]) -> [ClueDraft]? {
        switch FeedReading.read(bytes, base: "https://bbs.example.cn/rss?x=1") {
        case .entries(let entries): entries
        case .unreadable: nil
        }
    }

    @Test func theThreeKindsAreRead() throws {
        let rss = try #require(Self.read(Self.rss))
        #expect(rss.map(\.title) == ["网传学生腹泻", "只有内容"])
        #expect(rss.map(\.link) == ["https://bbs.example.cn/1", "https://bbs.example.cn/2"])
        #expect(rss.first?.summary == "多名学生就医" && rss.first?.publishedAt?.minute == "2026-09-14 22:10")
        let atom = try #require(Self.read(Self.atom))
        #expect(atom.map(\.link) == ["https://a.example.cn/9"] && atom.first?.publishedAt?.minute == "2026-09-14 22:10")
        #expect(try #require(Self.read(Self.json)).map(\.title) == ["腹泻"])
    }

    @Test func chineseCharacterSetsAreRead() throws {
        let text =
            "<?xml version=\"1.0\" encoding=\"GBK\"?><rss><channel><item><title>TITLE</title></item></channel></rss>"
        var bytes: [UInt8] = []
        for part in text.components(separatedBy: "TITLE").enumerated() {
            if part.offset > 0 { bytes += [0xB8, 0xB9, 0xD0, 0xBA] }
            bytes += Array(part.element.utf8)
        }
        #expect(try #require(Self.read(bytes)).map(\.title) == ["腹泻"])
    }

    static let bomb = """
        <?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">
        ]><rss><channel><item><title>&c;</title></item></channel></rss>
        """
    static let outside = """
        <?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><item><title>&x;</title></item></channel></rss>
        """

    /// No entity is expanded, nothing outside is read, nothing deep or broken does harm.
    @Test func hostilePagesAreRefused() {
        let deep = "<rss>" + String(repeating: "<a>", count: 100_000)
        let wrong: [UInt8] =
            Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?><rss><channel><item><title>".utf8)
            + [0xB8, 0xB9, 0xFF] + Array("</title></item></channel></rss>".utf8)
        let nested = "{\"items\":" + String(repeating: "[", count: 100_000)
        for text in [
            Self.bomb, Self.outside, deep, nested, "", "hello", "<html><body>网页</body></html>", "{}", "{\"items\":3}",
            "<rss><item>",
        ] {
            #expect(Self.read(text) == nil, "\(text.prefix(60))")
        }
        #expect(Self.read(wrong) == nil)
    }

    /// Many entries and long ones are cut to their bounds.
    @Test func longListsAreCut() throws {
        let item =
            "<item><title>腹泻</title><description>" + String(repeating: "长", count: 3_000) + "</description></item>"
        let many = "<rss><channel>" + String(repeating: item, count: 700) + "</channel></rss>"
        let read = try #require(Self.read(many))
        #expect(read.count == SyndicationReader.mostEntries && read.allSatisfy { $0.summary.count == 1_000 })
    }

    // MARK: From another machine

    private static func serving(_ body: @escaping @Sendable (Int) async throws -> Void) async throws {
        let router = Router()
        router.get("feed") { _, _ in rss }
        router.get("large") { _, _ in String(repeating: "x", count: 3_000_000) }
        router.get("slow") { _, _ in
            try await Task.sleep(for: .seconds(5))
            return ""
        }
        router.get("gone") { _, _ -> HTTPResponse.Status in .notFound }
        router.get("to/**") { request, _ in
            Response(status: .found, headers: [.location: String(request.uri.queryParameters["at"] ?? "")])
        }
        let app = Application(
            router: router, configuration: .init(address: .hostname("127.0.0.1", port: 0)),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        try await app.test(.live) { client in try await body(client.port ?? 0) }
    }

    private static func fetch(_ address: String, ports: Set<Int>, milliseconds: Int = 3_000) async -> FetchFailure? {
        guard let address = WebhookAddress(address) else { return .lost }
        do {
            _ = try await PageFetch(networks: .openAnd(loopbackPorts: ports), milliseconds: milliseconds).bytes(
                of: address)
            return nil
        } catch let failure as FetchFailure { return failure } catch { return .broken(0) }
    }

    /// Only what the test itself allows is reached; in `serve` nothing of this machine is.
    @Test func addressesBehindTheServerAreNotAsked() async throws {
        try await Self.serving { port in
            let here = "http://127.0.0.1:\(port)"
            #expect(await Self.fetch(here + "/feed", ports: [port]) == nil)
            #expect(await Self.fetch("http://localhost:\(port)/feed", ports: []) == .notReachable)
            let open = PageFetch(networks: .open)
            for text in [
                here + "/feed", "http://localhost/", "http://127.0.0.1/", "http://127.1/", "http://2130706433/",
                "http://0x7f000001/",
                "http://0/", "http://10.0.0.1/", "http://192.168.1.1/", "http://172.16.0.1/", "http://169.254.169.254/",
                "http://100.64.0.1/",
                "https://127.0.0.1/",
            ] {
                let address = try #require(WebhookAddress(text))
                await #expect(throws: FetchFailure.notReachable, "\(text)") { try await open.bytes(of: address) }
            }
            // Sent on: judged anew at every turn.
            let other = port == 65_535 ? 80 : port + 1
            for target in [
                "http://169.254.169.254/latest/meta-data/", "http://127.0.0.1:\(other)/", "http://127.0.0.1/",
                "http://10.0.0.1/",
                "http://localhost:\(other)/", "http://[::1]/", "file:///etc/passwd", "gopher://127.0.0.1:\(port)/",
            ] {
                let failure = await Self.fetch(here + "/to/x?at=\(target)", ports: [port])
                #expect(failure == .notReachable || failure == .lost, "\(target) \(String(describing: failure))")
            }
            #expect(await Self.fetch(here + "/to/x?at=\(here)/feed", ports: [port]) == nil)
        }
    }

    @Test func sizeAndTimeAreBounded() async throws {
        try await Self.serving { port in
            let here = "http://127.0.0.1:\(port)"
            #expect(await Self.fetch(here + "/large", ports: [port]) == .tooLarge)
            #expect(await Self.fetch(here + "/slow", ports: [port], milliseconds: 600) == .tooSlow)
            #expect(await Self.fetch(here + "/gone", ports: [port]) == .refused(code: 404))
            #expect(await Self.fetch("http://127.0.0.1:1/", ports: [1]) == .unreachable)
        }
    }

    /// The whole way: a source that answers, one that does not, one that leads inside.
    @Test func aRoundLooksAtEverySource() async throws {
        try await Self.serving { port in
            try await OpinionWorld.with(TestDatabases.all[0]) { world in
                let here = "http://127.0.0.1:\(port)"
                for (name, path) in [("好", "/feed"), ("坏", "/gone"), ("引", "/to/x?at=http://169.254.169.254/")] {
                    _ = try await world.opinions.addFeed(
                        FeedDraft(name: name, address: here + path, keywords: "腹泻", minutes: 15), isAddress: true,
                        by: OpinionWorld.office)
                }
                let done = try await OpinionRound(
                    opinions: world.opinions, networks: .openAnd(loopbackPorts: [port])
                ).run()
                #expect(done.looked == 3 && done.failed == 2 && done.new == 1)
                let outcomes = try await world.opinions.feeds(for: OpinionWorld.office).map {
                    "\($0.name) \($0.outcome)"
                }
                #expect(
                    outcomes.sorted()
                        == [
                            "坏 没有读到：对方返回 404", "好 读到2条，符合关键词1条，新线索1条", "引 没有读到：地址指向本机、内部网络或者非网页端口，不予访问",
                        ].sorted())
                // In `serve` none of them is reached.
                world.clock.set("2026-03-10T12:30")
                #expect(try await OpinionRound(opinions: world.opinions).run().failed == 3)
            }
        }
    }

    @Test(arguments: [
        ("https://news.example.cn/rss", true), ("http://news.example.cn/rss", true),
        ("ftp://news.example.cn/rss", false),
        ("https://user:pw@news.example.cn/rss", false), ("https://news.example.cn:22/rss", false), ("", false),
        ("https://news.example.cn", false), ("javascript:alert(1)", false),
    ])
    func typedAddresses(_ line: (text: String, good: Bool)) { #expect(OpinionRound.isAddress(line.text) == line.good) }
}
