package import Kernel
package import SQL

/// A letter that had no answer on a day.
package struct UnansweredLetter: Hashable, Sendable {
    package let id: LetterID
    package let number: String
    package let category: LetterCategory
    package let receivedOn: Day
    package let unit: UnitID
}

/// What an inspection asks of letters (MAIL-4).
extension LetterStore {
    /// Letters of the year before `day` that had no answer by its end; petitions go another way (MAIL-5), and one that was
    /// joined to another is answered with it.
    package static func unanswered(
        of agency: AgencyID, on day: Day, in snapshot: Snapshot
    ) throws -> [UnansweredLetter] {
        try snapshot.query(
            """
            SELECT id, number, category, received_at, unit_id FROM letter
            WHERE agency_id = ? AND received_at >= ? AND received_at < ? AND merged_into IS NULL AND stage <> 'petition'
            AND (replied_at IS NULL OR replied_at >= ?) AND (closed_at IS NULL OR closed_at >= ?) ORDER BY received_at
            """,
            [
                agency, Moment(day: day.adding(days: -365)), Moment(day: day.adding(days: 1)),
                Moment(day: day.adding(days: 1)), Moment(day: day.adding(days: 1)),
            ]
        ).map {
            UnansweredLetter(
                id: try $0.id(0), number: try $0.text(1),
                category: try Stored.value(LetterCategory.self, try $0.text(2)),
                receivedOn: try $0.moment(3).day, unit: try $0.id(4))
        }
    }

    /// When a selected letter was last published by the end of `day`; nil when there was none.
    package static func lastSelection(of agency: AgencyID, on day: Day, in snapshot: Snapshot) throws -> Day? {
        try snapshot.first(
            """
            SELECT max(published_at) FROM letter_publication
            WHERE agency_id = ? AND state = 'published' AND published_at < ?
            """, [agency, Moment(day: day.adding(days: 1))])?.optionalMoment(0)?.day
    }
}
