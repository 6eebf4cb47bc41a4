package import SQL

/// The tables of Letters.
package enum LetterMigrations {
    package static let all: [Migration] = [
        Migration("1301_letters") { dialect in letters(dialect.bytesType) + parts },
        Migration("1302_letter_questions", both: questions),
    ]

    private static func letters(_ bytes: String) -> [String] { [table(bytes)] + indexes }

    private static func table(_ bytes: String) -> String {
        """
        CREATE TABLE letter (
            id TEXT NOT NULL PRIMARY KEY,
            agency_id TEXT NOT NULL,
            number TEXT NOT NULL,
            external_number TEXT,
            import_hash TEXT,
            category TEXT NOT NULL,
            channel TEXT NOT NULL,
            is_urgent INTEGER NOT NULL,
            title TEXT NOT NULL,
            words TEXT NOT NULL,
            sameness TEXT NOT NULL,
            received_at BIGINT NOT NULL,
            month TEXT NOT NULL,
            home_unit_id TEXT NOT NULL,
            unit_id TEXT NOT NULL,
            accused_unit_id TEXT,
            is_anonymous INTEGER NOT NULL,
            may_publish INTEGER NOT NULL,
            writer \(bytes),
            code_hash TEXT UNIQUE,
            stage TEXT NOT NULL,
            dispatches INTEGER NOT NULL,
            round INTEGER NOT NULL,
            is_reclassified INTEGER NOT NULL,
            more_days INTEGER,
            more_reason TEXT,
            more_state TEXT,
            drafter_id TEXT,
            draft TEXT NOT NULL,
            outcome TEXT,
            outcome_words TEXT NOT NULL,
            urges INTEGER NOT NULL,
            returns INTEGER NOT NULL,
            told TEXT NOT NULL,
            petition_accepted_at BIGINT,
            is_petition_extended INTEGER NOT NULL,
            merged_into TEXT,
            replied_at BIGINT,
            closed_at BIGINT,
            due_at BIGINT,
            is_late INTEGER NOT NULL,
            version INTEGER NOT NULL,
            UNIQUE (agency_id, number),
            UNIQUE (agency_id, external_number)
        )
        """
    }

    private static let indexes = [
        "CREATE INDEX letter_by_stage ON letter (agency_id, stage, received_at)",
        "CREATE INDEX letter_by_month ON letter (agency_id, month)",
        "CREATE INDEX letter_by_unit ON letter (unit_id, stage)",
        "CREATE INDEX letter_by_sameness ON letter (agency_id, sameness)",
        "CREATE INDEX letter_by_arrival ON letter (agency_id, received_at)",
    ]

    private static let parts = [
        """
        CREATE TABLE letter_answer (
            letter_id TEXT NOT NULL REFERENCES letter (id),
            round INTEGER NOT NULL,
            words TEXT NOT NULL,
            unit_id TEXT NOT NULL,
            drafter_id TEXT NOT NULL,
            approver_id TEXT NOT NULL,
            answered_at BIGINT NOT NULL,
            PRIMARY KEY (letter_id, round)
        )
        """,
        """
        CREATE TABLE letter_publication (
            letter_id TEXT NOT NULL PRIMARY KEY REFERENCES letter (id),
            agency_id TEXT NOT NULL,
            state TEXT NOT NULL,
            title TEXT NOT NULL,
            question TEXT NOT NULL,
            answer TEXT NOT NULL,
            proposer_id TEXT NOT NULL,
            published_at BIGINT
        )
        """,
        "CREATE INDEX letter_publication_by_time ON letter_publication (agency_id, state, published_at)",
        """
        CREATE TABLE letter_serial (
            agency_id TEXT NOT NULL,
            name TEXT NOT NULL,
            last INTEGER NOT NULL,
            PRIMARY KEY (agency_id, name)
        )
        """,
    ]

    private static let questions = [
        """
        CREATE TABLE letter_question_group (
            id TEXT NOT NULL PRIMARY KEY,
            agency_id TEXT NOT NULL,
            title TEXT NOT NULL,
            remedy TEXT NOT NULL,
            reason TEXT NOT NULL,
            asked INTEGER NOT NULL,
            draft TEXT NOT NULL,
            accepted_at BIGINT NOT NULL,
            published_on TEXT
        )
        """,
        "CREATE INDEX letter_question_group_by_agency ON letter_question_group (agency_id, accepted_at)",
    ]
}
