import Dispatch
package import Kernel
import Synchronization

/// The database of the application, one façade over two engines. Bodies are synchronous closures: they hold a
/// connection, so they must not wait for anything but their own statements.
package struct Store: Sendable {
    enum Driver: Sendable {
        case sqlite(SQLiteDriver)
        case postgres(PostgresDriver)
    }

    let driver: Driver
    /// The clock and the source of ids of every transaction.
    package let timekeeper: Timekeeper

    /// Opens or creates the SQLite file at `path` and locks it against a second writing process; nil opens a database in
    /// memory. Throws a `Refusal` when another process holds it or the file cannot be used.
    package static func sqlite(path: String?, timekeeper: Timekeeper) throws -> Store {
        try sqlite(path: path, timekeeper: timekeeper, options: SQLiteOptions())
    }

    /// The same with what tests and measurements change.
    package static func sqlite(path: String?, timekeeper: Timekeeper, options: SQLiteOptions) throws -> Store {
        Store(
            driver: .sqlite(try SQLiteDriver(path: path, timekeeper: timekeeper, options: options)),
            timekeeper: timekeeper)
    }

    /// Opens the SQLite file at `path` beside a process that may be writing it; every `write` is refused.
    package static func sqliteReading(path: String, timekeeper: Timekeeper) throws -> Store {
        Store(driver: .sqlite(try SQLiteDriver(reading: path, timekeeper: timekeeper)), timekeeper: timekeeper)
    }

    /// Opens a PostgreSQL database named by a libpq URL. Throws a `Refusal` when it cannot be reached within 3 s.
    package static func postgres(url: String, timekeeper: Timekeeper) async throws -> Store {
        let driver = PostgresDriver(url: url, timekeeper: timekeeper)
        do {
            try await driver.checkServer()
        } catch {
            await driver.close()
            throw error
        }
        return Store(driver: .postgres(driver), timekeeper: timekeeper)
    }

    /// The engine behind this store.
    package var dialect: Dialect {
        switch driver {
        case .sqlite: .sqlite
        case .postgres: .postgres
        }
    }

    /// A new id, for a record whose parts are made before its transaction.
    package func newID<Subject>() -> Identifier<Subject> {
        let (moment, random) = timekeeper.nextID(timekeeper.recordedAt())
        return Identifier(at: moment, random: random)
    }

    /// Runs `body` on one moment of the database.
    package func read<Value: Sendable>(_ body: @escaping @Sendable (Snapshot) throws -> Value) async throws -> Value {
        switch driver {
        case .sqlite(let sqlite): try await sqlite.read(body)
        case .postgres(let postgres): try await postgres.read(body)
        }
    }

    /// Runs `body` and returns once what it wrote is durable. A body that throws leaves nothing behind. The
    /// `WriteCompanion` of this task, if there is one, writes in the same transaction.
    @discardableResult
    package func write<Value: Sendable>(
        _ body: @escaping @Sendable (Transaction) throws -> Value
    ) async throws -> Value {
        guard let companion = WriteCompanion.current, !companion.isCommitted else { return try await writeAlone(body) }
        return try await companion.carry(body) { try await writeAlone($0) }
    }

    private func writeAlone<Value: Sendable>(
        _ body: @escaping @Sendable (Transaction) throws -> Value
    ) async throws -> Value {
        switch driver {
        case .sqlite(let sqlite): try await sqlite.write(body)
        case .postgres(let postgres): try await postgres.write(body)
        }
    }

    /// A point read by index without leaving the thread. On PostgreSQL it blocks the caller for its round trips, so it
    /// is for single rows only.
    package func readNow<Value>(_ body: (Snapshot) throws -> Value) throws -> Value {
        switch driver {
        case .sqlite(let sqlite): try sqlite.readNow(body)
        case .postgres(let postgres): try postgres.readNow(body)
        }
    }

    /// How safe an acknowledged write is here; `/readyz` shows it. Throws a `Refusal` once the disk has failed.
    package func durability() throws -> Durability {
        switch driver {
        case .sqlite(let sqlite): try sqlite.durability()
        case .postgres(let postgres): try postgres.durability()
        }
    }

    /// Whether the writer takes and commits an empty write within `seconds`; for `/readyz`.
    package func isWritable(within seconds: Int = 1) async -> Bool {
        await withCheckedContinuation { continuation in
            let answer = Once { continuation.resume(returning: $0) }
            Task {
                do {
                    try await write { _ in }
                    answer.give(true)
                } catch {
                    answer.give(false)
                }
            }
            DispatchQueue.global().asyncAfter(deadline: .now() + .seconds(seconds)) { answer.give(false) }
        }
    }

    /// What the engine's own check of the file finds wrong; empty when nothing is.
    package func integrityProblems() async throws -> [String] {
        switch driver {
        case .sqlite(let sqlite): try await sqlite.integrityProblems()
        case .postgres(let postgres): try await postgres.integrityProblems()
        }
    }

    /// Waits for the writes under way and closes every connection.
    package func close() async {
        switch driver {
        case .sqlite(let sqlite): await sqlite.close()
        case .postgres(let postgres): await postgres.close()
        }
    }
}

/// Passes on the first of several answers.
private final class Once: Sendable {
    private let take: Mutex<(@Sendable (Bool) -> Void)?>

    init(_ take: @escaping @Sendable (Bool) -> Void) { self.take = Mutex(take) }

    func give(_ answer: Bool) {
        let take = take.withLock { take in
            defer { take = nil }
            return take
        }
        take?(answer)
    }
}

/// How safe an acknowledged write is.
package struct Durability: Sendable, Hashable {
    /// Whether an acknowledged write survives a power cut, as far as the engine's settings tell.
    package let survivesPowerCut: Bool
    /// `SQLite 3.40.1, wal, synchronous 2`.
    package let description: String
    /// What an operator should know: a known fault of this engine's version and how it is avoided. Nil when nothing.
    package let notice: String?
}
