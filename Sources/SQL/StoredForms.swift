/// Enumerations as they stand in a column.
package enum Stored {
    /// The case a column names; throws when no case has that value, which means that a newer release wrote the row.
    package static func value<Value: RawRepresentable>(_ type: Value.Type, _ raw: String) throws -> Value
    where Value.RawValue == String {
        guard let value = Value(rawValue: raw) else {
            throw SQLError.failed(code: "stored", message: "\(Value.self) cannot be \(raw)")
        }
        return value
    }

    /// The same for enumerations that are kept as a number.
    package static func value<Value: RawRepresentable>(_ type: Value.Type, _ raw: Int) throws -> Value
    where Value.RawValue == Int {
        guard let value = Value(rawValue: raw) else {
            throw SQLError.failed(code: "stored", message: "\(Value.self) cannot be \(raw)")
        }
        return value
    }
}

/// Lists of values in a statement.
package enum SQLList {
    /// `?, ?, ?`.
    package static func marks(_ count: Int) -> String { Array(repeating: "?", count: count).joined(separator: ", ") }
}
