import Kernel
import SQL
import TestSupport
import Testing

@Suite struct PostgresDriverTests {
    private static let databases = TestDatabases.all.filter { $0 == .postgres }
    private let table = [Migration("0001_note", both: ["CREATE TABLE note (id TEXT PRIMARY KEY, amount BIGINT)"])]

    @Test("A server that is not there is refused in words, soon")
    func unreachable() async throws {
        let start = ContinuousClock.now
        let refusal = await #expect(throws: Refusal.self) {
            try await Store.postgres(url: "postgresql://127.0.0.1:1/none", timekeeper: .system)
        }
        #expect(refusal?.code == .unavailable)
        #expect(ContinuousClock.now - start < .seconds(5))
    }

    @Test("Connections that the server ended are opened again without anybody noticing", arguments: databases)
    func reconnects(_ database: TestDatabase) async throws {
        try await withNamedStore(database, "gongkai-reconnects") { store in
            for round in 0..<5 {
                await withTaskGroup(of: Void.self) { group in
                    for _ in 0..<6 {
                        group.addTask { _ = try? await store.read { try $0.query("SELECT pg_sleep(0.05)") } }
                    }
                }
                _ = try await store.read { snapshot in
                    try snapshot.query(
                        """
                        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                        WHERE pid <> pg_backend_pid() AND application_name = 'gongkai-reconnects'
                        """)
                }
                for number in 0..<12 {
                    try await store.write { try $0.execute("INSERT INTO note VALUES (?, 1)", ["\(round)-\(number)"]) }
                }
            }
            let found1 = try await store.read { try $0.query("SELECT id FROM note").count }
            #expect(found1 == 60)
        }
    }

    /// Its connections can be told from those of tests that run at the same time.
    private func withNamedStore(
        _ database: TestDatabase, _ name: String, _ body: (Store) async throws -> Void
    ) async throws {
        try await database.withPlace { place in
            guard case .postgres(let url) = place else { return }
            try await database.withStore(at: .postgres(url + "&application_name=\(name)"), table, body)
        }
    }

    @Test("A deadlock is tried again", arguments: databases)
    func deadlock(_ database: TestDatabase) async throws {
        try await database.withStore(table) { store in
            try await store.write { try $0.execute("INSERT INTO note VALUES ('a', 0), ('b', 0)") }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for order in [["a", "b"], ["b", "a"]] {
                    group.addTask {
                        try await store.write { tx in
                            for id in order {
                                try tx.execute("UPDATE note SET amount = amount + 1 WHERE id = ?", [id])
                                _ = try tx.query("SELECT pg_sleep(0.3)")
                            }
                        }
                    }
                }
                try await group.waitForAll()
            }
            let amounts = try await store.read { try $0.query("SELECT amount FROM note").map { try $0.integer(0) } }
            #expect(amounts == [2, 2])
        }
    }

    @Test("Plans made before a migration do not spoil what comes after it", arguments: databases)
    func stalePlans(_ database: TestDatabase) async throws {
        try await database.withStore(table) { store in
            for _ in 0..<12 { _ = try await store.read { try $0.query("SELECT * FROM note") } }
            try await store.migrate(
                table + [Migration("0002_more", both: ["ALTER TABLE note ADD COLUMN more TEXT DEFAULT 'x'"])])
            try await store.write { try $0.execute("INSERT INTO note (id) VALUES ('a')") }
            for _ in 0..<12 {
                let found2 = try await store.read { try $0.first("SELECT * FROM note")?.text(2) }
                #expect(found2 == "x")
            }
        }
    }

    @Test("More bodies than connections wait for their turn", arguments: databases)
    func pool(_ database: TestDatabase) async throws {
        try await database.withStore(table) { store in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<40 { group.addTask { _ = try await store.read { try $0.query("SELECT pg_sleep(0.05)") } } }
                try await group.waitForAll()
            }
        }
    }

    @Test(
        "Only a server of this machine is used by tests",
        arguments: [
            ("postgresql:///gongkai?host=%2Ftmp%2Fx", true), ("postgresql://127.0.0.1:5432/x", true),
            ("postgresql://localhost/x", true), ("postgresql://10.0.0.5/x", false),
            ("postgresql:///x?host=db.example.invalid", false), ("postgresql:///x", false),
        ])
    func onlyLocal(_ url: String, _ isLocal: Bool) {
        #expect(PostgresServer.isLocal(url) == isLocal)
    }
}
