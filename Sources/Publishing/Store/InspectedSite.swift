package import Kernel
package import SQL

/// A column as an inspection of a day would find it (SITE-5, item 4).
package struct InspectedColumn: Hashable, Sendable {
    package let column: SiteColumn
    /// Nil when there was nothing in it.
    package let last: Day?
    /// Whose text was the last one there.
    package let unit: UnitID?
}

/// What an inspection asks the records of a site.
extension PublishingStore {
    /// The columns that are shown, with what had been published in them and those under them by the end of `day`.
    package static func columns(
        of agency: AgencyID, on day: Day, in snapshot: Snapshot
    ) throws -> [InspectedColumn] {
        let end = Moment(day: day.adding(days: 1))
        let rows = try snapshot.query(
            """
            SELECT p.column_id, a.unit_id, max(x.published_at) FROM article_placement p
            JOIN article_publication x ON x.revision_id = p.revision_id JOIN article a ON a.id = x.article_id
            WHERE a.agency_id = ? AND x.published_at < ? AND (a.withdrawn_at IS NULL OR a.withdrawn_at >= ?)
            GROUP BY p.column_id, a.unit_id
            """, [agency, end, end])
        var last: [ColumnID: (day: Day, unit: UnitID)] = [:]
        for row in rows {
            let column: ColumnID = try row.id(0), at = try row.moment(2).day
            if last[column].map({ $0.day < at }) ?? true { last[column] = (at, try row.id(1)) }
        }
        let portals: [PortalID] = try snapshot.query("SELECT id FROM portal WHERE agency_id = ? ORDER BY id", [agency])
            .map { try $0.id(0) }
        let columns = try portals.flatMap { try ColumnRows.columns(of: $0, in: snapshot) }
        let days = SiteColumn.rolledUp(last.mapValues(\.day), among: columns)
        return columns.filter(\.isActive).map {
            InspectedColumn(column: $0, last: days[$0.id], unit: last[$0.id]?.unit)
        }
    }

    /// Every guide that can be read today, with the names of the key elements that it does not say (SITE-5, item 6).
    package static func guides(
        of agency: AgencyID, in snapshot: Snapshot
    ) throws -> [(id: ArticleID, title: String, unit: UnitID, lacking: [String])] {
        let needed = ContentForm.guide.fields.filter(\.isRequired)
        return try snapshot.query(
            """
            SELECT a.id, r.title, a.unit_id, r.fields FROM article a JOIN article_revision r ON r.id = a.live_revision_id
            WHERE a.agency_id = ? AND a.withdrawn_kind IS NULL AND r.fields LIKE 'guide%' ORDER BY a.id
            """, [agency]
        ).map { row in
            let fields = try FieldText.fields(from: try row.text(3))
            return (
                try row.id(0), try row.text(1), try row.id(2), needed.filter { fields[$0.key].isEmpty }.map(\.name)
            )
        }
    }

    /// What the gate found in what can be read today and nobody settled, of high weight.
    package static func openFindings(
        of agency: AgencyID, in snapshot: Snapshot
    ) throws -> [(id: ArticleID, title: String, unit: UnitID, finding: OpenFinding)] {
        try snapshot.query(
            """
            SELECT a.id, r.title, a.unit_id, f.rule, f.is_privacy, f.shown, f.suggestion, f.place FROM article_finding f
            JOIN article a ON a.live_revision_id = f.revision_id JOIN article_revision r ON r.id = a.live_revision_id
            WHERE a.agency_id = ? AND a.withdrawn_kind IS NULL AND f.settlement IS NULL AND f.weight = 'high'
            ORDER BY a.id, f.position LIMIT 500
            """, [agency]
        ).map { row in
            (
                try row.id(0), try row.text(1), try row.id(2),
                OpenFinding(
                    rule: try row.text(3), isPrivacy: try row.bool(4), shown: try row.text(5),
                    suggestion: try row.text(6), place: try row.text(7))
            )
        }
    }

    /// Live texts with links that lead to nothing public, with the unit of each.
    package static func deadLinks(
        of agency: AgencyID, in snapshot: Snapshot
    ) throws -> [(item: MeasuredItem, unit: UnitID?)] {
        let broken = try brokenLinks(of: agency, in: snapshot).items
        return try broken.map { item in
            let id = item.address.split(separator: "/").last.flatMap { ArticleID($0) }
            let unit: UnitID? = try id.flatMap {
                try snapshot.first("SELECT unit_id FROM article WHERE id = ?", [$0])?.id(0)
            }
            return (item, unit)
        }
    }
}

/// What the gate found and nobody settled, masked.
package struct OpenFinding: Hashable, Sendable {
    package let rule: String
    package let isPrivacy: Bool
    package let shown: String
    package let suggestion: String
    package let place: String
}
