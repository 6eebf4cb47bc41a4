import Ciphers
import Kernel
import Mail
import Obligations
import SQL
import Synchronization
import TestSupport
import Testing

@testable import Supervision

@Suite struct DeliveryRoundTests {
    typealias World = EngineWorld

    /// What was sent, and what the other side says next.
    final class Sink: Sendable {
        let letters = Mutex<[MailMessage]>([])
        let posts = Mutex<[(body: String, headers: [String])]>([])
        let failures = Mutex<[any Error]>([])

        func answer() throws {
            if let failure = failures.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) { throw failure }
        }

        func round(_ world: World) throws -> DeliveryRound {
            let from = try #require(MailAddress("office@example.gov.cn"))
            return DeliveryRound(
                notices: world.notices,
                letters: .init(from: from, siteName: "青禾县卫生健康局", base: "https://wjw.example.gov.cn") { message in
                    try self.answer()
                    self.letters.withLock { $0.append(message) }
                },
                hook: .init(secret: Array("secret".utf8)) { body, headers in
                    try self.answer()
                    self.posts.withLock { $0.append((body, headers)) }
                })
        }
    }

    private func officer(_ id: MemberID) -> Officer {
        Officer(id: id, name: "甲", agency: World.agency, roles: [.clerk], units: [World.health])
    }

    @Test("Each letter waits for the morning, names no record, and goes out once", arguments: TestDatabases.all)
    func letters(_ database: TestDatabase) async throws {
        try await World.with(database, on: "2026-03-02") { world in
            try await world.notices.keep(
                NoticeSetting(mailbox: "head@example.gov.cn", manner: .each), of: officer(World.head))
            try await world.open("机密")
            try world.clock.set("2026-03-22T23:00")
            try await world.run()
            try world.clock.set("2026-03-23T00:10")
            try await world.run()
            let sink = Sink(), round = try sink.round(world)
            #expect(try await round.run().sent == 0)
            try world.clock.set("2026-03-23T08:00")
            #expect(try await round.run().sent == 1)
            #expect(try await round.run().sent == 0)
            let letter = try #require(sink.letters.withLock { $0.first })
            #expect(letter.to.text == "head@example.gov.cn" && letter.subject == "青禾县卫生健康局：黄灯提醒")
            #expect(!letter.text.contains("机密"))
            #expect(letter.text.contains("答复政府信息公开申请（FOI-33）转为黄灯，期限 2026年3月30日"))
            #expect(letter.text.contains("请登录查看：https://wjw.example.gov.cn/console/duties/"))
            // The mailbox is not readable in the table.
            let sealed = try await world.store.read {
                try $0.first("SELECT mailbox FROM notice_setting")?.bytes(0) ?? []
            }
            #expect(!String(decoding: sealed, as: UTF8.self).contains("example"))
        }
    }

    @Test("A digest on the morning of a working day tells what is unread, once", arguments: TestDatabases.all)
    func digest(_ database: TestDatabase) async throws {
        try await World.with(database, on: "2026-03-02") { world in
            for n in 0..<32 { try await world.open("r\(n)") }
            try world.clock.set("2026-03-20")
            try await world.notices.keep(
                NoticeSetting(mailbox: "head@example.gov.cn", manner: .daily), of: officer(World.head))
            try world.clock.set("2026-03-23T07:00")
            try await world.run()
            let sink = Sink(), round = try sink.round(world)
            #expect(try await round.run().sent == 0)
            try world.clock.set("2026-03-23T08:31")
            #expect(try await round.run().sent == 1)
            let letter = try #require(sink.letters.withLock { $0.first })
            #expect(letter.subject == "青禾县卫生健康局：未读提醒 32 条")
            #expect(letter.text.contains("其余 2 条请到收件箱查看。"))
            // Tuesday brings nothing new, and no letter.
            try world.clock.set("2026-03-24T08:31")
            #expect(try await round.run().sent == 0)
        }
    }

    @Test(
        "A webhook is signed over time, id and body, and tried again with growing pauses", arguments: TestDatabases.all)
    func webhook(_ database: TestDatabase) async throws {
        try await World.with(database, on: "2026-03-02", webhook: "im.example.gov.cn") { world in
            try await world.open("机密")
            try world.clock.set("2026-03-23")
            try await world.run()
            let sink = Sink(), round = try sink.round(world)
            sink.failures.withLock { $0 = [WebhookFailure.tooSlow, WebhookFailure.refused(code: 500)] }
            #expect(try await round.run() == DeliveryRound.Outcome(sent: 0, failed: 1))
            #expect(try await round.run() == DeliveryRound.Outcome())
            try world.clock.set("2026-03-23T09:01")
            #expect(try await round.run().failed == 1)
            try world.clock.set("2026-03-23T09:05")
            #expect(try await round.run() == DeliveryRound.Outcome())
            try world.clock.set("2026-03-23T09:06")
            #expect(try await round.run().sent == 1)
            let post = try #require(sink.posts.withLock { $0.first })
            let head = Dictionary(
                post.headers.map { line in
                    let parts = line.split(separator: ":", maxSplits: 1)
                    return (String(parts[0]), String(parts[1].dropFirst()))
                }, uniquingKeysWith: { $1 })
            let stamp = try #require(head["X-Gongkai-Timestamp"]), id = try #require(head["X-Gongkai-Id"])
            #expect(stamp == "\((try EngineClock.read("2026-03-23T09:06")).milliseconds / 1_000)")
            #expect(
                head["X-Gongkai-Signature"]
                    == "v1=" + MessageCode.sha256(of: "\(stamp).\(id).\(post.body)", secret: Array("secret".utf8)))
            #expect(post.body.contains("\"signal\":\"yellow\"") && post.body.contains("\"rule\":\"FOI-33\""))
            #expect(!post.body.contains("机密"))
        }
    }

    @Test(
        "What is claimed by a worker that was lost is taken over after a quarter of an hour",
        arguments: TestDatabases.all)
    func lostWorker(_ database: TestDatabase) async throws {
        try await World.with(database, on: "2026-03-02", webhook: "im.example.gov.cn") { world in
            try await world.open("a")
            try world.clock.set("2026-03-23")
            try await world.run()
            let first = try #require(try await world.notices.claim())
            #expect(try await world.notices.claim() == nil)
            try world.clock.set("2026-03-23T09:16")
            #expect(try await world.notices.claim()?.id == first.id)
        }
    }

    /// Published vector: RFC 4231, test case 2.
    @Test func `the code is HMAC-SHA256`() {
        #expect(
            MessageCode.sha256(of: "what do ya want for nothing?", secret: Array("Jefe".utf8))
                == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
    }

    @Test("One reads and marks one's own lines alone", arguments: TestDatabases.all)
    func ownInbox(_ database: TestDatabase) async throws {
        try await World.with(database, on: "2026-03-02") { world in
            for n in 0..<3 { try await world.open("r\(n)") }
            try world.clock.set("2026-03-23")
            try await world.run()
            let lines = try await world.notices.inbox(of: World.head)
            #expect(lines.count == 3 && lines.allSatisfy { $0.readAt == nil })
            #expect(try await world.notices.address(of: lines[0].id, for: World.clerk) == nil)
            try await world.notices.markRead(lines[0].id, of: World.clerk)
            #expect(try await world.notices.unread(of: World.head) == 3)
            try await world.notices.markRead(lines[0].id, of: World.head)
            #expect(try await world.notices.unread(of: World.head) == 2)
            try await world.notices.markRead(nil, of: World.head)
            #expect(try await world.notices.unread(of: World.head) == 0)
            #expect(try await world.notices.unread(of: World.clerk) == 3)
            // Pages follow one another without a gap and without doubles.
            let first = try await world.notices.inbox(of: World.head, size: 2)
            let second = try await world.notices.inbox(of: World.head, before: first.last?.id, size: 2)
            #expect((first + second).map(\.id) == lines.map(\.id))
        }
    }

    @Test("What does not arrive is told by person and reason, with what to do", arguments: TestDatabases.all)
    func undelivered(_ database: TestDatabase) async throws {
        try await World.with(database, on: "2026-03-02") { world in
            try await world.notices.keep(
                NoticeSetting(mailbox: "head@example.gov.cn", manner: .each), of: officer(World.head))
            try await world.open("a")
            try await world.open("b")
            try world.clock.set("2026-03-23")
            try await world.tell()
            let sink = Sink(), round = try sink.round(world)
            sink.failures.withLock { $0 = [MailFailure.refused(code: 550), MailFailure.tooSlow] }
            _ = try await round.run()
            let found = try await world.notices.undelivered(of: World.agency)
            #expect(found.map(\.reason).sorted() == ["邮件服务器拒收", "邮件没有送出"].sorted())
            #expect(found.allSatisfy { $0.target == World.head.text && $0.count == 1 })
            #expect(found.first { $0.reason == "邮件没有送出" }?.isTriedAgain == true)
            #expect(found.first { $0.reason == "邮件服务器拒收" }?.advice.contains("核对邮箱") == true)
            #expect(try await world.notices.undelivered(of: World.agency, for: World.clerk).isEmpty)
            #expect(try await world.notices.undelivered(of: World.agency, for: World.head).count == 2)
            try world.clock.set("2026-05-06")
            let later = try await world.notices.undelivered(of: World.agency)
            #expect(later.map(\.reason) == ["邮件没有送出"])
        }
    }
}
