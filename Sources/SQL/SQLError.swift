/// Why a statement was not carried out. A body that meets one has lost its transaction: on both engines every later
/// statement of that body throws it again, and nothing of the body is kept.
package enum SQLError: Error, Hashable, Sendable, CustomStringConvertible {
    /// A column is missing or holds another type than asked for.
    case unexpectedValue(column: Int, expected: String, found: String)
    /// A UNIQUE or PRIMARY KEY constraint: SQLite names `table.column`, PostgreSQL the constraint.
    case uniqueViolation(String)
    /// A FOREIGN KEY constraint.
    case foreignKeyViolation(String)
    /// A NOT NULL or CHECK constraint, or a trigger's refusal.
    case constraintViolation(String)
    /// A text value holds U+0000, which PostgreSQL cannot keep.
    case nulInText
    /// The snapshot or transaction was used after its closure had ended.
    case outsideTransaction
    /// Another transaction stood in the way, and stayed there through the retries.
    case contention(String)
    /// Anything else: the engine's code (`SQLITE_ERROR 1`, SQLSTATE `42601`) and message.
    case failed(code: String, message: String)

    /// For logs and developers; never holds values of rows.
    package var description: String {
        switch self {
        case .unexpectedValue(let column, let expected, let found):
            "column \(column): expected \(expected), found \(found)"
        case .uniqueViolation(let name): "unique constraint: \(name)"
        case .foreignKeyViolation(let name): "foreign key constraint: \(name)"
        case .constraintViolation(let name): "constraint: \(name)"
        case .nulInText: "text with U+0000"
        case .outsideTransaction: "used after its transaction ended"
        case .contention(let message): "contention: \(message)"
        case .failed(let code, let message): "\(code): \(message)"
        }
    }
}
