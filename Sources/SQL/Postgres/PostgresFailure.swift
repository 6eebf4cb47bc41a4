import CPostgres

/// What the server said of a statement it refused.
struct PostgresFailure {
    let state: String
    private let message: String
    private let constraint: String

    init(_ result: OpaquePointer) {
        state = PostgresFailure.field(result, "C")
        message = PostgresFailure.field(result, "M")
        constraint = PostgresFailure.field(result, "n")
    }

    /// Class 08, and what the server sends while it stops or starts.
    var isConnectionLoss: Bool {
        state.isEmpty || state.hasPrefix("08") || ["57P01", "57P02", "57P03"].contains(state)
    }

    var translated: SQLError {
        switch state {
        case "23505": .uniqueViolation(constraint)
        case "23503": .foreignKeyViolation(constraint)
        case "23502", "23514", "23000": .constraintViolation(constraint.isEmpty ? message : constraint)
        case "40001", "40P01", "55P03": .contention(message)
        default: .failed(code: state, message: message)
        }
    }

    /// PostgreSQL's messages may quote values; DETAIL, which does so most, is never read.
    private static func field(_ result: OpaquePointer, _ code: Unicode.Scalar) -> String {
        guard let text = PQresultErrorField(result, Int32(code.value)) else { return "" }
        return String(cString: text)
    }
}
