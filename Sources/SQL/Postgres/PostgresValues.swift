import CPostgres
import Ciphers

/// How values travel to PostgreSQL and back, in its text format.
enum PostgresValues {
    /// Nil is NULL. The server infers each type from where the parameter stands.
    static func text(_ value: SQLValue) -> String? {
        switch value {
        case .null: nil
        case .integer(let integer): String(integer)
        case .text(let text): text
        case .real(let real): "\(real)"
        case .bytes(let bytes): "\\x" + Hex.text(bytes)
        }
    }

    static func rows(_ result: OpaquePointer) throws -> [SQLRow] {
        let columns = PQnfields(result)
        let types = (0..<columns).map { PQftype(result, $0) }
        return try (0..<PQntuples(result)).map { row in
            SQLRow(
                try zip(0..<columns, types).map { column, type in
                    guard PQgetisnull(result, row, column) == 0, let start = PQgetvalue(result, row, column) else {
                        return .null
                    }
                    let length = Int(PQgetlength(result, row, column))
                    let field = UnsafeBufferPointer(start: start, count: length)
                    return try value(String(decoding: field.lazy.map { UInt8(bitPattern: $0) }, as: UTF8.self), type)
                })
        }
    }

    /// Type numbers are fixed in PostgreSQL's catalogue (pg_type).
    private static func value(_ text: String, _ type: Oid) throws -> SQLValue {
        switch type {
        case 16: return .integer(text == "t" ? 1 : 0)
        case 20, 21, 23, 26:
            guard let integer = Int64(text) else { throw unreadable("integer") }
            return .integer(integer)
        case 700, 701:
            guard let real = Double(text) else { throw unreadable("real") }
            return .real(real)
        // numeric: the sum of bigints, which SQLite gives as an integer.
        case 1700:
            if let integer = Int64(text) { return .integer(integer) }
            guard let real = Double(text) else { throw unreadable("numeric") }
            return .real(real)
        case 17:
            guard text.hasPrefix("\\x"), let bytes = Hex.bytes(text.dropFirst(2)) else { throw unreadable("bytea") }
            return .bytes(bytes)
        default: return .text(text)
        }
    }

    private static func unreadable(_ type: String) -> SQLError {
        .failed(code: "PROTOCOL", message: "unreadable \(type) in an answer")
    }
}
