package import Kernel

/// One value as both engines keep it.
package enum SQLValue: Sendable, Hashable {
    case null
    case integer(Int64)
    case text(String)
    case bytes([UInt8])
    case real(Double)
}

/// What can stand for a `?` in a statement.
package protocol SQLConvertible {
    /// The value as the engines keep it.
    var sqlValue: SQLValue { get }
}

extension SQLValue: SQLConvertible {
    package var sqlValue: SQLValue { self }
}

extension String: SQLConvertible {
    package var sqlValue: SQLValue { .text(self) }
}

extension Int: SQLConvertible {
    package var sqlValue: SQLValue { .integer(Int64(self)) }
}

extension Int64: SQLConvertible {
    package var sqlValue: SQLValue { .integer(self) }
}

/// Kept as 0 or 1 in an INTEGER column.
extension Bool: SQLConvertible {
    package var sqlValue: SQLValue { .integer(self ? 1 : 0) }
}

extension Double: SQLConvertible {
    package var sqlValue: SQLValue { .real(self) }
}

/// Kept as `YYYY-MM-DD` in a TEXT column.
extension Day: SQLConvertible {
    package var sqlValue: SQLValue { .text(description) }
}

/// Kept as milliseconds since 1970 in a BIGINT column.
extension Moment: SQLConvertible {
    package var sqlValue: SQLValue { .integer(milliseconds) }
}

extension Identifier: SQLConvertible {
    package var sqlValue: SQLValue { .text(text) }
}

extension Array: SQLConvertible where Element == UInt8 {
    package var sqlValue: SQLValue { .bytes(self) }
}

extension Optional: SQLConvertible where Wrapped: SQLConvertible {
    package var sqlValue: SQLValue { self?.sqlValue ?? .null }
}
