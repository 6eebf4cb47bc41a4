package import Kernel
package import SQL

/// Counts of a period for checks of clauses (EVAL-3): bulletins, evaluations, what heads explained themselves.
extension InterpretationStore {
    /// Bulletins that went public (INT-9).
    package func bulletins(
        of agency: AgencyID, from first: Day, through last: Day, in snapshot: Snapshot
    ) throws -> Int {
        try snapshot.first(
            """
            SELECT count(*) FROM interpretation_bulletin
            WHERE agency_id = ? AND published_at >= ? AND published_at < ?
            """, [agency, Moment(day: first), Moment(day: last.adding(days: 1))])?.integer(0) ?? 0
    }

    /// Policies whose effect was evaluated (INT-11).
    package func evaluations(
        of agency: AgencyID, from first: Day, through last: Day, in snapshot: Snapshot
    ) throws -> Int {
        try snapshot.first(
            """
            SELECT count(*) FROM policy_case
            WHERE agency_id = ? AND evaluation IS NOT NULL AND evaluated_on >= ? AND evaluated_on <= ?
            """, [agency, first, last])?.integer(0) ?? 0
    }

    /// Policies that the head of the drafting department explained in person (INT-5).
    package func explainedByHeads(
        of agency: AgencyID, from first: Day, through last: Day, in snapshot: Snapshot
    ) throws -> Int {
        try snapshot.first(
            """
            SELECT count(*) FROM policy_case
            WHERE agency_id = ? AND manner IS NOT NULL AND manner <> ? AND interpreted_at >= ? AND interpreted_at < ?
            """,
            [
                agency, InterpretationPlan.Manner.none.rawValue, Moment(day: first), Moment(day: last.adding(days: 1)),
            ])?.integer(0) ?? 0
    }
}
