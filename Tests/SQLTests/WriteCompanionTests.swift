import Kernel
import SQL
import TestSupport
import Testing

/// What accompanies another's write commits with it or not at all.
@Suite struct WriteCompanionTests {
    static let tables = [
        Migration(
            "0001_acts", both: ["CREATE TABLE act (id TEXT PRIMARY KEY)", "CREATE TABLE slip (id TEXT PRIMARY KEY)"])
    ]

    struct Taken: Error {}
    struct Refused: Error {}

    /// Claims `slip` ahead of the write that returns a number.
    private static func companion(_ slip: String) -> WriteCompanion {
        WriteCompanion(
            before: { tx in
                let sql = "INSERT INTO slip (id) VALUES (?) ON CONFLICT (id) DO NOTHING"
                guard try tx.execute(sql, [slip]) == 1 else { throw Taken() }
            },
            after: { tx, value in
                if value is Int { return true }
                try tx.execute("DELETE FROM slip WHERE id = ?", [slip])
                return false
            })
    }

    private static func ids(_ store: Store, _ table: String) async throws -> [String] {
        try await store.read { try $0.query("SELECT id FROM \(table) ORDER BY id").map { try $0.text(0) } }
    }

    @Test("Both are there, or neither", arguments: TestDatabases.all)
    func together(_ database: TestDatabase) async throws {
        try await database.withStore(WriteCompanionTests.tables) { store in
            let done = WriteCompanionTests.companion("a")
            try await done.accompanying {
                try await store.write { tx in try tx.execute("INSERT INTO act (id) VALUES ('1')") }
            }
            let refused = WriteCompanionTests.companion("b")
            await #expect(throws: Refused.self) {
                try await refused.accompanying {
                    try await store.write { tx -> Int in
                        try tx.execute("INSERT INTO act (id) VALUES ('2')")
                        throw Refused()
                    }
                }
            }
            #expect(done.isCommitted && !refused.isCommitted)
            #expect(try await WriteCompanionTests.ids(store, "act") == ["1"])
            #expect(try await WriteCompanionTests.ids(store, "slip") == ["a"])
        }
    }

    @Test("It goes with the write that was meant, and with no other", arguments: TestDatabases.all)
    func theOne(_ database: TestDatabase) async throws {
        try await database.withStore(WriteCompanionTests.tables) { store in
            let companion = WriteCompanionTests.companion("a")
            try await companion.accompanying {
                try await store.write { tx in _ = try tx.execute("INSERT INTO act (id) VALUES ('1')") }
                #expect(!companion.isCommitted)
                #expect(try await WriteCompanionTests.ids(store, "slip") == [])
                try await store.write { tx in try tx.execute("INSERT INTO act (id) VALUES ('2')") }
                // Alone again: a second claim would find the slip taken.
                try await store.write { tx in try tx.execute("INSERT INTO act (id) VALUES ('3')") }
            }
            try await store.write { tx in try tx.execute("INSERT INTO act (id) VALUES ('4')") }
            #expect(companion.isCommitted)
            #expect(try await WriteCompanionTests.ids(store, "act") == ["1", "2", "3", "4"])
            #expect(try await WriteCompanionTests.ids(store, "slip") == ["a"])
        }
    }

    @Test("Of many at once with one slip, one acts", arguments: TestDatabases.all)
    func once(_ database: TestDatabase) async throws {
        try await database.withStore(WriteCompanionTests.tables) { store in
            let refused = await refusals(of: 40) { number in
                try await WriteCompanionTests.companion("a").accompanying {
                    try await store.write { tx in try tx.execute("INSERT INTO act (id) VALUES (?)", ["\(number)"]) }
                }
            }
            #expect(refused == 39)
            let acts = try await WriteCompanionTests.ids(store, "act")
            #expect(acts.count == 1)
        }
    }
}
