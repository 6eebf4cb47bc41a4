/// What happens to a case, in tables of its own.
enum RequestStepTables {
    static func all(_ bytes: String) -> [String] { notices + asked(bytes) + demands + papers }

    private static let notices = [
        """
        CREATE TABLE request_notice (
            request_id TEXT NOT NULL REFERENCES request (id),
            kind TEXT NOT NULL CHECK (kind IN ('correction', 'reasons')),
            words TEXT NOT NULL,
            notified_on TEXT NOT NULL,
            due_on TEXT NOT NULL,
            received_on TEXT,
            answer TEXT NOT NULL,
            is_reasonable INTEGER,
            delayed_until TEXT,
            PRIMARY KEY (request_id, kind)
        )
        """
    ]

    private static func asked(_ bytes: String) -> [String] {
        [
            """
            CREATE TABLE request_consultation (
                id TEXT NOT NULL PRIMARY KEY,
                request_id TEXT NOT NULL REFERENCES request (id),
                position INTEGER NOT NULL,
                whom TEXT NOT NULL,
                party \(bytes) NOT NULL,
                question TEXT NOT NULL,
                sent_on TEXT NOT NULL,
                received_on TEXT,
                answer TEXT,
                answered_on TEXT,
                words TEXT NOT NULL,
                told_on TEXT
            )
            """,
            "CREATE INDEX request_consultation_by_request ON request_consultation (request_id)",
            """
            CREATE TABLE request_assistance (
                id TEXT NOT NULL PRIMARY KEY,
                request_id TEXT NOT NULL REFERENCES request (id),
                position INTEGER NOT NULL,
                unit_id TEXT NOT NULL,
                question TEXT NOT NULL,
                asked_on TEXT NOT NULL,
                due_on TEXT NOT NULL,
                answered_on TEXT,
                words TEXT NOT NULL
            )
            """,
            "CREATE INDEX request_assistance_by_request ON request_assistance (request_id)",
            "CREATE INDEX request_assistance_by_unit ON request_assistance (unit_id, answered_on)",
        ]
    }

    private static let demands = [
        """
        CREATE TABLE request_search (
            request_id TEXT NOT NULL REFERENCES request (id),
            position INTEGER NOT NULL,
            places TEXT NOT NULL,
            words TEXT NOT NULL,
            result TEXT NOT NULL,
            searched_on TEXT NOT NULL,
            member_id TEXT NOT NULL,
            PRIMARY KEY (request_id, position)
        )
        """,
        """
        CREATE TABLE request_fee (
            request_id TEXT NOT NULL PRIMARY KEY REFERENCES request (id),
            basis TEXT NOT NULL CHECK (basis IN ('items', 'pages')),
            count INTEGER NOT NULL,
            already INTEGER NOT NULL,
            amount_fen BIGINT NOT NULL,
            proposer_id TEXT NOT NULL,
            is_decided INTEGER NOT NULL,
            sent_on TEXT,
            received_on TEXT,
            claim TEXT NOT NULL,
            paid_on TEXT,
            receipt TEXT NOT NULL
        )
        """,
        """
        CREATE TABLE request_extension (
            request_id TEXT NOT NULL PRIMARY KEY REFERENCES request (id),
            working_days INTEGER NOT NULL,
            reason TEXT NOT NULL,
            proposer_id TEXT NOT NULL,
            proposed_on TEXT NOT NULL,
            state TEXT NOT NULL,
            notified_on TEXT
        )
        """,
    ]

    private static let papers = [
        """
        CREATE TABLE request_draft (
            request_id TEXT NOT NULL REFERENCES request (id),
            version INTEGER NOT NULL,
            outcome TEXT NOT NULL,
            body TEXT NOT NULL,
            facts TEXT NOT NULL,
            withheld TEXT NOT NULL,
            enclosures TEXT NOT NULL,
            drafter_id TEXT NOT NULL,
            written_at BIGINT NOT NULL,
            PRIMARY KEY (request_id, version)
        )
        """,
        """
        CREATE TABLE request_letter (
            id TEXT NOT NULL PRIMARY KEY,
            request_id TEXT NOT NULL REFERENCES request (id),
            agency_id TEXT NOT NULL,
            kind TEXT NOT NULL,
            number TEXT,
            issued_on TEXT NOT NULL,
            due_on TEXT,
            about TEXT,
            file_hash TEXT,
            UNIQUE (agency_id, number)
        )
        """,
        "CREATE INDEX request_letter_by_request ON request_letter (request_id)",
        """
        CREATE TABLE request_file (
            id TEXT NOT NULL PRIMARY KEY,
            request_id TEXT NOT NULL REFERENCES request (id),
            role TEXT NOT NULL,
            name TEXT NOT NULL,
            hash TEXT NOT NULL,
            size BIGINT NOT NULL,
            kind TEXT NOT NULL,
            added_at BIGINT NOT NULL,
            added_by TEXT NOT NULL
        )
        """,
        "CREATE INDEX request_file_by_request ON request_file (request_id)",
    ]
}
