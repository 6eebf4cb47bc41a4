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
