import SQL

/// The tables of the rules that are looked at every day.
enum RuleCheckMigrations {
    static let all: [Migration] = [Migration("1180_rule_checks", both: tables)]

    private static let tables = [
        """
        CREATE TABLE rule_check (
            agency_id TEXT NOT NULL,
            rule TEXT NOT NULL,
            signal TEXT,
            sentence TEXT NOT NULL,
            ran_on TEXT NOT NULL,
            red_since TEXT,
            PRIMARY KEY (agency_id, rule)
        )
        """,
        """
        CREATE TABLE rule_check_run (
            agency_id TEXT NOT NULL,
            rule TEXT NOT NULL,
            ran_on TEXT NOT NULL,
            signal TEXT,
            sentence TEXT NOT NULL,
            PRIMARY KEY (agency_id, rule, ran_on)
        )
        """,
        """
        CREATE TABLE rule_check_item (
            agency_id TEXT NOT NULL,
            rule TEXT NOT NULL,
            position INTEGER NOT NULL,
            title TEXT NOT NULL,
            address TEXT NOT NULL,
            note TEXT NOT NULL,
            PRIMARY KEY (agency_id, rule, position)
        )
        """,
    ]
}
