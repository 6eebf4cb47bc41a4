package import SQL

/// The table of the one ledger: every duty of every capability with its day.
package enum SupervisionMigrations {
    package static let all: [Migration] = [
        Migration(
            "supervision_0001",
            both: [
                """
                CREATE TABLE obligation (
                    agency_id TEXT NOT NULL,
                    rule TEXT NOT NULL,
                    subject_kind TEXT NOT NULL,
                    subject_id TEXT NOT NULL,
                    owner_unit_id TEXT,
                    title TEXT NOT NULL,
                    due_on TEXT NOT NULL,
                    opened_at BIGINT NOT NULL,
                    met_on TEXT,
                    version INTEGER NOT NULL,
                    PRIMARY KEY (agency_id, rule, subject_kind, subject_id)
                )
                """,
                "CREATE INDEX obligation_by_due ON obligation (agency_id, met_on, due_on)",
            ])
    ]
}
