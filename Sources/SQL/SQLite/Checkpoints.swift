import GRDB
import Synchronization

/// Copies the write-ahead log into the database file now and then. SQLite would do it by itself, but hide an error of the
/// disk while doing so: a later attempt may then report success for pages that the kernel has dropped.
final class Checkpoints: Sendable {
    private struct Progress {
        var changes = 0
        var turns = 0
    }

    /// A log of many small commits is copied after this many of them.
    private static let longestTurns = 256
    private let changesBetween: Int
    private let last = Mutex(Progress())

    init(after changes: Int) { changesBetween = max(changes, 1) }

    /// Turns off what SQLite does by itself.
    func takeOver(_ database: GRDB.Database) throws {
        try database.execute(sql: "PRAGMA wal_autocheckpoint = 0")
        try database.execute(sql: "PRAGMA journal_size_limit = 67108864")
    }

    func runIfDue(_ database: GRDB.Database) throws {
        let changes = database.totalChangesCount
        let isDue = last.withLock { last in
            last.turns += 1
            return changes - last.changes >= changesBetween || last.turns >= Checkpoints.longestTurns
        }
        guard isDue else { return }
        do {
            _ = try database.checkpoint(.passive)
            last.withLock { $0 = Progress(changes: changes, turns: 0) }
        } catch let error as DatabaseError where [.SQLITE_BUSY, .SQLITE_LOCKED].contains(error.resultCode) {
            // A reader is in the way; the next turn comes soon.
        } catch let error as DatabaseError where error.resultCode == .SQLITE_FULL {
            // The log keeps everything until there is room.
        }
    }
}
