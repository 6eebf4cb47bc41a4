package import SQL

/// The tables of normative documents, clean-ups and gazettes. Never edited after a release; a change is a new migration.
package enum NormativeMigrations {
    package static let all: [Migration] = [
        Migration("normative_0001", both: texts + NormativeMigrations.reviews + cleanUps + NormativeMigrations.gazette)
    ]

    private static let texts = [
        """
        CREATE TABLE normative (
            id TEXT NOT NULL PRIMARY KEY,
            agency_id TEXT NOT NULL,
            document_id TEXT UNIQUE,
            unit_id TEXT NOT NULL,
            drafter_id TEXT NOT NULL,
            drafter_name TEXT NOT NULL,
            title TEXT NOT NULL,
            issuer TEXT NOT NULL,
            touches_market INTEGER NOT NULL,
            renews_id TEXT REFERENCES normative (id),
            number TEXT,
            code TEXT,
            registered_on TEXT,
            effective_on TEXT,
            term TEXT,
            ending TEXT CHECK (ending IN ('repealed', 'declared_void', 'expired')),
            ended_on TEXT,
            clean_up_id TEXT,
            published_on TEXT,
            address TEXT,
            article_id TEXT,
            version INTEGER NOT NULL,
            UNIQUE (agency_id, number)
        )
        """,
        """
        CREATE TABLE normative_stage (
            normative_id TEXT NOT NULL REFERENCES normative (id),
            stage TEXT NOT NULL,
            agency_id TEXT NOT NULL,
            done_on TEXT NOT NULL,
            from_on TEXT,
            note TEXT NOT NULL,
            is_skipped INTEGER NOT NULL,
            file_name TEXT,
            file_hash TEXT,
            file_size BIGINT,
            file_kind TEXT,
            by_id TEXT NOT NULL,
            by_name TEXT NOT NULL,
            recorded_at BIGINT NOT NULL,
            PRIMARY KEY (normative_id, stage)
        )
        """,
        "CREATE INDEX normative_stage_by_agency ON normative_stage (agency_id)",
        """
        CREATE TABLE normative_relation (
            id TEXT NOT NULL PRIMARY KEY,
            agency_id TEXT NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('amends', 'repeals', 'replaces', 'basis', 'forwards')),
            source_id TEXT NOT NULL REFERENCES normative (id),
            target_id TEXT REFERENCES normative (id),
            outside_title TEXT,
            outside_number TEXT,
            scope TEXT,
            works_on TEXT,
            recorded_by TEXT NOT NULL,
            recorded_at BIGINT NOT NULL
        )
        """,
        "CREATE INDEX normative_relation_by_agency ON normative_relation (agency_id)",
    ]

    private static let reviews = [
        """
        CREATE TABLE legality_review (
            id TEXT NOT NULL PRIMARY KEY,
            normative_id TEXT NOT NULL REFERENCES normative (id),
            agency_id TEXT NOT NULL,
            round INTEGER NOT NULL,
            unit_id TEXT NOT NULL,
            submitted_on TEXT NOT NULL,
            due_on TEXT NOT NULL,
            submitter_id TEXT NOT NULL,
            submitter_name TEXT NOT NULL,
            note TEXT NOT NULL,
            file_name TEXT,
            file_hash TEXT,
            file_size BIGINT,
            file_kind TEXT,
            opinion TEXT CHECK (opinion IN ('lawful', 'lawful_after_revision', 'unlawful')),
            opinion_text TEXT,
            opinion_on TEXT,
            opinion_file_name TEXT,
            opinion_file_hash TEXT,
            opinion_file_size BIGINT,
            opinion_file_kind TEXT,
            reviewer_id TEXT,
            reviewer_name TEXT,
            revised_on TEXT,
            revised_note TEXT,
            revised_file_name TEXT,
            revised_file_hash TEXT,
            revised_file_size BIGINT,
            revised_file_kind TEXT,
            revised_by TEXT,
            revised_by_name TEXT,
            platform TEXT,
            platform_id TEXT,
            platform_hash TEXT,
            UNIQUE (normative_id, round),
            UNIQUE (agency_id, platform, platform_id)
        )
        """
    ]

    private static let cleanUps = [
        """
        CREATE TABLE clean_up (
            id TEXT NOT NULL PRIMARY KEY,
            agency_id TEXT NOT NULL,
            title TEXT NOT NULL,
            as_of TEXT NOT NULL,
            opened_by TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('open', 'approved', 'published', 'abandoned')),
            decided_on TEXT,
            approver_name TEXT,
            address TEXT,
            version INTEGER NOT NULL
        )
        """,
        "CREATE INDEX clean_up_by_agency ON clean_up (agency_id, as_of)",
        """
        CREATE TABLE clean_up_item (
            clean_up_id TEXT NOT NULL REFERENCES clean_up (id),
            normative_id TEXT NOT NULL REFERENCES normative (id),
            agency_id TEXT NOT NULL,
            position INTEGER NOT NULL,
            title TEXT NOT NULL,
            number TEXT NOT NULL,
            unit_id TEXT NOT NULL,
            choice TEXT CHECK (choice IN ('keep', 'amend', 'repeal', 'declare_void')),
            reason TEXT,
            proposer_id TEXT,
            proposer_name TEXT,
            agrees INTEGER,
            review_note TEXT,
            reviewer_id TEXT,
            reviewer_name TEXT,
            PRIMARY KEY (clean_up_id, normative_id)
        )
        """,
    ]

    private static let gazette = [
        """
        CREATE TABLE gazette_submission (
            id TEXT NOT NULL PRIMARY KEY,
            agency_id TEXT NOT NULL,
            normative_id TEXT NOT NULL REFERENCES normative (id),
            level TEXT NOT NULL,
            gazette TEXT NOT NULL,
            submitted_on TEXT NOT NULL,
            state TEXT NOT NULL,
            accepted_on TEXT,
            year INTEGER,
            issue INTEGER,
            page INTEGER,
            address TEXT,
            decline_reason TEXT,
            version INTEGER NOT NULL
        )
        """,
        "CREATE INDEX gazette_submission_by_agency ON gazette_submission (agency_id, submitted_on)",
    ]
}
