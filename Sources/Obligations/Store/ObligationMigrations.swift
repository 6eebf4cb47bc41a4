package import SQL

/// The tables of the one ledger: every duty of every capability with the events of its clock.
package enum ObligationMigrations {
    package static let all: [Migration] = [
        Migration("supervision_0001", both: [obligation, byDue, event, calendar]),
        Migration("1120_obligation_board", both: lights),
        Migration("1101_obligation_turns", both: turns),
        // `obligation_by_day` holds the same order, and every act had to keep both.
        Migration("1119_obligation_one_order", both: ["DROP INDEX obligation_by_due"]),
        Migration("1121_obligation_unit_days", both: unitDays),
    ]

    /// What units kept in a period is counted from the index alone.
    private static let unitDays = [
        "DROP INDEX obligation_by_owner",
        "CREATE INDEX obligation_by_owner ON obligation (agency_id, state, owner_unit_id, rule, due_sort)",
    ]

    private static let obligation = """
        CREATE TABLE obligation (
            id TEXT NOT NULL PRIMARY KEY,
            agency_id TEXT NOT NULL,
            rule TEXT NOT NULL,
            subject_kind TEXT NOT NULL,
            subject_id TEXT NOT NULL,
            owner_unit_id TEXT NOT NULL,
            title TEXT NOT NULL,
            term TEXT NOT NULL,
            extension_cap INTEGER NOT NULL,
            correction_within INTEGER,
            stops_for_payment INTEGER NOT NULL,
            excludes_consultation INTEGER NOT NULL,
            due_at BIGINT,
            is_provisional INTEGER NOT NULL,
            calendar_version TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('open', 'met', 'met_late', 'waived')),
            version INTEGER NOT NULL,
            UNIQUE (agency_id, rule, subject_kind, subject_id)
        )
        """

    private static let byDue = "CREATE INDEX obligation_by_due ON obligation (agency_id, state, due_at)"

    private static let event = """
        CREATE TABLE obligation_event (
            obligation_id TEXT NOT NULL REFERENCES obligation (id),
            position INTEGER NOT NULL,
            kind TEXT NOT NULL,
            detail TEXT NOT NULL,
            happened_at BIGINT NOT NULL,
            recorded_at BIGINT NOT NULL,
            note TEXT NOT NULL,
            PRIMARY KEY (obligation_id, position)
        )
        """

    private static let calendar = """
        CREATE TABLE loaded_calendar (
            id TEXT NOT NULL PRIMARY KEY,
            name TEXT NOT NULL,
            text TEXT NOT NULL,
            version TEXT NOT NULL,
            loaded_at BIGINT NOT NULL
        )
        """

    /// When each light comes on, and an order for boards. What is open is computed at the next start, being of no calendar.
    private static let lights =
        ["yellow_at", "orange_at", "red_at"].map { "ALTER TABLE obligation ADD COLUMN \($0) BIGINT" } + [
            "ALTER TABLE obligation ADD COLUMN due_sort BIGINT NOT NULL DEFAULT 253402300799999",
            "UPDATE obligation SET due_sort = coalesce(due_at, 253402300799999)",
            "UPDATE obligation SET calendar_version = '' WHERE state = 'open'",
            "CREATE INDEX obligation_by_day ON obligation (agency_id, state, due_sort, id)",
            "CREATE INDEX obligation_by_unit ON obligation (owner_unit_id, state, due_sort, id)",
            "CREATE INDEX obligation_by_rule ON obligation (agency_id, state, rule, due_sort, id)",
            "CREATE INDEX obligation_by_owner ON obligation (agency_id, state, owner_unit_id, rule)",
            """
            CREATE INDEX obligation_by_light
            ON obligation (agency_id, state, yellow_at, owner_unit_id, rule, due_at, red_at, orange_at)
            """,
        ]

    /// When a light changes next, so that a look at what changes today reads nothing else, and which one people were told of
    /// last. What is open is computed with the lights above.
    private static let turns = [
        "ALTER TABLE obligation ADD COLUMN thresholds TEXT",
        "ALTER TABLE obligation ADD COLUMN opened_at BIGINT",
        "ALTER TABLE obligation ADD COLUMN turn_at BIGINT",
        "ALTER TABLE obligation ADD COLUMN warned TEXT",
        """
        UPDATE obligation
        SET opened_at = (SELECT min(recorded_at) FROM obligation_event WHERE obligation_id = obligation.id)
        """,
        "CREATE INDEX obligation_by_turn ON obligation (turn_at, id) WHERE turn_at IS NOT NULL",
    ]
}
