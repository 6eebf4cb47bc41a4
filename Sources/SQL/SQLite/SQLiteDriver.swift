import GRDB
import Kernel
import Synchronization

/// SQLite behind the façade: a pool whose one writer is `GroupCommit` (a file), or one connection (memory).
final class SQLiteDriver: Sendable {
    private let access: any GRDB.DatabaseWriter
    private let writer: GroupCommit
    private let timekeeper: Timekeeper
    private let lock: WriterLock?
    private let isMemory: Bool

    init(path: String?, timekeeper: Timekeeper, options: SQLiteOptions) throws {
        let configuration = SQLiteDriver.configuration(readers: options.readers)
        self.timekeeper = timekeeper
        var checkpoints: Checkpoints?
        if let path {
            let own = Checkpoints(after: options.checkpointAfter)
            checkpoints = own
            lock = try WriterLock(besides: path)
            access = try SQLiteDriver.opening(path) {
                let pool = try DatabasePool(path: path, configuration: configuration)
                try SQLiteDriver.makeDurable(pool, options.synchronous)
                try pool.writeWithoutTransaction { try own.takeOver($0) }
                return pool
            }
        } else {
            lock = nil
            access = try DatabaseQueue(configuration: configuration)
        }
        isMemory = path == nil
        writer = GroupCommit(access, timekeeper, batchLimit: options.batchLimit, checkpoints: checkpoints)
    }

    /// Reads a file that another process may be writing.
    init(reading path: String, timekeeper: Timekeeper) throws {
        var configuration = SQLiteDriver.configuration(readers: 2)
        configuration.readonly = true
        self.timekeeper = timekeeper
        lock = nil
        isMemory = false
        access = try SQLiteDriver.opening(path) { try DatabasePool(path: path, configuration: configuration) }
        writer = GroupCommit(access, timekeeper, batchLimit: 1)
        writer.stop(.readingOnly)
    }

    /// KiB of pages that a connection may keep; taken as they are needed. A long transaction of the writer that does not fit
    /// writes pages to the log and reads them back.
    private static let readerPages = 8_192
    private static let writerPages = 65_536

    private static func configuration(readers: Int) -> Configuration {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(5)
        configuration.maximumReaderCount = max(readers, 1)
        configuration.prepareDatabase { database in
            try database.execute(sql: "PRAGMA cache_size = -\(readerPages)")
            try database.execute(sql: "PRAGMA trusted_schema = OFF")
            try database.execute(sql: "PRAGMA cell_size_check = ON")
            try database.execute(sql: "PRAGMA mmap_size = 0")
        }
        return configuration
    }

    private static func opening(_ path: String, _ open: () throws -> DatabasePool) throws -> DatabasePool {
        do {
            return try open()
        } catch let error as DatabaseError {
            throw Refusal(
                .unavailable,
                "没有打开数据库：\(path) 无法使用（SQLite \(error.extendedResultCode.rawValue)）。请检查文件是否存在、是否可读写、是否是本系统的数据库。")
        }
    }

    /// GRDB turns `synchronous` down to NORMAL while it turns WAL on, so FULL is set after the pool is open, and read
    /// back.
    private static func makeDurable(_ pool: DatabasePool, _ wanted: SQLiteOptions.Synchronous) throws {
        let found = try pool.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA cache_size = -\(writerPages)")
            // Bodies that share a commit run in savepoints, and what a savepoint would take back went into a temporary file:
            // more bytes than the log itself.
            try database.execute(sql: "PRAGMA temp_store = MEMORY")
            try database.execute(sql: "PRAGMA synchronous = \(wanted.rawValue)")
            return try Int.fetchOne(database, sql: "PRAGMA synchronous")
        }
        guard found == wanted.rawValue else {
            throw Refusal(.unavailable, "没有打开数据库：无法让它在每次保存时等待磁盘写完。请检查所用的 SQLite 版本。")
        }
    }

    func read<Value: Sendable>(_ body: @escaping @Sendable (Snapshot) throws -> Value) async throws -> Value {
        try await SQLiteDriver.explaining {
            try await access.read { database in try SQLiteDriver.run(body, on: database) }
        }
    }

    func readNow<Value>(_ body: (Snapshot) throws -> Value) throws -> Value {
        try access.unsafeReentrantRead { database in try SQLiteDriver.run(body, on: database) }
    }

    func write<Value: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Value) async throws -> Value {
        let kept = Kept<Value>()
        return try await withCheckedThrowingContinuation { continuation in
            writer.submit(
                PendingWrite(
                    run: { transaction in
                        let value = try body(transaction)
                        kept.value.withLock { $0 = value }
                    },
                    settle: { error in
                        if let error {
                            continuation.resume(throwing: error)
                        } else if let value = kept.value.withLock({ $0 }) {
                            continuation.resume(returning: value)
                        } else {
                            continuation.resume(throwing: SQLError.outsideTransaction)
                        }
                    }))
        }
    }

    func durability() throws -> Durability {
        if let failure = writer.failure { throw failure }
        return try access.writeWithoutTransaction { database in
            let level = try Int.fetchOne(database, sql: "PRAGMA synchronous") ?? 0
            let mode = try String.fetchOne(database, sql: "PRAGMA journal_mode") ?? ""
            let version = try String.fetchOne(database, sql: "SELECT sqlite_version()") ?? ""
            return Durability(
                survivesPowerCut: !isMemory && level >= SQLiteOptions.Synchronous.full.rawValue,
                description: "SQLite \(version), \(mode), synchronous \(level)",
                notice: SQLiteVersion.resetFaultNotice(version))
        }
    }

    func integrityProblems() async throws -> [String] {
        try await access.read { database in
            var problems = try String.fetchAll(database, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
            problems += try Row.fetchAll(database, sql: "PRAGMA foreign_key_check").map { row in
                "foreign key: \(row.databaseValues.map(\.description).joined(separator: " "))"
            }
            return problems
        }
    }

    func close() async {
        writer.stop(.storeClosed)
        await writer.waitForPending()
        emptyLogAndClose()
    }

    private func emptyLogAndClose() {
        do {
            if lock != nil { _ = try access.writeWithoutTransaction { try $0.checkpoint(.truncate) } }
            try access.close()
        } catch {
            // Everything acknowledged is in the WAL already; the next start reads it from there.
        }
    }

    private static func run<Value>(_ body: (Snapshot) throws -> Value, on database: GRDB.Database) throws -> Value {
        let snapshot = Snapshot(SQLiteConnection(database))
        let value = try body(snapshot)
        try snapshot.finish()
        return value
    }

    private static func explaining<Value>(_ act: () async throws -> Value) async throws -> Value {
        do {
            return try await act()
        } catch let error as DatabaseError {
            throw SQLiteConnection.translated(error)
        }
    }
}

/// Holds what a body returned until its commit is durable.
private final class Kept<Value: Sendable>: Sendable {
    let value = Mutex<Value?>(nil)
}
