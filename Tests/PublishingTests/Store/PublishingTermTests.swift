import Kernel
import SQL
import Synchronization
import TestSupport
import Testing

@testable import Publishing

/// What a day does by itself: punishments leave at the end of their term, stale columns open duties; and a column with very
/// many articles is renamed in batches.
@Suite struct PublishingTermTests {
    typealias World = ArticleWorld

    private static func penalty(_ world: ArticleStoreWorld, until last: String) async throws -> Article {
        let column = try await world.column("xzcf", form: .penalty)
        var content = World.content("处罚决定")
        content.column = column.id
        content.fields = StructuredFields(
            .penalty,
            [
                "party": "青禾县某诊所", "party_kind": "法人及非法人组织", "number": "青卫罚〔2026〕1号", "offence": "超范围执业",
                "facts": "超出核准的诊疗科目开展诊疗", "basis": "《医疗机构管理条例》", "kinds": "警告", "content": "警告",
                "decided_on": "2026-03-09", "shown_until": last, "organ": "青禾县卫生健康局",
            ])
        let article = try await world.publishing.draft(
            ArticleBeginning(content: content, unit: World.section, portal: column.portal, findings: []),
            by: World.drafter)
        return try await world.review(article)
    }

    /// ENF-1: shown on its last day, gone on the next, from lists and data, without anybody's act.
    @Test(arguments: TestDatabases.all)
    func aPunishmentLeavesAfterItsLastDay(_ database: TestDatabase) async throws {
        try await ArticleStoreWorld.with(database) { world in
            let approved = try await Self.penalty(world, until: "2026-03-12")
            _ = try await world.publishing.publish(approved.id, by: World.office)
            let column = try await world.column("xzcf").id
            world.clock.set("2026-03-12")
            #expect(try await world.publishing.withdrawLapsed() == 0)
            #expect(try await world.publishing.publicList(of: [column]).total == 1)
            world.clock.set("2026-03-13")
            #expect(try await world.publishing.withdrawLapsed() == 1)
            #expect(try await world.publishing.withdrawLapsed() == 0)
            #expect(try await world.publishing.publicList(of: [column]).total == 0)
            let gone = try await world.publishing.publicArticle(approved.id).article
            #expect(gone.withdrawal?.kind == .lapsed && gone.withdrawal?.by == nil && !gone.isReadable)
            #expect(gone.withdrawal?.reason == "公示截止期为2026年3月12日，已经届满")
            #expect(try await world.acts(of: approved.id).last == "article.withdraw")
            #expect(try await world.journalProblems() == [])
        }
    }

    @Test(arguments: TestDatabases.all)
    func onlyTheClockEndsATermAndNothingPastItGoesOut(_ database: TestDatabase) async throws {
        try await ArticleStoreWorld.with(database) { world in
            let approved = try await Self.penalty(world, until: "2026-03-12")
            world.clock.set("2026-03-13")
            let late = await #expect(throws: Refusal.self) {
                try await world.publishing.publish(approved.id, by: World.office)
            }
            #expect(late?.code == .stateRefused && late?.rule == "ENF-1")
            let notice = try await world.live()
            let chosen = await #expect(throws: Refusal.self) {
                try await world.publishing.withdraw(notice.id, .lapsed, reason: "届满", by: World.office)
            }
            #expect(chosen?.field == "kind")
        }
    }

    /// SITE-5: the limit of the column is fourteen days.
    @Test(arguments: TestDatabases.all)
    func aStaleColumnOwesUntilSomethingIsPublished(_ database: TestDatabase) async throws {
        try await ArticleStoreWorld.with(database) { world in
            _ = try await world.live("第一条")
            world.clock.set("2026-03-24")
            #expect(try await world.publishing.settleFreshness() == 0)
            world.clock.set("2026-03-25")
            #expect(try await world.publishing.settleFreshness() == 1)
            #expect(try await world.publishing.settleFreshness() == 0)
            let owed = try await world.duties("SITE-5")
            #expect(owed.map(\.state) == ["open"] && owed.map(\.due) == [World.day("2026-03-24")])
            _ = try await world.live("第二条")
            #expect(try await world.duties("SITE-5").map(\.state) == ["met_late"])
            #expect(try await world.publishing.settleFreshness() == 0)
            world.clock.set("2026-04-20")
            #expect(try await world.publishing.settleFreshness() == 1)
            #expect(try await world.duties("SITE-5").map(\.state) == ["met_late", "open"])
            let column = try await world.column()
            let wider = ColumnDraft(
                name: column.name, slug: column.slug, type: column.type, description: column.description,
                keywords: column.keywords, freshness: 180)
            _ = try await world.publishing.keepColumn(wider, changing: column.id, on: column.portal, by: World.office)
            #expect(try await world.publishing.settleFreshness() == 1)
            #expect(try await world.duties("SITE-5").map(\.state) == ["met_late", "waived"])
            #expect(try await world.journalProblems() == [])
        }
    }

    @Test(arguments: TestDatabases.all)
    func aRenamedColumnIsToldOfInBatches(_ database: TestDatabase) async throws {
        let clock = ArticleClock("2026-03-10"), told = Mutex<[ArticleID]>([])
        try await database.withStore(ArticleStoreWorld.migrations, timekeeper: clock.timekeeper) { store in
            let follow: PublicChangeFollower = { id, change, _ in
                if change == .relabelled { told.withLock { $0.append(id) } }
            }
            let world = ArticleStoreWorld(store, clock, followers: [follow])
            var ids: [ArticleID] = []
            for title in ["一", "二", "三", "四", "五"] { ids.append(try await world.live(title).id) }
            var publishing = world.publishing
            publishing.relabelBatch = 2
            let column = try await world.column()
            let renamed = ColumnDraft(
                name: "公告", slug: column.slug, type: column.type, description: column.description,
                keywords: column.keywords, freshness: column.freshness)
            _ = try await publishing.keepColumn(renamed, changing: column.id, on: column.portal, by: World.office)
            #expect(told.withLock { $0.count } == 2)
            #expect(try await publishing.relabelDue() == 2)
            #expect(try await publishing.relabelDue() == 1)
            #expect(try await publishing.relabelDue() == 0)
            #expect(told.withLock { $0 } == ids.sorted())
        }
    }
}
