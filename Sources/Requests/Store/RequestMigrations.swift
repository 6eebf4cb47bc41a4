package import SQL

/// The tables of Requests. The board reads `request` alone: what it sorts and filters by stands in that row.
package enum RequestMigrations {
    package static let all: [Migration] = [
        Migration("0901_requests") { dialect in
            record + applicants(dialect.bytesType) + RequestStepTables.all(dialect.bytesType) + aside
        },
        Migration("0902_request_words", both: words),
        Migration("0903_request_wordings", both: wordings),
        Migration("0904_request_lean", sqlite: lean + likenessAsIndex, postgres: lean),
        Migration("0910_request_sealed_files", both: sealedFiles),
    ]

    /// What stood as a plain hash becomes the reference of a sealed file; hashes of files that lie in clear until everything
    /// that names them is sealed.
    private static let sealedFiles = [
        "ALTER TABLE request_file RENAME COLUMN hash TO kept",
        "ALTER TABLE request_letter RENAME COLUMN file_hash TO kept",
        "CREATE TABLE request_unsealed (hash TEXT NOT NULL PRIMARY KEY)",
    ]

    /// What has no handler need not stand in the list of a handler.
    private static let lean = [
        "DROP INDEX request_by_handler",
        """
        CREATE INDEX request_by_handler ON request (handler_id, is_open, due_sort, id) WHERE handler_id IS NOT NULL
        """,
    ]

    /// The key is the whole row: SQLite need not keep it twice.
    private static let likenessAsIndex = [
        "ALTER TABLE request_likeness RENAME TO request_likeness_before",
        """
        CREATE TABLE request_likeness (
            agency_id TEXT NOT NULL,
            band BIGINT NOT NULL,
            request_id TEXT NOT NULL REFERENCES request (id),
            PRIMARY KEY (agency_id, band, request_id)
        ) WITHOUT ROWID
        """,
        """
        INSERT INTO request_likeness (agency_id, band, request_id)
        SELECT agency_id, band, request_id FROM request_likeness_before ORDER BY agency_id, band, request_id
        """,
        "DROP TABLE request_likeness_before",
    ]

    private static let wordings = [
        "ALTER TABLE request_publication ADD COLUMN draft TEXT",
        """
        CREATE TABLE request_wording (
            agency_id TEXT NOT NULL,
            name TEXT NOT NULL,
            version INTEGER NOT NULL,
            words TEXT,
            member_id TEXT NOT NULL,
            written_at BIGINT NOT NULL,
            PRIMARY KEY (agency_id, name, version)
        )
        """,
    ]

    private static let words = [
        "ALTER TABLE request ADD COLUMN original_wanted TEXT",
        """
        CREATE TABLE request_remark (
            request_id TEXT NOT NULL REFERENCES request (id),
            position INTEGER NOT NULL,
            kind TEXT NOT NULL,
            words TEXT NOT NULL,
            member_id TEXT,
            written_on TEXT NOT NULL,
            PRIMARY KEY (request_id, position)
        )
        """,
    ]

    private static let record = [
        """
        CREATE TABLE request (
            id TEXT NOT NULL PRIMARY KEY,
            agency_id TEXT NOT NULL,
            number TEXT NOT NULL,
            kind TEXT NOT NULL,
            channel TEXT NOT NULL,
            applicant_kind TEXT NOT NULL,
            description TEXT NOT NULL,
            document_number TEXT NOT NULL,
            medium TEXT NOT NULL,
            route TEXT NOT NULL,
            arrived_at BIGINT NOT NULL,
            received_on TEXT,
            stage TEXT NOT NULL,
            is_open INTEGER NOT NULL,
            unit_id TEXT NOT NULL,
            handler_id TEXT,
            contact_notes TEXT NOT NULL,
            draft_version INTEGER,
            drafter_id TEXT,
            legal_id TEXT,
            secrecy_id TEXT,
            signer_id TEXT,
            reply_number TEXT,
            signed_on TEXT,
            delivery_means TEXT,
            delivery_on TEXT,
            delivery_proof TEXT,
            closing_why TEXT,
            closing_code TEXT,
            closing_record TEXT,
            closed_on TEXT,
            closed_late INTEGER,
            archived_on TEXT,
            logged_on TEXT,
            confirmed_on TEXT,
            transferred_to TEXT,
            split_from TEXT,
            repeats TEXT,
            came_from TEXT,
            due_at BIGINT,
            due_sort BIGINT NOT NULL,
            due_provisional INTEGER NOT NULL,
            held_left INTEGER,
            code_hash TEXT NOT NULL UNIQUE,
            form_key TEXT,
            version INTEGER NOT NULL,
            UNIQUE (agency_id, number),
            UNIQUE (agency_id, form_key)
        )
        """,
        "CREATE INDEX request_by_due ON request (agency_id, is_open, due_sort, id)",
        "CREATE INDEX request_by_stage ON request (agency_id, stage, due_sort, id)",
        "CREATE INDEX request_by_unit ON request (unit_id, is_open, due_sort, id)",
        "CREATE INDEX request_by_handler ON request (handler_id, is_open, due_sort, id)",
        "CREATE INDEX request_by_origin ON request (split_from) WHERE split_from IS NOT NULL",
        "CREATE INDEX request_by_sender ON request (came_from) WHERE came_from IS NOT NULL",
        """
        CREATE TABLE request_serial (
            agency_id TEXT NOT NULL,
            series TEXT NOT NULL,
            year INTEGER NOT NULL,
            last INTEGER NOT NULL,
            PRIMARY KEY (agency_id, series, year)
        )
        """,
    ]

    private static func applicants(_ bytes: String) -> [String] {
        [
            """
            CREATE TABLE request_applicant (
                request_id TEXT NOT NULL PRIMARY KEY REFERENCES request (id),
                agency_id TEXT NOT NULL,
                sealed \(bytes) NOT NULL,
                proof_key TEXT NOT NULL,
                phone_key TEXT
            )
            """,
            "CREATE INDEX request_applicant_by_proof ON request_applicant (agency_id, proof_key)",
            "CREATE INDEX request_applicant_by_phone ON request_applicant (agency_id, phone_key)",
            """
            CREATE TABLE request_likeness (
                agency_id TEXT NOT NULL,
                band BIGINT NOT NULL,
                request_id TEXT NOT NULL REFERENCES request (id),
                PRIMARY KEY (agency_id, band, request_id)
            )
            """,
        ]
    }

    private static let aside = [
        """
        CREATE TABLE request_remedy (
            id TEXT NOT NULL PRIMARY KEY,
            request_id TEXT NOT NULL REFERENCES request (id),
            position INTEGER NOT NULL,
            kind TEXT NOT NULL,
            authority TEXT NOT NULL,
            number TEXT NOT NULL,
            received_on TEXT NOT NULL,
            is_simplified INTEGER NOT NULL,
            answered_on TEXT,
            result TEXT,
            decided_on TEXT,
            words TEXT NOT NULL
        )
        """,
        "CREATE INDEX request_remedy_by_request ON request_remedy (request_id)",
        """
        CREATE TABLE request_publication (
            request_id TEXT NOT NULL PRIMARY KEY REFERENCES request (id),
            proposer_id TEXT,
            why TEXT NOT NULL,
            proposed_on TEXT NOT NULL,
            state TEXT NOT NULL,
            decided_on TEXT,
            reason TEXT NOT NULL
        )
        """,
        """
        CREATE TABLE request_rating (
            request_id TEXT NOT NULL PRIMARY KEY REFERENCES request (id),
            stars INTEGER NOT NULL,
            words TEXT NOT NULL,
            rated_on TEXT NOT NULL
        )
        """,
        """
        CREATE TABLE request_release (
            request_id TEXT NOT NULL PRIMARY KEY REFERENCES request (id),
            agency_id TEXT NOT NULL,
            title TEXT NOT NULL,
            summary TEXT NOT NULL,
            code TEXT NOT NULL,
            replied_on TEXT NOT NULL,
            released_at BIGINT NOT NULL
        )
        """,
        "CREATE INDEX request_release_by_day ON request_release (agency_id, replied_on)",
        """
        CREATE TABLE request_asked (
            id TEXT NOT NULL PRIMARY KEY,
            agency_id TEXT NOT NULL,
            found INTEGER NOT NULL,
            asked_at BIGINT NOT NULL,
            opened INTEGER NOT NULL,
            solved INTEGER NOT NULL,
            applied INTEGER NOT NULL
        )
        """,
        "CREATE INDEX request_asked_by_day ON request_asked (agency_id, asked_at)",
    ]
}
