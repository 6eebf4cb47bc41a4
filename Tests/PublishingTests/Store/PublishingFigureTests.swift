import Kernel
import SQL
import TestSupport
import Testing

@testable import Publishing

/// What counts as published, wherever it is counted (EVAL-3).
@Suite struct PublishingFigureTests {
    typealias World = ArticleWorld

    @Test(arguments: TestDatabases.all)
    func whatWasTakenBackAsAnErrorDoesNotCount(_ database: TestDatabase) async throws {
        try await ArticleStoreWorld.with(database) { world in
            let stays = try await world.live("甲类通告")
            for (kind, title) in [
                (Withdrawal.Kind.error, "甲类错发"), (.expired, "甲类期满"), (.repealed, "乙类废止"), (.merged, "乙类并入"),
            ] {
                let article = try await world.live(title)
                _ = try await world.publishing.withdraw(
                    article.id, kind, reason: "理由", target: kind == .merged ? stays.id : nil, by: World.office)
            }
            let draft = try await world.draft("未公开")
            #expect(try await world.publishing.article(draft.id, for: World.office).live == nil)
            func count(_ words: [String], _ first: String, _ last: String) async throws -> Int {
                try await world.store.read {
                    try PublishingStore.published(
                        of: World.commission, from: World.day(first), through: World.day(last), words: words, in: $0)
                }
            }
            let day = try #require(stays.live).publishedAt.day, year = "\(day.year)"
            #expect(try await count([], "\(year)-01-01", "\(year)-12-31") == 4)
            #expect(try await count(["甲类"], "\(year)-01-01", "\(year)-12-31") == 2)
            #expect(try await count([], "\(day.year + 1)-01-01", "\(day.year + 1)-12-31") == 0)
            let byColumn = try await world.store.read {
                try PublishingStore.publishedByColumn(
                    of: World.commission, from: World.day("\(year)-01-01"), through: World.day("\(year)-12-31"), in: $0)
            }
            #expect(byColumn.map(\.count).reduce(0, +) == 4)
        }
    }
}
