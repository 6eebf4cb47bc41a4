import Foundation
import GRDB

/// Runs the statements of one body on the connection GRDB lends it.
final class SQLiteConnection: SQLConnection {
    let dialect = Dialect.sqlite
    private let database: GRDB.Database

    init(_ database: GRDB.Database) { self.database = database }

    func rows(_ sql: String, _ values: [SQLValue]) throws -> [SQLRow] {
        try SQLiteConnection.translatingErrors {
            let cursor = try Row.fetchCursor(
                try database.cachedStatement(sql: sql), arguments: SQLiteConnection.arguments(values))
            var rows: [SQLRow] = []
            while let row = try cursor.next() {
                rows.append(SQLRow(row.databaseValues.map(SQLiteConnection.value)))
            }
            return rows
        }
    }

    func change(_ sql: String, _ values: [SQLValue]) throws -> Int {
        try SQLiteConnection.translatingErrors {
            try database.cachedStatement(sql: sql).execute(arguments: SQLiteConnection.arguments(values))
            return database.changesCount
        }
    }

    static func translatingErrors<Result>(_ act: () throws -> Result) throws -> Result {
        do {
            return try act()
        } catch let error as DatabaseError {
            throw translated(error)
        }
    }

    static func translated(_ error: DatabaseError) -> SQLError {
        let message = error.message ?? ""
        switch error.extendedResultCode {
        case .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY:
            return .uniqueViolation(String(message.trimmingPrefix("UNIQUE constraint failed: ")))
        case .SQLITE_CONSTRAINT_FOREIGNKEY: return .foreignKeyViolation(message)
        default: break
        }
        switch error.resultCode {
        case .SQLITE_CONSTRAINT: return .constraintViolation(message)
        case .SQLITE_BUSY, .SQLITE_LOCKED: return .contention(message)
        default: return .failed(code: "SQLITE \(error.extendedResultCode.rawValue)", message: message)
        }
    }

    private static func arguments(_ values: [SQLValue]) -> StatementArguments {
        // As existentials: the library takes a list of one type apart by key paths, which is dear for every statement.
        StatementArguments(values.map { databaseValue($0) as (any DatabaseValueConvertible)? })
    }

    private static func databaseValue(_ value: SQLValue) -> DatabaseValue {
        switch value {
        case .null: .null
        case .integer(let integer): integer.databaseValue
        case .text(let text): text.databaseValue
        case .bytes(let bytes): Data(bytes).databaseValue
        case .real(let real): real.databaseValue
        }
    }

    private static func value(_ value: DatabaseValue) -> SQLValue {
        switch value.storage {
        case .null: .null
        case .int64(let integer): .integer(integer)
        case .double(let real): .real(real)
        case .string(let text): .text(text)
        case .blob(let data): .bytes([UInt8](data))
        }
    }
}
