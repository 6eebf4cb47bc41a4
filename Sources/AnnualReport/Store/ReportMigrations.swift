package import SQL

/// The tables of the annual report.
package enum ReportMigrations {
    package static let all: [Migration] = [
        Migration("1501_annual_report", both: report + figures + others + received),
        Migration("1503_annual_report_print", both: prints),
    ]

    /// The PDF of a published report, drawn once.
    private static let prints = [
        """
        CREATE TABLE annual_report_print (
            report_id TEXT NOT NULL PRIMARY KEY REFERENCES annual_report (id),
            file_hash TEXT NOT NULL,
            drawn_on TEXT NOT NULL
        )
        """
    ]

    private static let report = [
        """
        CREATE TABLE annual_report (
            id TEXT NOT NULL PRIMARY KEY,
            agency_id TEXT NOT NULL,
            year INTEGER NOT NULL,
            unit_id TEXT NOT NULL,
            is_government INTEGER NOT NULL,
            state TEXT NOT NULL,
            text_overview TEXT NOT NULL,
            text_problems TEXT NOT NULL,
            text_others TEXT NOT NULL,
            contents TEXT,
            settled_by TEXT NOT NULL,
            article_id TEXT,
            published_at BIGINT,
            version INTEGER NOT NULL,
            UNIQUE (agency_id, year)
        )
        """,
        """
        CREATE TABLE annual_report_article (
            article_id TEXT NOT NULL PRIMARY KEY,
            report_id TEXT NOT NULL REFERENCES annual_report (id),
            body_hash TEXT NOT NULL
        )
        """,
    ]

    private static let figures = [
        """
        CREATE TABLE annual_report_figure (
            id TEXT NOT NULL PRIMARY KEY,
            report_id TEXT NOT NULL REFERENCES annual_report (id),
            place TEXT NOT NULL,
            amount BIGINT NOT NULL,
            source TEXT NOT NULL,
            entered_by TEXT NOT NULL,
            entered_name TEXT NOT NULL,
            entered_at BIGINT NOT NULL,
            confirmed_by TEXT,
            confirmed_name TEXT NOT NULL
        )
        """,
        "CREATE INDEX annual_report_figure_by_report ON annual_report_figure (report_id, id)",
    ]

    private static let others = [
        """
        CREATE TABLE annual_report_milestone (
            report_id TEXT NOT NULL REFERENCES annual_report (id),
            position INTEGER NOT NULL,
            name TEXT NOT NULL,
            due_on TEXT NOT NULL,
            met_on TEXT,
            PRIMARY KEY (report_id, position)
        )
        """,
        """
        CREATE TABLE annual_report_remark (
            report_id TEXT NOT NULL REFERENCES annual_report (id),
            warning TEXT NOT NULL,
            reason TEXT NOT NULL,
            by_name TEXT NOT NULL,
            PRIMARY KEY (report_id, warning)
        )
        """,
    ]

    private static let received = [
        """
        CREATE TABLE annual_report_received (
            id TEXT NOT NULL PRIMARY KEY,
            agency_id TEXT NOT NULL,
            year INTEGER NOT NULL,
            sender TEXT NOT NULL,
            contents TEXT NOT NULL,
            state TEXT NOT NULL,
            faults TEXT NOT NULL,
            received_on TEXT NOT NULL,
            received_by TEXT NOT NULL,
            UNIQUE (agency_id, year, sender)
        )
        """
    ]
}
