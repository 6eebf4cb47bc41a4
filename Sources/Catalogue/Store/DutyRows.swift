import Kernel
import Publishing
import SQL

/// Which columns show an item.
enum BindingRows {
    static func bindings(of items: [CatalogueItemID], in snapshot: Snapshot) throws -> [CatalogueItemID: [ColumnID]] {
        var found: [CatalogueItemID: [ColumnID]] = [:]
        for part in parts(items) {
            let rows = try snapshot.query(
                """
                SELECT item_id, column_id FROM catalogue_binding WHERE item_id IN (\(SQLList.marks(part.count)))
                ORDER BY item_id, column_id
                """, part)
            for row in rows { found[try row.id(0), default: []].append(try row.id(1)) }
        }
        return found
    }

    static func items(in columns: [ColumnID], in snapshot: Snapshot) throws -> [CatalogueItemID] {
        guard !columns.isEmpty else { return [] }
        return try snapshot.query(
            "SELECT DISTINCT item_id FROM catalogue_binding WHERE column_id IN (\(SQLList.marks(columns.count)))",
            columns
        ).map { try $0.id(0) }
    }

    static func replace(
        _ columns: [ColumnID], of item: CatalogueItemID, agency: AgencyID, in tx: Transaction
    ) throws {
        try tx.execute("DELETE FROM catalogue_binding WHERE item_id = ?", [item])
        for column in Set(columns).sorted() {
            try tx.execute(
                "INSERT INTO catalogue_binding (item_id, column_id, agency_id) VALUES (?, ?, ?)",
                [item, column, agency])
        }
    }

    /// Few enough that no engine runs out of placeholders.
    static func parts(_ items: [CatalogueItemID]) -> [[CatalogueItemID]] {
        stride(from: 0, to: items.count, by: 400).map { Array(items[$0..<min($0 + 400, items.count)]) }
    }
}

/// Changes of duties that wait to be followed.
enum ChangeRows {
    struct Open {
        let change: DutyChange
        let rule: String
        let agency: AgencyID
    }

    private static let columns = "id, item_id, owner_id, happened_on, reason, met_at, met_by, rule, agency_id"

    static func changes(of items: [CatalogueItemID], in snapshot: Snapshot) throws -> [DutyChange] {
        try rows(of: items, "", in: snapshot).map(\.change)
    }

    static func open(of items: [CatalogueItemID], in snapshot: Snapshot) throws -> [Open] {
        try rows(of: items, "AND met_at IS NULL", in: snapshot)
    }

    private static func rows(
        of items: [CatalogueItemID], _ condition: String, in snapshot: Snapshot
    ) throws -> [Open] {
        var found: [Open] = []
        for part in BindingRows.parts(items) {
            found += try snapshot.query(
                """
                SELECT \(columns) FROM catalogue_change WHERE item_id IN (\(SQLList.marks(part.count))) \(condition)
                ORDER BY happened_on, id
                """, part
            ).map { row in
                Open(
                    change: DutyChange(
                        id: try row.id(0), item: try row.id(1), owner: try row.id(2), happenedOn: try row.day(3),
                        reason: try row.text(4), metAt: try row.optionalMoment(5), metBy: try row.text(6)),
                    rule: try row.text(7), agency: try row.id(8))
            }
        }
        return found
    }

    static func insert(_ change: DutyChange, rule: String, agency: AgencyID, in tx: Transaction) throws {
        try tx.execute(
            """
            INSERT INTO catalogue_change (id, agency_id, item_id, owner_id, rule, happened_on, reason, met_by)
            VALUES (?, ?, ?, ?, ?, ?, ?, '')
            """, [change.id, agency, change.item, change.owner, rule, change.happenedOn, change.reason])
    }

    static func meet(_ id: DutyChangeID, by what: String, in tx: Transaction) throws {
        try tx.execute("UPDATE catalogue_change SET met_at = ?, met_by = ? WHERE id = ?", [tx.now, what, id])
    }
}

extension DutyChange {
    var subject: Obligation.Subject { Obligation.Subject(kind: "catalogue_change", id: id.text) }
}

/// Yearly reviews of a catalogue, open and done.
enum ReviewRows {
    static func open(
        of catalogue: CatalogueName, in snapshot: Snapshot
    ) throws -> (id: CatalogueReviewID, dueOn: Day)? {
        try snapshot.first(
            """
            SELECT id, due_on FROM catalogue_review WHERE agency_id = ? AND kind = ? AND unit_id = ?
            AND concluded_at IS NULL
            """, [catalogue.agency, catalogue.kind.rawValue, catalogue.unit?.text ?? ""]
        ).map { (id: try $0.id(0), dueOn: try $0.day(1)) }
    }

    static func insert(
        _ id: CatalogueReviewID, of catalogue: CatalogueName, due: Day, in tx: Transaction
    ) throws {
        try tx.execute(
            "INSERT INTO catalogue_review (id, agency_id, kind, unit_id, due_on, note) VALUES (?, ?, ?, ?, ?, '')",
            [id, catalogue.agency, catalogue.kind.rawValue, catalogue.unit?.text ?? "", due])
    }

    static func conclude(_ id: CatalogueReviewID, note: String, in tx: Transaction) throws {
        try tx.execute("UPDATE catalogue_review SET concluded_at = ?, note = ? WHERE id = ?", [tx.now, note, id])
    }

    static func subject(_ id: CatalogueReviewID) -> Obligation.Subject {
        Obligation.Subject(kind: "catalogue_review", id: id.text)
    }
}
