import Kernel
import SQL
import TestSupport
import Testing

@testable import Publishing

/// Columns in the database (SITE-2, SITE-5).
@Suite struct PublishingColumnStoreTests {
    typealias World = ArticleWorld

    @Test(arguments: TestDatabases.all)
    func aColumnThatShowsSomethingIsNotClosed(_ database: TestDatabase) async throws {
        try await ArticleStoreWorld.with(database) { world in
            let article = try await world.live()
            let column = try await world.column()
            let refusal = await #expect(throws: Refusal.self) {
                try await world.publishing.setColumn(column.id, active: false, by: World.office)
            }
            #expect(refusal?.rule == "SITE-5")
            _ = try await world.publishing.withdraw(article.id, .error, reason: "有误", by: World.office)
            try await world.publishing.setColumn(column.id, active: false, by: World.office)
            let content = try await world.content()
            let late = await #expect(throws: Refusal.self) {
                try await world.publishing.draft(
                    ArticleBeginning(content: content, unit: World.section, portal: column.portal, findings: []),
                    by: World.drafter)
            }
            #expect(late?.field == "column")
        }
    }

    @Test(arguments: TestDatabases.all)
    func standingsCountWhatIsPublic(_ database: TestDatabase) async throws {
        try await ArticleStoreWorld.with(database) { world in
            let portal = try await world.column().portal
            _ = try await world.column("kong")
            _ = try await world.live("一")
            _ = try await world.approved("二")
            world.clock.set("2026-03-26")
            let standings = try await world.publishing.columnStandings(of: portal)
            let lines = standings.map { "\($0.column.slug) \($0.count) \($0.freshness.chinese)" }
            #expect(lines == ["kong 0 空栏目", "tzgg 1 超过更新期限2天"])
        }
    }

    @Test(arguments: TestDatabases.all)
    func aPortalCodeIsUsedOnce(_ database: TestDatabase) async throws {
        try await ArticleStoreWorld.with(database) { world in
            _ = try await world.column()
            let refusal = await #expect(throws: Refusal.self) {
                try await world.publishing.addPortal(
                    code: "qhwjj", name: "另一站点", agency: World.commission, by: World.office)
            }
            #expect(refusal?.field == "code")
            #expect(try await world.publishing.portals().count == 1)
        }
    }
}
