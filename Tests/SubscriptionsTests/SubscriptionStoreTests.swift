import Kernel
import Mail
import SQL
import TestSupport
import Testing

@testable import Subscriptions

@Suite(.serialized) struct SubscriptionStoreTests {
    /// Nobody gets a digest who did not press the button behind the letter.
    @Test(arguments: TestDatabases.all)
    func onlyTheHolderOfTheLetterSubscribes(_ database: TestDatabase) async throws {
        try await SubscriptionWorld.with(database) { world in
            try await world.ask()
            #expect(try await world.round().confirmations == 1)
            let link = try #require(world.link())
            #expect(world.post.letters.last?.to.text == "reader@example.cn")
            for wrong in ["", String(link.key.reversed()), String(repeating: "0", count: 32)] where wrong != link.key {
                await #expect(throws: Refusal.self) { try await world.subscriptions.confirm(link.id, key: wrong) }
                await #expect(throws: Refusal.self) { try await world.subscriptions.end(link.id, key: link.key) }
            }
            world.post.publish("通知一", "2026-03-13T10:00")
            world.clock.set("2026-03-14T08:00")
            #expect(try await world.round().digests == 0)
            try await world.subscriptions.confirm(link.id, key: link.key)
            #expect(try await world.row("state") == "active")
        }
    }

    /// Asking again neither floods a mailbox nor tells who subscribes.
    @Test(arguments: TestDatabases.all)
    func askingAgainSendsNoMoreThanOneLetterAnHour(_ database: TestDatabase) async throws {
        try await SubscriptionWorld.with(database) { world in
            for _ in 0..<5 {
                try await world.ask("Reader@example.cn")
                _ = try await world.round()
            }
            #expect(world.post.letters.count == 1)
            world.clock.set("2026-03-13T10:01")
            try await world.ask()
            #expect(try await world.round().confirmations == 1)
            let link = try #require(world.link())
            try await world.subscriptions.confirm(link.id, key: link.key)
            world.clock.set("2026-03-13T12:00")
            try await world.ask()
            #expect(try await world.round().confirmations == 0)
        }
    }

    /// Nobody fills somebody else's mailbox by asking for one column after the other.
    @Test(arguments: TestDatabases.all)
    func manyColumnsSendNoMoreThanThreeLettersAnHour(_ database: TestDatabase) async throws {
        try await SubscriptionWorld.with(database) { world in
            for number in 1...6 {
                try await world.subscriptions.ask(
                    for: "reader@example.cn", .column(SubscriptionWorld.id(number)), .daily,
                    on: SubscriptionWorld.portal)
                _ = try await world.round()
            }
            #expect(world.post.letters.count == 3)
        }
    }

    @Test(arguments: TestDatabases.all)
    func whatNobodyConfirmsIsForgotten(_ database: TestDatabase) async throws {
        try await SubscriptionWorld.with(database) { world in
            try await world.ask()
            _ = try await world.round()
            let link = try #require(world.link())
            world.clock.set("2026-03-15T09:01")
            _ = try await world.round()
            #expect(try await world.row("address") == nil)
            #expect(try await world.row("state") == "ended")
            await #expect(throws: Refusal.self) { try await world.subscriptions.confirm(link.id, key: link.key) }
        }
    }

