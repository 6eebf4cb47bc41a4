package import SQL

/// The tables of People. Never edited after a release; a change is a new migration.
package enum PeopleMigrations {
    package static let all: [Migration] = [
        Migration("people_0001", both: organisation + accounts + signIn),
        Migration("people_0002", both: ApiTokenTables.statements),
        Migration("1502_agency_government", both: government),
    ]

    private static let organisation = [
        """
        CREATE TABLE agency (
            id TEXT NOT NULL PRIMARY KEY,
            credit_code TEXT UNIQUE,
            short_name TEXT NOT NULL UNIQUE,
            name TEXT NOT NULL,
            parent_id TEXT REFERENCES agency (id),
            created_at BIGINT NOT NULL,
            version INTEGER NOT NULL
        )
        """,
        """
        CREATE TABLE unit (
            id TEXT NOT NULL PRIMARY KEY,
            agency_id TEXT NOT NULL REFERENCES agency (id),
            name TEXT NOT NULL,
            short_name TEXT,
            kind TEXT NOT NULL CHECK (kind IN ('section', 'affiliate', 'locality')),
            own_agency_id TEXT REFERENCES agency (id),
            position INTEGER NOT NULL,
            active INTEGER NOT NULL,
            created_at BIGINT NOT NULL,
            version INTEGER NOT NULL,
            UNIQUE (agency_id, name),
            UNIQUE (agency_id, id)
        )
        """,
        "CREATE INDEX unit_by_own_agency ON unit (own_agency_id)",
        """
        CREATE TABLE unit_alias (
            agency_id TEXT NOT NULL,
            alias TEXT NOT NULL,
            unit_id TEXT NOT NULL,
            PRIMARY KEY (agency_id, alias),
            FOREIGN KEY (agency_id, unit_id) REFERENCES unit (agency_id, id)
        )
        """,
        "CREATE INDEX unit_alias_by_unit ON unit_alias (unit_id)",
    ]

    /// Whether the annual report of an agency is a government's own (FOI-49).
    private static let government = ["ALTER TABLE agency ADD COLUMN is_government INTEGER NOT NULL DEFAULT 0"]

    private static let accounts = [
        """
        CREATE TABLE member (
            id TEXT NOT NULL PRIMARY KEY,
            agency_id TEXT NOT NULL REFERENCES agency (id),
            name TEXT NOT NULL,
            login TEXT NOT NULL UNIQUE,
            phone TEXT,
            active INTEGER NOT NULL,
            password_hash TEXT NOT NULL,
            password_set_at BIGINT NOT NULL,
            must_change INTEGER NOT NULL,
            exempt_from_change INTEGER NOT NULL,
            last_signed_in_at BIGINT,
            last_signed_in_from TEXT,
            created_at BIGINT NOT NULL,
            version INTEGER NOT NULL,
            UNIQUE (agency_id, id)
        )
        """,
        """
        CREATE TABLE member_role (
            agency_id TEXT NOT NULL,
            member_id TEXT NOT NULL,
            role TEXT NOT NULL,
            granted_at BIGINT NOT NULL,
            granted_by TEXT,
            PRIMARY KEY (member_id, role),
            FOREIGN KEY (agency_id, member_id) REFERENCES member (agency_id, id)
        )
        """,
        """
        CREATE TABLE post (
            agency_id TEXT NOT NULL,
            member_id TEXT NOT NULL,
            unit_id TEXT NOT NULL,
            is_head INTEGER NOT NULL,
            PRIMARY KEY (member_id, unit_id),
            FOREIGN KEY (agency_id, member_id) REFERENCES member (agency_id, id),
            FOREIGN KEY (agency_id, unit_id) REFERENCES unit (agency_id, id)
        )
        """,
        "CREATE INDEX post_by_unit ON post (unit_id)",
        """
        CREATE TABLE password_history (
            member_id TEXT NOT NULL REFERENCES member (id),
            set_at BIGINT NOT NULL,
            number INTEGER NOT NULL,
            password_hash TEXT NOT NULL,
            PRIMARY KEY (member_id, number)
        )
        """,
    ]

    private static let signIn = [
        """
        CREATE TABLE session (
            digest TEXT NOT NULL PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            member_id TEXT NOT NULL REFERENCES member (id),
            begun_at BIGINT NOT NULL,
            used_at BIGINT NOT NULL,
            address TEXT NOT NULL,
            device TEXT NOT NULL,
            earlier_at BIGINT,
            earlier_from TEXT
        )
        """,
        "CREATE INDEX session_by_member ON session (member_id)",
        """
        CREATE TABLE login_attempt (
            kind TEXT NOT NULL CHECK (kind IN ('login', 'address')),
            digest TEXT NOT NULL,
            failures INTEGER NOT NULL,
            first_at BIGINT NOT NULL,
            last_at BIGINT NOT NULL,
            PRIMARY KEY (kind, digest)
        )
        """,
        "CREATE INDEX login_attempt_by_time ON login_attempt (last_at)",
    ]
}
