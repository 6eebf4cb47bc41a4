package import SQL

/// The tables of Inspection.
package enum InspectionMigrations {
    package static let all: [Migration] = [
        Migration("1601_inspection", both: tables), Migration("1602_inspection_probe", both: [probes]),
    ]

    private static let probes = """
        CREATE TABLE inspection_probe (
            agency_id TEXT NOT NULL,
            port INTEGER NOT NULL,
            slot BIGINT NOT NULL,
            milliseconds INTEGER NOT NULL,
            failure TEXT NOT NULL,
            PRIMARY KEY (agency_id, port, slot)
        )
        """

    private static let tables = [
        """
        CREATE TABLE inspection_run (
            id TEXT NOT NULL PRIMARY KEY,
            agency_id TEXT NOT NULL,
            day TEXT NOT NULL,
            pack TEXT NOT NULL,
            port INTEGER,
            by_name TEXT NOT NULL,
            started_at BIGINT NOT NULL,
            claimed_at BIGINT,
            state TEXT NOT NULL,
            score INTEGER,
            verdict TEXT,
            offers_services INTEGER NOT NULL,
            seen TEXT NOT NULL,
            totals TEXT NOT NULL,
            remarks TEXT NOT NULL,
            handed_at BIGINT,
            version INTEGER NOT NULL
        )
        """,
        "CREATE INDEX inspection_run_by_day ON inspection_run (agency_id, started_at)",
        "CREATE INDEX inspection_run_by_state ON inspection_run (state, started_at)",
        """
        CREATE TABLE inspection_fact (
            run_id TEXT NOT NULL REFERENCES inspection_run (id),
            place INTEGER NOT NULL,
            matter TEXT NOT NULL,
            subject TEXT NOT NULL,
            amount INTEGER NOT NULL,
            address TEXT NOT NULL,
            note TEXT NOT NULL,
            unit_id TEXT,
            PRIMARY KEY (run_id, place)
        )
        """,
        """
        CREATE TABLE inspection_handing (
            run_id TEXT NOT NULL REFERENCES inspection_run (id),
            unit_id TEXT NOT NULL,
            agency_id TEXT NOT NULL,
            met_at BIGINT,
            PRIMARY KEY (run_id, unit_id)
        )
        """,
    ]
}
