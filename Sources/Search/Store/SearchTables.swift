import SQL

/// The tables of the index as they are since `0502_search_facts`.
enum SearchTables {
    static func all(_ dialect: Dialect) -> [String] {
        [entry(dialect), "CREATE INDEX search_entry_by_number ON search_entry (number_key, id)"]
            + [part(dialect), fact(dialect), shelf, shelfNumber] + indexes(dialect)
    }

    /// In SQLite this type alone makes the id the row's own place.
    private static func key(_ dialect: Dialect) -> String {
        switch dialect {
        case .sqlite: "INTEGER NOT NULL PRIMARY KEY"
        case .postgres: "BIGINT NOT NULL PRIMARY KEY"
        }
    }

    /// `id` holds the day of publication and a serial number: the newest has the least, since both engines read upwards
    /// faster than downwards.
    private static func entry(_ dialect: Dialect) -> String {
        """
        CREATE TABLE search_entry (
            id \(key(dialect)),
            subject TEXT NOT NULL UNIQUE,
            agency_id TEXT NOT NULL,
            portal TEXT NOT NULL,
            kind TEXT NOT NULL,
            title TEXT NOT NULL,
            keywords TEXT NOT NULL,
            number TEXT,
            number_key TEXT,
            index_number TEXT,
            issuer TEXT NOT NULL,
            column_slug TEXT NOT NULL,
            column_name TEXT NOT NULL,
            topic TEXT,
            written_on TEXT,
            published_on TEXT NOT NULL,
            validity TEXT,
            expires_on TEXT,
            address TEXT NOT NULL,
            parts INTEGER NOT NULL
        )
        """
    }

    private static func part(_ dialect: Dialect) -> String {
        "CREATE TABLE search_part (id \(key(dialect)), attachment TEXT NOT NULL, words TEXT NOT NULL)"
    }

    /// What ranking needs of every candidate, in as few bytes as possible: hundreds are read for each question.
    private static func fact(_ dialect: Dialect) -> String {
        """
        CREATE TABLE search_fact (
            id \(key(dialect)), shelf INTEGER NOT NULL, title_length INTEGER NOT NULL, expires INTEGER
        )
        """
    }

    /// Kind, column, issuer, topic and validity as they occur together. A row is never changed, so readers may keep it.
    private static let shelf = """
        CREATE TABLE search_shelf (
            id INTEGER NOT NULL PRIMARY KEY,
            label TEXT NOT NULL UNIQUE,
            kind TEXT NOT NULL,
            column_slug TEXT NOT NULL,
            column_name TEXT NOT NULL,
            issuer TEXT NOT NULL,
            topic TEXT,
            validity TEXT
        )
        """

    private static let shelfNumber = "INSERT INTO search_state (name, number) VALUES ('shelf', 0)"

    private static func indexes(_ dialect: Dialect) -> [String] {
        switch dialect {
        case .sqlite:
            // Without a copy of the text: it stands in search_part. The tokens come cut and folded (TextForms), so the
            // simplest tokenizer does. A large transaction is sorted as a whole.
            ["search_index", "search_title"].flatMap { table in
                [
                    "CREATE VIRTUAL TABLE \(table) USING fts5(words, content = '', tokenize = 'ascii')",
                    "INSERT INTO \(table) (\(table), rank) VALUES ('hashsize', 16777216)",
                ]
            }
        case .postgres:
            // Each record goes to its place at once: a list of what is yet to be sorted would be read by every question.
            ["search_index", "search_title"].flatMap { table in
                [
                    "CREATE TABLE \(table) (id BIGINT NOT NULL PRIMARY KEY, tokens tsvector NOT NULL)",
                    "CREATE INDEX \(table)_tokens ON \(table) USING gin (tokens) WITH (fastupdate = off)",
                ]
            }
        }
    }
}
