extension PublishingMigrations {
    /// 公示截止期 of the live text, kept beside it; taken once from the fields of what is public already.
    static func shownUntil(_ place: String, _ character: String) -> [String] {
        let key = "'shown_until' || \(character)(31)"
        return [
            "ALTER TABLE article ADD COLUMN shown_until TEXT",
            """
            UPDATE article SET shown_until = (
                SELECT substr(r.fields, \(place)(r.fields, \(key)) + 12, 10) FROM article_revision r
                WHERE r.id = article.live_revision_id AND \(place)(r.fields, \(key)) > 0)
            WHERE live_revision_id IS NOT NULL
            """,
            "CREATE INDEX article_by_shown_until ON article (shown_until)",
        ]
    }

    /// The document that the live text explains (INT-4), kept beside it, so that a page finds its interpretations by an
    /// index and not by reading them all; taken once from the fields of what is public already.
    static func explains(_ explained: String) -> [String] {
        [
            "ALTER TABLE article ADD COLUMN explains_id TEXT",
            """
            UPDATE article SET explains_id = (SELECT \(explained) FROM article_revision r
                WHERE r.id = article.live_revision_id AND r.fields LIKE 'interpretation%')
            WHERE live_revision_id IS NOT NULL
            """,
            "CREATE INDEX article_by_explained ON article (explains_id)",
        ]
    }

    /// The last 36 characters of the value of `explains` among the fields of `r`; nothing an article has, where it has none.
    static let explainedInSQLite = "lower(substr(\(explainedValue("instr", "char")), -36))"
    static let explainedInPostgres = "lower(right(\(explainedValue("strpos", "chr")), 36))"

    private static func explainedValue(_ place: String, _ character: String) -> String {
        let rest = "substr(r.fields, \(place)(r.fields, 'explains' || \(character)(31)) + 9)"
        return "substr(\(rest), 1, \(place)(\(rest) || \(character)(30), \(character)(30)) - 1)"
    }

    /// The duty that a stale column opened (SITE-5), its fixed place in 政府信息公开 (SITE-8), and what of a renamed column
    /// is still to be told to those who follow.
    static let columnDuties = [
        "ALTER TABLE site_column ADD COLUMN stale_duty TEXT",
        "ALTER TABLE site_column ADD COLUMN place TEXT",
        """
        CREATE TABLE column_relabelling (
            column_id TEXT NOT NULL PRIMARY KEY REFERENCES site_column (id),
            after_id TEXT NOT NULL
        )
        """,
    ]
}
