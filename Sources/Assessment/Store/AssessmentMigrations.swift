package import SQL

/// The tables of Assessment.
package enum AssessmentMigrations {
    package static let all: [Migration] = [Migration("1701_assessment", both: rounds + sheets + scores)]

    private static let rounds = [
        """
        CREATE TABLE assessment_round (
            id TEXT NOT NULL PRIMARY KEY,
            agency_id TEXT NOT NULL,
            year INTEGER NOT NULL,
            scheme TEXT NOT NULL,
            share INTEGER NOT NULL,
            opened_at BIGINT NOT NULL,
            UNIQUE (agency_id, year)
        )
        """
    ]

    private static let sheets = [
        """
        CREATE TABLE assessment_sheet (
            id TEXT NOT NULL PRIMARY KEY,
            round_id TEXT NOT NULL REFERENCES assessment_round (id),
            agency_id TEXT NOT NULL,
            party_unit_id TEXT,
            party_agency_id TEXT,
            name TEXT NOT NULL,
            party_group TEXT NOT NULL,
            owner_unit_id TEXT NOT NULL,
            stage TEXT NOT NULL,
            total INTEGER,
            adjusted INTEGER NOT NULL,
            self_words TEXT NOT NULL,
            comment_words TEXT NOT NULL,
            appeal_words TEXT NOT NULL,
            answer_words TEXT NOT NULL,
            reporter_id TEXT,
            checker_id TEXT,
            commenter_id TEXT,
            approver_id TEXT,
            notified_at BIGINT,
            version INTEGER NOT NULL
        )
        """,
        "CREATE INDEX assessment_sheet_by_round ON assessment_sheet (round_id, party_group)",
        "CREATE INDEX assessment_sheet_by_unit ON assessment_sheet (party_unit_id)",
        "CREATE INDEX assessment_sheet_by_agency ON assessment_sheet (party_agency_id)",
    ]

    private static let scores = [
        """
        CREATE TABLE assessment_score (
            sheet_id TEXT NOT NULL REFERENCES assessment_sheet (id),
            indicator TEXT NOT NULL,
            reading TEXT NOT NULL,
            got INTEGER NOT NULL,
            is_applicable INTEGER NOT NULL,
            reason TEXT NOT NULL,
            PRIMARY KEY (sheet_id, indicator)
        )
        """,
        """
        CREATE TABLE assessment_item (
            sheet_id TEXT NOT NULL REFERENCES assessment_sheet (id),
            indicator TEXT NOT NULL,
            place INTEGER NOT NULL,
            title TEXT NOT NULL,
            address TEXT NOT NULL,
            note TEXT NOT NULL,
            PRIMARY KEY (sheet_id, indicator, place)
        )
        """,
    ]
}
