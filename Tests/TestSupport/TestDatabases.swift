package import SQL

/// The engines a store's suite runs on: SQLite in memory and in a file, or PostgreSQL when `./test` started one and
/// says where in `GONGKAI_TEST_POSTGRES`.
package enum TestDatabases {
    package static let all: [TestDatabase] = PostgresServer.url == nil ? [.memory, .file] : [.postgres]
    /// Those whose rows outlive a closed store.
    package static let lasting: [TestDatabase] = all.filter { $0 != .memory }
}

/// One engine, and fresh databases on it.
package enum TestDatabase: String, Sendable, CaseIterable {
    case memory, file, postgres

    /// Runs `body` on a database of its own with `migrations` applied, and deletes it afterwards.
    @discardableResult
    package func withStore<Result>(
        _ migrations: [Migration] = [], timekeeper: Timekeeper = .still(TestDatabase.moment),
        _ body: (Store) async throws -> Result
    ) async throws -> Result {
        try await withPlace { place in
            try await withStore(at: place, migrations, timekeeper: timekeeper, body)
        }
    }

    /// Runs `body` with the place of an empty database, to be opened as often as the test needs.
    @discardableResult
    package func withPlace<Result>(_ body: (TestPlace) async throws -> Result) async throws -> Result {
        switch self {
        case .memory: try await body(.memory)
        case .file: try await TestFolder.with { folder in try await body(.file(folder.path("gongkai.db"))) }
        case .postgres: try await PostgresServer.withSchema { url in try await body(.postgres(url)) }
        }
    }

    /// Opens the database at `place`, runs `body`, closes it.
    @discardableResult
    package func withStore<Result>(
        at place: TestPlace, _ migrations: [Migration] = [], timekeeper: Timekeeper = .still(TestDatabase.moment),
        _ body: (Store) async throws -> Result
    ) async throws -> Result {
        let store = try await place.open(timekeeper)
        do {
            try await store.migrate(migrations)
            let result = try await body(store)
            await store.close()
            return result
        } catch {
            await store.close()
            throw error
        }
    }
}

/// Where a test's database lives.
package enum TestPlace: Sendable, Hashable {
    case memory
    case file(String)
    case postgres(String)

    package func open(_ timekeeper: Timekeeper = .still(TestDatabase.moment)) async throws -> Store {
        switch self {
        case .memory: try Store.sqlite(path: nil, timekeeper: timekeeper)
        case .file(let path): try Store.sqlite(path: path, timekeeper: timekeeper)
        case .postgres(let url): try await Store.postgres(url: url, timekeeper: timekeeper)
        }
    }
}
