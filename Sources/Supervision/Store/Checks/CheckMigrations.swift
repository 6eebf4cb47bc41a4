import SQL

/// The tables of the checks of a plan's clauses.
enum CheckMigrations {
    static let all: [Migration] = [Migration("supervision_1150", both: checks + runs + turns)]

    private static let checks = [
        """
        CREATE TABLE plan_check (
            id TEXT NOT NULL PRIMARY KEY,
            agency_id TEXT NOT NULL,
            plan_id TEXT NOT NULL,
            task_id TEXT NOT NULL,
            proposal_key TEXT NOT NULL,
            quote TEXT NOT NULL,
            method TEXT NOT NULL CHECK (method IN ('measured', 'manual', 'task')),
            measure TEXT,
            threshold INTEGER NOT NULL,
            period TEXT,
            scope TEXT NOT NULL,
            due_on TEXT,
            unit_id TEXT,
            reason TEXT NOT NULL,
            decided_by TEXT NOT NULL,
            decided_name TEXT NOT NULL,
            decided_at BIGINT NOT NULL,
            signal TEXT,
            sentence TEXT NOT NULL,
            ran_on TEXT,
            red_since TEXT,
            version INTEGER NOT NULL,
            UNIQUE (task_id, proposal_key)
        )
        """,
        "CREATE INDEX plan_check_by_plan ON plan_check (plan_id)",
        "CREATE INDEX plan_check_by_signal ON plan_check (agency_id, method, signal)",
        "CREATE INDEX plan_check_by_run ON plan_check (method, ran_on)",
    ]

    private static let runs = [
        """
        CREATE TABLE check_run (
            check_id TEXT NOT NULL REFERENCES plan_check (id),
            ran_on TEXT NOT NULL,
            agency_id TEXT NOT NULL,
            signal TEXT,
            shape TEXT,
            part BIGINT,
            whole BIGINT,
            sentence TEXT NOT NULL,
            recorded_at BIGINT NOT NULL,
            PRIMARY KEY (check_id, ran_on)
        )
        """,
        """
        CREATE TABLE check_item (
            check_id TEXT NOT NULL REFERENCES plan_check (id),
            position INTEGER NOT NULL,
            agency_id TEXT NOT NULL,
            title TEXT NOT NULL,
            address TEXT NOT NULL,
            note TEXT NOT NULL,
            PRIMARY KEY (check_id, position)
        )
        """,
    ]

    private static let turns = [
        """
        CREATE TABLE check_turn (
            id TEXT NOT NULL PRIMARY KEY,
            check_id TEXT NOT NULL REFERENCES plan_check (id),
            agency_id TEXT NOT NULL,
            due_on TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('open', 'submitted', 'met', 'dropped')),
            words TEXT NOT NULL,
            file_name TEXT,
            file_hash TEXT,
            file_size BIGINT,
            file_kind TEXT,
            submitted_by TEXT,
            submitted_name TEXT NOT NULL,
            submitted_at BIGINT,
            note TEXT NOT NULL,
            version INTEGER NOT NULL
        )
        """,
        "CREATE UNIQUE INDEX check_turn_once ON check_turn (check_id, due_on) WHERE state <> 'dropped'",
    ]
}
