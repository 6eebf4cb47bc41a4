import ObjectStorage
import SQL

/// Who else names a file: any text column of any table that holds its hash, of whatever capability, so that a table that comes
/// later is not forgotten.
enum FileReferences {
    private static let ours: Set<String> = [
        "request_file", "request_letter", "request_unsealed", "consultation_unsealed",
    ]

    /// For applications.
    @Sendable static func named(_ hashes: [String], in snapshot: Snapshot) throws -> Set<String> {
        try named(hashes, besides: ours, in: snapshot)
    }

    /// For opinions of the public.
    @Sendable static func namedBesideComments(_ hashes: [String], in snapshot: Snapshot) throws -> Set<String> {
        try named(
            hashes, besides: ["consultation_comment_file", "consultation_unsealed", "request_unsealed"], in: snapshot)
    }

    /// How many files are still sealed under another key than `keyID`.
    static func sealed(besides keyID: String, in snapshot: Snapshot) throws -> Int {
        try columns(snapshot).reduce(0) { sum, place in
            let (table, column) = place
            let row = try snapshot.first(
                """
                SELECT count(*) FROM "\(table)" WHERE "\(column)" LIKE 'sealed.________.%' AND "\(column)" NOT LIKE ?
                """, [SealedReference.prefix(keyID) + "%"])
            return sum + (try row?.integer(0) ?? 0)
        }
    }

    private static func named(
        _ hashes: [String], besides ours: Set<String>, in snapshot: Snapshot
    ) throws -> Set<String> {
        guard !hashes.isEmpty else { return [] }
        let marks = hashes.map { _ in "?" }.joined(separator: ", ")
        var found: Set<String> = []
        for (table, column) in try columns(snapshot) where !ours.contains(table) {
            let rows = try snapshot.query(
                "SELECT DISTINCT \"\(column)\" FROM \"\(table)\" WHERE \"\(column)\" IN (\(marks))", hashes)
            for row in rows { found.insert(try row.text(0)) }
        }
        return found
    }

    private static func columns(_ snapshot: Snapshot) throws -> [(String, String)] {
        let sql =
            switch snapshot.dialect {
            case .sqlite:
                """
                SELECT m.name, p.name FROM sqlite_master m JOIN pragma_table_info(m.name) p
                WHERE m.type = 'table' AND p.type = 'TEXT'
                """
            case .postgres:
                """
                SELECT c.table_name, c.column_name FROM information_schema.columns c
                JOIN information_schema.tables t ON t.table_schema = c.table_schema AND t.table_name = c.table_name
                WHERE c.table_schema = current_schema() AND c.data_type = 'text' AND t.table_type = 'BASE TABLE'
                """
            }
        return try snapshot.query(sql).map { (try $0.text(0), try $0.text(1)) }
    }
}
