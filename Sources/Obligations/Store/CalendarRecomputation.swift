package import Kernel
package import SQL

/// An obligation that a new calendar moved, or whose due moment it made certain or uncertain.
package struct AffectedObligation: Hashable, Sendable {
    package let obligation: Obligation
    package let before: Moment?
    package let after: Moment?

    package var isMoved: Bool { before != after }
}

extension ObligationStore {
    /// Computes every open obligation anew that was computed from another calendar, and says which it changed (CAL-5).
    package func recompute(in tx: Transaction) throws -> [AffectedObligation] {
        let calendar = calendar
        var affected: [AffectedObligation] = []
        let open = try ObligationRows.obligations(
            where: "state = 'open' AND calendar_version <> ? ORDER BY agency_id, due_at, id", [calendar.version],
            calendar: calendar, in: tx)
        for obligation in open {
            let row = try tx.first("SELECT due_at, is_provisional FROM obligation WHERE id = ?", [obligation.id])
            let before = try row?.optionalMoment(0), wasProvisional = try row?.bool(1) ?? false
            try ObligationRows.update(obligation, calendar: calendar, in: tx)
            let after = obligation.dueCache?.moment
            if before != after || wasProvisional != (obligation.dueCache?.isProvisional ?? false) {
                affected.append(AffectedObligation(obligation: obligation, before: before, after: after))
            }
        }
        return affected
    }
}
