package import SQL

/// The tables of CaseProgress.
package enum CaseMigrations {
    package static let all: [Migration] = [
        Migration(
            "0711_case_progress",
            both: [
                """
                CREATE TABLE service_case (
                    id TEXT NOT NULL PRIMARY KEY,
                    agency_id TEXT NOT NULL,
                    code TEXT NOT NULL UNIQUE,
                    service TEXT NOT NULL,
                    secret_hash TEXT NOT NULL
                )
                """,
                """
                CREATE TABLE service_case_step (
                    case_id TEXT NOT NULL REFERENCES service_case (id),
                    position INTEGER NOT NULL,
                    state TEXT NOT NULL,
                    happened_on TEXT NOT NULL,
                    next TEXT NOT NULL,
                    unit TEXT NOT NULL,
                    PRIMARY KEY (case_id, position)
                )
                """,
            ])
    ]
}
