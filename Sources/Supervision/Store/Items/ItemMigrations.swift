import SQL

/// The tables of supervision items and registers.
enum ItemMigrations {
    static let all: [Migration] = [
        Migration("1121_supervision_items", both: items + steps),
        Migration("1122_supervision_registers", both: registers),
    ]

    private static let items = [
        """
        CREATE TABLE supervision_item (
            id TEXT NOT NULL PRIMARY KEY,
            agency_id TEXT NOT NULL,
            target_id TEXT NOT NULL,
            unit_id TEXT NOT NULL,
            drafter_id TEXT NOT NULL,
            drafted_at BIGINT NOT NULL,
            title TEXT NOT NULL,
            demand TEXT NOT NULL,
            due_on TEXT NOT NULL,
            stage TEXT NOT NULL,
            number TEXT,
            signer_id TEXT,
            issued_at BIGINT,
            acknowledged_at BIGINT,
            closed_at BIGINT,
            round INTEGER NOT NULL,
            version INTEGER NOT NULL,
            UNIQUE (agency_id, number)
        )
        """,
        "CREATE INDEX supervision_item_by_agency ON supervision_item (agency_id, stage, drafted_at, id)",
        "CREATE INDEX supervision_item_by_target ON supervision_item (target_id, stage, drafted_at, id)",
        "CREATE INDEX supervision_item_by_unit ON supervision_item (unit_id, stage, drafted_at, id)",
        """
        CREATE TABLE supervision_matter (
            item_id TEXT NOT NULL REFERENCES supervision_item (id),
            position INTEGER NOT NULL,
            obligation_id TEXT,
            rule TEXT NOT NULL,
            title TEXT NOT NULL,
            due_on TEXT,
            signal TEXT NOT NULL,
            PRIMARY KEY (item_id, position)
        )
        """,
        "CREATE INDEX supervision_matter_by_obligation ON supervision_matter (obligation_id)",
    ]

    private static let steps = [
        """
        CREATE TABLE supervision_report (
            item_id TEXT NOT NULL REFERENCES supervision_item (id),
            position INTEGER NOT NULL,
            round INTEGER NOT NULL,
            words TEXT NOT NULL,
            member_id TEXT NOT NULL,
            reported_at BIGINT NOT NULL,
            PRIMARY KEY (item_id, position)
        )
        """,
        """
        CREATE TABLE supervision_paper (
            id TEXT NOT NULL PRIMARY KEY,
            item_id TEXT NOT NULL REFERENCES supervision_item (id),
            agency_id TEXT NOT NULL,
            kind TEXT NOT NULL,
            number TEXT NOT NULL,
            issued_on TEXT NOT NULL,
            words TEXT NOT NULL,
            member_id TEXT NOT NULL,
            UNIQUE (agency_id, number)
        )
        """,
        "CREATE INDEX supervision_paper_by_item ON supervision_paper (item_id, id)",
        """
        CREATE TABLE supervision_serial (
            agency_id TEXT NOT NULL,
            series TEXT NOT NULL,
            year INTEGER NOT NULL,
            last INTEGER NOT NULL,
            PRIMARY KEY (agency_id, series, year)
        )
        """,
    ]

    private static let registers = [
        """
        CREATE TABLE supervision_register (
            id TEXT NOT NULL PRIMARY KEY,
            agency_id TEXT NOT NULL,
            kind TEXT NOT NULL,
            number TEXT NOT NULL,
            state TEXT NOT NULL,
            unit_id TEXT NOT NULL,
            happened_on TEXT NOT NULL,
            made_by TEXT NOT NULL,
            closed_at BIGINT,
            version INTEGER NOT NULL,
            UNIQUE (agency_id, kind, number)
        )
        """,
        "CREATE INDEX supervision_register_by_day ON supervision_register (agency_id, kind, happened_on, id)",
        """
        CREATE TABLE supervision_register_value (
            entry_id TEXT NOT NULL REFERENCES supervision_register (id),
            name TEXT NOT NULL,
            value TEXT NOT NULL,
            PRIMARY KEY (entry_id, name)
        )
        """,
    ]
}
