import Kernel
package import Obligations
package import SQL

/// The board is sorted by days that a new calendar can move (CAL-5).
extension RequestStore {
    /// Writes changed deadlines into the rows of their cases, in the transaction that changed them. Part of loading a calendar,
    /// which journals it.
    package static let followDeadlines: DeadlineFollower = { affected, tx in
        for moved in affected where moved.obligation.subject.kind == "request" {
            let rule = moved.obligation.rule
            guard rule != RequestDuty.correctionNotice.rule else { continue }
            let isConfirmation = rule == RequestDuty.confirmation.rule
            try tx.execute(
                """
                UPDATE request SET due_at = ?, due_sort = ?, due_provisional = ?
                WHERE id = ? AND is_open = 1 AND stage \(isConfirmation ? "=" : "<>") 'awaiting_confirmation'
                """,
                [
                    moved.after, moved.after?.milliseconds ?? BoardClock.noDeadline,
                    moved.obligation.dueCache?.isProvisional ?? false, moved.obligation.subject.id,
                ])
        }
    }
}
