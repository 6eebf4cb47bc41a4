package import SQL

/// The tables of consultation.
package enum ConsultationMigrations {
    package static let all: [Migration] = [
        Migration("1401_consultation") { dialect in
            records + drafts + comments(dialect.bytesType) + sorted + lists + matters(dialect.bytesType)
        },
        Migration("1402_consultation_unsealed") { _ in
            ["CREATE TABLE consultation_unsealed (hash TEXT NOT NULL PRIMARY KEY)"]
        },
        // Each opinion looks for the same words: without it all opinions of the round were read.
        Migration("1403_comment_sameness") { _ in
            [
                """
                CREATE INDEX consultation_comment_by_sameness
                ON consultation_comment (consultation_id, round, sameness)
                """
            ]
        },
    ]

    private static let records = [
        """
        CREATE TABLE consultation (
            id TEXT NOT NULL PRIMARY KEY,
            agency_id TEXT NOT NULL,
            number TEXT NOT NULL,
            unit_id TEXT NOT NULL,
            drafter_id TEXT NOT NULL,
            drafter_name TEXT NOT NULL,
            kind TEXT NOT NULL,
            touches_market INTEGER NOT NULL,
            title TEXT NOT NULL,
            basis TEXT NOT NULL,
            ways TEXT NOT NULL,
            closes_on TEXT NOT NULL,
            short_reason TEXT NOT NULL,
            questions TEXT NOT NULL,
            item_id TEXT,
            stage TEXT NOT NULL,
            submitter_id TEXT,
            return_reason TEXT NOT NULL,
            outcome_words TEXT NOT NULL,
            explainer_id TEXT,
            explainer_name TEXT NOT NULL,
            released_at BIGINT,
            releaser_id TEXT,
            legality_submitted_on TEXT,
            legality_due_on TEXT,
            legality_submitter_id TEXT,
            legality_opinion TEXT,
            legality_words TEXT NOT NULL,
            legality_concluded_on TEXT,
            legality_reviewer TEXT NOT NULL,
            evaluation_trigger TEXT,
            evaluation_due_on TEXT,
            evaluation_words TEXT NOT NULL,
            evaluation_done_on TEXT,
            normative_id TEXT,
            document_page TEXT NOT NULL,
            interpretation_page TEXT NOT NULL,
            comment_serial INTEGER NOT NULL,
            group_serial INTEGER NOT NULL,
            version INTEGER NOT NULL,
            UNIQUE (agency_id, number)
        )
        """,
        "CREATE INDEX consultation_by_stage ON consultation (agency_id, stage)",
        "CREATE INDEX consultation_by_item ON consultation (item_id)",
        """
        CREATE TABLE consultation_serial (
            agency_id TEXT NOT NULL,
            series TEXT NOT NULL,
            year INTEGER NOT NULL,
            last INTEGER NOT NULL,
            PRIMARY KEY (agency_id, series, year)
        )
        """,
    ]

    private static let drafts = [
        """
        CREATE TABLE consultation_draft (
            consultation_id TEXT NOT NULL REFERENCES consultation (id),
            number INTEGER NOT NULL,
            explanation TEXT NOT NULL,
            PRIMARY KEY (consultation_id, number)
        )
        """,
        """
        CREATE TABLE consultation_paragraph (
            consultation_id TEXT NOT NULL REFERENCES consultation (id),
            draft INTEGER NOT NULL,
            position INTEGER NOT NULL,
            number INTEGER NOT NULL,
            words TEXT NOT NULL,
            PRIMARY KEY (consultation_id, draft, position)
        )
        """,
        """
        CREATE TABLE consultation_round (
            consultation_id TEXT NOT NULL REFERENCES consultation (id),
            number INTEGER NOT NULL,
            draft INTEGER NOT NULL,
            published_on TEXT NOT NULL,
            publisher_id TEXT NOT NULL,
            closes_on TEXT NOT NULL,
            first_closes_on TEXT NOT NULL,
            short_reason TEXT NOT NULL,
            prolong_reason TEXT NOT NULL,
            PRIMARY KEY (consultation_id, number)
        )
        """,
        "CREATE INDEX consultation_round_by_day ON consultation_round (published_on)",
    ]

    private static func comments(_ bytes: String) -> [String] {
        [
            """
            CREATE TABLE consultation_comment (
                id TEXT NOT NULL PRIMARY KEY,
                consultation_id TEXT NOT NULL REFERENCES consultation (id),
                round INTEGER NOT NULL,
                number INTEGER NOT NULL,
                paragraph INTEGER,
                channel TEXT NOT NULL,
                stance TEXT NOT NULL,
                words TEXT NOT NULL,
                sameness TEXT NOT NULL,
                organisation TEXT NOT NULL,
                contact \(bytes),
                code_hash TEXT UNIQUE,
                received_at BIGINT NOT NULL,
                state TEXT NOT NULL,
                state_reason TEXT NOT NULL,
                group_id TEXT,
                UNIQUE (consultation_id, number)
            )
            """,
            "CREATE INDEX consultation_comment_by_state ON consultation_comment (consultation_id, round, state)",
            "CREATE INDEX consultation_comment_by_group ON consultation_comment (group_id)",
            """
            CREATE TABLE consultation_comment_file (
                id TEXT NOT NULL PRIMARY KEY,
                comment_id TEXT NOT NULL REFERENCES consultation_comment (id),
                name TEXT NOT NULL,
                hash TEXT NOT NULL,
                size INTEGER NOT NULL,
                kind TEXT NOT NULL
            )
            """,
            "CREATE INDEX consultation_comment_file_by_comment ON consultation_comment_file (comment_id)",
            """
            CREATE TABLE consultation_survey_answer (
                id TEXT NOT NULL PRIMARY KEY,
                consultation_id TEXT NOT NULL REFERENCES consultation (id),
                round INTEGER NOT NULL,
                answered_on TEXT NOT NULL,
                answers TEXT NOT NULL
            )
            """,
            "CREATE INDEX consultation_survey_by_round ON consultation_survey_answer (consultation_id, round)",
        ]
    }

    private static let sorted = [
        """
        CREATE TABLE consultation_group (
            id TEXT NOT NULL PRIMARY KEY,
            consultation_id TEXT NOT NULL REFERENCES consultation (id),
            round INTEGER NOT NULL,
            number INTEGER NOT NULL,
            summary TEXT NOT NULL,
            adoption TEXT,
            reason TEXT NOT NULL,
            answered_by TEXT NOT NULL,
            UNIQUE (consultation_id, number)
        )
        """,
        """
        CREATE TABLE consultation_hearing (
            id TEXT NOT NULL PRIMARY KEY,
            consultation_id TEXT NOT NULL REFERENCES consultation (id),
            kind TEXT NOT NULL,
            held_at TEXT NOT NULL,
            place TEXT NOT NULL,
            selection TEXT NOT NULL,
            participants TEXT NOT NULL,
            materials_on TEXT,
            record TEXT NOT NULL,
            is_signed INTEGER NOT NULL,
            held_on TEXT,
            cancel_reason TEXT NOT NULL
        )
        """,
        "CREATE INDEX consultation_hearing_by_record ON consultation_hearing (consultation_id)",
    ]

    private static let lists = [
        """
        CREATE TABLE consultation_decision (
            id TEXT NOT NULL PRIMARY KEY,
            agency_id TEXT NOT NULL,
            year INTEGER NOT NULL,
            position INTEGER NOT NULL,
            title TEXT NOT NULL,
            unit_id TEXT NOT NULL,
            planned TEXT NOT NULL,
            published_on TEXT,
            version INTEGER NOT NULL,
            UNIQUE (agency_id, year, position)
        )
        """,
        """
        CREATE TABLE consultation_decision_mark (
            item_id TEXT NOT NULL REFERENCES consultation_decision (id),
            step TEXT NOT NULL,
            marked_on TEXT NOT NULL,
            is_needless INTEGER NOT NULL,
            note TEXT NOT NULL,
            PRIMARY KEY (item_id, step)
        )
        """,
    ]

    private static func matters(_ bytes: String) -> [String] {
        [
            """
            CREATE TABLE consultation_matter (
                id TEXT NOT NULL PRIMARY KEY,
                agency_id TEXT NOT NULL,
                number TEXT NOT NULL,
                company TEXT NOT NULL,
                topic TEXT NOT NULL,
                words TEXT NOT NULL,
                contact \(bytes) NOT NULL,
                code_hash TEXT NOT NULL UNIQUE,
                unit_id TEXT NOT NULL,
                state TEXT NOT NULL,
                talk_on TEXT,
                talk_place TEXT NOT NULL,
                answer TEXT NOT NULL,
                received_at BIGINT NOT NULL,
                answered_at BIGINT,
                version INTEGER NOT NULL,
                UNIQUE (agency_id, number)
            )
            """,
            "CREATE INDEX consultation_matter_by_state ON consultation_matter (agency_id, state, received_at)",
        ]
    }
}
