package import Kernel
package import Obligations
package import SQL

/// Figures of letters for checks of clauses (EVAL-3, MAIL-6).
extension LetterStore {
    /// Content ÷ rated, of what was answered in the period and rated since; who wrote is no part of it.
    ///
    /// - Parameter address: the page of a letter in the console.
    package static func satisfaction(
        of agency: AgencyID, from first: Day, through last: Day, address: (LetterID) -> String, in snapshot: Snapshot
    ) throws -> MeasureReading {
        let rated = try snapshot.query(
            """
            SELECT id, number, outcome FROM letter
            WHERE agency_id = ? AND outcome IS NOT NULL AND replied_at >= ? AND replied_at < ? ORDER BY replied_at, id
            """, [agency, Moment(day: first), Moment(day: last.adding(days: 1))]
        ).compactMap { row -> (id: LetterID, number: String, outcome: LetterOutcome, isContent: Bool)? in
            let outcome = try Stored.value(LetterOutcome.self, try row.text(2))
            return try outcome.isContent.map { (try row.id(0), try row.text(1), outcome, $0) }
        }
        let lacking = rated.filter { !$0.isContent }
        return MeasureReading(
            .rate(part: rated.count - lacking.count, whole: rated.count),
            items: lacking.prefix(MeasureReading.mostItems).map {
                MeasuredItem(title: "来信\($0.number)", address: address($0.id), note: $0.outcome.chinese)
            })
    }
}
