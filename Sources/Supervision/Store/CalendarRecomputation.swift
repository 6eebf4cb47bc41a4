package import Kernel
package import SQL

/// An obligation whose due moment a new calendar moved.
package struct AffectedObligation: Hashable, Sendable {
    package let obligation: Obligation
    package let before: Moment?
    package let after: Moment?
}

extension ObligationStore {
    /// Computes every open obligation anew that was computed from another calendar, and says which moved (CAL-5).
    package func recompute(in tx: Transaction) throws -> [AffectedObligation] {
        let calendar = calendar
        var affected: [AffectedObligation] = []
        let open = try ObligationRows.obligations(
            where: "state = 'open' AND calendar_version <> ? ORDER BY agency_id, due_at, id", [calendar.version],
            calendar: calendar, in: tx)
        for obligation in open {
            let before = try tx.first("SELECT due_at FROM obligation WHERE id = ?", [obligation.id])?.optionalMoment(0)
            try ObligationRows.update(obligation, calendar: calendar, in: tx)
            let after = obligation.dueCache?.moment
            if before != after {
                affected.append(AffectedObligation(obligation: obligation, before: before, after: after))
            }
        }
        return affected
    }
}
