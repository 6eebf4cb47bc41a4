/// What differs between the two engines and still shows in SQL text.
package enum Dialect: String, Sendable, Hashable, CaseIterable {
    case sqlite, postgres

    /// The column type of bytes.
    package var bytesType: String {
        switch self {
        case .sqlite: "BLOB"
        case .postgres: "BYTEA"
        }
    }

    /// The column type of a floating-point number.
    package var realType: String {
        switch self {
        case .sqlite: "REAL"
        case .postgres: "DOUBLE PRECISION"
        }
    }

    /// Ends a SELECT whose rows this transaction is going to change. SQLite has one writer, so it needs nothing.
    package var rowLock: String {
        switch self {
        case .sqlite: ""
        case .postgres: " FOR UPDATE"
        }
    }

    /// Ends the SELECT of a queue's claim: rows that another worker holds are passed over.
    package var claimLock: String {
        switch self {
        case .sqlite: ""
        case .postgres: " FOR UPDATE SKIP LOCKED"
        }
    }

    /// The text at the top-level `key` of the JSON text in `column`. The key is a literal of ours, never input.
    package func json(_ column: String, _ key: String) -> String {
        switch self {
        case .sqlite: "json_extract(\(column), '$.\(key)')"
        case .postgres: "(\(column)::jsonb ->> '\(key)')"
        }
    }

    /// A condition with one `?`: `column` contains that text, letter for letter.
    package func contains(_ column: String) -> String {
        switch self {
        case .sqlite: "instr(\(column), ?) > 0"
        case .postgres: "strpos(\(column), ?) > 0"
        }
    }

    /// The larger of two expressions.
    package func larger(_ one: String, _ other: String) -> String {
        switch self {
        case .sqlite: "max(\(one), \(other))"
        case .postgres: "greatest(\(one), \(other))"
        }
    }

    /// The statements that make `table` append-only: UPDATE and DELETE are refused by the engine itself.
    package func appendOnly(_ table: String) -> [String] {
        switch self {
        case .sqlite:
            ["UPDATE", "DELETE"].map { act in
                """
                CREATE TRIGGER \(table)_no_\(act.lowercased()) BEFORE \(act) ON \(table)
                BEGIN SELECT RAISE(ABORT, '\(table) is append-only'); END
                """
            }
        case .postgres:
            [
                """
                CREATE FUNCTION \(table)_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN RAISE EXCEPTION '\(table) is append-only' USING ERRCODE = 'integrity_constraint_violation'; END $$
                """,
                """
                CREATE TRIGGER \(table)_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON \(table)
                FOR EACH STATEMENT EXECUTE FUNCTION \(table)_append_only()
                """,
            ]
        }
    }
}
