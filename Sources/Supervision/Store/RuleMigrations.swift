import SQL

/// The tables of the engine: how far it has read, what it has told, and whom.
enum RuleMigrations {
    static let all: [Migration] = [
        Migration("1102_supervision_engine") { dialect in reading + warnings + notices(dialect) }
    ]

    private static let reading = [
        // How far the journal of each agency was read; `*` says that reading has begun.
        "CREATE TABLE rule_cursor (chain TEXT NOT NULL PRIMARY KEY, sequence BIGINT NOT NULL)",
        // Until which day the periods of a recurring rule were opened.
        """
        CREATE TABLE rule_round (
            agency_id TEXT NOT NULL, rule TEXT NOT NULL, seen_until TEXT NOT NULL, PRIMARY KEY (agency_id, rule))
        """,
    ]

    private static let warnings = [
        """
        CREATE TABLE warning (
            id TEXT NOT NULL PRIMARY KEY, agency_id TEXT NOT NULL, obligation_id TEXT NOT NULL, rule TEXT NOT NULL,
            owner_unit_id TEXT NOT NULL, signal TEXT NOT NULL, due_key TEXT NOT NULL, turned_at BIGINT NOT NULL,
            written_at BIGINT NOT NULL, told INTEGER NOT NULL, UNIQUE (obligation_id, signal, due_key))
        """,
        "CREATE INDEX warning_by_time ON warning (agency_id, turned_at, id)",
    ]

    private static func notices(_ dialect: Dialect) -> [String] {
        [
            """
            CREATE TABLE inbox_note (
                id TEXT NOT NULL PRIMARY KEY, agency_id TEXT NOT NULL, member_id TEXT NOT NULL, kind TEXT NOT NULL,
                source TEXT NOT NULL, signal TEXT, rule TEXT, title TEXT NOT NULL, words TEXT NOT NULL,
                address TEXT NOT NULL, written_at BIGINT NOT NULL, read_at BIGINT, UNIQUE (member_id, kind, source))
            """,
            "CREATE INDEX inbox_by_member ON inbox_note (member_id, written_at, id)",
            "CREATE INDEX inbox_unread ON inbox_note (member_id) WHERE read_at IS NULL",
            """
            CREATE TABLE notice_setting (
                member_id TEXT NOT NULL PRIMARY KEY, agency_id TEXT NOT NULL, mailbox \(dialect.bytesType),
                manner TEXT NOT NULL CHECK (manner IN ('each', 'daily', 'none')), digest_at BIGINT,
                told_until BIGINT NOT NULL)
            """,
            "CREATE INDEX notice_setting_by_digest ON notice_setting (digest_at) WHERE digest_at IS NOT NULL",
            """
            CREATE TABLE notice_out (
                id TEXT NOT NULL PRIMARY KEY, agency_id TEXT NOT NULL,
                channel TEXT NOT NULL CHECK (channel IN ('mail', 'digest', 'webhook')), target TEXT NOT NULL,
                source TEXT NOT NULL, head TEXT NOT NULL, body TEXT NOT NULL, due_at BIGINT, claimed_at BIGINT,
                attempts INTEGER NOT NULL, outcome TEXT, ended_at BIGINT, UNIQUE (channel, target, source))
            """,
            "CREATE INDEX notice_out_due ON notice_out (due_at, id) WHERE due_at IS NOT NULL",
        ]
    }
}
