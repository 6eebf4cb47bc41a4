/// What tests and measurements change about a SQLite store; the defaults are what `serve` uses.
package struct SQLiteOptions: Sendable {
    /// How hard a commit waits for the disk. Only `full` keeps acknowledged writes through a power cut.
    package enum Synchronous: Int, Sendable {
        case off = 0
        case normal = 1
        case full = 2
    }

    /// How hard a commit waits for the disk.
    package var synchronous: Synchronous = .full
    /// How many bodies may share one commit; 1 turns group commit off.
    package var batchLimit = 128
    /// After how many changed rows the log is copied into the database file.
    package var checkpointAfter = 1_000
    /// How many connections read at once.
    package var readers = 4

    /// What `serve` uses.
    package init() {}
}
