package import SQL

/// The tables of Opinion.
package enum OpinionMigrations {
    package static let all: [Migration] = [
        Migration("1201_opinion") { _ in cases + parts },
        Migration("1202_opinion_intake") { dialect in intake + roster(dialect.bytesType) },
        Migration("1203_opinion_clocks") { _ in
            ["ALTER TABLE opinion ADD COLUMN clock_run INTEGER NOT NULL DEFAULT 1"]
        },
    ]

    private static let cases = [
        """
        CREATE TABLE opinion (
            id TEXT NOT NULL PRIMARY KEY,
            agency_id TEXT NOT NULL,
            number TEXT NOT NULL,
            title TEXT NOT NULL,
            summary TEXT NOT NULL,
            source TEXT NOT NULL,
            address TEXT NOT NULL,
            occurred_at BIGINT,
            discovered_at BIGINT NOT NULL,
            is_health INTEGER NOT NULL,
            registered_at BIGINT NOT NULL,
            kind TEXT NOT NULL,
            strictest TEXT NOT NULL,
            level TEXT,
            reasons TEXT NOT NULL,
            unit_id TEXT NOT NULL,
            superior TEXT NOT NULL,
            orders TEXT NOT NULL,
            stage TEXT NOT NULL,
            consulted_by TEXT NOT NULL,
            consulted_words TEXT NOT NULL,
            consulted_at BIGINT,
            topic_id TEXT,
            reported_at BIGINT,
            reported_to TEXT NOT NULL,
            handling TEXT NOT NULL,
            handled_at BIGINT,
            effect TEXT,
            evaluation TEXT NOT NULL,
            evaluated_at BIGINT,
            accountability TEXT,
            accountability_words TEXT NOT NULL,
            accountability_by TEXT NOT NULL,
            accountability_at BIGINT,
            decline_reason TEXT NOT NULL,
            decline_by TEXT,
            decline_name TEXT NOT NULL,
            clock_start BIGINT NOT NULL,
            version INTEGER NOT NULL,
            UNIQUE (agency_id, number)
        )
        """,
        "CREATE INDEX opinion_by_stage ON opinion (agency_id, stage, clock_start)",
        "CREATE INDEX opinion_by_unit ON opinion (unit_id, stage)",
        """
        CREATE TABLE opinion_serial (
            agency_id TEXT NOT NULL,
            year INTEGER NOT NULL,
            last INTEGER NOT NULL,
            PRIMARY KEY (agency_id, year)
        )
        """,
    ]

    private static let parts = [
        """
        CREATE TABLE opinion_statement (
            id TEXT NOT NULL PRIMARY KEY,
            opinion_id TEXT NOT NULL REFERENCES opinion (id),
            position INTEGER NOT NULL,
            kind TEXT NOT NULL,
            article_id TEXT NOT NULL UNIQUE,
            rumour_id TEXT,
            drafted_at BIGINT NOT NULL,
            published_at BIGINT
        )
        """,
        "CREATE INDEX opinion_statement_by_case ON opinion_statement (opinion_id, position)",
        """
        CREATE TABLE opinion_conference (
            id TEXT NOT NULL PRIMARY KEY,
            opinion_id TEXT NOT NULL REFERENCES opinion (id),
            position INTEGER NOT NULL,
            held_at BIGINT NOT NULL,
            place TEXT NOT NULL,
            speakers TEXT NOT NULL,
            attendance TEXT NOT NULL,
            words TEXT NOT NULL
        )
        """,
        "CREATE INDEX opinion_conference_by_case ON opinion_conference (opinion_id, position)",
        """
        CREATE TABLE opinion_rumour (
            id TEXT NOT NULL PRIMARY KEY,
            opinion_id TEXT NOT NULL REFERENCES opinion (id),
            position INTEGER NOT NULL,
            claim TEXT NOT NULL,
            fact TEXT NOT NULL,
            evidence TEXT NOT NULL,
            is_serious INTEGER NOT NULL,
            referred_at BIGINT,
            referral TEXT NOT NULL
        )
        """,
        "CREATE INDEX opinion_rumour_by_case ON opinion_rumour (opinion_id, position)",
        """
        CREATE TABLE opinion_suggestion (
            id TEXT NOT NULL PRIMARY KEY,
            opinion_id TEXT NOT NULL REFERENCES opinion (id),
            position INTEGER NOT NULL,
            words TEXT NOT NULL,
            fate TEXT NOT NULL,
            answer TEXT NOT NULL
        )
        """,
        "CREATE INDEX opinion_suggestion_by_case ON opinion_suggestion (opinion_id, position)",
    ]

    private static let intake = [
        """
        CREATE TABLE opinion_feed (
            id TEXT NOT NULL PRIMARY KEY,
            agency_id TEXT NOT NULL,
            name TEXT NOT NULL,
            address TEXT NOT NULL,
            keywords TEXT NOT NULL,
            is_active INTEGER NOT NULL,
            minutes INTEGER NOT NULL,
            polled_at BIGINT,
            outcome TEXT NOT NULL,
            failures INTEGER NOT NULL,
            version INTEGER NOT NULL,
            UNIQUE (agency_id, address)
        )
        """,
        """
        CREATE TABLE opinion_clue (
            id TEXT NOT NULL PRIMARY KEY,
            agency_id TEXT NOT NULL,
            feed_id TEXT,
            origin TEXT NOT NULL,
            title TEXT NOT NULL,
            summary TEXT NOT NULL,
            link TEXT NOT NULL,
            sameness TEXT NOT NULL,
            published_at BIGINT,
            found_at BIGINT NOT NULL,
            matched TEXT NOT NULL,
            state TEXT NOT NULL,
            opinion_id TEXT,
            reason TEXT NOT NULL,
            version INTEGER NOT NULL,
            UNIQUE (agency_id, sameness)
        )
        """,
        "CREATE INDEX opinion_clue_by_state ON opinion_clue (agency_id, state, found_at)",
        "CREATE INDEX opinion_clue_by_case ON opinion_clue (opinion_id)",
        """
        CREATE TABLE opinion_sighting (
            agency_id TEXT NOT NULL,
            sameness TEXT NOT NULL,
            clue_id TEXT NOT NULL REFERENCES opinion_clue (id),
            title TEXT NOT NULL,
            link TEXT NOT NULL,
            seen_at BIGINT NOT NULL,
            PRIMARY KEY (agency_id, sameness)
        )
        """,
        "CREATE INDEX opinion_sighting_by_clue ON opinion_sighting (clue_id)",
    ]

    private static func roster(_ bytes: String) -> [String] {
        [
            """
            CREATE TABLE opinion_duty_shift (
                id TEXT NOT NULL PRIMARY KEY,
                agency_id TEXT NOT NULL,
                day TEXT NOT NULL,
                unit_id TEXT NOT NULL,
                name TEXT NOT NULL,
                phone \(bytes) NOT NULL,
                member_id TEXT,
                UNIQUE (agency_id, day, unit_id, name)
            )
            """
        ]
    }
}
