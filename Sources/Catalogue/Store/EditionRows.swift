import Kernel
import SQL

/// Editions and their lines as rows.
enum EditionRows {
    private static let columns = """
        e.id, e.agency_id, e.kind, e.unit_id, e.keeper_id, e.number, e.stage, e.change_note, e.import_note, \
        e.drafter_id, e.submitter_id, e.approver_name, e.approved_at, e.superseded_at, e.version
        """

    static func edition(_ id: EditionID, in snapshot: Snapshot) throws -> CatalogueEdition? {
        try snapshot.first("SELECT \(columns) FROM catalogue_edition e WHERE e.id = ?", [id]).map {
            try whole(try read($0), in: snapshot)
        }
    }

    /// The editions of agencies, and of institutions that are units, without their lines, the newest first.
    static func editions(of agencies: [AgencyID], units: [UnitID] = [], in snapshot: Snapshot) throws
        -> [CatalogueEdition]
    {
        guard !agencies.isEmpty else { return [] }
        return try snapshot.query(
            """
            SELECT \(columns) FROM catalogue_edition e WHERE e.agency_id IN (\(SQLList.marks(agencies.count)))
            OR e.unit_id IN (\(SQLList.marks(max(units.count, 1))))
            ORDER BY e.agency_id, e.kind, e.unit_id, e.number DESC
            """, agencies.map(\.text) + (units.isEmpty ? ["-"] : units.map(\.text))
        ).map(read)
    }

    static func editions(of name: CatalogueName, in snapshot: Snapshot) throws -> [CatalogueEdition] {
        try snapshot.query(
            """
            SELECT \(columns) FROM catalogue_edition e WHERE e.agency_id = ? AND e.kind = ? AND e.unit_id = ?
            ORDER BY e.number DESC
            """, [name.agency, name.kind.rawValue, name.unit?.text ?? ""]
        ).map(read)
    }

    static func whole(_ edition: CatalogueEdition, in snapshot: Snapshot) throws -> CatalogueEdition {
        var whole = edition
        whole.items = try ItemRows.items(of: edition.id, in: snapshot)
        return whole
    }

    private static func read(_ row: SQLRow) throws -> CatalogueEdition {
        CatalogueEdition(
            id: try row.id(0), agency: try row.id(1), kind: try Stored.value(CatalogueKind.self, try row.text(2)),
            unit: UnitID(try row.text(3)), keeper: try row.id(4), number: try row.integer(5),
            stage: try Stored.value(CatalogueEdition.Stage.self, try row.text(6)), changeNote: try row.text(7),
            importNote: try row.text(8), drafter: try row.id(9), submitter: try row.optionalID(10),
            approverName: try row.text(11), approvedAt: try row.optionalMoment(12),
            supersededAt: try row.optionalMoment(13), version: try row.integer(14))
    }

    static func insert(_ edition: CatalogueEdition, in tx: Transaction) throws {
        try tx.execute(
            """
            INSERT INTO catalogue_edition (id, agency_id, kind, unit_id, keeper_id, number, stage, change_note,
                import_note, drafter_id, submitter_id, approver_name, approved_at, superseded_at, version)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                edition.id, edition.agency, edition.kind.rawValue, edition.unit?.text ?? "", edition.keeper,
                edition.number, edition.stage.rawValue, edition.changeNote, edition.importNote, edition.drafter,
                edition.submitter, edition.approverName, edition.approvedAt, edition.supersededAt, edition.version,
            ])
        try ItemRows.insert(edition.items, of: edition.id, in: tx)
    }

    /// Writes what can change; the version column tells two people at once apart.
    static func update(_ next: CatalogueEdition, from before: CatalogueEdition, in tx: Transaction) throws {
        let changed = try tx.execute(
            """
            UPDATE catalogue_edition SET stage = ?, change_note = ?, import_note = ?, submitter_id = ?,
                approver_name = ?, approved_at = ?, superseded_at = ?, version = ? WHERE id = ? AND version = ?
            """,
            [
                next.stage.rawValue, next.changeNote, next.importNote, next.submitter, next.approverName,
                next.approvedAt, next.supersededAt, next.version, next.id, before.version,
            ])
        guard changed == 1 else { throw CatalogueStore.changedMeanwhile }
        guard next.items != before.items else { return }
        try tx.execute("DELETE FROM catalogue_item WHERE edition_id = ?", [next.id])
        try ItemRows.insert(next.items, of: next.id, in: tx)
    }
}

enum ItemRows {
    private static let columns = """
        id, category, name, content, basis, clause, channels, other_channel, time_limit, owner_words, owner_id, \
        audiences, audience_group, modes, levels, remarks
        """

    static func items(of edition: EditionID, in snapshot: Snapshot) throws -> [CatalogueItem] {
        try snapshot.query(
            "SELECT \(columns) FROM catalogue_item WHERE edition_id = ? ORDER BY position", [edition]
        ).map { row in
            let content = ItemContent(
                category: try row.text(1), name: try row.text(2), content: try row.text(3), basis: try row.text(4),
                clause: try row.text(5), channels: try set(row, 6), otherChannel: try row.text(7),
                limit: TimeLimit(try row.text(8)), ownerWords: try row.text(9), audiences: try set(row, 11),
                group: try row.text(12), modes: try set(row, 13), levels: try set(row, 14))
            let remarks = try row.text(15).split(separator: "\n").map(String.init)
            return CatalogueItem(id: try row.id(0), content: content, owner: try row.optionalID(10), remarks: remarks)
        }
    }

    static func insert(_ items: [CatalogueItem], of edition: EditionID, in tx: Transaction) throws {
        for (position, item) in items.enumerated() {
            let content = item.content
            try tx.execute(
                """
                INSERT INTO catalogue_item (edition_id, position, \(columns))
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    edition, position, item.id, content.category, content.name, content.content, content.basis,
                    content.clause, words(content.channels), content.otherChannel, content.limit.text,
                    content.ownerWords, item.owner, words(content.audiences), content.group, words(content.modes),
                    words(content.levels), item.remarks.joined(separator: "\n"),
                ])
        }
    }

    private static func words<Value: RawRepresentable & CaseIterable & Hashable>(_ set: Set<Value>) -> String
    where Value.RawValue == String {
        set.inOrder().map(\.rawValue).joined(separator: " ")
    }

    private static func set<Value: RawRepresentable & Hashable>(_ row: SQLRow, _ index: Int) throws -> Set<Value>
    where Value.RawValue == String {
        Set(try row.text(index).split(separator: " ").map { try Stored.value(Value.self, String($0)) })
    }
}
