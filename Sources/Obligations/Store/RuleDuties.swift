package import Kernel
package import SQL

/// What rules without a capability of their own ask of the ledger.
extension ObligationStore {
    /// The open obligations of `rule` on subjects of one kind, the nearest due first.
    package func open(
        _ rule: String, onSubjectsOf kind: String, of agency: AgencyID, in snapshot: Snapshot
    ) throws -> [Obligation] {
        try ObligationRows.obligations(
            where: "agency_id = ? AND state = 'open' AND rule = ? AND subject_kind = ? ORDER BY due_sort, id",
            [agency, rule, kind], calendar: calendar, in: snapshot)
    }

    /// One obligation by its id.
    package func obligation(_ id: ObligationID, in snapshot: Snapshot) throws -> Obligation? {
        try ObligationRows.obligations(where: "id = ?", [id], calendar: calendar, in: snapshot).first
    }
}
