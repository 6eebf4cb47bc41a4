import Audit
import Kernel
import SQL
import TestSupport
import Testing

@testable import Publishing

/// What time does: clocks of steps, debts of emergencies, publication at a set moment.
@Suite struct PublishingDueTests {
    typealias World = ArticleWorld

    private func scheduled(_ world: ArticleStoreWorld, _ title: String = "定时") async throws -> Article {
        let article = try await world.approved(title)
        return try await world.publishing.schedule(
            article.id, for: world.clock.now.adding(hours: 3), by: World.office)
    }

    @Test(arguments: TestDatabases.all)
    func aScheduledTextGoesOutOnceAtItsTime(_ database: TestDatabase) async throws {
        try await ArticleStoreWorld.with(database) { world in
            let article = try await scheduled(world)
            #expect(try await world.publishing.publishDue() == (0, 0))
            world.clock.pass(hours: 3)
            #expect(try await world.publishing.publishDue() == (1, 0))
            #expect(try await world.publishing.publishDue() == (0, 0))
            #expect(try await world.acts(of: article.id).filter { $0 == "article.publish" }.count == 1)
            let line = try await world.publishing.timeline(of: article.id, for: World.office).last
            #expect(line?.actor == nil && line?.actorName == "系统（定时发布）")
            #expect(try await world.publishing.publicArticle(article.id).revision.content.title == "定时")
        }
    }

    /// Two processes at the same time: exactly once.
    @Test(arguments: TestDatabases.all)
    func twoAtTheSameTimePublishOnce(_ database: TestDatabase) async throws {
        try await database.withPlace { place in
            let clock = ArticleClock("2026-03-10")
            try await database.withStore(at: place, ArticleStoreWorld.migrations, timekeeper: clock.timekeeper) {
                store in
                let world = ArticleStoreWorld(store, clock)
                var ids: [ArticleID] = []
                for number in 0..<6 { ids.append(try await scheduled(world, "定时\(number)").id) }
                clock.pass(hours: 4)
                // SQLite has one writing process; there the two share it.
                let isShared = if case .postgres = place { false } else { true }
                let second = isShared ? store : try await place.open(clock.timekeeper)
                let other = ArticleStoreWorld(second, clock)
                async let one = world.publishing.publishDue()
                async let two = other.publishing.publishDue()
                let outcomes = try await [one, two]
                #expect(outcomes.map(\.published).reduce(0, +) == 6 && outcomes.allSatisfy { $0.failed == 0 })
                for id in ids {
                    #expect(try await world.acts(of: id).filter { $0 == "article.publish" }.count == 1)
                }
                #expect(try await world.journalProblems() == [])
                if !isShared { await second.close() }
            }
        }
    }

    @Test(arguments: TestDatabases.lasting)
    func aRestartAcrossTheMomentLosesNothing(_ database: TestDatabase) async throws {
        try await database.withPlace { place in
            let clock = ArticleClock("2026-03-10")
            let article = try await database.withStore(
                at: place, ArticleStoreWorld.migrations, timekeeper: clock.timekeeper
            ) { try await scheduled(ArticleStoreWorld($0, clock)) }
            clock.set("2026-03-12")
            try await database.withStore(at: place, ArticleStoreWorld.migrations, timekeeper: clock.timekeeper) {
                store in
                let world = ArticleStoreWorld(store, clock)
                let outcome = try await world.publishing.publishDue()
                let after = try await world.publishing.article(article.id, for: World.office)
                #expect(outcome == (1, 0) && after.live?.publishedAt == clock.now)
            }
        }
    }

    enum Objection: CaseIterable { case gate, column, document }

    /// What may not go out by then stays inside, and says why where people look.
    @Test(arguments: TestDatabases.all, Objection.allCases)
    func whatMayNotGoOutFailsVisibly(_ database: TestDatabase, _ objection: Objection) async throws {
        try await ArticleStoreWorld.with(database) { world in
            let document = objection == .document ? try await world.document() : nil
            let ready = try await world.approved("定时", document: document)
            let article = try await world.publishing.schedule(
                ready.id, for: world.clock.now.adding(hours: 3), by: World.office)
            switch objection {
            case .gate:
                world.laterFindings.set([
                    FindingDraft(
                        kind: "id_card", rule: "PII-2", weight: .high, isPrivacy: true, place: "正文",
                        shown: "1101****002X")
                ])
            case .column:
                try await world.publishing.setColumn(try await world.column().id, active: false, by: World.office)
            case .document:
                try await world.store.write { tx in
                    try tx.execute("UPDATE document SET state = 'drafting'")
                }
            }
            world.clock.pass(hours: 4)
            #expect(try await world.publishing.publishDue() == (0, 1))
            #expect(try await world.publishing.publishDue() == (0, 0))
            let failed = try await world.publishing.list(ArticleQuery(standing: .failed), for: World.office).listings
            #expect(failed.map(\.article.id) == [article.id])
            let why = failed.first?.article.working?.failure ?? ""
            #expect(why.hasPrefix("未能发布：") && why.hasSuffix("。"))
            await #expect(throws: Refusal.notFound) { try await world.publishing.publicArticle(article.id) }
            #expect(try await world.publishing.waiting(for: World.drafter).map(\.article.id) == [article.id])
            // Once the cause is gone, it goes out with the signatures it has.
            guard objection == .gate else { return }
            world.laterFindings.set([])
            let live = try await world.publishing.publish(article.id, by: World.office)
            #expect(live.live != nil && live.working == nil)
        }
    }

