import Kernel
import SQL
import TestSupport
import Testing

@Suite struct SQLStoreTests {
    static let tables = [
        Migration("0001_things") { dialect in
            [
                """
                CREATE TABLE thing (
                    id TEXT PRIMARY KEY, name TEXT UNIQUE, amount BIGINT, flag INTEGER, content \(dialect.bytesType),
                    weight \(dialect.realType))
                """,
                "CREATE TABLE part (id TEXT PRIMARY KEY, thing_id TEXT NOT NULL REFERENCES thing (id))",
            ]
        }
    ]

    @Test("Values come back as they went in", arguments: TestDatabases.all)
    func roundTrip(_ database: TestDatabase) async throws {
        let day = try #require(Day(iso: "2026-03-13"))
        try await database.withStore(SQLStoreTests.tables) { store in
            try await store.write { tx in
                let bytes: [UInt8] = [0, 1, 92, 39, 255]
                try tx.execute(
                    "INSERT INTO thing (id, name, amount, flag, content, weight) VALUES (?, ?, ?, ?, ?, ?)",
                    ["a", "政务公开'\"?\\x", Int64.max, true, bytes, 0.5])
                try tx.execute(
                    "INSERT INTO thing (id, name, amount, flag) VALUES (?, ?, ?, ?)",
                    [day, String?.none, TestDatabase.moment, false])
            }
            let rows = try await store.read { try $0.query("SELECT * FROM thing ORDER BY id") }
            #expect(try rows[0].day(0) == day)
            #expect(try rows[0].optionalText(1) == nil)
            #expect(try rows[0].moment(2) == TestDatabase.moment)
            #expect(try rows[0].bool(3) == false)
            #expect(try rows[0].optionalBytes(4) == nil)
            #expect(try rows[1].text(1) == "政务公开'\"?\\x")
            #expect(try rows[1].integer(2) == Int.max)
            #expect(try rows[1].bool(3))
            #expect(try rows[1].bytes(4) == [0, 1, 92, 39, 255])
            #expect(try rows[1].real(5) == 0.5)
        }
    }

    @Test("A getter that meets another type, NULL or no column throws", arguments: TestDatabases.all)
    func mismatch(_ database: TestDatabase) async throws {
        try await database.withStore(SQLStoreTests.tables) { store in
            try await store.write { try $0.execute("INSERT INTO thing (id, flag) VALUES ('a', 2)") }
            let row = try #require(try await store.read { try $0.first("SELECT id, flag, name FROM thing") })
            #expect(throws: SQLError.self) { try row.integer(0) }
            #expect(throws: SQLError.self) { try row.day(0) }
            #expect(throws: SQLError.self) { try row.bool(1) }
            #expect(throws: SQLError.self) { try row.text(2) }
            #expect(throws: SQLError.self) { try row.text(3) }
            #expect(throws: SQLError.self) { try row.text(-1) }
            #expect(throws: SQLError.self) { let _: MemberID = try row.id(0) }
        }
    }

