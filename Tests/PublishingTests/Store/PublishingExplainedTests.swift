import Kernel
import SQL
import TestSupport
import Testing

@testable import Publishing

/// INT-4: a document finds what explains it by an index.
@Suite struct PublishingExplainedTests {
    private static let id = "01a2032a-e3a6-7254-baf2-55099cf25111"

    /// What the migration reads out of texts that were public before there was the index.
    @Test(arguments: TestDatabases.all)
    func oldFieldsTellWhatTheyExplain(_ database: TestDatabase) async throws {
        let cases: [(fields: String, explained: String)] = [
            ("interpretation\u{1E}explains\u{1F}/articles/\(Self.id)\u{1E}forms\u{1F}图解", Self.id),
            ("interpretation\u{1E}forms\u{1F}图解\u{1E}explains\u{1F}/articles/\(Self.id)", Self.id),
            ("interpretation\u{1E}explains\u{1F}https://a.example/articles/\(Self.id.uppercased())", Self.id),
        ]
        try await database.withStore { store in
            let expression =
                store.dialect == .sqlite
                ? PublishingMigrations.explainedInSQLite : PublishingMigrations.explainedInPostgres
            for one in cases {
                let found = try await store.read { snapshot in
                    try snapshot.first(
                        "SELECT \(expression) FROM (SELECT CAST(? AS TEXT) AS fields) r", [one.fields])?.text(0)
                }
                #expect(found == one.explained, "\(one.fields)")
            }
        }
    }

    @Test(arguments: TestDatabases.all)
    func aPageWithoutRelationsHasNone(_ database: TestDatabase) async throws {
        try await ArticleStoreWorld.with(database) { world in
            let article = try await world.live("通知")
            let page = try await world.publishing.publicPage(article.id)
            #expect(page.interpretations.isEmpty && page.explained.isEmpty && page.neighbours.isEmpty)
            #expect(page.contentVersion == (try await world.publishing.contentVersion()))
        }
    }
}
