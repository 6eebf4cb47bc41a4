package import SQL

/// The tables of Search. Everything in them can be made again from the records: `gongkai search rebuild`.
package enum SearchMigrations {
    package static let all: [Migration] = [
        Migration("0501_search") { dialect in entries + words + state + index(dialect) },
        // Begins empty: `serve` fills an empty index by itself.
        Migration("0502_search_facts") { dialect in
            withdrawn + SearchTables.all(dialect)
        },
    ]

    private static let entries = [
        // `id` is the day of publication and a serial number: the newest has the largest.
        """
        CREATE TABLE search_entry (
            id BIGINT NOT NULL PRIMARY KEY,
            subject TEXT NOT NULL UNIQUE,
            agency_id TEXT NOT NULL,
            portal TEXT NOT NULL,
            kind TEXT NOT NULL,
            title TEXT NOT NULL,
            title_length INTEGER NOT NULL,
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
        """,
        "CREATE INDEX search_entry_by_number ON search_entry (number_key, id)",
    ]

    private static let words = [
        """
        CREATE TABLE search_word (
            word TEXT NOT NULL PRIMARY KEY,
            pinyin TEXT NOT NULL,
            initials TEXT NOT NULL,
            uses INTEGER NOT NULL
        )
        """,
        "CREATE INDEX search_word_by_pinyin ON search_word (pinyin)",
        "CREATE INDEX search_word_by_initials ON search_word (initials)",
    ]

    private static let state = [
        "CREATE TABLE search_state (name TEXT NOT NULL PRIMARY KEY, number BIGINT NOT NULL)",
        "INSERT INTO search_state (name, number) VALUES ('serial', 0)",
        "INSERT INTO search_state (name, number) VALUES ('tokens', 0)",
    ]

    private static func index(_ dialect: Dialect) -> [String] {
        let part = """
            CREATE TABLE search_part (
                id BIGINT NOT NULL PRIMARY KEY,
                attachment TEXT NOT NULL,
                words TEXT NOT NULL\(dialect == .postgres ? ", tokens tsvector NOT NULL" : "")
            )
            """
        switch dialect {
        case .sqlite:
            let index = """
                CREATE VIRTUAL TABLE search_index
                USING fts5(title, body, facets, content = '', tokenize = 'ascii')
                """
            return [part, index]
        case .postgres: return [part, "CREATE INDEX search_part_tokens ON search_part USING gin (tokens)"]
        }
    }

    private static let withdrawn = [
        "DROP TABLE IF EXISTS search_index", "DROP TABLE search_part", "DROP TABLE search_entry",
        "DELETE FROM search_word",
    ]
}
