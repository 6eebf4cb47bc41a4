package import Kernel
import People
package import SQL

/// A consultation as search keeps it: the draft that is public, and the result once it is.
package struct SearchableConsultation: Sendable {
    package let id: ConsultationID
    package let agency: AgencyID
    package let title: String
    package let text: String
    package let unitName: String
    package let publishedOn: Day
}

/// What search and lists of addresses read.
extension ConsultationStore {
    /// Nil unless it is public. What people wrote is not in it: only the office's own words of the result are (PII-2).
    package func searchable(_ id: ConsultationID, in snapshot: Snapshot) throws -> SearchableConsultation? {
        guard let found = try ConsultationRows.found(id, in: snapshot), let draft = found.publicDraft,
            let round = found.round
        else { return nil }
        var texts = [draft.text, draft.explanation, found.contents.basis]
        switch found.stage {
        case .released, .archived:
            texts.append(found.outcome.words)
            texts += try CommentRows.groups(of: id, round: round.number, in: snapshot).filter { $0.size > 0 }
                .map { $0.summary + "\n" + $0.reason }
        case .drafting, .review, .issued, .explained, .dropped: break
        }
        let units = try people.units(of: found.agency, includingClosed: true, in: snapshot)
        return SearchableConsultation(
            id: id, agency: found.agency, title: found.title,
            text: texts.filter { !$0.isEmpty }.joined(separator: "\n"),
            unitName: units.first { $0.id == found.unit }?.name ?? "", publishedOn: round.publishedOn)
    }

    /// Public ones in the order of their ids, for making an index anew.
    package func readable(
        after last: ConsultationID?, limit: Int, in snapshot: Snapshot
    ) throws -> [ConsultationID] {
        try snapshot.query(
            """
            SELECT DISTINCT consultation_id FROM consultation_round WHERE consultation_id > ?
            ORDER BY consultation_id LIMIT ?
            """, [last?.text ?? "", limit]
        ).map { try $0.id(0) }
    }

    /// For the list of addresses: the day is that of the last draft or of the result.
    package func publicAddresses(most: Int) async throws -> [(id: ConsultationID, changedOn: Day)] {
        try await store.read { snapshot in
            let rows = try snapshot.query(
                """
                SELECT c.id, max(r.published_on), max(c.released_at) FROM consultation c
                JOIN consultation_round r ON r.consultation_id = c.id
                GROUP BY c.id ORDER BY max(r.published_on) DESC, c.id LIMIT ?
                """, [most])
            return try rows.map { row in
                let day = try row.day(1)
                return (try row.id(0), max(day, try row.optionalMoment(2)?.day ?? day))
            }
        }
    }
}
