import Kernel
import SQL
import TestSupport
import Testing

@testable import Publishing

/// 撤回公开: what stays readable, what goes, and the duty of a revoked punishment (ENF-2).
@Suite struct PublishingWithdrawalTests {
    typealias World = ArticleWorld

    @Test(arguments: TestDatabases.all, Withdrawal.Kind.chosen)
    func whatGoesAndWhatStays(_ database: TestDatabase, _ kind: Withdrawal.Kind) async throws {
        try await ArticleStoreWorld.with(database) { world in
            let target = try await world.live("目标")
            let article = try await world.live("本条", files: [ArticleStoreWorld.file])
            let column = try await world.column().id
            let after = try await world.publishing.withdraw(
                article.id, kind, reason: "理由", target: target.id, by: World.office)
            #expect(after.isReadable == kind.keepsText)
            #expect(after.withdrawal?.target == (kind == .merged ? target.id : nil))
            let file = try await world.publishing.publicFile(ArticleStoreWorld.file.published)
            #expect((file != nil) == kind.keepsText)
            let titles = try await world.publishing.publicList(of: [column]).listings.map(\.title)
            #expect(titles.contains("本条") == kind.keepsText && titles.contains("目标"))
            // Its address still answers, with what became of it.
            let shown = try await world.publishing.publicArticle(article.id).article
            #expect(shown.withdrawal?.kind == kind && shown.withdrawal?.reason == "理由")
            #expect(try await world.publishing.list(ArticleQuery(standing: .withdrawn), for: World.office).total == 1)
            #expect(try await world.journalProblems() == [])
        }
    }

    @Test(arguments: TestDatabases.all)
    func aMergerLeadsToSomethingPublic(_ database: TestDatabase) async throws {
        try await ArticleStoreWorld.with(database) { world in
            let article = try await world.live()
            let draft = try await world.draft("未公开")
            for target in [nil, article.id, draft.id, World.id(999)] as [ArticleID?] {
                let refusal = await #expect(throws: Refusal.self) {
                    try await world.publishing.withdraw(
                        article.id, .merged, reason: "合并", target: target, by: World.office)
                }
                #expect(refusal?.field == "target")
            }
        }
    }

    @Test(arguments: TestDatabases.all)
    func severalGoTogetherOrNotAtAll(_ database: TestDatabase) async throws {
        try await ArticleStoreWorld.with(database) { world in
            let one = try await world.live("一"), two = try await world.live("二"), draft = try await world.draft("三")
            let refusal = await #expect(throws: Refusal.self) {
                try await world.publishing.withdraw([one.id, draft.id, two.id], .error, reason: "有误", by: World.office)
            }
            #expect(refusal?.code == .stateRefused)
            for id in [one.id, two.id] {
                #expect(try await world.publishing.article(id, for: World.office).withdrawal == nil)
                #expect(try await world.acts(of: id).last == "article.publish")
            }
            #expect(
                try await world.publishing.withdraw([one.id, two.id, one.id], .error, reason: "有误", by: World.office)
                    == 2)
            #expect(try await world.publishing.publicList(of: [try await world.column().id]).total == 0)
            await #expect(throws: Refusal.self) {
                try await world.publishing.withdraw([], .error, reason: "有误", by: World.office)
            }
            #expect(try await world.journalProblems() == [])
        }
    }

    /// ENF-2: three working days from the revocation, over the Spring Festival; a banner does not meet it.
    @Test(arguments: TestDatabases.all)
    func aRevokedPunishmentGoesWithinThreeWorkingDays(_ database: TestDatabase) async throws {
        try await ArticleStoreWorld.with(database, on: "2026-02-13") { world in
            let article = try await world.live("处罚决定")
            _ = try await world.publishing.recordRevocation(
                article.id, on: World.day("2026-02-12"), reason: "复议撤销", by: World.drafter)
            // 13 and 14 February and the first day after the holiday.
            let duty = ArticleStoreWorld.Duty(
                rule: "ENF-2", kind: "article_revocation", state: "open", due: World.day("2026-02-24"))
            #expect(try await world.duties("ENF-2") == [duty])
            let again = await #expect(throws: Refusal.self) {
                try await world.publishing.recordRevocation(
                    article.id, on: World.day("2026-02-12"), reason: "复议撤销", by: World.drafter)
            }
            #expect(again?.rule == "ENF-2")
            _ = try await world.publishing.withdraw(article.id, .expired, reason: "失效", by: World.office)
            #expect(try await world.duties("ENF-2").map(\.state) == ["open"])
            _ = try await world.publishing.withdraw(article.id, .punishmentRevoked, reason: "复议撤销", by: World.office)
            #expect(try await world.duties("ENF-2").map(\.state) == ["met"])
            #expect(try await world.journalProblems() == [])
        }
    }

    @Test(arguments: TestDatabases.all)
    func whatWasWithdrawnComesBackReviewed(_ database: TestDatabase) async throws {
        try await ArticleStoreWorld.with(database) { world in
            let article = try await world.live("第一版")
            _ = try await world.publishing.withdraw(article.id, .error, reason: "有误", by: World.office)
            let next = try await world.publishing.revise(
                article.id, to: try await world.content("更正版"), changeNote: "更正", findings: [], by: World.drafter)
            #expect(!next.isReadable)
            _ = try await world.review(next)
            let back = try await world.publishing.publish(article.id, by: World.office)
            #expect(back.isReadable && back.withdrawal == nil)
            #expect(try await world.publishing.publicArticle(article.id).firstPublishedAt == article.live?.publishedAt)
        }
    }
}
