package import Kernel

import Ciphers

/// A migration and whether this database has it.
package struct MigrationState: Sendable, Hashable {
    /// The migration's id.
    package let id: String
    /// When it was applied; nil when it is still to come.
    package let appliedAt: Moment?
    /// Whether the text applied then is the text of this program.
    package let matches: Bool
}

extension Store {
    private static let table = """
        CREATE TABLE IF NOT EXISTS gongkai_migrations (
            id TEXT PRIMARY KEY, hash TEXT NOT NULL, applied_at BIGINT NOT NULL)
        """

    /// Applies those of `migrations` that the database lacks, each in a transaction of its own, so that a process killed
    /// on the way can simply be started again. Throws a `Refusal` when an applied one has another text, or when the
    /// database was migrated by a newer program.
    package func migrate(_ migrations: [Migration]) async throws {
        try await write { transaction in
            try Store.lockSchema(transaction)
            try transaction.execute(Store.table)
        }
        try Store.check(try await migrationStates(migrations), migrations)
        for migration in migrations {
            try await write { transaction in
                try Store.lockSchema(transaction)
                let known = try transaction.first(
                    "SELECT hash FROM gongkai_migrations WHERE id = ?", [migration.id])
                if known != nil { return }
                for statement in migration.statements(transaction.dialect) { try transaction.execute(statement) }
                try transaction.execute(
                    "INSERT INTO gongkai_migrations (id, hash, applied_at) VALUES (?, ?, ?)",
                    [migration.id, Store.hash(migration, transaction.dialect), transaction.recordedAt])
            }
        }
    }

    /// Every migration of this program and every one the database has, in the program's order; changes nothing.
    package func migrationStates(_ migrations: [Migration]) async throws -> [MigrationState] {
        let applied = try await read(Store.applied)
        let dialect = dialect
        let own = migrations.map { migration in
            let known = applied[migration.id]
            return MigrationState(
                id: migration.id, appliedAt: known?.moment,
                matches: known.map { $0.hash == Store.hash(migration, dialect) } ?? true)
        }
        let ids = Set(migrations.map(\.id))
        let foreign = applied.filter { !ids.contains($0.key) }.sorted { $0.key < $1.key }
        return own + foreign.map { MigrationState(id: $0.key, appliedAt: $0.value.moment, matches: false) }
    }

    private struct Applied: Sendable {
        let hash: String
        let moment: Moment
    }

    @Sendable private static func applied(_ snapshot: Snapshot) throws -> [String: Applied] {
        guard try hasTable(snapshot) else { return [:] }
        var applied: [String: Applied] = [:]
        for row in try snapshot.query("SELECT id, hash, applied_at FROM gongkai_migrations") {
            applied[try row.text(0)] = Applied(hash: try row.text(1), moment: try row.moment(2))
        }
        return applied
    }

    private static func hasTable(_ snapshot: Snapshot) throws -> Bool {
        switch snapshot.dialect {
        case .sqlite:
            try snapshot.first("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'gongkai_migrations'")
                != nil
        case .postgres:
            try snapshot.first("SELECT 1 WHERE to_regclass('gongkai_migrations') IS NOT NULL") != nil
        }
    }

    /// Two processes that start at once must not both apply a step; SQLite's writer is alone already.
    private static func lockSchema(_ transaction: Transaction) throws {
        guard transaction.dialect == .postgres else { return }
        _ = try transaction.query("SET LOCAL statement_timeout = 0")
        _ = try transaction.query(
            "SELECT pg_advisory_xact_lock(hashtext('gongkai_migrations'), hashtext(current_schema()))")
    }

    private static func hash(_ migration: Migration, _ dialect: Dialect) -> String {
        Digest(sha256: migration.statements(dialect).joined(separator: "\u{0}").utf8).hex
    }

    private static func check(_ states: [MigrationState], _ migrations: [Migration]) throws {
        let ids = Set(migrations.map(\.id))
        guard ids.count == migrations.count else {
            throw Refusal(.invalid, "数据库没有升级：程序中有两个编号相同的升级步骤。请联系开发人员。")
        }
        guard let wrong = states.first(where: { !$0.matches }) else { return }
        if ids.contains(wrong.id) {
            throw Refusal(
                .unavailable, "没有打开数据库：升级步骤 \(wrong.id) 与当初执行的内容不一致。请换回原来的程序，或者联系开发人员。")
        }
        throw Refusal(
            .unavailable, "没有打开数据库：它已由更新的程序升级到 \(wrong.id)，本程序不认识这一步。请换用更新的程序，或者恢复升级前的备份。")
    }
}
