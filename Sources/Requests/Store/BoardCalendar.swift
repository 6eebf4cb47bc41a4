import Kernel
package import Obligations
package import SQL

/// The board is sorted by days that a new calendar can move (CAL-5).
extension RequestStore {
    /// Writes changed deadlines into the rows of their cases, in the transaction that changed them. Part of loading a calendar,
    /// which journals it.
    package static let followDeadlines: DeadlineFollower = { affected, tx in
        var shown: [BoardRow: BoardDay] = [:]
        for moved in affected where moved.obligation.subject.kind == "request" {
            let rule = moved.obligation.rule
            guard rule != RequestDuty.correctionNotice.rule else { continue }
            let row = BoardRow(
                id: moved.obligation.subject.id, isConfirmation: rule == RequestDuty.confirmation.rule)
            shown[row] = BoardDay(
                due: moved.after, isProvisional: moved.obligation.dueCache?.isProvisional ?? false,
                isConfirmation: row.isConfirmation)
        }
        let all = try tx.first("SELECT count(*) FROM request")?.integer(0) ?? 0
        guard shown.count > few, shown.count * 4 > all else { return try write(shown, in: tx) }
        try tx.settingAsideIndexes(of: "request", with: ["due_sort"]) { try write(shown, in: tx) }
    }

    /// Many cases are due on the same day: one statement writes that for hundreds.
    private static func write(_ shown: [BoardRow: BoardDay], in tx: Transaction) throws {
        for (day, rows) in Dictionary(grouping: shown.keys, by: { shown[$0] }) {
            guard let day else { continue }
            let ids = rows.map(\.id).sorted()
            for start in stride(from: 0, to: ids.count, by: most) {
                try write(day, to: ids[start..<min(start + most, ids.count)], in: tx)
            }
        }
    }

    private static let most = 500
    /// So many are moved one by one, whatever part of the board they are.
    private static let few = 2_000

    private struct BoardRow: Hashable {
        let id: String
        let isConfirmation: Bool
    }

    private struct BoardDay: Hashable {
        let due: Moment?
        let isProvisional: Bool
        let isConfirmation: Bool
    }

    private static func write(_ day: BoardDay, to ids: ArraySlice<String>, in tx: Transaction) throws {
        try tx.execute(
            """
            UPDATE request SET due_at = ?, due_sort = ?, due_provisional = ?
            WHERE id IN (\(SQLList.marks(ids.count)))
                AND is_open = 1 AND stage \(day.isConfirmation ? "=" : "<>") 'awaiting_confirmation'
            """, [day.due, day.due?.milliseconds ?? BoardClock.noDeadline, day.isProvisional] + Array(ids))
    }
}
