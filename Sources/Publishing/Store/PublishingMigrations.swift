package import SQL

/// The tables of Publishing.
package enum PublishingMigrations {
    package static let all: [Migration] = [
        Migration("0401_publishing", both: columns + articles + reviews + findings),
        Migration("0402_article_publication", both: publications),
        Migration("0403_article_placement", both: placements),
        Migration("0404_article_fields", both: fields),
        Migration("0405_index_number", both: indexNumbers),
        Migration("0406_file_text", both: fileTexts),
        Migration("0407_shown_until", sqlite: shownUntil("instr", "char"), postgres: shownUntil("strpos", "chr")),
        Migration("0408_column_duties", both: columnDuties),
        Migration(
            "0409_explains", sqlite: explains(explainedInSQLite), postgres: explains(explainedInPostgres)),
    ]

    /// The form of a column, and what its articles say in the fields of it.
    private static let fields = [
        "ALTER TABLE site_column ADD COLUMN form TEXT NOT NULL DEFAULT 'text'",
        "ALTER TABLE article_revision ADD COLUMN fields TEXT NOT NULL DEFAULT ''",
    ]

    /// Numbers that were typed before stay with the first article that is public under them (CAT-3).
    private static let indexNumbers = [
        "ALTER TABLE article ADD COLUMN index_number TEXT",
        """
        UPDATE article SET index_number = (
            SELECT r.index_number FROM article_revision r WHERE r.id = article.live_revision_id)
        WHERE id IN (
            SELECT min(b.id) FROM article b JOIN article_revision q ON q.id = b.live_revision_id
            WHERE q.index_number <> '' GROUP BY b.agency_id, q.index_number)
        """,
        "CREATE UNIQUE INDEX article_by_index_number ON article (agency_id, index_number)",
        """
        CREATE TABLE index_serial (
            agency_id TEXT NOT NULL,
            span INTEGER NOT NULL,
            last INTEGER NOT NULL,
            PRIMARY KEY (agency_id, span)
        )
        """,
    ]

    /// What can be read in a published file, for the search; kept when the file is taken in.
    private static let fileTexts = [
        """
        CREATE TABLE article_file_text (
            hash TEXT NOT NULL PRIMARY KEY,
            text TEXT NOT NULL
        )
        """
    ]

    /// Every column that a revision stands in, the first one too.
    private static let placements = [
        """
        CREATE TABLE article_placement (
            revision_id TEXT NOT NULL REFERENCES article_revision (id),
            column_id TEXT NOT NULL REFERENCES site_column (id),
            PRIMARY KEY (revision_id, column_id)
        )
        """,
        "CREATE INDEX article_placement_by_column ON article_placement (column_id, revision_id)",
        "INSERT INTO article_placement (revision_id, column_id) SELECT id, column_id FROM article_revision",
    ]

    private static let columns = [
        """
        CREATE TABLE portal (
            id TEXT NOT NULL PRIMARY KEY,
            agency_id TEXT NOT NULL,
            code TEXT NOT NULL UNIQUE,
            name TEXT NOT NULL,
            host TEXT NOT NULL,
            site_code TEXT NOT NULL,
            is_default INTEGER NOT NULL
        )
        """,
        """
        CREATE TABLE site_column (
            id TEXT NOT NULL PRIMARY KEY,
            agency_id TEXT NOT NULL,
            portal_id TEXT NOT NULL REFERENCES portal (id),
            parent_id TEXT REFERENCES site_column (id),
            slug TEXT NOT NULL,
            name TEXT NOT NULL,
            type TEXT NOT NULL,
            description TEXT NOT NULL,
            keywords TEXT NOT NULL,
            freshness INTEGER,
            position INTEGER NOT NULL,
            is_active INTEGER NOT NULL,
            is_important INTEGER NOT NULL,
            UNIQUE (portal_id, slug)
        )
        """,
    ]

    private static let articles = [
        """
        CREATE TABLE article (
            id TEXT NOT NULL PRIMARY KEY,
            agency_id TEXT NOT NULL,
            portal_id TEXT NOT NULL REFERENCES portal (id),
            unit_id TEXT NOT NULL,
            drafter_id TEXT NOT NULL,
            drafter_name TEXT NOT NULL,
            document_id TEXT,
            is_important INTEGER NOT NULL,
            live_revision_id TEXT,
            live_hash TEXT,
            live_column_id TEXT,
            published_at BIGINT,
            first_published_at BIGINT,
            working_revision_id TEXT,
            working_stage TEXT,
            scheduled_at BIGINT,
            failure TEXT,
            owed_revision_id TEXT,
            withdrawn_kind TEXT,
            withdrawn_reason TEXT,
            withdrawn_at BIGINT,
            withdrawn_by TEXT,
            withdrawn_target TEXT,
            is_discarded INTEGER NOT NULL,
            step_clock TEXT,
            changed_at BIGINT NOT NULL,
            version INTEGER NOT NULL
        )
        """,
        "CREATE INDEX article_by_change ON article (agency_id, changed_at)",
        "CREATE INDEX article_by_column ON article (live_column_id, published_at)",
        "CREATE INDEX article_by_schedule ON article (scheduled_at)",
        """
        CREATE TABLE article_revision (
            id TEXT NOT NULL PRIMARY KEY,
            article_id TEXT NOT NULL REFERENCES article (id),
            agency_id TEXT NOT NULL,
            number INTEGER NOT NULL,
            title TEXT NOT NULL,
            body TEXT NOT NULL,
            summary TEXT NOT NULL,
            keywords TEXT NOT NULL,
            source TEXT,
            source_address TEXT NOT NULL,
            issuer TEXT NOT NULL,
            author TEXT NOT NULL,
            document_number TEXT NOT NULL,
            index_number TEXT NOT NULL,
            topic TEXT NOT NULL,
            written_on TEXT,
            column_id TEXT NOT NULL REFERENCES site_column (id),
            also_in TEXT NOT NULL,
            hash TEXT NOT NULL,
            change_note TEXT NOT NULL,
            made_by TEXT NOT NULL,
            made_by_name TEXT NOT NULL,
            made_at BIGINT NOT NULL,
            UNIQUE (article_id, number)
        )
        """,
        """
        CREATE TABLE article_attachment (
            revision_id TEXT NOT NULL REFERENCES article_revision (id),
            position INTEGER NOT NULL,
            article_id TEXT NOT NULL,
            name TEXT NOT NULL,
            original TEXT NOT NULL,
            published TEXT NOT NULL,
            size INTEGER NOT NULL,
            kind TEXT NOT NULL,
            PRIMARY KEY (revision_id, position)
        )
        """,
        "CREATE INDEX article_attachment_by_file ON article_attachment (published)",
        """
        CREATE TABLE article_picture (
            revision_id TEXT NOT NULL REFERENCES article_revision (id),
            hash TEXT NOT NULL,
            PRIMARY KEY (revision_id, hash)
        )
        """,
        "CREATE INDEX article_picture_by_hash ON article_picture (hash)",
        """
        CREATE TABLE media_release (
            id TEXT NOT NULL PRIMARY KEY,
            article_id TEXT NOT NULL REFERENCES article (id),
            agency_id TEXT NOT NULL,
            channel TEXT NOT NULL,
            reference TEXT NOT NULL,
            released_on TEXT NOT NULL,
            recorded_by TEXT,
            recorded_at BIGINT NOT NULL
        )
        """,
        "CREATE INDEX media_release_by_article ON media_release (article_id)",
    ]

    /// Which revisions were ever public, and since when.
    private static let publications = [
        """
        CREATE TABLE article_publication (
            revision_id TEXT NOT NULL PRIMARY KEY REFERENCES article_revision (id),
            article_id TEXT NOT NULL REFERENCES article (id),
            published_at BIGINT NOT NULL
        )
        """,
        """
        INSERT INTO article_publication (revision_id, article_id, published_at)
        SELECT live_revision_id, id, published_at FROM article WHERE live_revision_id IS NOT NULL
        """,
        "CREATE INDEX article_publication_by_article ON article_publication (article_id)",
    ]

    private static let reviews = [
        """
        CREATE TABLE article_signature (
            id TEXT NOT NULL PRIMARY KEY,
            revision_id TEXT NOT NULL REFERENCES article_revision (id),
            step INTEGER NOT NULL CHECK (step IN (1, 2, 3)),
            part TEXT NOT NULL CHECK (part IN ('proof', 'review')),
            member_id TEXT NOT NULL,
            member_name TEXT NOT NULL,
            signed_at BIGINT NOT NULL,
            hash TEXT NOT NULL,
            words TEXT NOT NULL,
            voided_at BIGINT
        )
        """,
        """
        CREATE UNIQUE INDEX article_signature_once ON article_signature (revision_id, step, part)
        WHERE voided_at IS NULL
        """,
        """
        CREATE TABLE article_secrecy (
            id TEXT NOT NULL PRIMARY KEY,
            revision_id TEXT NOT NULL REFERENCES article_revision (id),
            step INTEGER NOT NULL CHECK (step IN (1, 2, 3)),
            conclusion TEXT NOT NULL,
            member_id TEXT NOT NULL,
            member_name TEXT NOT NULL,
            concluded_at BIGINT NOT NULL,
            hash TEXT NOT NULL,
            basis TEXT NOT NULL,
            voided_at BIGINT
        )
        """,
        """
        CREATE UNIQUE INDEX article_secrecy_once ON article_secrecy (revision_id, step) WHERE voided_at IS NULL
        """,
        """
        CREATE TABLE article_delegate (
            revision_id TEXT NOT NULL REFERENCES article_revision (id),
            step INTEGER NOT NULL,
            member_id TEXT NOT NULL,
            PRIMARY KEY (revision_id, step)
        )
        """,
        """
        CREATE TABLE article_comment (
            id TEXT NOT NULL PRIMARY KEY,
            article_id TEXT NOT NULL REFERENCES article (id),
            revision_id TEXT NOT NULL REFERENCES article_revision (id),
            quote TEXT NOT NULL,
            words TEXT NOT NULL,
            author_id TEXT NOT NULL,
            author_name TEXT NOT NULL,
            made_at BIGINT NOT NULL
        )
        """,
        "CREATE INDEX article_comment_by_article ON article_comment (article_id, made_at)",
    ]

    private static let findings = [
        """
        CREATE TABLE article_finding (
            id TEXT NOT NULL PRIMARY KEY,
            revision_id TEXT NOT NULL REFERENCES article_revision (id),
            position INTEGER NOT NULL,
            kind TEXT NOT NULL,
            rule TEXT NOT NULL,
            weight TEXT NOT NULL,
            is_privacy INTEGER NOT NULL,
            place TEXT NOT NULL,
            shown TEXT NOT NULL,
            suggestion TEXT NOT NULL,
            range_start INTEGER,
            range_length INTEGER,
            settlement TEXT,
            reason TEXT NOT NULL,
            asked_by TEXT,
            settled_by TEXT,
            settled_at BIGINT
        )
        """,
        "CREATE INDEX article_finding_by_revision ON article_finding (revision_id, position)",
    ]
}
