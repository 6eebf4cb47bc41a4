package import SQL

/// The tables of the site report.
package enum SiteReportMigrations {
    package static let all: [Migration] = [Migration("1801_site_report", both: tables)]

    private static let tables = [
        """
        CREATE TABLE site_report (
            id TEXT NOT NULL PRIMARY KEY,
            agency_id TEXT NOT NULL,
            year INTEGER NOT NULL,
            state TEXT NOT NULL,
            settled_by TEXT,
            settled_name TEXT NOT NULL,
            published_at BIGINT,
            version INTEGER NOT NULL,
            UNIQUE (agency_id, year)
        )
        """,
        """
        CREATE TABLE site_report_figure (
            report_id TEXT NOT NULL REFERENCES site_report (id),
            item TEXT NOT NULL,
            value TEXT NOT NULL,
            source TEXT NOT NULL,
            entered_by TEXT NOT NULL,
            entered_name TEXT NOT NULL,
            confirmed_by TEXT,
            confirmed_name TEXT NOT NULL,
            PRIMARY KEY (report_id, item)
        )
        """,
        """
        CREATE TABLE site_report_value (
            report_id TEXT NOT NULL REFERENCES site_report (id),
            item TEXT NOT NULL,
            value TEXT NOT NULL,
            address TEXT NOT NULL,
            PRIMARY KEY (report_id, item)
        )
        """,
    ]
}
