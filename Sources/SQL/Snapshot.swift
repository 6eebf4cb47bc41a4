package import Kernel

/// What a driver offers to a body: it runs statements on the one connection the body holds.
protocol SQLConnection: AnyObject {
    var dialect: Dialect { get }
    func rows(_ sql: String, _ values: [SQLValue]) throws -> [SQLRow]
    func change(_ sql: String, _ values: [SQLValue]) throws -> Int
}

/// A read transaction: every query sees the same moment of the database. Valid only inside its closure.
package class Snapshot {
    /// The engine, for the few places where SQL text differs.
    package let dialect: Dialect
    private let connection: any SQLConnection
    private var failure: SQLError?

    init(_ connection: any SQLConnection) {
        self.connection = connection
        dialect = connection.dialect
    }

    /// Whether what is read here may hold what a write has not committed yet, so that nothing of it may be remembered.
    package var isWriting: Bool { self is Transaction }

    /// All rows of a SELECT (in a `Transaction` also of `… RETURNING`); `?` stands for the next of `values`.
    package func query(_ sql: String, _ values: [any SQLConvertible] = []) throws -> [SQLRow] {
        try attempt { try connection.rows(sql, Snapshot.checked(values)) }
    }

    /// The first row, or nil when there is none. The statement should hold its own LIMIT 1.
    package func first(_ sql: String, _ values: [any SQLConvertible] = []) throws -> SQLRow? {
        try query(sql, values).first
    }

    fileprivate func change(_ sql: String, _ values: [any SQLConvertible]) throws -> Int {
        try attempt { try connection.change(sql, Snapshot.checked(values)) }
    }

    /// Ends the closure's right to use it; throws what a body met and swallowed, since its transaction is lost.
    func finish() throws {
        let met = failure
        failure = .outsideTransaction
        if let met { throw met }
    }

    /// PostgreSQL refuses everything after an error; SQLite would go on. The same body must mean the same on both.
    private func attempt<Result>(_ act: () throws -> Result) throws -> Result {
        if let failure { throw failure }
        do {
            return try act()
        } catch let error as SQLError {
            failure = error
            throw error
        }
    }

    private static func checked(_ values: [any SQLConvertible]) throws(SQLError) -> [SQLValue] {
        var checked: [SQLValue] = []
        checked.reserveCapacity(values.count)
        for value in values {
            let plain = value.sqlValue
            if case .text(let text) = plain, text.utf8.contains(0) { throw .nulInText }
            checked.append(plain)
        }
        return checked
    }
}

/// A write transaction. The body may be run again when another transaction stood in its way, so it must do nothing but
/// read and write through it.
package final class Transaction: Snapshot {
    /// The moment of the decision, read once (`--as-of` fixes it).
    package let now: Moment
    /// The real time, for the journal.
    package let recordedAt: Moment
    private let timekeeper: Timekeeper

    init(_ connection: any SQLConnection, _ timekeeper: Timekeeper) {
        self.timekeeper = timekeeper
        now = timekeeper.now()
        recordedAt = timekeeper.recordedAt()
        super.init(connection)
    }

    /// The day of `now` in Beijing.
    package var today: Day { now.day }

    /// Runs an INSERT, UPDATE or DELETE and returns how many rows it changed.
    @discardableResult
    package func execute(_ sql: String, _ values: [any SQLConvertible] = []) throws -> Int {
        try change(sql, values)
    }

    /// A new id; ids made one after the other in one process rise.
    package func newID<Subject>() -> Identifier<Subject> {
        let (moment, random) = timekeeper.nextID(recordedAt)
        return Identifier(at: moment, random: random)
    }
}
