package import SQL

/// The tables of interpretation: cases with plan, material and package; live links, surveys, bulletins.
package enum InterpretationMigrations {
    package static let all: [Migration] = [
        Migration("1001_interpretation", both: cases + parts + watching + surveys + bulletins),
        Migration("1002_knock_on", both: knockOns),
        Migration("1310_change_subject", both: subjects),
    ]

    /// What `document_id` names: a document, or an article that none stands behind.
    private static let subjects = [
        "ALTER TABLE policy_case ADD COLUMN subject_kind TEXT NOT NULL DEFAULT 'document'"
    ]

    /// Changes in force whose pages are not settled: what lists show without asking the whole ledger.
    private static let knockOns = [
        """
        CREATE TABLE policy_knock_on (
            case_id TEXT NOT NULL REFERENCES policy_case (id),
            change_key TEXT NOT NULL,
            agency_id TEXT NOT NULL,
            PRIMARY KEY (case_id, change_key)
        )
        """,
        "CREATE INDEX policy_knock_on_by_agency ON policy_knock_on (agency_id)",
    ]

    private static let cases = [
        """
        CREATE TABLE policy_case (
            id TEXT NOT NULL PRIMARY KEY,
            agency_id TEXT NOT NULL,
            document_id TEXT NOT NULL UNIQUE,
            unit_id TEXT NOT NULL,
            opened_at BIGINT NOT NULL,
            is_normative INTEGER NOT NULL,
            need TEXT NOT NULL,
            need_reason TEXT NOT NULL,
            need_by TEXT NOT NULL,
            stage TEXT NOT NULL,
            points TEXT NOT NULL,
            forms TEXT NOT NULL,
            channels TEXT NOT NULL,
            responsible TEXT NOT NULL,
            first_interpreter TEXT NOT NULL,
            manner TEXT,
            manner_note TEXT NOT NULL,
            release_on TEXT,
            risk TEXT,
            risk_words TEXT NOT NULL,
            response TEXT NOT NULL,
            planner_id TEXT,
            signed_by TEXT,
            signed_name TEXT,
            signed_at BIGINT,
            return_reason TEXT NOT NULL,
            policy_article_id TEXT,
            published_at BIGINT,
            interpreted_at BIGINT,
            evaluation TEXT,
            evaluation_words TEXT NOT NULL,
            evaluated_on TEXT,
            evaluated_by TEXT NOT NULL,
            revise_until TEXT,
            revision TEXT NOT NULL,
            version INTEGER NOT NULL
        )
        """,
        "CREATE INDEX policy_case_by_agency ON policy_case (agency_id, published_at)",
        "CREATE INDEX policy_case_by_article ON policy_case (policy_article_id)",
        """
        CREATE TABLE interpretation_start (
            agency_id TEXT NOT NULL PRIMARY KEY,
            started_on TEXT NOT NULL,
            unit_id TEXT NOT NULL
        )
        """,
    ]

    private static let parts = [
        """
        CREATE TABLE policy_material (
            id TEXT NOT NULL PRIMARY KEY,
            case_id TEXT NOT NULL REFERENCES policy_case (id),
            position INTEGER NOT NULL,
            kind TEXT NOT NULL,
            title TEXT NOT NULL,
            article_id TEXT,
            proof TEXT NOT NULL,
            contents TEXT NOT NULL,
            public_since BIGINT
        )
        """,
        "CREATE INDEX policy_material_by_case ON policy_material (case_id, position)",
        "CREATE INDEX policy_material_by_article ON policy_material (article_id)",
        """
        CREATE TABLE policy_release (
            case_id TEXT NOT NULL REFERENCES policy_case (id),
            position INTEGER NOT NULL,
            channel TEXT NOT NULL,
            address TEXT NOT NULL,
            released_on TEXT NOT NULL,
            PRIMARY KEY (case_id, position)
        )
        """,
        """
        CREATE TABLE policy_package_member (
            id TEXT NOT NULL PRIMARY KEY,
            case_id TEXT NOT NULL REFERENCES policy_case (id),
            position INTEGER NOT NULL,
            kind TEXT NOT NULL,
            article_id TEXT NOT NULL
        )
        """,
        "CREATE INDEX policy_package_member_by_case ON policy_package_member (case_id, position)",
        "CREATE INDEX policy_package_member_by_article ON policy_package_member (article_id)",
        """
        CREATE TABLE policy_page_settlement (
            case_id TEXT NOT NULL REFERENCES policy_case (id),
            change_key TEXT NOT NULL,
            article_id TEXT NOT NULL,
            way TEXT NOT NULL,
            reason TEXT NOT NULL,
            by_name TEXT NOT NULL,
            settled_at BIGINT NOT NULL,
            PRIMARY KEY (case_id, change_key, article_id)
        )
        """,
    ]

    private static let watching = [
        """
        CREATE TABLE policy_link_check (
            case_id TEXT NOT NULL REFERENCES policy_case (id),
            article_id TEXT NOT NULL,
            direction TEXT NOT NULL,
            checked_at BIGINT NOT NULL,
            fault TEXT,
            broken_since BIGINT,
            PRIMARY KEY (case_id, article_id, direction)
        )
        """
    ]

    private static let surveys = [
        """
        CREATE TABLE policy_survey (
            id TEXT NOT NULL PRIMARY KEY,
            case_id TEXT NOT NULL REFERENCES policy_case (id),
            agency_id TEXT NOT NULL,
            title TEXT NOT NULL,
            introduction TEXT NOT NULL,
            questions TEXT NOT NULL,
            closes_on TEXT NOT NULL,
            is_opened INTEGER NOT NULL,
            ended_at BIGINT,
            conclusion TEXT NOT NULL,
            version INTEGER NOT NULL
        )
        """,
        "CREATE INDEX policy_survey_by_case ON policy_survey (case_id)",
        """
        CREATE TABLE policy_survey_response (
            id TEXT NOT NULL PRIMARY KEY,
            survey_id TEXT NOT NULL REFERENCES policy_survey (id),
            answered_on TEXT NOT NULL,
            answers TEXT NOT NULL
        )
        """,
        "CREATE INDEX policy_survey_response_by_survey ON policy_survey_response (survey_id)",
    ]

    private static let bulletins = [
        """
        CREATE TABLE interpretation_bulletin (
            id TEXT NOT NULL PRIMARY KEY,
            agency_id TEXT NOT NULL,
            quarter_first TEXT NOT NULL,
            article_id TEXT NOT NULL UNIQUE,
            made_at BIGINT NOT NULL,
            made_by_name TEXT NOT NULL,
            published_at BIGINT,
            UNIQUE (agency_id, quarter_first)
        )
        """
    ]
}
