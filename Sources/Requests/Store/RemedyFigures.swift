package import Kernel
package import SQL

/// What reviews and courts made of replies; asked inside the transaction that keeps the figure (EVAL-3).
extension RequestStore {
    /// Decided from `first` through `last`: how many were corrected, of how many, and which.
    package static func corrected(
        of agency: AgencyID, from first: Day, through last: Day, in snapshot: Snapshot
    ) throws -> (corrected: Int, decided: Int, items: [MeasuredItem]) {
        let rows = try snapshot.query(
            """
            SELECT m.result, q.id, q.number, m.decided_on FROM request_remedy m JOIN request q ON q.id = m.request_id
            WHERE q.agency_id = ? AND m.result IS NOT NULL AND m.decided_on >= ? AND m.decided_on <= ?
            ORDER BY m.decided_on DESC, m.id
            """, [agency, first, last])
        let bad = try rows.filter { try $0.text(0) == Remedy.Result.corrected.rawValue }
        let items = try bad.map { row in
            let id: RequestID = try row.id(1)
            return MeasuredItem(
                title: "申请\(try row.text(2))的答复被纠正", address: "/console/requests/\(id)", note: "\(try row.day(3))作出决定")
        }
        return (bad.count, rows.count, items)
    }
}
