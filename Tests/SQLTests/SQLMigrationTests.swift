import Kernel
import SQL
import TestSupport
import Testing

@Suite struct SQLMigrationTests {
    private let first = Migration("0001_first", both: ["CREATE TABLE one (id TEXT)"])
    private let second = Migration("0002_second", both: ["CREATE TABLE two (id TEXT)", "INSERT INTO two VALUES ('x')"])

    @Test("Each step is applied once, however often the program starts", arguments: TestDatabases.all)
    func once(_ database: TestDatabase) async throws {
        try await database.withStore([first]) { store in
            try await store.migrate([first, second])
            try await store.migrate([first, second])
            let rows = try await store.read { try $0.first("SELECT COUNT(*) FROM two")?.integer(0) }
            #expect(rows == 1)
            let states = try await store.migrationStates([first, second])
            #expect(states.map(\.id) == ["0001_first", "0002_second"])
            #expect(states.allSatisfy { $0.matches && $0.appliedAt == TestDatabase.moment })
        }
    }

    @Test("A step that breaks off leaves nothing, and can be run again", arguments: TestDatabases.all)
    func brokenOff(_ database: TestDatabase) async throws {
        let broken = Migration("0002_second", both: ["CREATE TABLE two (id TEXT)", "INSERT INTO nowhere VALUES (1)"])
        try await database.withStore([first]) { store in
            await #expect(throws: SQLError.self) { try await store.migrate([first, broken]) }
            let found1 = try await store.migrationStates([first, second]).map { $0.appliedAt != nil }
            #expect(found1 == [true, false])
            try await store.migrate([first, second])
        }
    }

    @Test("Another text under an applied id is refused", arguments: TestDatabases.all)
    func edited(_ database: TestDatabase) async throws {
        try await database.withStore([first]) { store in
            let edited = Migration("0001_first", both: ["CREATE TABLE one (id TEXT, name TEXT)"])
            let refusal = await #expect(throws: Refusal.self) { try await store.migrate([edited]) }
            #expect(refusal?.sentence.contains("0001_first") == true)
        }
    }

    @Test("A database of a newer program is refused", arguments: TestDatabases.all)
    func newer(_ database: TestDatabase) async throws {
        try await database.withStore([first, second]) { store in
            let refusal = await #expect(throws: Refusal.self) { try await store.migrate([first]) }
            #expect(refusal?.sentence.contains("0002_second") == true)
        }
    }

    @Test(
        "Programs that start at once apply each step once", arguments: TestDatabases.lasting.filter { $0 == .postgres })
    func atOnce(_ database: TestDatabase) async throws {
        try await database.withPlace { place in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<4 {
                    group.addTask { try await database.withStore(at: place, [first, second]) { _ in } }
                }
                try await group.waitForAll()
            }
            try await database.withStore(at: place, [first, second]) { store in
                let found2 = try await store.read { try $0.first("SELECT COUNT(*) FROM two")?.integer(0) }
                #expect(found2 == 1)
            }
        }
    }
}
