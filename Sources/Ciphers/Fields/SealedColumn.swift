/// A column whose values are sealed one by one. It names the place of each, so that none can be moved to another row, and
/// is what a round of resealing goes through (PII-3).
package struct SealedColumn: Hashable, Sendable {
    package let table: String
    package let column: String
    /// The column that names the row.
    package let key: String

    package init(_ table: String, _ column: String, key: String = "id") {
        self.table = table
        self.column = column
        self.key = key
    }

    /// What a value is bound to: the table, the column and the row.
    package func place(_ row: String) -> String { "\(table).\(column).\(row)" }
}
