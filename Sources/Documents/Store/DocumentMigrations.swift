package import SQL

/// The tables of Documents. Never edited after a release; a change is a new migration.
package enum DocumentMigrations {
    package static let all: [Migration] =
        [
            Migration("documents_0001", both: documents + DocumentMigrations.parts + DocumentMigrations.meetings)
        ] + NormativeMigrations.all + [Migration("documents_0002", both: withdrawals + settlements)]

    /// A decision that was public once says since when it is no longer.
    private static let withdrawals = [
        "ALTER TABLE meeting_decision ADD COLUMN withdrawn_at BIGINT",
        "CREATE INDEX meeting_decision_by_article ON meeting_decision (article_id)",
    ]

    /// What carried out a result “修改” of a clean-up, and since when (NORM-6).
    private static let settlements = [
        "ALTER TABLE clean_up_item ADD COLUMN settled_by TEXT",
        "ALTER TABLE clean_up_item ADD COLUMN settled_on TEXT",
    ]

    private static let documents = [
        """
        CREATE TABLE document (
            id TEXT NOT NULL PRIMARY KEY,
            agency_id TEXT NOT NULL,
            unit_id TEXT NOT NULL,
            drafter_id TEXT NOT NULL,
            drafter_name TEXT NOT NULL,
            title TEXT NOT NULL,
            kind TEXT NOT NULL,
            organ_code TEXT NOT NULL,
            addressees TEXT NOT NULL,
            copies TEXT NOT NULL,
            is_policy INTEGER NOT NULL,
            is_normative INTEGER NOT NULL,
            is_government_draft INTEGER NOT NULL,
            proposed_attribute TEXT,
            proposed_reason TEXT,
            superior_number TEXT,
            superior_title TEXT,
            superior_attribute TEXT,
            superior_forwarded INTEGER NOT NULL,
            superior_override TEXT,
            state TEXT NOT NULL,
            state_since BIGINT NOT NULL,
            counter_attribute TEXT,
            counter_opinion TEXT,
            counter_answer TEXT,
            counter_answer_opinion TEXT,
            passed_attribute TEXT,
            holds_restricted INTEGER NOT NULL,
            final_attribute TEXT,
            final_reason TEXT,
            first_conclusion TEXT,
            first_basis TEXT,
            second_conclusion TEXT,
            second_basis TEXT,
            referred_to TEXT,
            head_id TEXT,
            keeper_id TEXT,
            secrecy_id TEXT,
            legal_id TEXT,
            signer_id TEXT,
            signer_name TEXT,
            number_organ TEXT,
            number_year INTEGER,
            number_serial INTEGER,
            signed_on TEXT,
            issued_on TEXT,
            review_on TEXT,
            release_attribute TEXT,
            release_reason TEXT,
            release_proposer TEXT,
            source_system TEXT,
            source_id TEXT,
            source_fingerprint TEXT,
            version INTEGER NOT NULL,
            UNIQUE (agency_id, number_organ, number_year, number_serial),
            UNIQUE (agency_id, source_system, source_id)
        )
        """,
        "CREATE INDEX document_by_state ON document (agency_id, state, state_since)",
        "CREATE INDEX document_by_signing ON document (agency_id, signed_on)",
        "CREATE INDEX document_by_review ON document (agency_id, review_on)",
    ]

    private static let parts = [
        """
        CREATE TABLE document_body (
            document_id TEXT NOT NULL PRIMARY KEY REFERENCES document (id),
            agency_id TEXT NOT NULL,
            html TEXT NOT NULL
        )
        """,
        """
        CREATE TABLE document_file (
            id TEXT NOT NULL PRIMARY KEY,
            document_id TEXT NOT NULL REFERENCES document (id),
            agency_id TEXT NOT NULL,
            position INTEGER NOT NULL,
            role TEXT NOT NULL,
            file_name TEXT NOT NULL,
            file_hash TEXT NOT NULL,
            size BIGINT NOT NULL,
            kind TEXT NOT NULL,
            UNIQUE (document_id, position)
        )
        """,
        "CREATE INDEX document_file_by_hash ON document_file (file_hash)",
        """
        CREATE TABLE document_joint (
            document_id TEXT NOT NULL REFERENCES document (id),
            position INTEGER NOT NULL,
            agency_id TEXT NOT NULL,
            organ TEXT NOT NULL,
            answer TEXT NOT NULL,
            opinion TEXT NOT NULL,
            told_on TEXT,
            PRIMARY KEY (document_id, position)
        )
        """,
        """
        CREATE TABLE document_serial (
            agency_id TEXT NOT NULL,
            organ_code TEXT NOT NULL,
            year INTEGER NOT NULL,
            last INTEGER NOT NULL,
            PRIMARY KEY (agency_id, organ_code, year)
        )
        """,
        """
        CREATE TABLE document_review (
            id TEXT NOT NULL PRIMARY KEY,
            document_id TEXT NOT NULL REFERENCES document (id),
            agency_id TEXT NOT NULL,
            cause TEXT NOT NULL,
            due_on TEXT NOT NULL,
            outcome TEXT NOT NULL CHECK (outcome IN ('open', 'kept', 'changed')),
            attribute TEXT,
            reason TEXT,
            reviewer_id TEXT,
            reviewer_name TEXT,
            decided_at BIGINT,
            next_on TEXT
        )
        """,
        "CREATE INDEX document_review_by_document ON document_review (document_id, outcome)",
        """
        CREATE TABLE document_publication (
            document_id TEXT NOT NULL REFERENCES document (id),
            article_id TEXT NOT NULL,
            agency_id TEXT NOT NULL,
            address TEXT NOT NULL,
            published_at BIGINT NOT NULL,
            withdrawn_at BIGINT,
            PRIMARY KEY (document_id, article_id)
        )
        """,
    ]

    private static let meetings = [
        """
        CREATE TABLE meeting (
            id TEXT NOT NULL PRIMARY KEY,
            agency_id TEXT NOT NULL,
            unit_id TEXT NOT NULL,
            kind TEXT NOT NULL,
            title TEXT NOT NULL,
            held_on TEXT NOT NULL,
            has_livestream INTEGER NOT NULL,
            livestream_address TEXT,
            recorder_id TEXT NOT NULL,
            recorder_name TEXT NOT NULL,
            confirmer_name TEXT,
            confirmed_on TEXT,
            version INTEGER NOT NULL
        )
        """,
        "CREATE INDEX meeting_by_agency ON meeting (agency_id, held_on)",
        """
        CREATE TABLE meeting_decision (
            id TEXT NOT NULL PRIMARY KEY,
            meeting_id TEXT NOT NULL REFERENCES meeting (id),
            agency_id TEXT NOT NULL,
            position INTEGER NOT NULL,
            text TEXT NOT NULL,
            attribute TEXT NOT NULL,
            reason TEXT NOT NULL,
            document_id TEXT REFERENCES document (id),
            article_id TEXT,
            address TEXT,
            published_at BIGINT,
            UNIQUE (meeting_id, position)
        )
        """,
    ]
}
