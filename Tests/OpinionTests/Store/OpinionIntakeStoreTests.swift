import Kernel
import SQL
import TestSupport
import Testing

@testable import Opinion

@Suite struct OpinionIntakeStoreTests {
    typealias World = OpinionWorld

    private static func clue(_ title: String, _ link: String = "") throws -> ClueDraft {
        try #require(ClueDraft(title: title, summary: "", link: link, publishedAt: nil))
    }

    private static func feed(_ world: OpinionWorld) async throws -> OpinionFeed {
        try await world.opinions.addFeed(
            FeedDraft(name: "县论坛", address: "https://bbs.example.cn/rss", keywords: "腹泻\n疫苗 短缺", minutes: 15),
            isAddress: true, by: World.office)
    }

    /// Only what fulfils a rule becomes a clue; the same link and a near title are one.
    @Test(arguments: TestDatabases.all)
    func sourcesBringEachMatterOnce(_ database: TestDatabase) async throws {
        try await World.with(database) { world in
            let feed = try await Self.feed(world)
            let entries = [
                try Self.clue("网传县一中多名学生腹泻", "https://bbs.example.cn/1"),
                try Self.clue("今天天气好", "https://bbs.example.cn/2"),
                try Self.clue("网传县一中多名学生出现腹泻", "https://bbs.example.cn/3"),
                try Self.clue("疫苗短缺何时缓解", "https://bbs.example.cn/4"),
            ]
            #expect(try await world.opinions.take(entries, from: feed) == .read(entries: 4, matched: 3, new: 2))
            #expect(try await world.opinions.take(entries, from: feed) == .read(entries: 4, matched: 3, new: 0))
            let found = try await world.opinions.clues(.new, page: 1, for: World.office)
            #expect(found.total == 2)
            let first = try #require(found.clues.last)
            #expect(first.matched == ["腹泻"] && first.sightings == 2 && first.origin == "县论坛")
            #expect(found.clues.first?.matched == ["疫苗 短缺"])
            #expect(world.alerts.all == ["新线索：网传县一中多名学生腹泻", "新线索：疫苗短缺何时缓解"])
            // After a week a near title is another matter.
            world.clock.set("2026-03-18T09:30")
            let again = [try Self.clue("网传县一中多名学生又腹泻", "https://bbs.example.cn/9")]
            #expect(try await world.opinions.take(again, from: feed) == .read(entries: 1, matched: 1, new: 1))
        }
    }

    /// A clue becomes a case, is joined to one, or is put aside with a reason; each once.
    @Test(arguments: TestDatabases.all)
    func cluesAreSettledOnce(_ database: TestDatabase) async throws {
        try await World.with(database) { world in
            let one = try await world.opinions.submit(try Self.clue("甲校学生腹泻"), origin: "学校", by: World.clerk)
            let two = try await world.opinions.submit(try Self.clue("停水通知引发误读"), origin: "", by: World.clerk)
            let three = try await world.opinions.submit(try Self.clue("某医院收费争议"), origin: "", by: World.clerk)
            let made = try await world.opinions.register(
                OpinionRegistration(notice: World.notice(), kind: .ordinary, unit: World.section, clue: one.id),
                by: World.office)
            #expect(try await world.opinions.merge(two.id, into: made.number, by: World.office) == made.id)
            try await world.opinions.dismiss(three.id, reason: "不属实", by: World.office)
            #expect(
                try await world.opinions.view(made.id, for: World.office).clues.map(\.title) == ["甲校学生腹泻", "停水通知引发误读"])
            await #expect(throws: Refusal.self) {
                try await world.opinions.dismiss(three.id, reason: "再次", by: World.office)
            }
            let four = try await world.opinions.submit(try Self.clue("新的线索一条"), origin: "", by: World.clerk)
            await #expect(throws: Refusal.self) {
                try await world.opinions.merge(four.id, into: "YQ2026-0099", by: World.office)
            }
            await #expect(throws: Refusal.self) {
                try await world.opinions.dismiss(four.id, reason: "不属实", by: World.clerk)
            }
            await #expect(throws: Refusal.notFound) {
                try await world.opinions.dismiss(four.id, reason: "不属实", by: World.outsider)
            }
        }
    }

    /// Two workers never look at a source at once, and one that fails is told and asked more seldom.
    @Test(arguments: TestDatabases.all)
    func turnsAreTaken(_ database: TestDatabase) async throws {
        try await World.with(database) { world in
            let feed = try await Self.feed(world)
            #expect(try await world.opinions.claim(feed))
            #expect(try await !world.opinions.claim(feed))
            #expect(try await world.opinions.dueFeeds().isEmpty)
            try await world.opinions.fail(feed, "连接不上")
            world.clock.set("2026-03-10T09:50")
            #expect(try await world.opinions.dueFeeds().isEmpty)
            world.clock.set("2026-03-10T10:01")
            #expect(try await world.opinions.dueFeeds().map(\.failures) == [1])
            try await world.opinions.setFeed(feed.id, active: false, by: World.office)
            #expect(try await world.opinions.dueFeeds().isEmpty)
            await #expect(throws: Refusal.self) {
                try await world.opinions.setFeed(feed.id, active: true, by: World.clerk)
            }
        }
    }

    /// The roster: who is on duty at this hour, numbers sealed, a day written anew, bad units told.
    @Test(arguments: TestDatabases.all)
    func theRosterKnowsWhoIsOnDuty(_ database: TestDatabase) async throws {
        try await World.with(database, at: "2026-03-11T03:00") { world in
            let table =
                "2026-03-10,疾控科,张宁,0999-8000111\n2026-03-11,疾控科,李和,0999-8000112\n2026-03-10,没有的科,王平,0999-8000113"
            let read = RosterTable.read(table)
            let receipt = try await world.opinions.keepRoster(read.lines, faults: read.faults, by: World.office)
            #expect(receipt.taken == 2 && receipt.faults.map(\.line) == [3])
            #expect(try await world.opinions.onDuty(for: World.clerk).map(\.name) == ["张宁"])
            world.clock.set("2026-03-11T08:00")
            #expect(try await world.opinions.onDuty(for: World.clerk).map(\.phone) == ["0999-8000112"])
            let sealed = try await world.store.read {
                try $0.query("SELECT phone FROM opinion_duty_shift").map {
                    String(decoding: try $0.bytes(0), as: UTF8.self)
                }
            }
            #expect(sealed.count == 2 && sealed.allSatisfy { !$0.contains("8000") })
            let again = RosterTable.read("2026-03-11,疾控科,赵安,0999-8000119")
            _ = try await world.opinions.keepRoster(again.lines, faults: [], by: World.spokesperson)
            #expect(try await world.opinions.onDuty(for: World.clerk).map(\.name) == ["赵安"])
            #expect(try await world.opinions.onDuty(for: World.outsider).isEmpty)
            await #expect(throws: Refusal.self) {
                try await world.opinions.keepRoster(again.lines, faults: [], by: World.clerk)
            }
        }
    }
}