    /// PUB-3: each step has its working day; passed is met, given back is waived.
    @Test(arguments: TestDatabases.all)
    func everyStepHasItsClock(_ database: TestDatabase) async throws {
        // A Saturday on which people work; the Spring Festival follows.
        try await ArticleStoreWorld.with(database, on: "2026-02-14") { world in
            let article = try await world.draft()
            let hash = article.working?.hash ?? ""
            _ = try await world.publishing.submit(article.id, by: World.drafter)
            let first = ArticleStoreWorld.Duty(
                rule: "PUB-3", kind: "article_step", state: "open", due: World.day("2026-02-24"))
            #expect(try await world.duties() == [first])
            for part in ReviewPart.allCases {
                _ = try await world.publishing.sign(part, of: article.id, seen: hash, words: "", by: World.head)
            }
            #expect(try await world.duties().map(\.state) == ["met", "open"])
            _ = try await world.publishing.sign(.proof, of: article.id, seen: hash, words: "", by: World.office)
            _ = try await world.publishing.sendBack(article.id, to: .first, reason: "重看", by: World.office)
            #expect(try await world.duties().map(\.state) == ["met", "waived", "open"])
            _ = try await world.publishing.recall(article.id, by: World.drafter)
            #expect(try await world.duties().map(\.state) == ["met", "waived", "waived"])
            let now = try await world.publishing.article(article.id, for: World.office)
            _ = try await world.review(now)
            #expect(try await world.duties().map(\.state) == ["met", "waived", "waived", "met", "met", "met"])
            #expect(try await world.journalProblems() == [])
        }
    }

    @Test(arguments: TestDatabases.all)
    func aStepThatTookTooLongIsMetLate(_ database: TestDatabase) async throws {
        try await ArticleStoreWorld.with(database, on: "2026-02-13") { world in
            let article = try await world.draft()
            _ = try await world.publishing.submit(article.id, by: World.drafter)
            #expect(try await world.duties().map(\.due) == [World.day("2026-02-14")])
            world.clock.set("2026-02-24")
            for part in ReviewPart.allCases {
                _ = try await world.publishing.sign(
                    part, of: article.id, seen: article.working?.hash ?? "", words: "", by: World.head)
            }
            #expect(try await world.duties().map(\.state) == ["met_late", "open"])
        }
    }

    /// PUB-3: the reviews of an emergency are due the next working day and are met by being done.
    @Test(arguments: TestDatabases.all)
    func aDebtIsMetByItsReviews(_ database: TestDatabase) async throws {
        try await ArticleStoreWorld.with(database, on: "2026-02-14") { world in
            let article = try await world.urgent()
            #expect(try await world.publishing.publicArticle(article.id).revision.content.title == "紧急提示")
            let debt = ArticleStoreWorld.Duty(
                rule: "PUB-3", kind: "article_debt", state: "open", due: World.day("2026-02-24"))
            #expect(try await world.duties() == [debt])
            let owed = try await world.publishing.list(ArticleQuery(standing: .owed), for: World.office)
            #expect(owed.total == 1 && owed.listings.first?.article.standing == "已应急发布，待补审")
            let hash = article.live?.hash ?? ""
            for officer in [World.head, World.office, World.leader] {
                for part in ReviewPart.allCases {
                    _ = try await world.publishing.sign(part, of: article.id, seen: hash, words: "", by: officer)
                }
            }
            #expect(try await world.duties().map(\.state) == ["open"])
            let cleared = try await world.clear(article.id, hash)
            #expect(cleared.owed == nil && cleared.live == article.live)
            #expect(try await world.duties().map(\.state) == ["met"])
            #expect(try await world.journalProblems() == [])
        }
    }

    @Test(arguments: TestDatabases.all)
    func aDebtIsMetByAReviewedReplacementAndLiftedByWithdrawal(_ database: TestDatabase) async throws {
        try await ArticleStoreWorld.with(database) { world in
            let article = try await world.urgent()
            let next = try await world.publishing.revise(
                article.id, to: try await world.content("更正"), changeNote: "更正", findings: [], by: World.drafter)
            _ = try await world.review(next)
            let replaced = try await world.publishing.publish(article.id, by: World.office)
            #expect(replaced.owed == nil)
            #expect(try await world.duties().filter { $0.kind == "article_debt" }.map(\.state) == ["met"])
            let second = try await world.urgent("另一条")
            _ = try await world.publishing.withdraw(second.id, .repealed, reason: "已废止", by: World.office)
            #expect(try await world.duties().filter { $0.kind == "article_debt" }.map(\.state) == ["met", "open"])
            _ = try await world.publishing.withdraw(second.id, .error, reason: "有误", by: World.office)
            #expect(try await world.duties().filter { $0.kind == "article_debt" }.map(\.state) == ["met", "waived"])
            #expect(try await world.journalProblems() == [])
        }
    }

    /// An emergency in the middle of a review does not make that review done.
    @Test(arguments: TestDatabases.all)
    func anEmergencyWaivesTheStepItOvertakes(_ database: TestDatabase) async throws {
        try await ArticleStoreWorld.with(database) { world in
            let article = try await world.draft()
            _ = try await world.publishing.submit(article.id, by: World.drafter)
            _ = try await world.publishing.publishUrgently(
                article.id, reason: "突发疫情", basis: "未涉密", seen: article.working?.hash ?? "", by: World.principal)
            let duties = try await world.duties()
            #expect(duties.map(\.kind) == ["article_step", "article_debt"])
            #expect(duties.map(\.state) == ["waived", "open"])
        }
    }
}
