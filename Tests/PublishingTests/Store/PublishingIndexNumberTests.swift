import Kernel
import SQL
import TestSupport
import Testing

@testable import Publishing

/// 索引号 (CAT-3): one for each article, given when it first goes public, and never to another.
@Suite struct PublishingIndexNumberTests {
    typealias World = ArticleWorld

    @Test(arguments: TestDatabases.all)
    func theFirstPublicationGivesIt(_ database: TestDatabase) async throws {
        try await ArticleStoreWorld.with(database) { world in
            let draft = try await world.approved()
            #expect(draft.indexNumber == nil)
            let live = try await world.publishing.publish(draft.id, by: World.office)
            #expect(live.indexNumber == "QHWJJ/2026-00001")
            let item = try await world.publishing.publicArticle(live.id)
            #expect(item.indexNumber == "QHWJJ/2026-00001")
            let listings = try await world.publishing.publicList(of: [item.column.id]).listings
            #expect(listings.map(\.indexNumber) == ["QHWJJ/2026-00001"])
            #expect(try await world.live("第二条").indexNumber == "QHWJJ/2026-00002")
            #expect(try await world.journalProblems() == [])
        }
    }

    @Test(arguments: TestDatabases.all)
    func anotherRevisionAndAnEmergencyKeepAndTakeIt(_ database: TestDatabase) async throws {
        try await ArticleStoreWorld.with(database) { world in
            let live = try await world.live()
            var content = try await world.content()
            content.body = "<p>第二版。</p>"
            let next = try await world.publishing.revise(
                live.id, to: content, changeNote: "", findings: [], by: World.drafter)
            _ = try await world.review(next)
            #expect(try await world.publishing.publish(live.id, by: World.office).indexNumber == live.indexNumber)
            #expect(try await world.urgent().indexNumber == "QHWJJ/2026-00002")
        }
    }

    @Test(arguments: TestDatabases.all)
    func whatWasTypedIsNobodyElses(_ database: TestDatabase) async throws {
        try await ArticleStoreWorld.with(database) { world in
            func drafted(_ title: String, _ number: String) async throws -> Article {
                var content = try await world.content(title)
                content.indexNumber = number
                return try await world.publishing.draft(
                    ArticleBeginning(
                        content: content, unit: World.section, portal: try await world.column().portal, findings: []),
                    by: World.drafter)
            }
            // Two drafts may hold it; the first to go public has it.
            let one = try await world.review(try await drafted("甲", "QHWJJ/2026-00001"))
            let two = try await world.review(try await drafted("乙", "QHWJJ/2026-00001"))
            #expect(try await world.publishing.publish(one.id, by: World.office).indexNumber == "QHWJJ/2026-00001")
            await #expect(throws: Refusal.self) { try await world.publishing.publish(two.id, by: World.office) }
            await #expect(throws: Refusal.self) { _ = try await drafted("丙", "QHWJJ/2026-00001") }
            // The count passes over it.
            #expect(try await world.live("丁").indexNumber == "QHWJJ/2026-00002")
            var changed = try await world.content("甲")
            changed.indexNumber = "QHWJJ/2026-09999"
            let other = changed
            await #expect(throws: Refusal.self) {
                try await world.publishing.revise(
                    one.id, to: other, changeNote: "", findings: [], by: World.drafter)
            }
        }
    }

    /// Whatever is published, withdrawn and published again, in whatever order: a number once public stays where it was.
    @Test(arguments: TestDatabases.all, 1...3)
    func noNumberIsEverUsedTwice(_ database: TestDatabase, _ seed: Int) async throws {
        try await ArticleStoreWorld.with(database) { world in
            var dice = ArticleDice(seed), given: [ArticleID: String] = [:], live: [ArticleID] = []
            for step in 0..<12 {
                if let id = live.last, dice.roll(3) == 0 {
                    _ = try await world.publishing.withdraw(id, .error, reason: "有误", by: World.office)
                    live.removeLast()
                    continue
                }
                world.clock.set(step < 6 ? "2026-12-30" : "2027-01-04")
                let article = try await world.live("第\(step)条")
                let number = try #require(article.indexNumber)
                #expect(!given.values.contains(number), "\(number)")
                given[article.id] = number
                live.append(article.id)
            }
            for (id, number) in given {
                #expect(try await world.publishing.article(id, for: World.office).indexNumber == number)
            }
        }
    }

    /// Two at the same moment get two numbers, also on a server where they run side by side.
    @Test(arguments: TestDatabases.all)
    func twoAtOnceGetTwoNumbers(_ database: TestDatabase) async throws {
        try await ArticleStoreWorld.with(database) { world in
            var approved: [ArticleID] = []
            for index in 0..<8 { approved.append(try await world.approved("第\(index)条").id) }
            let numbers = try await withThrowingTaskGroup(of: String?.self) { group in
                for id in approved {
                    group.addTask { try await world.publishing.publish(id, by: World.office).indexNumber }
                }
                return try await group.reduce(into: Set<String?>()) { $0.insert($1) }
            }
            #expect(numbers == Set((1...8).map { "QHWJJ/2026-0000\($0)" }))
        }
    }
}
