import Kernel
import SQL

/// Portals and their columns as rows.
enum ColumnRows {
    static let columns = """
        c.id, c.agency_id, c.portal_id, c.parent_id, c.slug, c.name, c.type, c.description, c.keywords, c.freshness, \
        c.position, c.is_active, c.is_important, c.form, c.place
        """

    static func column(_ id: ColumnID, in snapshot: Snapshot) throws -> SiteColumn? {
        try snapshot.first("SELECT \(columns) FROM site_column c WHERE c.id = ?", [id]).map(column)
    }

    static func columns(of portal: PortalID, in snapshot: Snapshot) throws -> [SiteColumn] {
        try snapshot.query(
            "SELECT \(columns) FROM site_column c WHERE c.portal_id = ? ORDER BY c.position, c.slug", [portal]
        ).map(column)
    }

    static func column(from row: SQLRow) throws -> SiteColumn {
        SiteColumn(
            id: try row.id(0), agency: try row.id(1), portal: try row.id(2), parent: try row.optionalID(3),
            slug: try row.text(4), name: try row.text(5), type: try Stored.value(ColumnType.self, try row.text(6)),
            description: try row.text(7), keywords: try row.text(8), freshness: try row.optionalInteger(9),
            order: try row.integer(10), isActive: try row.bool(11), isImportant: try row.bool(12),
            form: try Stored.value(ContentForm.self, try row.text(13)),
            place: try row.optionalText(14).map { try Stored.value(FixedPlace.self, $0) })
    }

    static func write(_ column: SiteColumn, isNew: Bool, in tx: Transaction) throws {
        let values: [any SQLConvertible] = [
            column.parent, column.slug, column.name, column.type.rawValue, column.description, column.keywords,
            column.freshness, column.order, column.isActive, column.isImportant, column.form.rawValue,
            column.place?.rawValue,
        ]
        if isNew {
            try tx.execute(
                """
                INSERT INTO site_column (parent_id, slug, name, type, description, keywords, freshness, position,
                    is_active, is_important, form, place, id, agency_id, portal_id)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, values + [column.id, column.agency, column.portal])
        } else {
            try tx.execute(
                """
                UPDATE site_column SET parent_id = ?, slug = ?, name = ?, type = ?, description = ?, keywords = ?,
                    freshness = ?, position = ?, is_active = ?, is_important = ?, form = ?,
                    place = ?
                WHERE id = ?
                """, values + [column.id])
        }
    }

    static let portalColumns = "p.id, p.agency_id, p.code, p.name, p.host, p.site_code, p.is_default"

    static func portal(from row: SQLRow) throws -> Portal {
        Portal(
            id: try row.id(0), agency: try row.id(1), code: try row.text(2), name: try row.text(3),
            host: try row.text(4), siteCode: try row.text(5), isDefault: try row.bool(6))
    }
}
