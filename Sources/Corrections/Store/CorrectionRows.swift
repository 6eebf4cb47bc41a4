import Kernel
import SQL

/// Corrections as rows.
enum CorrectionRows {
    static let columns = """
        c.id, c.agency_id, c.number, c.page, c.page_title, c.kind, c.words, c.state, c.unit_id, c.round, c.received_at, \
        c.reopened_at, c.reopening_words, c.accepted_at, c.closed_at, c.version, \
        (SELECT count(*) FROM correction_ticket t WHERE t.correction_id = c.id)
        """

    static func correction(_ id: CorrectionID, in snapshot: Snapshot) throws -> Correction? {
        try snapshot.first("SELECT \(columns) FROM correction c WHERE c.id = ?", [id]).map {
            try correction(from: $0, in: snapshot)
        }
    }

    static func correction(from row: SQLRow, in snapshot: Snapshot) throws -> Correction {
        var found = Correction(
            id: try row.id(0), agency: try row.id(1), number: try row.text(2), page: try row.text(3),
            pageTitle: try row.text(4), kind: try Stored.value(CorrectionKind.self, try row.text(5)),
            words: try row.text(6), unit: try row.id(8), receivedAt: try row.moment(10))
        found.state = try Stored.value(CorrectionState.self, try row.text(7))
        found.round = try row.integer(9)
        found.reopenedAt = try row.optionalMoment(11)
        found.reopeningWords = try row.text(12)
        found.acceptedAt = try row.optionalMoment(13)
        found.closedAt = try row.optionalMoment(14)
        found.version = try row.integer(15)
        found.reports = try row.integer(16)
        found.answers = try answers(of: found.id, in: snapshot)
        return found
    }

    private static func answers(of id: CorrectionID, in snapshot: Snapshot) throws -> [CorrectionAnswer] {
        try snapshot.query(
            """
            SELECT round, words, is_rejection, unit_id, answered_at FROM correction_answer
            WHERE correction_id = ? ORDER BY round
            """, [id]
        ).map {
            CorrectionAnswer(
                round: try $0.integer(0), words: try $0.text(1), isRejection: try $0.bool(2), unit: try $0.id(3),
                at: try $0.moment(4))
        }
    }

    static func insert(_ new: Correction, sameness: String, in tx: Transaction) throws {
        try tx.execute(
            """
            INSERT INTO correction (id, agency_id, number, page, page_title, kind, words, sameness, state, unit_id, round,
                received_at, reopening_words, is_late, version)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', 0, ?)
            """,
            [
                new.id, new.agency, new.number, new.page, new.pageTitle, new.kind.rawValue, new.words, sameness,
                new.state.rawValue, new.unit, new.round, new.receivedAt, new.version,
            ])
    }

    static func insert(_ answer: CorrectionAnswer, of id: CorrectionID, in tx: Transaction) throws {
        try tx.execute(
            """
            INSERT INTO correction_answer (correction_id, round, words, is_rejection, unit_id, answered_at)
            VALUES (?, ?, ?, ?, ?, ?)
            """, [id, answer.round, answer.words, answer.isRejection, answer.unit, answer.at])
    }

    /// `ZC2026-0007`: the row stays locked until the transaction that took a number ends.
    static func nextNumber(of agency: AgencyID, year: Int, in tx: Transaction) throws -> String {
        try tx.execute(
            """
            INSERT INTO correction_serial (agency_id, year, last) VALUES (?, ?, 0)
            ON CONFLICT (agency_id, year) DO NOTHING
            """, [agency, year])
        try tx.execute(
            "UPDATE correction_serial SET last = last + 1 WHERE agency_id = ? AND year = ?", [agency, year])
        let row = try tx.first(
            "SELECT last FROM correction_serial WHERE agency_id = ? AND year = ?", [agency, year])
        guard let row else { throw SQLError.failed(code: "stored", message: "no serial row") }
        let digits = String(try row.integer(0))
        return "ZC\(year)-\(String(repeating: "0", count: max(4 - digits.count, 0)))\(digits)"
    }
}
