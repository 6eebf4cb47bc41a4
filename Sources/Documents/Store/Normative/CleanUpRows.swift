import Kernel
import SQL

/// Reads and writes clean-ups with their items.
enum CleanUpRows {
    private static let columns = """
        id, agency_id, title, as_of, opened_by, state, decided_on, approver_name, address, version
        """

    static func cleanUp(_ id: CleanUpID, in snapshot: Snapshot) throws -> CleanUp? {
        try snapshot.first("SELECT \(columns) FROM clean_up WHERE id = ?", [id]).map { row in
            try cleanUp(from: row, items(of: id, in: snapshot))
        }
    }

    static func all(of agency: AgencyID, in snapshot: Snapshot) throws -> [CleanUp] {
        try snapshot.query("SELECT \(columns) FROM clean_up WHERE agency_id = ? ORDER BY as_of DESC, id DESC", [agency])
            .map { row in try cleanUp(from: row, items(of: row.id(0), in: snapshot)) }
    }

    static func insert(_ cleanUp: CleanUp, in tx: Transaction) throws {
        try tx.execute(
            """
            INSERT INTO clean_up (id, agency_id, title, as_of, opened_by, state, version) VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            [
                cleanUp.id, cleanUp.agency, cleanUp.title, cleanUp.asOf, cleanUp.openedBy, cleanUp.state.rawValue,
                cleanUp.version,
            ])
        for (position, item) in cleanUp.items.enumerated() {
            try tx.execute(
                """
                INSERT INTO clean_up_item (clean_up_id, normative_id, agency_id, position, title, number, unit_id)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """, [cleanUp.id, item.text, cleanUp.agency, position, item.title, item.number, item.unit])
        }
    }

    static func update(_ next: CleanUp, from before: CleanUp, in tx: Transaction) throws {
        let changed = try tx.execute(
            """
            UPDATE clean_up SET state = ?, decided_on = ?, approver_name = ?, address = ?, version = ?
            WHERE id = ? AND agency_id = ? AND version = ?
            """,
            [
                next.state.rawValue, next.decidedOn, next.approver, next.address, next.version, before.id,
                before.agency, before.version,
            ])
        guard changed == 1 else { throw NormativeStore.changedMeanwhile }
        for item in next.items where item != before.item(item.text) { try update(item, of: next, in: tx) }
    }

    private static func update(_ item: CleanUpItem, of cleanUp: CleanUp, in tx: Transaction) throws {
        let proposal = item.proposal, review = item.review
        try tx.execute(
            """
            UPDATE clean_up_item SET choice = ?, reason = ?, proposer_id = ?, proposer_name = ?, agrees = ?,
                review_note = ?, reviewer_id = ?, reviewer_name = ?, settled_by = ?, settled_on = ?
            WHERE clean_up_id = ? AND normative_id = ?
            """,
            [
                proposal?.choice.rawValue, proposal?.reason, proposal?.by, proposal?.byName, review?.agrees,
                review?.note, review?.by, review?.byName, item.settlement?.by, item.settlement?.on, cleanUp.id,
                item.text,
            ])
    }

    private static func cleanUp(from row: SQLRow, _ items: [CleanUpItem]) throws -> CleanUp {
        CleanUp(
            id: try row.id(0), agency: try row.id(1), title: try row.text(2), asOf: try row.day(3),
            openedBy: try row.id(4), state: try Stored.value(CleanUp.State.self, try row.text(5)), items: items,
            decidedOn: try row.optionalDay(6), approver: try row.optionalText(7), address: try row.optionalText(8),
            version: try row.integer(9))
    }

    private static func items(of id: CleanUpID, in snapshot: Snapshot) throws -> [CleanUpItem] {
        try snapshot.query(
            """
            SELECT normative_id, title, number, unit_id, choice, reason, proposer_id, proposer_name, agrees,
                review_note, reviewer_id, reviewer_name, settled_by, settled_on
            FROM clean_up_item WHERE clean_up_id = ? ORDER BY position
            """, [id]
        ).map { row in
            var cursor = RowCursor(row)
            var item = CleanUpItem(
                text: try cursor.id(), title: try cursor.text(), number: try cursor.text(), unit: try cursor.id())
            let choice = try cursor.optionalValue(CleanUpChoice.self), reason = try cursor.optionalText()
            let proposer: MemberID? = try cursor.optionalID(), name = try cursor.optionalText()
            if let choice, let reason, let proposer, let name {
                item.proposal = CleanUpItem.Proposal(choice, reason: reason, by: proposer, byName: name)
            }
            let agrees = try cursor.optionalInteger(), note = try cursor.optionalText()
            let reviewer: MemberID? = try cursor.optionalID(), reviewerName = try cursor.optionalText()
            if let agrees, let note, let reviewer, let reviewerName {
                item.review = CleanUpItem.Review(agrees: agrees == 1, note: note, by: reviewer, byName: reviewerName)
            }
            let settledBy: NormativeID? = try cursor.optionalID()
            if let day = try cursor.optionalDay() {
                item.settlement = CleanUpItem.Settlement(by: settledBy, on: day)
            }
            return item
        }
    }
}
