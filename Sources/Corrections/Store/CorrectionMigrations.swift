package import SQL

/// The tables of Corrections.
package enum CorrectionMigrations {
    package static let all: [Migration] = [
        Migration("0701_corrections") { dialect in records + tickets(dialect.bytesType) + answers }
    ]

    private static let records = [
        """
        CREATE TABLE correction (
            id TEXT NOT NULL PRIMARY KEY,
            agency_id TEXT NOT NULL,
            number TEXT NOT NULL,
            page TEXT NOT NULL,
            page_title TEXT NOT NULL,
            kind TEXT NOT NULL,
            words TEXT NOT NULL,
            sameness TEXT NOT NULL,
            state TEXT NOT NULL,
            unit_id TEXT NOT NULL,
            round INTEGER NOT NULL,
            received_at BIGINT NOT NULL,
            reopened_at BIGINT,
            reopening_words TEXT NOT NULL,
            accepted_at BIGINT,
            closed_at BIGINT,
            is_late INTEGER NOT NULL,
            version INTEGER NOT NULL,
            UNIQUE (agency_id, number)
        )
        """,
        "CREATE INDEX correction_by_state ON correction (agency_id, state, received_at)",
        "CREATE INDEX correction_by_sameness ON correction (agency_id, sameness)",
        "CREATE INDEX correction_by_unit ON correction (unit_id, state)",
    ]

    private static func tickets(_ bytes: String) -> [String] {
        [
            """
            CREATE TABLE correction_ticket (
                id TEXT NOT NULL PRIMARY KEY,
                correction_id TEXT NOT NULL REFERENCES correction (id),
                code_hash TEXT NOT NULL UNIQUE,
                contact \(bytes),
                reported_at BIGINT NOT NULL
            )
            """,
            "CREATE INDEX correction_ticket_by_correction ON correction_ticket (correction_id)",
        ]
    }

    private static let answers = [
        """
        CREATE TABLE correction_answer (
            correction_id TEXT NOT NULL REFERENCES correction (id),
            round INTEGER NOT NULL,
            words TEXT NOT NULL,
            is_rejection INTEGER NOT NULL,
            unit_id TEXT NOT NULL,
            answered_at BIGINT NOT NULL,
            PRIMARY KEY (correction_id, round)
        )
        """,
        """
        CREATE TABLE correction_serial (
            agency_id TEXT NOT NULL,
            year INTEGER NOT NULL,
            last INTEGER NOT NULL,
            PRIMARY KEY (agency_id, year)
        )
        """,
    ]
}
