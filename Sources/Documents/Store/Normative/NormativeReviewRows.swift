import Kernel
import SQL

/// Reads and writes the rounds of legality review.
enum LegalityReviewRows {
    static let columns = """
        id, normative_id, agency_id, round, unit_id, submitted_on, due_on, submitter_id, submitter_name, note, \
        file_name, file_hash, file_size, file_kind, opinion, opinion_text, opinion_on, opinion_file_name, \
        opinion_file_hash, opinion_file_size, opinion_file_kind, reviewer_id, reviewer_name, revised_on, \
        revised_note, revised_file_name, revised_file_hash, revised_file_size, revised_file_kind, revised_by, \
        revised_by_name, platform, platform_id, platform_hash
        """

    static func reviews(
        _ condition: String, _ values: [any SQLConvertible], in snapshot: Snapshot
    ) throws -> [NormativeID: [LegalityReview]] {
        var found: [NormativeID: [LegalityReview]] = [:]
        let rows = try snapshot.query(
            "SELECT \(columns) FROM legality_review WHERE \(condition) ORDER BY normative_id, round", values)
        for row in rows { found[try row.id(1), default: []].append(try review(from: row)) }
        return found
    }

    /// The text that an opinion of a platform already went to, with the hash of what came.
    static func imported(
        _ reference: PlatformReference, agency: AgencyID, in snapshot: Snapshot
    ) throws -> (text: NormativeID, hash: String)? {
        try snapshot.first(
            "SELECT normative_id, platform_hash FROM legality_review WHERE agency_id = ? AND platform = ? AND platform_id = ?",
            [agency, reference.system, reference.id]
        ).map { (text: try $0.id(0), hash: try $0.optionalText(1) ?? "") }
    }

    static func insert(_ review: LegalityReview, of text: NormativeText, in tx: Transaction) throws {
        let marks = SQLList.marks(columns.split(separator: ",").count)
        try tx.execute(
            "INSERT INTO legality_review (\(columns)) VALUES (\(marks))", values(review, of: text, hash: nil))
    }

    /// Writes the round anew: what may change is what came after it was handed in.
    static func update(_ review: LegalityReview, hash: String?, in tx: Transaction) throws {
        let conclusion = review.conclusion, revision = review.revision
        var values: [any SQLConvertible] = [conclusion?.opinion.rawValue, conclusion?.text, conclusion?.on]
        values += (conclusion?.file).columns + [conclusion?.reviewer, conclusion?.reviewerName]
        values += [revision?.on, revision?.note] + (revision?.file).columns + [revision?.by, revision?.byName]
        values += [review.platform?.system, review.platform?.id, hash, review.id]
        try tx.execute(
            """
            UPDATE legality_review SET opinion = ?, opinion_text = ?, opinion_on = ?, opinion_file_name = ?,
                opinion_file_hash = ?, opinion_file_size = ?, opinion_file_kind = ?, reviewer_id = ?,
                reviewer_name = ?, revised_on = ?, revised_note = ?, revised_file_name = ?, revised_file_hash = ?,
                revised_file_size = ?, revised_file_kind = ?, revised_by = ?, revised_by_name = ?, platform = ?,
                platform_id = ?, platform_hash = coalesce(?, platform_hash)
            WHERE id = ?
            """, values)
    }

    private static func values(
        _ review: LegalityReview, of text: NormativeText, hash: String?
    ) -> [any SQLConvertible] {
        let nothing = SQLValue.null
        let handed: [any SQLConvertible] = [
            review.id, text.id, text.agency, review.round, review.unit, review.submittedOn, review.dueOn,
            review.submitter, review.submitterName, review.note,
        ]
        return handed + review.file.columns + Array(repeating: nothing, count: 20)
    }

    private static func review(from row: SQLRow) throws -> LegalityReview {
        var cursor = RowCursor(row)
        let id: LegalityReviewID = try cursor.id()
        _ = try cursor.text()
        _ = try cursor.text()
        var review = LegalityReview(
            id: id, round: try cursor.integer(), unit: try cursor.id(), submittedOn: try cursor.day(),
            dueOn: try cursor.day(), submitter: try cursor.id(), submitterName: try cursor.text(),
            note: try cursor.text(), file: try cursor.normativeFile())
        review.conclusion = try conclusion(&cursor)
        review.revision = try revision(&cursor)
        let system = try cursor.optionalText(), externalID = try cursor.optionalText()
        if let system, let externalID { review.platform = PlatformReference(system: system, id: externalID) }
        return review
    }

    private static func conclusion(_ cursor: inout RowCursor) throws -> LegalityReview.Conclusion? {
        let opinion = try cursor.optionalValue(LegalityOpinion.self), text = try cursor.optionalText()
        let on = try cursor.optionalDay(), file = try cursor.normativeFile()
        let reviewer: MemberID? = try cursor.optionalID(), name = try cursor.optionalText()
        guard let opinion, let text, let on, let name else { return nil }
        return LegalityReview.Conclusion(
            opinion: opinion, text: text, file: file, on: on, reviewer: reviewer, reviewerName: name)
    }

    private static func revision(_ cursor: inout RowCursor) throws -> StageRecord? {
        let on = try cursor.optionalDay(), note = try cursor.optionalText(), file = try cursor.normativeFile()
        let by: MemberID? = try cursor.optionalID(), name = try cursor.optionalText()
        guard let on, let note, let by, let name else { return nil }
        return StageRecord(on: on, note: note, file: file, by: by, byName: name)
    }
}
