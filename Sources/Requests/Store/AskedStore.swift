package import Kernel
import SQL

/// What came of searches before applications: counts alone, no words (T7).
enum AskedRows {
    static func insert(_ found: Int, of agency: AgencyID, in tx: Transaction) throws -> AskedID {
        let id: AskedID = tx.newID()
        try tx.execute(
            """
            INSERT INTO request_asked (id, agency_id, found, asked_at, opened, solved, applied) VALUES (?, ?, ?, ?, 0, 0, 0)
            """, [id, agency, max(found, 0), tx.now])
        return id
    }

    static func note(_ step: AskFirstStep, _ id: AskedID, in tx: Transaction) throws {
        let column: String? =
            switch step {
            case .shown: nil
            case .opened: "opened"
            case .solved: "solved"
            case .applied: "applied"
            }
        guard let column else { return }
        try tx.execute("UPDATE request_asked SET \(column) = 1 WHERE id = ?", [id])
    }
}

extension RequestStore {
    /// Keeps that so many findings were shown; no word of what was looked for.
    package func showAsked(found: Int, of agency: AgencyID) async throws -> AskedID {
        try await store.write { try AskedRows.insert(found, of: agency, in: $0) }
    }

    /// Marks a step on it, once; an id that is not there is no fault.
    package func noteAsked(_ step: AskFirstStep, _ id: AskedID) async throws {
        try await store.write { try AskedRows.note(step, id, in: $0) }
    }

    /// From the first through the last day.
    package func askedFigures(of agency: AgencyID, from: Day, through: Day) async throws -> AskedFigures {
        try await store.read { snapshot in
            let row = try snapshot.first(
                """
                SELECT count(*), coalesce(sum(CASE WHEN found > 0 THEN 1 ELSE 0 END), 0), coalesce(sum(opened), 0),
                    coalesce(sum(solved), 0), coalesce(sum(applied), 0)
                FROM request_asked WHERE agency_id = ? AND asked_at >= ? AND asked_at < ?
                """, [agency, Moment(day: from), Moment(day: through.adding(days: 1))])
            guard let row else { return AskedFigures() }
            return AskedFigures(
                searches: try row.integer(0), shown: try row.integer(1), opened: try row.integer(2),
                solved: try row.integer(3), applied: try row.integer(4))
        }
    }
}
