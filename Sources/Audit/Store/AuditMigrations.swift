package import SQL

/// The tables of the journal. The engine itself refuses to change or delete an entry or a checkpoint.
package enum AuditMigrations {
    /// In the order in which they are applied.
    package static let all: [Migration] = [
        Migration("0001_audit") { dialect in
            [
                """
                CREATE TABLE journal_entry (
                    agency_id TEXT NOT NULL, sequence BIGINT NOT NULL, at BIGINT NOT NULL, recorded_at BIGINT NOT NULL,
                    clock_went_back BIGINT, actor_id TEXT, actor_name TEXT NOT NULL, act TEXT NOT NULL,
                    subject_kind TEXT NOT NULL, subject_id TEXT NOT NULL, before_hash TEXT, after_hash TEXT, rule TEXT,
                    note TEXT NOT NULL, algorithm TEXT NOT NULL, previous TEXT NOT NULL, hash TEXT NOT NULL,
                    PRIMARY KEY (agency_id, sequence))
                """,
                "CREATE INDEX journal_entry_subject ON journal_entry (subject_kind, subject_id, agency_id, sequence)",
                """
                CREATE TABLE journal_head (
                    agency_id TEXT PRIMARY KEY, sequence BIGINT NOT NULL, hash TEXT NOT NULL,
                    recorded_at BIGINT NOT NULL)
                """,
                """
                CREATE TABLE journal_checkpoint (
                    number BIGINT PRIMARY KEY, recorded_at BIGINT NOT NULL, size BIGINT NOT NULL, note TEXT NOT NULL)
                """,
            ] + dialect.appendOnly("journal_entry") + dialect.appendOnly("journal_checkpoint")
        }
    ]
}
