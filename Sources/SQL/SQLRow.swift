package import Kernel

/// One row of an answer; columns are counted from 0 in the order of the SELECT list. Every getter throws
/// `SQLError.unexpectedValue` when the column is missing or holds something else.
package struct SQLRow: Sendable, Hashable {
    /// The values, in the order of the SELECT list.
    package let values: [SQLValue]

    init(_ values: [SQLValue]) { self.values = values }

    /// The same row from column `count` on, for a statement that joins tables whose columns are read apart.
    package func dropping(_ count: Int) -> SQLRow { SQLRow(Array(values.dropFirst(count))) }

    /// The text in column `index`.
    package func text(_ index: Int) throws(SQLError) -> String {
        try required(index, "text", optionalText(index))
    }

    /// The text in column `index`; nil for NULL.
    package func optionalText(_ index: Int) throws(SQLError) -> String? {
        switch try value(index) {
        case .text(let text): text
        case .null: nil
        case .integer, .bytes, .real: throw mismatch(index, "text")
        }
    }

    /// The integer in column `index`, as wide as the engines keep it.
    package func integer64(_ index: Int) throws(SQLError) -> Int64 {
        try required(index, "integer", optionalInteger64(index))
    }

    /// The integer in column `index`; nil for NULL.
    package func optionalInteger64(_ index: Int) throws(SQLError) -> Int64? {
        switch try value(index) {
        case .integer(let integer): integer
        case .null: nil
        case .text, .bytes, .real: throw mismatch(index, "integer")
        }
    }

    /// The integer in column `index`.
    package func integer(_ index: Int) throws(SQLError) -> Int {
        try required(index, "integer", optionalInteger(index))
    }

    /// The integer in column `index`; nil for NULL.
    package func optionalInteger(_ index: Int) throws(SQLError) -> Int? {
        try optionalInteger64(index).map { Int($0) }
    }

    /// The truth value in column `index`, kept as 0 or 1.
    package func bool(_ index: Int) throws(SQLError) -> Bool {
        switch try integer64(index) {
        case 0: false
        case 1: true
        case let other: throw .unexpectedValue(column: index, expected: "0 or 1", found: "\(other)")
        }
    }

    /// The number in column `index`, whole numbers included.
    package func real(_ index: Int) throws(SQLError) -> Double {
        switch try value(index) {
        case .real(let real): real
        case .integer(let integer): Double(integer)
        case .null, .text, .bytes: throw mismatch(index, "real")
        }
    }

    /// The bytes in column `index`.
    package func bytes(_ index: Int) throws(SQLError) -> [UInt8] {
        try required(index, "bytes", optionalBytes(index))
    }

    /// The bytes in column `index`; nil for NULL.
    package func optionalBytes(_ index: Int) throws(SQLError) -> [UInt8]? {
        switch try value(index) {
        case .bytes(let bytes): bytes
        case .null: nil
        case .text, .integer, .real: throw mismatch(index, "bytes")
        }
    }

    /// The day in column `index`, kept as `YYYY-MM-DD`.
    package func day(_ index: Int) throws(SQLError) -> Day {
        try required(index, "day", optionalDay(index))
    }

    /// The day in column `index`; nil for NULL.
    package func optionalDay(_ index: Int) throws(SQLError) -> Day? {
        guard let text = try optionalText(index) else { return nil }
        guard let day = Day(iso: text) else { throw mismatch(index, "day") }
        return day
    }

    /// The moment in column `index`, kept as milliseconds since 1970.
    package func moment(_ index: Int) throws(SQLError) -> Moment {
        Moment(milliseconds: try integer64(index))
    }

    /// The moment in column `index`; nil for NULL.
    package func optionalMoment(_ index: Int) throws(SQLError) -> Moment? {
        try optionalInteger64(index).map { Moment(milliseconds: $0) }
    }

    /// The id in column `index`.
    package func id<Subject>(_ index: Int) throws(SQLError) -> Identifier<Subject> {
        try required(index, "id", optionalID(index))
    }

    /// The id in column `index`; nil for NULL.
    package func optionalID<Subject>(_ index: Int) throws(SQLError) -> Identifier<Subject>? {
        guard let text = try optionalText(index) else { return nil }
        guard let id = Identifier<Subject>(text) else { throw mismatch(index, "id") }
        return id
    }

    private func value(_ index: Int) throws(SQLError) -> SQLValue {
        guard values.indices.contains(index) else {
            throw .unexpectedValue(column: index, expected: "a column", found: "\(values.count) columns")
        }
        return values[index]
    }

    private func required<Value>(_ index: Int, _ kind: String, _ value: Value?) throws(SQLError) -> Value {
        guard let value else { throw .unexpectedValue(column: index, expected: kind, found: "NULL") }
        return value
    }

    private func mismatch(_ index: Int, _ expected: String) -> SQLError {
        // The value itself stays out of the message: messages reach logs, and rows hold personal data.
        let found =
            switch values[index] {
            case .null: "NULL"
            case .integer: "an integer"
            case .text: "other text"
            case .bytes: "bytes"
            case .real: "a real number"
            }
        return .unexpectedValue(column: index, expected: expected, found: found)
    }
}
