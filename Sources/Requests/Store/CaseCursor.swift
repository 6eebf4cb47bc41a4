import Kernel
import SQL

/// Reads the columns of a wide row one after the other, so that a column is named once, in the SELECT list.
struct CaseCursor {
    private let row: SQLRow
    private var index: Int

    init(_ row: SQLRow, from index: Int = 0) {
        self.row = row
        self.index = index
    }

    mutating func text() throws -> String { try row.text(step()) }
    mutating func optionalText() throws -> String? { try row.optionalText(step()) }
    mutating func integer() throws -> Int { try row.integer(step()) }
    mutating func optionalInteger() throws -> Int? { try row.optionalInteger(step()) }
    mutating func integer64() throws -> Int64 { try row.integer64(step()) }
    mutating func bool() throws -> Bool { try row.bool(step()) }
    mutating func optionalBool() throws -> Bool? { try row.optionalInteger(step()).map { $0 != 0 } }
    mutating func bytes() throws -> [UInt8] { try row.bytes(step()) }
    mutating func moment() throws -> Moment { try row.moment(step()) }
    mutating func optionalMoment() throws -> Moment? { try row.optionalMoment(step()) }
    mutating func day() throws -> Day { try row.day(step()) }
    mutating func optionalDay() throws -> Day? { try row.optionalDay(step()) }
    mutating func id<Subject>() throws -> Identifier<Subject> { try row.id(step()) }
    mutating func optionalID<Subject>() throws -> Identifier<Subject>? { try row.optionalID(step()) }

    mutating func value<Value: RawRepresentable>(_ type: Value.Type) throws -> Value where Value.RawValue == String {
        try Stored.value(type, text())
    }

    mutating func optionalValue<Value: RawRepresentable>(_ type: Value.Type) throws -> Value?
    where Value.RawValue == String {
        try optionalText().map { try Stored.value(type, $0) }
    }

    private mutating func step() -> Int {
        index += 1
        return index - 1
    }
}
