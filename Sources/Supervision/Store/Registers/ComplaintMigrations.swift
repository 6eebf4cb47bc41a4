import SQL

/// The codes by which somebody from outside follows a complaint, and how they want to be reached.
enum ComplaintMigrations {
    static let all: [Migration] = [
        Migration("1181_complaint_ticket") { dialect in
            [
                """
                CREATE TABLE complaint_ticket (
                    entry_id TEXT NOT NULL PRIMARY KEY REFERENCES supervision_register (id),
                    agency_id TEXT NOT NULL,
                    code_hash TEXT NOT NULL UNIQUE,
                    contact \(dialect.bytesType),
                    received_at BIGINT NOT NULL
                )
                """
            ]
        }
    ]
}
