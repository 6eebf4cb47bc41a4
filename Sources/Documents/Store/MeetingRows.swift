import Kernel
import SQL

enum MeetingRows {
    private static let columns = """
        m.id, m.agency_id, m.unit_id, m.recorder_id, m.recorder_name, m.kind, m.title, m.held_on, \
        m.livestream_address, m.confirmer_name, m.confirmed_on, m.version
        """

    static func meeting(_ id: MeetingID, in snapshot: Snapshot) throws -> Meeting? {
        try snapshot.first("SELECT \(columns) FROM meeting m WHERE m.id = ?", [id]).map { try read($0, in: snapshot) }
    }

    static func meeting(holding id: MeetingDecisionID, in snapshot: Snapshot) throws -> Meeting? {
        try snapshot.first(
            "SELECT \(columns) FROM meeting m JOIN meeting_decision d ON d.meeting_id = m.id WHERE d.id = ?", [id]
        ).map { try read($0, in: snapshot) }
    }

    static func meetings(of agencies: [AgencyID], limit: Int, in snapshot: Snapshot) throws -> [Meeting] {
        try snapshot.query(
            """
            SELECT \(columns) FROM meeting m WHERE m.agency_id IN (\(SQLList.marks(agencies.count)))
            ORDER BY m.held_on DESC, m.id DESC LIMIT \(limit)
            """, agencies
        ).map { try read($0, in: snapshot) }
    }

    /// The decisions that `article` stands for.
    static func decisions(of article: String, in snapshot: Snapshot) throws -> [MeetingDecisionID] {
        try snapshot.query("SELECT id FROM meeting_decision WHERE article_id = ? ORDER BY position", [article]).map {
            try $0.id(0)
        }
    }

    static func insert(_ meeting: Meeting, in tx: Transaction) throws {
        let contents = meeting.contents
        try tx.execute(
            """
            INSERT INTO meeting (id, agency_id, unit_id, kind, title, held_on, has_livestream, livestream_address,
            recorder_id, recorder_name, version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                meeting.id, meeting.agency, meeting.unit, contents.kind.rawValue, contents.title, contents.heldOn,
                contents.livestreamAddress != nil, contents.livestreamAddress, meeting.recorder,
                meeting.recorderName, meeting.version,
            ])
        try insertDecisions(of: meeting, in: tx)
    }

    static func replace(_ next: Meeting, from meeting: Meeting, in tx: Transaction) throws {
        try update(next, from: meeting, in: tx)
        try tx.execute("DELETE FROM meeting_decision WHERE meeting_id = ?", [next.id])
        try insertDecisions(of: next, in: tx)
    }

    static func update(_ next: Meeting, from meeting: Meeting, in tx: Transaction) throws {
        let contents = next.contents
        let changed = try tx.execute(
            """
            UPDATE meeting SET kind = ?, title = ?, held_on = ?, has_livestream = ?, livestream_address = ?,
            confirmer_name = ?, confirmed_on = ?, version = ? WHERE id = ? AND agency_id = ? AND version = ?
            """,
            [
                contents.kind.rawValue, contents.title, contents.heldOn, contents.livestreamAddress != nil,
                contents.livestreamAddress, next.confirmerName, next.confirmedOn, next.version, next.id, next.agency,
                meeting.version,
            ])
        guard changed == 1 else { throw DocumentStore.changedMeanwhile }
    }

    private static func insertDecisions(of meeting: Meeting, in tx: Transaction) throws {
        for (position, decision) in meeting.decisions.enumerated() {
            try tx.execute(
                """
                INSERT INTO meeting_decision
                (id, meeting_id, agency_id, position, text, attribute, reason, document_id, article_id, address)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    decision.id, meeting.id, meeting.agency, position, decision.text, decision.attribute.rawValue,
                    decision.reason, decision.document, decision.article, decision.address,
                ])
        }
    }

    private static func read(_ row: SQLRow, in snapshot: Snapshot) throws -> Meeting {
        var cursor = RowCursor(row)
        let id: MeetingID = try cursor.id(), agency: AgencyID = try cursor.id(), unit: UnitID = try cursor.id()
        let recorder: MemberID = try cursor.id(), recorderName = try cursor.text()
        let contents = MeetingContents(
            kind: try cursor.value(Meeting.Kind.self), title: try cursor.text(), heldOn: try cursor.day(),
            livestreamAddress: try cursor.optionalText())
        return Meeting(
            id: id, agency: agency, unit: unit, recorder: recorder, recorderName: recorderName, contents: contents,
            decisions: try decisions(of: id, in: snapshot), confirmerName: try cursor.optionalText(),
            confirmedOn: try cursor.optionalDay(), version: try cursor.integer())
    }

    private static func decisions(of id: MeetingID, in snapshot: Snapshot) throws -> [MeetingDecision] {
        try snapshot.query(
            """
            SELECT id, text, attribute, reason, document_id, article_id, address, withdrawn_at FROM meeting_decision
            WHERE meeting_id = ? ORDER BY position
            """, [id]
        ).map { row in
            MeetingDecision(
                id: try row.id(0), text: try row.text(1),
                attribute: try Stored.value(DisclosureAttribute.self, try row.text(2)), reason: try row.text(3),
                document: try row.optionalID(4), article: try row.optionalText(5), address: try row.optionalText(6),
                withdrawnAt: try row.optionalMoment(7))
        }
    }
}
