package import SQL

/// The tables of Catalogue. Never edited after a release; a change is a new migration.
package enum CatalogueMigrations {
    package static let all: [Migration] = [Migration("0501_catalogue", both: [edition, item, binding, change, review])]

    private static let edition = """
        CREATE TABLE catalogue_edition (
            id TEXT NOT NULL PRIMARY KEY,
            agency_id TEXT NOT NULL,
            kind TEXT NOT NULL,
            unit_id TEXT NOT NULL,
            keeper_id TEXT NOT NULL,
            number INTEGER NOT NULL,
            stage TEXT NOT NULL,
            change_note TEXT NOT NULL,
            import_note TEXT NOT NULL,
            drafter_id TEXT NOT NULL,
            submitter_id TEXT,
            approver_name TEXT NOT NULL,
            approved_at BIGINT,
            superseded_at BIGINT,
            version INTEGER NOT NULL,
            UNIQUE (agency_id, kind, unit_id, number)
        )
        """

    private static let item = """
        CREATE TABLE catalogue_item (
            edition_id TEXT NOT NULL REFERENCES catalogue_edition (id),
            id TEXT NOT NULL,
            position INTEGER NOT NULL,
            category TEXT NOT NULL,
            name TEXT NOT NULL,
            content TEXT NOT NULL,
            basis TEXT NOT NULL,
            clause TEXT NOT NULL,
            channels TEXT NOT NULL,
            other_channel TEXT NOT NULL,
            time_limit TEXT NOT NULL,
            owner_words TEXT NOT NULL,
            owner_id TEXT,
            audiences TEXT NOT NULL,
            audience_group TEXT NOT NULL,
            modes TEXT NOT NULL,
            levels TEXT NOT NULL,
            remarks TEXT NOT NULL,
            PRIMARY KEY (edition_id, id)
        )
        """

    private static let binding = """
        CREATE TABLE catalogue_binding (
            item_id TEXT NOT NULL,
            column_id TEXT NOT NULL,
            agency_id TEXT NOT NULL,
            PRIMARY KEY (item_id, column_id)
        )
        """

    private static let change = """
        CREATE TABLE catalogue_change (
            id TEXT NOT NULL PRIMARY KEY,
            agency_id TEXT NOT NULL,
            item_id TEXT NOT NULL,
            owner_id TEXT NOT NULL,
            rule TEXT NOT NULL,
            happened_on TEXT NOT NULL,
            reason TEXT NOT NULL,
            met_at BIGINT,
            met_by TEXT NOT NULL
        )
        """

    private static let review = """
        CREATE TABLE catalogue_review (
            id TEXT NOT NULL PRIMARY KEY,
            agency_id TEXT NOT NULL,
            kind TEXT NOT NULL,
            unit_id TEXT NOT NULL,
            due_on TEXT NOT NULL,
            concluded_at BIGINT,
            note TEXT NOT NULL
        )
        """
}
