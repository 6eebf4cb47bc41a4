package import Kernel
import People
package import SQL

/// What everybody may read: selected letters and figures.
extension LetterStore {
    private static let shown = """
        SELECT l.id, l.category, p.title, p.question, p.answer, l.unit_id, l.received_at, l.replied_at, p.published_at,
            p.agency_id
        FROM letter_publication p JOIN letter l ON l.id = p.letter_id
        """

    /// The latest first.
    package func publishedLetters(
        _ category: LetterCategory?, words: String, page: Int, size: Int
    ) async throws -> PublishedLetterPage {
        let agency = try await portalAgency()
        var condition = "p.agency_id = ? AND p.state = 'published'", values: [SQLValue] = [agency.sqlValue]
        if let category {
            condition += " AND l.category = ?"
            values.append(.text(category.rawValue))
        }
        if !words.isEmpty {
            condition += " AND (p.title LIKE ? OR p.question LIKE ? OR p.answer LIKE ?)"
            let pattern = "%" + words.filter { !"%_!".contains($0) } + "%"
            values += Array(repeating: .text(pattern), count: 3)
        }
        let (sql, bound) = (condition, values)
        return try await store.read { snapshot in
            let total = try snapshot.first(
                "SELECT count(*) FROM letter_publication p JOIN letter l ON l.id = p.letter_id WHERE \(sql)", bound
            )?.integer(0)
            let units = try people.names(of: agency, in: snapshot).units
            let rows = try snapshot.query(
                "\(LetterStore.shown) WHERE \(sql) ORDER BY p.published_at DESC, l.id DESC LIMIT ? OFFSET ?",
                bound + [size.sqlValue, ((max(page, 1) - 1) * size).sqlValue])
            return PublishedLetterPage(letters: try rows.map { try published($0, units) }, total: total ?? 0)
        }
    }

    package func publishedLetter(_ id: LetterID) async throws -> PublishedLetter {
        let agency = try await portalAgency()
        return try await store.read { snapshot in
            let row = try snapshot.first(
                "\(LetterStore.shown) WHERE p.letter_id = ? AND p.agency_id = ? AND p.state = 'published'",
                [id, agency])
            guard let row else { throw Refusal.notFound }
            return try published(row, try people.names(of: agency, in: snapshot).units)
        }
    }

    /// What search keeps of a letter; nil unless it is published.
    package func searchable(_ id: LetterID, in snapshot: Snapshot) throws -> (
        agency: AgencyID, letter: PublishedLetter
    )? {
        let row = try snapshot.first(
            "\(LetterStore.shown) WHERE p.letter_id = ? AND p.state = 'published'", [id])
        guard let row else { return nil }
        let agency: AgencyID = try row.id(9)
        return (agency, try published(row, try people.names(of: agency, in: snapshot).units))
    }

    /// The published letters in the order of their ids, for making an index anew.
    package func readable(after last: LetterID?, limit: Int, in snapshot: Snapshot) throws -> [LetterID] {
        try snapshot.query(
            "SELECT letter_id FROM letter_publication WHERE state = 'published' AND letter_id > ? ORDER BY letter_id LIMIT ?",
            [last?.text ?? "", limit]
        ).map { try $0.id(0) }
    }

    /// For the list of addresses: the latest first.
    package func publicAddresses(most: Int) async throws -> [(id: LetterID, changedOn: Day)] {
        let agency = try await portalAgency()
        return try await store.read { snapshot in
            try snapshot.query(
                """
                SELECT letter_id, published_at FROM letter_publication WHERE agency_id = ? AND state = 'published'
                ORDER BY published_at DESC, letter_id LIMIT ?
                """, [agency, most]
            ).map { (try $0.id(0), try $0.moment(1).day) }
        }
    }

    private func published(_ row: SQLRow, _ units: [UnitID: String]) throws -> PublishedLetter {
        let unit: UnitID = try row.id(5)
        return PublishedLetter(
            id: try row.id(0), category: try Stored.value(LetterCategory.self, try row.text(1)),
            title: try row.text(2), question: try row.text(3), answer: try row.text(4), unit: units[unit] ?? "",
            receivedOn: try row.moment(6).day, repliedOn: try row.moment(7).day, publishedAt: try row.moment(8))
    }

    /// What came in during `year` (MAIL-4: public).
    package func publicStatistics(_ year: Int) async throws -> LetterStatistics {
        try await statistics(of: try await portalAgency(), year: year)
    }

    package func statistics(of agency: AgencyID, year: Int) async throws -> LetterStatistics {
        let months = (1...12).map { "\(year)-\($0 < 10 ? "0" : "")\($0)" }
        return try await store.read { snapshot in
            var statistics = LetterStatistics(year: year)
            let rows = try snapshot.query(
                """
                SELECT category, month, stage, is_late, outcome, count(*) FROM letter
                WHERE agency_id = ? AND month >= ? AND month <= ? GROUP BY category, month, stage, is_late, outcome
                """, [agency, months[0], months[11]])
            for row in rows {
                let (category, month, add) = try LetterStore.figures(row)
                add(&statistics.categories[category, default: LetterFigures()])
                add(&statistics.months[(months.firstIndex(of: month) ?? 0) + 1, default: LetterFigures()])
            }
            statistics.selected =
                try snapshot.first(
                    """
                    SELECT count(*) FROM letter_publication WHERE agency_id = ? AND state = 'published'
                        AND published_at >= ? AND published_at < ?
                    """, [agency, yearStart(year), yearStart(year + 1)])?.integer(0) ?? 0
            return statistics
        }
    }

    private func yearStart(_ year: Int) -> Moment { Moment(day: Day(year: year, month: 1, day: 1) ?? .earliest) }
}