    @Test("A body that throws leaves nothing, and its refusal passes unchanged", arguments: TestDatabases.all)
    func rollsBack(_ database: TestDatabase) async throws {
        let refusal = Refusal(.stateRefused, "没有办结：这项任务还没有报送。请先报送。", rule: "TASK-4")
        try await database.withStore(SQLStoreTests.tables) { store in
            await #expect(throws: refusal) {
                try await store.write { tx in
                    try tx.execute("INSERT INTO thing (id) VALUES ('a')")
                    throw refusal
                }
            }
            let found1 = try await count(store)
            #expect(found1 == 0)
        }
    }

    @Test("A unique violation says so, and the store goes on", arguments: TestDatabases.all)
    func unique(_ database: TestDatabase) async throws {
        try await database.withStore(SQLStoreTests.tables) { store in
            try await store.write { try $0.execute("INSERT INTO thing (id, name) VALUES ('a', 'n')") }
            let error = await #expect(throws: SQLError.self) {
                try await store.write { try $0.execute("INSERT INTO thing (id, name) VALUES ('b', 'n')") }
            }
            guard case .uniqueViolation(let name) = error else {
                Issue.record("not a unique violation: \(String(describing: error))")
                return
            }
            #expect(name.contains("thing"))
            try await store.write { try $0.execute("INSERT INTO thing (id, name) VALUES ('b', 'm')") }
            let found2 = try await count(store)
            #expect(found2 == 2)
        }
    }

    @Test("A foreign key holds", arguments: TestDatabases.all)
    func foreignKey(_ database: TestDatabase) async throws {
        try await database.withStore(SQLStoreTests.tables) { store in
            let error = await #expect(throws: SQLError.self) {
                try await store.write { try $0.execute("INSERT INTO part (id, thing_id) VALUES ('p', 'none')") }
            }
            guard case .foreignKeyViolation = error else {
                Issue.record("not a foreign key violation: \(String(describing: error))")
                return
            }
        }
    }

    @Test("A swallowed error still costs the body its transaction", arguments: TestDatabases.all)
    func swallowed(_ database: TestDatabase) async throws {
        try await database.withStore(SQLStoreTests.tables) { store in
            await #expect(throws: SQLError.self) {
                try await store.write { tx in
                    try tx.execute("INSERT INTO thing (id) VALUES ('a')")
                    do { try tx.execute("INSERT INTO thing (id) VALUES ('a')") } catch {}
                }
            }
            let found3 = try await count(store)
            #expect(found3 == 0)
        }
    }

    @Test(
        "Question marks in quotes and comments are no parameters; NULL tests take parameters",
        arguments: TestDatabases.all)
    func placeholders(_ database: TestDatabase) async throws {
        try await database.withStore { store in
            let row = try await store.read { snapshot in
                try snapshot.first(
                    """
                    SELECT 'a?''b?' AS "c?", /* ? */ CASE WHEN ? IS NULL THEN 1 ELSE 0 END, -- ?
                        CASE WHEN ? IS NOT NULL THEN 1 ELSE 0 END
                    """, [SQLValue.null, 7])
            }
            #expect(try row?.text(0) == "a?'b?")
            #expect(try row?.integer(1) == 1)
            #expect(try row?.integer(2) == 1)
        }
    }

    @Test("RETURNING, row counts and sums mean the same", arguments: TestDatabases.all)
    func answers(_ database: TestDatabase) async throws {
        try await database.withStore(SQLStoreTests.tables) { store in
            let (returned, changed) = try await store.write { tx in
                try tx.execute("INSERT INTO thing (id, amount) VALUES ('a', 1), ('b', 2)")
                let row = try tx.first("UPDATE thing SET amount = amount + 1 WHERE id = 'a' RETURNING amount")
                return (try row?.integer(0), try tx.execute("UPDATE thing SET flag = 1"))
            }
            #expect(returned == 2)
            #expect(changed == 2)
            let sum = try await store.read { try $0.first("SELECT SUM(amount), COUNT(*) FROM thing")?.integer(0) }
            #expect(sum == 4)
        }
    }

    @Test("A reading body cannot write", arguments: TestDatabases.all)
    func readOnly(_ database: TestDatabase) async throws {
        try await database.withStore(SQLStoreTests.tables) { store in
            await #expect(throws: SQLError.self) {
                try await store.read { _ = try $0.query("INSERT INTO thing (id) VALUES ('a') RETURNING id") }
            }
            let found4 = try await count(store)
            #expect(found4 == 0)
        }
    }

    @Test("U+0000 is refused before it reaches an engine", arguments: TestDatabases.all)
    func nul(_ database: TestDatabase) async throws {
        try await database.withStore(SQLStoreTests.tables) { store in
            await #expect(throws: SQLError.nulInText) {
                try await store.write { try $0.execute("INSERT INTO thing (id) VALUES (?)", ["a\u{0}b"]) }
            }
        }
    }

    @Test("The time is read once, and ids rise", arguments: TestDatabases.all)
    func timeAndIDs(_ database: TestDatabase) async throws {
        try await database.withStore(timekeeper: .fixed(TestDatabase.moment)) { store in
            let ids = try await store.write { tx -> [MemberID] in
                #expect(tx.now == TestDatabase.moment)
                #expect(tx.today.description == "2026-03-13")
                #expect(tx.recordedAt > TestDatabase.moment)
                return (0..<5_000).map { _ in tx.newID() }
            }
            #expect(ids == ids.sorted())
            #expect(Set(ids).count == 5_000)
        }
    }

    @Test("A thousand writes at once all count", arguments: TestDatabases.all)
    func concurrentWrites(_ database: TestDatabase) async throws {
        try await database.withStore(SQLStoreTests.tables) { store in
            try await store.write { try $0.execute("INSERT INTO thing (id, amount) VALUES ('a', 0)") }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<1_000 {
                    group.addTask {
                        _ = try await store.write {
                            try $0.execute("UPDATE thing SET amount = amount + 1 WHERE id = 'a'")
                        }
                    }
                }
                try await group.waitForAll()
            }
            let amount = try store.readNow { try $0.first("SELECT amount FROM thing")?.integer(0) }
            #expect(amount == 1_000)
        }
    }

    @Test("Bodies that fail do not take along those that share their commit", arguments: TestDatabases.all)
    func neighbours(_ database: TestDatabase) async throws {
        try await database.withStore(SQLStoreTests.tables) { store in
            let refused = await refusals(of: 300) { number in
                try await store.write { tx in
                    try tx.execute("INSERT INTO thing (id) VALUES (?)", ["\(number)"])
                    if number % 3 == 0 { throw Refusal.notFound }
                    if number % 3 == 1 { try tx.execute("INSERT INTO thing (id) VALUES (?)", ["\(number)"]) }
                }
            }
            #expect(refused == 200)
            let found5 = try await count(store)
            #expect(found5 == 100)
        }
    }

    @Test("A snapshot kept beyond its closure is dead", arguments: TestDatabases.all)
    func outside(_ database: TestDatabase) async throws {
        try await database.withStore(SQLStoreTests.tables) { store in
            let kept = try store.readNow { $0 }
            #expect(throws: SQLError.outsideTransaction) { try kept.query("SELECT 1") }
        }
    }

    private func count(_ store: Store) async throws -> Int {
        try await store.read { try $0.first("SELECT COUNT(*) FROM thing")?.integer(0) ?? -1 }
    }
}
