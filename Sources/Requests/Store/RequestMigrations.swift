package import SQL

/// The tables of Requests. The board reads `request` alone: what it sorts and filters by stands in that row.
package enum RequestMigrations {
    package static let all: [Migration] = [
        Migration("0901_requests") { dialect in
            record + applicants(dialect.bytesType) + steps(dialect.bytesType) + papers + aside
        }
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

    private static func steps(_ bytes: String) -> [String] {
        [
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
            """,
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
    }

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
