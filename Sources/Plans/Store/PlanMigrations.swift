package import SQL

/// The tables of Plans. Never edited after a release; a change is a new migration.
package enum PlanMigrations {
    package static let all: [Migration] = [
        Migration("plans_0001", both: ledger + reports), Migration("plans_0002_records", both: records),
    ]

    private static let records = [
        """
        CREATE TABLE task_record (
            id TEXT NOT NULL PRIMARY KEY,
            report_id TEXT NOT NULL REFERENCES task_report (id),
            task_id TEXT NOT NULL REFERENCES plan_task (id),
            agency_id TEXT NOT NULL,
            kind TEXT NOT NULL,
            record_id TEXT NOT NULL,
            title TEXT NOT NULL,
            address TEXT NOT NULL,
            hash TEXT NOT NULL,
            state TEXT NOT NULL,
            standing TEXT NOT NULL CHECK (standing IN ('holds', 'changed', 'gone')),
            named_by TEXT NOT NULL,
            named_at BIGINT NOT NULL,
            checked_on TEXT NOT NULL
        )
        """,
        "CREATE INDEX task_record_by_task ON task_record (task_id)",
        "CREATE INDEX task_record_by_report ON task_record (report_id)",
        "CREATE INDEX task_record_by_check ON task_record (checked_on)",
    ]

    private static let ledger = [
        """
        CREATE TABLE plan (
            id TEXT NOT NULL PRIMARY KEY,
            agency_id TEXT NOT NULL,
            year INTEGER NOT NULL CHECK (year BETWEEN 1990 AND 2199),
            title TEXT NOT NULL,
            issuer TEXT,
            document_number TEXT,
            report_due_on TEXT,
            contact_department TEXT,
            source_name TEXT NOT NULL,
            source_hash TEXT NOT NULL,
            confirmed_at BIGINT NOT NULL,
            published_at BIGINT,
            version INTEGER NOT NULL
        )
        """,
        "CREATE INDEX plan_by_agency ON plan (agency_id, year)",
        """
        CREATE TABLE plan_import (
            id TEXT NOT NULL PRIMARY KEY,
            agency_id TEXT NOT NULL,
            uploaded_by TEXT NOT NULL,
            uploaded_at BIGINT NOT NULL,
            file_name TEXT NOT NULL,
            file_hash TEXT NOT NULL,
            draft TEXT NOT NULL,
            source TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('open', 'confirmed', 'discarded')),
            plan_id TEXT REFERENCES plan (id),
            version INTEGER NOT NULL
        )
        """,
        "CREATE INDEX plan_import_by_agency ON plan_import (agency_id, state, uploaded_at)",
        """
        CREATE TABLE plan_task (
            id TEXT NOT NULL PRIMARY KEY,
            agency_id TEXT NOT NULL,
            plan_id TEXT NOT NULL REFERENCES plan (id),
            position INTEGER NOT NULL,
            section_path TEXT NOT NULL,
            number TEXT,
            text TEXT NOT NULL,
            deadline_words TEXT,
            due_on TEXT NOT NULL,
            state TEXT NOT NULL,
            report_id TEXT,
            change_id TEXT,
            closed_on_time INTEGER,
            version INTEGER NOT NULL,
            UNIQUE (plan_id, position)
        )
        """,
        "CREATE INDEX plan_task_by_due ON plan_task (agency_id, state, due_on)",
        """
        CREATE TABLE task_assignment (
            task_id TEXT NOT NULL REFERENCES plan_task (id),
            unit_id TEXT NOT NULL,
            agency_id TEXT NOT NULL,
            duty TEXT NOT NULL CHECK (duty IN ('lead', 'responsible', 'cooperating')),
            note TEXT,
            acknowledged_by TEXT,
            delegate_id TEXT,
            PRIMARY KEY (task_id, unit_id)
        )
        """,
        "CREATE INDEX task_assignment_by_unit ON task_assignment (unit_id, task_id)",
        """
        CREATE TABLE task_requirement (
            task_id TEXT NOT NULL REFERENCES plan_task (id),
            position INTEGER NOT NULL,
            kind TEXT NOT NULL,
            value TEXT,
            unit TEXT NOT NULL,
            quote TEXT NOT NULL,
            period TEXT,
            PRIMARY KEY (task_id, position)
        )
        """,
    ]

    private static let reports = [
        """
        CREATE TABLE task_report (
            id TEXT NOT NULL PRIMARY KEY,
            task_id TEXT NOT NULL REFERENCES plan_task (id),
            agency_id TEXT NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('progress', 'contribution', 'completion')),
            unit_id TEXT,
            author_id TEXT NOT NULL,
            author_name TEXT NOT NULL,
            words TEXT NOT NULL,
            submitted_at BIGINT NOT NULL,
            outcome TEXT CHECK (outcome IN ('accepted', 'returned')),
            reviewer_id TEXT,
            reviewer_name TEXT,
            review_note TEXT,
            reviewed_at BIGINT
        )
        """,
        "CREATE INDEX task_report_by_task ON task_report (task_id, submitted_at)",
        """
        CREATE TABLE task_evidence (
            id TEXT NOT NULL PRIMARY KEY,
            report_id TEXT NOT NULL REFERENCES task_report (id),
            task_id TEXT NOT NULL REFERENCES plan_task (id),
            agency_id TEXT NOT NULL,
            file_name TEXT NOT NULL,
            file_hash TEXT NOT NULL,
            size INTEGER NOT NULL,
            kind TEXT NOT NULL,
            uploaded_by TEXT NOT NULL,
            uploaded_at BIGINT NOT NULL
        )
        """,
        "CREATE INDEX task_evidence_by_report ON task_evidence (report_id)",
        """
        CREATE TABLE task_change (
            id TEXT NOT NULL PRIMARY KEY,
            task_id TEXT NOT NULL REFERENCES plan_task (id),
            agency_id TEXT NOT NULL,
            due_on TEXT,
            assignments TEXT,
            reason TEXT NOT NULL,
            proposer_id TEXT NOT NULL,
            proposer_name TEXT NOT NULL,
            proposed_at BIGINT NOT NULL,
            outcome TEXT CHECK (outcome IN ('approved', 'declined')),
            decider_id TEXT,
            decision_note TEXT,
            decided_at BIGINT
        )
        """,
        "CREATE INDEX task_change_by_task ON task_change (task_id)",
    ]
}
