import Documents
import Kernel
import SQL
import Synchronization
import TestSupport
import Testing

@testable import Publishing

/// Who shows or finds what is public is told in the transaction that changes it, and reads there what holds.
@Suite struct PublishingFollowerTests {
    typealias World = ArticleWorld

    /// What `searchable` said each time the follower was called.
    final class Told: Sendable {
        private let list = Mutex<[String]>([])
        var now: [String] { list.withLock { $0 } }
        func add(_ words: String) { list.withLock { $0.append(words) } }
    }

    private static func with(
        _ database: TestDatabase, _ body: (ArticleStoreWorld, Told) async throws -> Void
    ) async throws {
        let clock = ArticleClock("2026-03-10"), told = Told()
        try await database.withStore(ArticleStoreWorld.migrations, timekeeper: clock.timekeeper) { store in
            let reader = ArticleStoreWorld(store, clock).publishing
            let follower: PublicChangeFollower = { id, _, tx in
                let found = try reader.searchable(id, in: tx)
                told.add(found.map { "\($0.title)｜\($0.column.name)｜\($0.text)" } ?? "无")
            }
            try await body(ArticleStoreWorld(store, clock, followers: [follower]), told)
        }
    }

    @Test(arguments: TestDatabases.all)
    func everyChangeOfThePublicIsTold(_ database: TestDatabase) async throws {
        try await Self.with(database) { world, told in
            let article = try await world.approved("甲")
            #expect(told.now == [])
            _ = try await world.publishing.publish(article.id, by: World.office)
            #expect(told.now == ["甲｜通知公告｜为做好预防接种工作，现通知如下。"])
            var content = try await world.content("甲（修订）")
            content.body = "<p>改后。</p>"
            let next = try await world.publishing.revise(
                article.id, to: content, changeNote: "", findings: [], by: World.drafter)
            _ = try await world.review(next)
            #expect(told.now.count == 1)
            _ = try await world.publishing.publish(article.id, by: World.office)
            _ = try await world.publishing.withdraw(article.id, .error, reason: "有误", by: World.office)
            #expect(told.now.dropFirst() == ["甲（修订）｜通知公告｜改后。", "无"])
            _ = try await world.urgent("紧急提示")
            #expect(told.now.last?.hasPrefix("紧急提示") == true)
        }
    }

    @Test(arguments: TestDatabases.all)
    func aRenamedColumnIsToldForEachOfItsArticles(_ database: TestDatabase) async throws {
        try await Self.with(database) { world, told in
            _ = try await world.live("甲")
            _ = try await world.live("乙")
            let column = try await world.column()
            _ = try await world.publishing.keepColumn(
                ColumnDraft(name: "公告公示", slug: column.slug, type: .notice, description: "描述", keywords: "词"),
                changing: column.id, on: column.portal, by: World.office)
            #expect(told.now.count == 4 && told.now.suffix(2).allSatisfy { $0.contains("｜公告公示｜") })
        }
    }

    /// A follower that fails takes the publication with it: nobody finds what is not public, and nothing public is lost.
    @Test(arguments: TestDatabases.all)
    func whatAFollowerRefusesDoesNotHappen(_ database: TestDatabase) async throws {
        let clock = ArticleClock("2026-03-10")
        try await database.withStore(ArticleStoreWorld.migrations, timekeeper: clock.timekeeper) { store in
            let failing: PublicChangeFollower = { _, _, _ in throw Refusal(.unavailable, "不行") }
            let world = ArticleStoreWorld(store, clock, followers: [failing])
            let article = try await world.approved()
            await #expect(throws: Refusal.self) { try await world.publishing.publish(article.id, by: World.office) }
            #expect(try await world.publishing.article(article.id, for: World.office) == article)
        }
    }

    @Test(arguments: TestDatabases.all)
    func whatCanBeFoundIsAllThatIsPublic(_ database: TestDatabase) async throws {
        try await ArticleStoreWorld.with(database) { world in
            let column = try await world.column("sfxm", form: .charge)
            var content = try await world.content("病历复印费")
            content.column = column.id
            content.attachments = [ArticleStoreWorld.file]
            content.keywords = ["收费"]
            content.fields = StructuredFields(
                .charge,
                [
                    "item": "病历复印费", "payer": "患者", "standard": "0.5元", "unit": "页", "basis": "青价发〔2024〕3号",
                ])
            try await world.publishing.keepText("标准表的文字", ofFile: ArticleStoreWorld.file.published)
            try await world.publishing.keepText("以后的不替换", ofFile: ArticleStoreWorld.file.published)
            let draft = try await world.publishing.draft(
                ArticleBeginning(content: content, unit: World.section, portal: column.portal, findings: []),
                by: World.drafter)
            #expect(try await world.store.read { try world.publishing.searchable(draft.id, in: $0) } == nil)
            let live = try await world.publishing.publish(try await world.review(draft).id, by: World.office)
            let found = try #require(try await world.store.read { try world.publishing.searchable(live.id, in: $0) })
            #expect(found.attachments == [.init(name: "附件.pdf", text: "标准表的文字")])
            #expect(found.fields == content.fields && found.column.form == .charge && found.keywords == ["收费"])
            #expect(found.indexNumber == live.indexNumber && found.address == "/articles/\(live.id)")
            let listing = try await world.publishing.publicRecords(of: [column.id]).listings
            #expect(listing.map(\.fields) == [content.fields] && listing.map(\.issuer) == ["青禾县卫生健康局"])
            let ids = try await world.store.read { try world.publishing.readable(after: nil, limit: 10, in: $0) }
            #expect(ids == [live.id])
            _ = try await world.publishing.withdraw(live.id, .repealed, reason: "已废止", by: World.office)
            let marked = try await world.store.read { try world.publishing.searchable(live.id, in: $0) }
            #expect(marked?.validity == .repealed)
        }
    }

    /// A draft may be incomplete; what goes to review may not (CAT-2).
    @Test(arguments: TestDatabases.all)
    func aFormMustBeFilledBeforeReview(_ database: TestDatabase) async throws {
        try await ArticleStoreWorld.with(database) { world in
            let column = try await world.column("xzxk", form: .licence)
            var content = try await world.content("许可")
            content.column = column.id
            content.fields = StructuredFields(.licence, ["party": "青禾县某美容美发店"])
            let draft = try await world.publishing.draft(
                ArticleBeginning(content: content, unit: World.section, portal: column.portal, findings: []),
                by: World.drafter)
            do {
                _ = try await world.publishing.submit(draft.id, by: World.drafter)
                Issue.record("submitted")
            } catch let refusal as Refusal {
                #expect(refusal.field == "field_party_kind" && refusal.sentence.contains("行政相对人类别"))
            }
        }
    }
}
