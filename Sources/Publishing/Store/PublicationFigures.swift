package import Kernel
package import SQL

/// What was published when; asked inside the transaction that keeps the figure (EVAL-3, SITE-5).
extension PublishingStore {
    /// What counts as published in a stretch of days, wherever it is counted (EVAL-3): what went public in it for the first
    /// time and was not taken back as an error.
    private static func counted(
        of agency: AgencyID, from first: Day, through last: Day
    ) -> (condition: String, values: [any SQLConvertible]) {
        (
            """
            a.agency_id = ? AND a.first_published_at >= ? AND a.first_published_at < ? \
            AND (a.withdrawn_kind IS NULL OR a.withdrawn_kind <> ?)
            """,
            [agency, Moment(day: first), Moment(day: last.adding(days: 1)), Withdrawal.Kind.error.rawValue]
        )
    }

    /// How many articles count as published from `first` through `last`, with one of `words` in the title if there are any.
    package static func published(
        of agency: AgencyID, from first: Day, through last: Day, words: [String], in snapshot: Snapshot
    ) throws -> Int {
        var (condition, values) = counted(of: agency, from: first, through: last)
        guard !words.isEmpty else {
            return try snapshot.first("SELECT count(*) FROM article a WHERE \(condition)", values)?.integer(0) ?? 0
        }
        condition += " AND (" + words.map { _ in "r.title LIKE ? ESCAPE '!'" }.joined(separator: " OR ") + ")"
        values += words.map { "%\(PublishingStore.escaped($0))%" }
        return try snapshot.first(
            """
            SELECT count(*) FROM article a JOIN article_revision r ON r.id = a.live_revision_id WHERE \(condition)
            """, values)?.integer(0) ?? 0
    }

    /// The same by the column they stand in now; of these units when any are named.
    package static func publishedByColumn(
        of agency: AgencyID, units: Set<UnitID>? = nil, from first: Day, through last: Day, in snapshot: Snapshot
    ) throws -> [(column: String, count: Int)] {
        var (condition, values) = counted(of: agency, from: first, through: last)
        if let units {
            guard !units.isEmpty else { return [] }
            condition += " AND a.unit_id IN (\(SQLList.marks(units.count)))"
            values += units.sorted() as [any SQLConvertible]
        }
        return try snapshot.query(
            """
            SELECT c.name, count(*) FROM article a JOIN site_column c ON c.id = a.live_column_id
            WHERE \(condition) GROUP BY c.id, c.name ORDER BY 2 DESC, 1
            """, values
        ).map { (try $0.text(0), try $0.integer(1)) }
    }

    static func escaped(_ word: String) -> String {
        word.reduce(into: "") { text, character in
            if "!%_".contains(character) { text.append("!") }
            text.append(character)
        }
    }

    /// Days from the last publication of an agency to `day`; nil when there was none.
    package static func sinceLastPublication(of agency: AgencyID, on day: Day, in snapshot: Snapshot) throws -> Int? {
        try snapshot.first(
            """
            SELECT max(p.published_at) FROM article_publication p JOIN article a ON a.id = p.article_id
            WHERE a.agency_id = ? AND p.published_at < ?
            """, [agency, Moment(day: day.adding(days: 1))])?.optionalMoment(0)?.day.days(to: day)
    }

    /// The columns of a kind, each with the days from what was last published in it to `day`; the columns that have never
    /// had anything are left to the count of empty ones.
    package static func ages(
        of agency: AgencyID, types: Set<ColumnType>, on day: Day, in snapshot: Snapshot
    ) throws -> [(name: String, days: Int)] {
        let names = types.map(\.rawValue).sorted()
        guard !names.isEmpty else { return [] }
        return try snapshot.query(
            """
            SELECT c.name, max(x.published_at) FROM site_column c
            JOIN article_placement p ON p.column_id = c.id JOIN article_publication x ON x.revision_id = p.revision_id
            WHERE c.agency_id = ? AND c.is_active = 1 AND c.type IN (\(SQLList.marks(names.count)))
            AND x.published_at < ? GROUP BY c.id, c.name
            """, [agency] + names + [Moment(day: day.adding(days: 1))]
        ).map { (try $0.text(0), try $0.moment(1).day.days(to: day)) }.sorted { $0.days > $1.days }
    }

    /// Every column of an agency's portals as it stands today.
    package func standings(of agency: AgencyID, in snapshot: Snapshot) throws -> [ColumnStanding] {
        let portals: [PortalID] = try snapshot.query("SELECT id FROM portal WHERE agency_id = ? ORDER BY id", [agency])
            .map { try $0.id(0) }
        return try portals.flatMap { try standings(of: $0, in: snapshot) }
    }

    /// What the gate found in what is public and nobody settled.
    package static func unsettledFindings(of agency: AgencyID, in snapshot: Snapshot) throws -> MeasureReading {
        let condition = "a.agency_id = ? AND f.settlement IS NULL"
        let join = "article_finding f JOIN article a ON a.live_revision_id = f.revision_id"
        let count = try snapshot.first("SELECT count(*) FROM \(join) WHERE \(condition)", [agency])?.integer(0) ?? 0
        let items = try snapshot.query(
            """
            SELECT a.id, r.title, count(*) FROM \(join) JOIN article_revision r ON r.id = a.live_revision_id
            WHERE \(condition) GROUP BY a.id, r.title ORDER BY a.id LIMIT \(MeasureReading.mostItems)
            """, [agency]
        ).map { row in
            let id: ArticleID = try row.id(0)
            return MeasuredItem(
                title: "《\(try row.text(1))》", address: "/console/articles/\(id)", note: "\(try row.integer(2)) 处未处理")
        }
        return MeasureReading(.count(count), items: items)
    }
}