    /// Each article once: at eight, with what came since the last digest; nothing when there is nothing.
    @Test(arguments: TestDatabases.all)
    func aDigestTellsEachArticleOnce(_ database: TestDatabase) async throws {
        try await SubscriptionWorld.with(database) { world in
            _ = try await world.subscribed()
            world.post.publish("<通知一>", "2026-03-13T10:00")
            world.clock.set("2026-03-14T07:59")
            #expect(try await world.round() == DigestRound.Outcome())
            world.clock.set("2026-03-14T08:00")
            #expect(try await world.round().digests == 1)
            #expect(try await world.round().digests == 0)
            let letter = try #require(world.post.letters.first)
            #expect(letter.text.contains("<通知一>") && letter.html?.contains("&lt;通知一&gt;") == true)
            #expect(letter.unsubscribe?.hasPrefix("https://wjw.example.cn/unsubscribe?s=") == true)
            world.clock.set("2026-03-15T08:00")
            #expect(try await world.round() == DigestRound.Outcome())
            world.post.publish("通知二", "2026-03-15T09:00")
            world.clock.set("2026-03-16T08:30")
            #expect(try await world.round().digests == 1)
            #expect(world.post.letters.last?.text.contains("通知一") == false)
            #expect(world.post.letters.count == 2)
        }
    }

    /// A claim that a crash left open: not at once, then once more, with the same end and the same Message-ID.
    @Test(arguments: TestDatabases.all)
    func afterACrashTheSameLetterComesAtMostOnceMore(_ database: TestDatabase) async throws {
        try await SubscriptionWorld.with(database) { world in
            _ = try await world.subscribed()
            world.post.publish("通知一", "2026-03-13T10:00")
            world.clock.set("2026-03-14T08:00")
            let lost = try #require(try await world.subscriptions.claimDigest())
            #expect(try await world.round().digests == 0)
            world.post.publish("通知二", "2026-03-14T08:05")
            world.clock.set("2026-03-14T08:16")
            #expect(try await world.round().digests == 1)
            #expect(try await world.round().digests == 0)
            #expect(world.post.letters.map(\.id) == ["digest-\(lost.subscription.id)-\(lost.until.milliseconds)"])
            #expect(world.post.letters[0].text.contains("通知二") == false)
            world.clock.set("2026-03-15T08:00")
            #expect(try await world.round().digests == 1)
            #expect(world.post.letters[1].text.contains("通知二"))
        }
    }

    @Test(arguments: TestDatabases.all)
    func whatFailsIsToldLaterAndThreeRefusalsEndIt(_ database: TestDatabase) async throws {
        try await SubscriptionWorld.with(database) { world in
            _ = try await world.subscribed()
            world.post.publish("通知一", "2026-03-13T10:00")
            world.post.fail(.tooSlow)
            world.clock.set("2026-03-14T08:00")
            #expect(try await world.round().failures == 1)
            #expect(try await world.round().failures == 0)
            world.post.fail(nil)
            world.clock.set("2026-03-14T09:00")
            #expect(try await world.round().digests == 1)
            world.post.publish("通知二", "2026-03-14T10:00")
            world.post.fail(.refused(code: 550))
            for day in ["2026-03-15T08:00", "2026-03-16T08:00", "2026-03-17T08:00"] {
                #expect(try await world.row("state") == "active")
                world.clock.set(day)
                #expect(try await world.round().failures == 1)
            }
            #expect(try await world.row("address") == nil)
            #expect(try await world.row("state") == "ended")
        }
    }

    /// Ending forgets the address at once; before that the row holds it sealed, and the journal never.
    @Test(arguments: TestDatabases.all)
    func addressesAreSealedAndErased(_ database: TestDatabase) async throws {
        try await SubscriptionWorld.with(database) { world in
            let id = try await world.subscribed()
            #expect(try await world.row("address")?.contains("reader") == false)
            #expect(try await world.row("address_name")?.contains("reader") == false)
            let key = try world.subscriptions.key(of: id, for: .end)
            try await world.subscriptions.end(id, key: key)
            try await world.subscriptions.end(id, key: key)
            #expect(try await world.row("address") == nil)
            #expect(try await world.row("address_name") == nil)
            let notes = try await world.store.read {
                try $0.query("SELECT note FROM journal_entry").map { try $0.text(0) }
            }
            #expect(notes.count == 4 && !notes.contains { $0.contains("reader") })
            try await world.ask()
            #expect(try await world.round().confirmations == 1)
        }
    }
}
