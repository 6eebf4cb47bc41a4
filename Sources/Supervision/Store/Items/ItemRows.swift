import Kernel
import SQL

/// Supervision items as rows.
enum ItemRows {
    static let columns = """
        i.id, i.agency_id, i.target_id, i.unit_id, i.drafter_id, i.drafted_at, i.title, i.demand, i.due_on, i.stage, \
        i.number, i.signer_id, i.issued_at, i.acknowledged_at, i.closed_at, i.round, i.version
        """

    static func item(_ id: SupervisionItemID, in snapshot: Snapshot) throws -> SupervisionItem? {
        try snapshot.first("SELECT \(columns) FROM supervision_item i WHERE i.id = ?", [id]).map {
            try item(from: $0, in: snapshot)
        }
    }

    static func item(from row: SQLRow, in snapshot: Snapshot) throws -> SupervisionItem {
        let id: SupervisionItemID = try row.id(0)
        var found = SupervisionItem(
            id: id, agency: try row.id(1), target: try row.id(2), unit: try row.id(3), drafter: try row.id(4),
            draftedAt: try row.moment(5),
            contents: ItemContents(title: try row.text(6), demand: try row.text(7), due: try row.day(8)),
            matters: try matters(of: id, in: snapshot))
        found.stage = try Stored.value(ItemStage.self, try row.text(9))
        found.number = try row.optionalText(10)
        found.signer = try row.optionalID(11)
        found.issuedAt = try row.optionalMoment(12)
        found.acknowledgedAt = try row.optionalMoment(13)
        found.closedAt = try row.optionalMoment(14)
        found.round = try row.integer(15)
        found.version = try row.integer(16)
        found.reports = try reports(of: id, in: snapshot)
        found.papers = try papers(of: id, in: snapshot)
        return found
    }

    private static func matters(of id: SupervisionItemID, in snapshot: Snapshot) throws -> [ItemMatter] {
        try snapshot.query(
            """
            SELECT obligation_id, rule, title, due_on, signal FROM supervision_matter WHERE item_id = ? ORDER BY position
            """, [id]
        ).map {
            ItemMatter(
                obligation: try $0.optionalID(0), rule: try $0.text(1), title: try $0.text(2),
                due: try $0.optionalDay(3), signal: try Stored.value(Signal.self, try $0.text(4)))
        }
    }

    private static func reports(of id: SupervisionItemID, in snapshot: Snapshot) throws -> [Rectification] {
        try snapshot.query(
            "SELECT round, words, member_id, reported_at FROM supervision_report WHERE item_id = ? ORDER BY position",
            [id]
        ).map {
            Rectification(
                round: try $0.integer(0), words: try $0.text(1), by: try $0.id(2), at: try $0.moment(3))
        }
    }

    private static func papers(of id: SupervisionItemID, in snapshot: Snapshot) throws -> [ItemPaper] {
        try snapshot.query(
            "SELECT id, kind, number, issued_on, words, member_id FROM supervision_paper WHERE item_id = ? ORDER BY id",
            [id]
        ).map {
            ItemPaper(
                id: try $0.id(0), kind: try Stored.value(ItemPaperKind.self, try $0.text(1)), number: try $0.text(2),
                issuedOn: try $0.day(3), words: try $0.text(4).split(separator: "\n").map(String.init),
                by: try $0.id(5))
        }
    }

    // MARK: Writing

    static func insert(_ new: SupervisionItem, in tx: Transaction) throws {
        try tx.execute(
            """
            INSERT INTO supervision_item (id, agency_id, target_id, unit_id, drafter_id, drafted_at, title, demand,
                due_on, stage, round, version)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                new.id, new.agency, new.target, new.unit, new.drafter, new.draftedAt, new.contents.title,
                new.contents.demand, new.contents.due, new.stage.rawValue, new.round, new.version,
            ])
        for (place, matter) in new.matters.enumerated() {
            try tx.execute(
                """
                INSERT INTO supervision_matter (item_id, position, obligation_id, rule, title, due_on, signal)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    new.id, place, matter.obligation, matter.rule, matter.title, matter.due, matter.signal.rawValue,
                ])
        }
    }

    /// False when somebody else changed it since it was read.
    static func update(_ next: SupervisionItem, from version: Int, in tx: Transaction) throws -> Bool {
        try tx.execute(
            """
            UPDATE supervision_item SET title = ?, demand = ?, due_on = ?, stage = ?, number = ?, signer_id = ?,
                issued_at = ?, acknowledged_at = ?, closed_at = ?, round = ?, version = ?
            WHERE id = ? AND version = ?
            """,
            [
                next.contents.title, next.contents.demand, next.contents.due, next.stage.rawValue, next.number,
                next.signer, next.issuedAt, next.acknowledgedAt, next.closedAt, next.round, next.version, next.id,
                version,
            ]) == 1
    }

    static func insert(_ report: Rectification, at place: Int, of id: SupervisionItemID, in tx: Transaction) throws {
        try tx.execute(
            """
            INSERT INTO supervision_report (item_id, position, round, words, member_id, reported_at)
            VALUES (?, ?, ?, ?, ?, ?)
            """, [id, place, report.round, report.words, report.by, report.at])
    }

    static func insert(_ paper: ItemPaper, of item: SupervisionItem, in tx: Transaction) throws {
        try tx.execute(
            """
            INSERT INTO supervision_paper (id, item_id, agency_id, kind, number, issued_on, words, member_id)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                paper.id, item.id, item.agency, paper.kind.rawValue, paper.number, paper.issuedOn,
                paper.words.joined(separator: "\n"), paper.by,
            ])
    }
}
