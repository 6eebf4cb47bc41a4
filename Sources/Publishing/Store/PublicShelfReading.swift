package import Documents
package import Kernel
import SQL

/// What the pages of the portal list: readable articles by column, year and words. All of it only reads.
extension PublishingStore {
    static let readable = """
        a.live_revision_id IS NOT NULL AND (a.withdrawn_kind IS NULL OR a.withdrawn_kind IN ('repealed', 'expired'))
        """

    static let plainColumns = """
        a.id, r.title, r.summary, r.document_number, coalesce(a.index_number, r.index_number), r.issuer, r.topic, \
        r.written_on, a.live_column_id, a.document_id, a.first_published_at
        """
    static let lineColumns = "\(plainColumns), r.fields"

    /// The newest of the selection, and how many there are in all.
    package func publicLines(
        _ selection: PublicSelection
    ) async throws -> (lines: [PublicLine], total: Int) {
        try await store.read { try publicLines(selection, in: $0) }
    }

    func publicLines(_ selection: PublicSelection, in snapshot: Snapshot) throws -> (lines: [PublicLine], total: Int) {
        guard !selection.columns.isEmpty else { return ([], 0) }
        let (condition, values) = PublishingStore.condition(selection)
        let from = "FROM article a JOIN article_revision r ON r.id = a.live_revision_id WHERE \(condition)"
        let total = selection.isCounted ? try snapshot.first("SELECT count(*) \(from)", values)?.integer(0) ?? 0 : 0
        let rows = try snapshot.query(
            """
            SELECT \(PublishingStore.plainColumns), \(selection.hasFields ? "r.fields" : "''") \(from)
            ORDER BY a.first_published_at DESC, a.id DESC LIMIT ? OFFSET ?
            """, values + [selection.size, (selection.page - 1) * selection.size] as [any SQLConvertible])
        return (try rows.map(PublishingStore.line), total)
    }

    /// The years in which something went public in these columns, the latest first.
    package func publicYears(of columns: [ColumnID]) async throws -> [(year: Int, count: Int)] {
        guard !columns.isEmpty else { return [] }
        let thisYear = today.year
        return try await store.read { snapshot in
            let (condition, values) = PublishingStore.condition(PublicSelection(columns: columns))
            let from = "FROM article a JOIN article_revision r ON r.id = a.live_revision_id WHERE \(condition)"
            guard let first = try snapshot.first("SELECT min(a.first_published_at) \(from)", values)?.optionalMoment(0)
            else { return [] }
            var years: [(year: Int, count: Int)] = []
            for year in stride(from: thisYear, through: max(first.day.year, thisYear - 60), by: -1) {
                let (condition, values) = PublishingStore.condition(PublicSelection(columns: columns, year: year))
                let count = try snapshot.first(
                    "SELECT count(*) FROM article a JOIN article_revision r ON r.id = a.live_revision_id WHERE \(condition)",
                    values)?.integer(0)
                if let count, count > 0 { years.append((year, count)) }
            }
            return years
        }
    }

    /// Every column of a portal that holds something readable; what stands in two columns counts in both.
    package func publicTally(on portal: PortalID) async throws -> [ColumnID: PublicTally] {
        try await store.read { snapshot in
            let rows = try snapshot.query(
                """
                SELECT p.column_id, count(*), max(a.first_published_at) FROM article a
                JOIN article_placement p ON p.revision_id = a.live_revision_id
                WHERE a.portal_id = ? AND \(PublishingStore.readable) GROUP BY p.column_id
                """, [portal])
            var tally: [ColumnID: PublicTally] = [:]
            for row in rows {
                tally[try row.id(0)] = PublicTally(count: try row.integer(1), last: try row.moment(2).day)
            }
            return tally
        }
    }

    /// Number, dates and validity of the documents behind several articles, on the present day (NORM-4).
    package func documentFacts(of documents: [DocumentID]) async throws -> [DocumentID: PublicDocumentFacts] {
        let day = today, shelf = self.documents
        return try await store.read { try shelf.publicFacts(of: documents, on: day, in: $0) }
    }

    private static func condition(_ selection: PublicSelection) -> (text: String, values: [any SQLConvertible]) {
        let marks = SQLList.marks(selection.columns.count)
        var text = """
            a.live_revision_id IN (SELECT revision_id FROM article_placement WHERE column_id IN (\(marks)))
            AND \(readable)
            """
        var values: [any SQLConvertible] = selection.columns
        if let year = selection.year, let start = Day(year: year, month: 1, day: 1),
            let end = Day(year: year + 1, month: 1, day: 1)
        {
            text += " AND a.first_published_at >= ? AND a.first_published_at < ?"
            values += [Moment(day: start), Moment(day: end)]
        }
        for word in selection.wanted {
            let pattern = PublishingStore.pattern(word)
            text +=
                " AND (r.title LIKE ? ESCAPE '!' OR r.summary LIKE ? ESCAPE '!' OR r.document_number LIKE ? ESCAPE '!')"
            values += [pattern, pattern, pattern]
        }
        return (text, values)
    }

    static func pattern(_ word: String) -> String {
        var pattern = "%"
        for character in word {
            if character == "%" || character == "_" || character == "!" { pattern.append("!") }
            pattern.append(character)
        }
        return pattern + "%"
    }

    static func line(_ row: SQLRow) throws -> PublicLine {
        PublicLine(
            id: try row.id(0), title: try row.text(1), summary: try row.text(2), documentNumber: try row.text(3),
            indexNumber: try row.text(4), issuer: try row.text(5), topic: try row.text(6),
            writtenOn: try row.optionalDay(7), column: try row.id(8), document: try row.optionalID(9),
            publishedAt: try row.moment(10), fields: try FieldText.fields(from: row.text(11)))
    }
}
