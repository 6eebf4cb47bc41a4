import Kernel
import SQL
import TestSupport
import Testing

@testable import Publishing

/// What is public, read again: for newer lists, for another site, for the address it is asked under.
@Suite struct PublishingLiveTests {
    typealias World = ArticleWorld

    @Test(arguments: TestDatabases.all)
    func whatIsPublicIsReadInBatches(_ database: TestDatabase) async throws {
        try await ArticleStoreWorld.with(database) { world in
            var ids: [ArticleID] = []
            for title in ["甲", "乙", "丙"] { ids.append(try await world.live(title).id) }
            _ = try await world.draft("草稿")
            _ = try await world.publishing.withdraw(ids[1], .error, reason: "有误", by: World.office)
            let first = try await world.publishing.liveTexts(after: nil, limit: 1, for: World.office)
            #expect(first.map(\.content.title) == ["甲"])
            let rest = try await world.publishing.liveTexts(after: first.last?.article.id, limit: 9, for: nil)
            #expect(rest.map(\.content.title) == ["丙"])
            let others = try await world.publishing.liveTexts(after: nil, limit: 9, for: World.outsider)
            #expect(others.isEmpty)
        }
    }

    /// ENF-2: after a correction the punishment may be revoked once more.
    @Test(arguments: TestDatabases.all)
    func aPunishmentCanBeRevokedAgain(_ database: TestDatabase) async throws {
        try await ArticleStoreWorld.with(database) { world in
            let publishing = world.publishing
            let article = try await world.live("处罚决定")
            _ = try await publishing.recordRevocation(
                article.id, on: World.day("2026-03-09"), reason: "复议变更", by: World.drafter)
            _ = try await publishing.withdraw(article.id, .punishmentRevoked, reason: "复议变更", by: World.office)
            let next = try await publishing.revise(
                article.id, to: try await world.content("处罚决定（变更后）"), changeNote: "按复议决定变更", findings: [],
                by: World.drafter)
            _ = try await world.review(next)
            _ = try await publishing.publish(article.id, by: World.office)
            _ = try await publishing.recordRevocation(
                article.id, on: World.day("2026-03-10"), reason: "判决撤销", by: World.drafter)
            #expect(try await world.duties("ENF-2").map(\.state) == ["met", "open"])
            _ = try await publishing.withdraw(article.id, .punishmentRevoked, reason: "判决撤销", by: World.office)
            #expect(try await world.duties("ENF-2").map(\.state) == ["met", "met"])
            #expect(try await world.journalProblems() == [])
        }
    }

    @Test(arguments: TestDatabases.all)
    func aPortalIsFoundByItsHost(_ database: TestDatabase) async throws {
        try await ArticleStoreWorld.with(database) { world in
            #expect(try await world.publishing.portal(host: "a.example") == nil)
            let first = try await world.column().portal
            let hospital = try await world.publishing.addPortal(
                code: "yy", name: "县医院", host: "yy.example.gov.cn", agency: World.commission, by: World.office)
            let asked = ["yy.example.gov.cn", "YY.example.gov.cn:8080", "other.example", "", nil]
            var found: [PortalID?] = []
            for host in asked { found.append(try await world.publishing.portal(host: host)?.id) }
            #expect(found == [hospital.id, hospital.id, first, first, first])
        }
    }

    /// SITE-5: a column whose page shows those under it is not empty while they are not.
    @Test(arguments: TestDatabases.all)
    func aColumnIsAsFreshAsWhatStandsUnderIt(_ database: TestDatabase) async throws {
        try await ArticleStoreWorld.with(database) { world in
            let child = try await world.column()
            let parent = try await world.publishing.keepColumn(
                ColumnDraft(name: "专题", slug: "zt", type: .topic, description: "描述", keywords: "词"), on: child.portal,
                by: World.office)
            _ = try await world.publishing.keepColumn(
                ColumnDraft(
                    name: child.name, slug: child.slug, type: child.type, parent: parent.id, description: "描述",
                    keywords: "词", freshness: 14), changing: child.id, on: child.portal, by: World.office)
            func standing() async throws -> ColumnStanding? {
                try await world.publishing.columnStandings(of: child.portal).first { $0.column.id == parent.id }
            }
            #expect(try await standing()?.freshness == .empty)
            _ = try await world.live()
            #expect(try await standing()?.last == World.day("2026-03-10"))
        }
    }
}
