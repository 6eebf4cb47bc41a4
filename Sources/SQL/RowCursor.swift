package import Kernel

/// Reads the columns of a wide row one after the other, so that a column is named once, in the SELECT list.
package struct RowCursor {
    private let row: SQLRow
    private var index: Int

    /// Begins at column `index`.
    package init(_ row: SQLRow, from index: Int = 0) {
        self.row = row
        self.index = index
    }

    /// The next column as text.
    package mutating func text() throws -> String { try row.text(step()) }
    /// The next column as text; nil for NULL.
    package mutating func optionalText() throws -> String? { try row.optionalText(step()) }
    /// The next column as an integer.
    package mutating func integer() throws -> Int { try row.integer(step()) }
    /// The next column as an integer; nil for NULL.
    package mutating func optionalInteger() throws -> Int? { try row.optionalInteger(step()) }
    /// The next column as an integer as wide as the engines keep it.
    package mutating func integer64() throws -> Int64 { try row.integer64(step()) }
    /// The next column as a truth value.
    package mutating func bool() throws -> Bool { try row.bool(step()) }
    /// The next column as a truth value; nil for NULL.
    package mutating func optionalBool() throws -> Bool? { try row.optionalInteger(step()).map { $0 != 0 } }
    /// The next column as bytes.
    package mutating func bytes() throws -> [UInt8] { try row.bytes(step()) }
    /// The next column as a moment.
    package mutating func moment() throws -> Moment { try row.moment(step()) }
    /// The next column as a moment; nil for NULL.
    package mutating func optionalMoment() throws -> Moment? { try row.optionalMoment(step()) }
    /// The next column as a day.
    package mutating func day() throws -> Day { try row.day(step()) }
    /// The next column as a day; nil for NULL.
    package mutating func optionalDay() throws -> Day? { try row.optionalDay(step()) }
    /// The next column as an id.
    package mutating func id<Subject>() throws -> Identifier<Subject> { try row.id(step()) }
    /// The next column as an id; nil for NULL.
    package mutating func optionalID<Subject>() throws -> Identifier<Subject>? { try row.optionalID(step()) }

    /// The next column as a case of an enumeration.
    package mutating func value<Value: RawRepresentable>(_ type: Value.Type) throws -> Value
    where Value.RawValue == String {
        try Stored.value(type, text())
    }

    /// The next column as a case of an enumeration; nil for NULL.
    package mutating func optionalValue<Value: RawRepresentable>(_ type: Value.Type) throws -> Value?
    where Value.RawValue == String {
        try optionalText().map { try Stored.value(type, $0) }
    }

    private mutating func step() -> Int {
        index += 1
        return index - 1
    }
}
