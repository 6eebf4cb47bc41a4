package import Kernel
package import SQL

/// What stands in papers, meetings and clean-ups; asked inside the transaction that keeps the figure (EVAL-3). Titles of
/// papers that are not public stay out of it (SEC-4).
extension DocumentStore {
    /// Of the papers signed from `first` through `last`, those whose attribute was determined (FOI-16).
    package static func attributes(
        of agency: AgencyID, from first: Day, through last: Day, in snapshot: Snapshot
    ) throws -> MeasureReading {
        let row = try snapshot.first(
            """
            SELECT count(*), count(final_attribute) FROM document
            WHERE agency_id = ? AND signed_on >= ? AND signed_on <= ? AND state IN ('signed', 'issued')
            """, [agency, first, last])
        return MeasureReading(.rate(part: try row?.integer(1) ?? 0, whole: try row?.integer(0) ?? 0))
    }

    /// Of what meetings held from `first` through `last` decided to make public, what is (OPN-3).
    package static func decisions(
        of agency: AgencyID, from first: Day, through last: Day, in snapshot: Snapshot
    ) throws -> MeasureReading {
        let rows = try snapshot.query(
            """
            SELECT m.id, m.title, m.held_on, count(*), count(CASE WHEN d.withdrawn_at IS NULL THEN d.published_at END) FROM meeting m
            JOIN meeting_decision d ON d.meeting_id = m.id
            WHERE m.agency_id = ? AND m.held_on >= ? AND m.held_on <= ? AND d.attribute = 'proactive'
            GROUP BY m.id, m.title, m.held_on ORDER BY m.held_on DESC
            """, [agency, first, last])
        var part = 0, whole = 0, items: [MeasuredItem] = []
        for row in rows {
            let (all, done) = (try row.integer(3), try row.integer(4))
            whole += all
            part += done
            let id: MeetingID = try row.id(0)
            guard done < all else { continue }
            items.append(
                MeasuredItem(
                    title: try row.text(1), address: "/console/meetings/records/\(id)",
                    note: "\(try row.day(2))召开，\(all - done) 项没有公开"))
        }
        return MeasureReading(.rate(part: part, whole: whole), items: items)
    }

    /// Of the texts of the last clean-up by `day`, those with a conclusion (NORM-6).
    package static func cleanUp(of agency: AgencyID, on day: Day, in snapshot: Snapshot) throws -> MeasureReading {
        guard
            let last = try snapshot.first(
                """
                SELECT id FROM clean_up WHERE agency_id = ? AND as_of <= ? AND state <> 'abandoned'
                ORDER BY as_of DESC, id DESC LIMIT 1
                """, [agency, day])?.text(0)
        else { return MeasureReading(.rate(part: 0, whole: 1), items: [MeasuredItem(title: "还没有开展清理")]) }
        let row = try snapshot.first(
            "SELECT count(*), count(choice) FROM clean_up_item WHERE clean_up_id = ?", [last])
        let items = try snapshot.query(
            "SELECT title, number FROM clean_up_item WHERE clean_up_id = ? AND choice IS NULL ORDER BY position", [last]
        ).map { MeasuredItem(title: "《\(try $0.text(0))》", note: try $0.text(1)) }
        return MeasureReading(
            .rate(part: try row?.integer(1) ?? 0, whole: try row?.integer(0) ?? 0), items: items)
    }
}
