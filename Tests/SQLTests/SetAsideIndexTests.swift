import SQL
import TestSupport
import Testing

@Suite struct SetAsideIndexTests {
    private static let tables = [
        Migration(
            "0001_row",
            both: [
                "CREATE TABLE row_of (id INTEGER PRIMARY KEY, place INTEGER NOT NULL, code TEXT NOT NULL UNIQUE)",
                "CREATE INDEX row_of_by_place ON row_of (place, id)",
                "CREATE UNIQUE INDEX row_of_place_code ON row_of (place, code)",
            ])
    ]

    private static func plan(_ store: Store) async throws -> String {
        try await store.read { snapshot in
            guard snapshot.dialect == .sqlite else { return "row_of_by_place" }
            let rows = try snapshot.query("EXPLAIN QUERY PLAN SELECT id FROM row_of WHERE place > 7 ORDER BY place, id")
            return try rows.map { try $0.text(3) }.joined(separator: " ")
        }
    }

    private static func places(_ store: Store) async throws -> [Int] {
        try await store.read { snapshot in
            try snapshot.query("SELECT place FROM row_of WHERE place > 7 ORDER BY place, id").map { try $0.integer(0) }
        }
    }

    @Test("Rows are changed without their indexes, which are whole again afterwards", arguments: TestDatabases.all)
    func wholeAgain(_ database: TestDatabase) async throws {
        try await database.withStore(SetAsideIndexTests.tables) { store in
            try await store.write { tx in
                for id in 1...20 { try tx.execute("INSERT INTO row_of VALUES (?, ?, ?)", [id, id, "c\(id)"]) }
                try tx.settingAsideIndexes(of: "row_of", with: ["place"]) {
                    try tx.execute("UPDATE row_of SET place = 30 - place")
                }
            }
            #expect(try await SetAsideIndexTests.places(store) == Array(10...29))
            #expect(try await SetAsideIndexTests.plan(store).contains("row_of_by_place"))
        }
    }

    @Test(
        "What fails meanwhile takes nothing away, and a unique index refuses all the while",
        arguments: TestDatabases.all)
    func failing(_ database: TestDatabase) async throws {
        try await database.withStore(SetAsideIndexTests.tables) { store in
            try await store.write { tx in
                for id in 1...20 { try tx.execute("INSERT INTO row_of VALUES (?, ?, ?)", [id, id, "c\(id)"]) }
            }
            await #expect(throws: SQLError.self) {
                try await store.write { tx in
                    try tx.settingAsideIndexes(of: "row_of", with: ["place"]) {
                        try tx.execute("UPDATE row_of SET place = 50")
                        try tx.execute("UPDATE row_of SET code = 'same'")
                    }
                }
            }
            #expect(try await SetAsideIndexTests.places(store) == Array(8...20))
            #expect(try await SetAsideIndexTests.plan(store).contains("row_of_by_place"))
        }
    }
}
