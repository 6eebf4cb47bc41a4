import Documents
import Kernel
import SQL

/// Consultations as rows.
enum ConsultationRows {
    private static let columns = """
        id, agency_id, number, unit_id, drafter_id, drafter_name, kind, touches_market, title, basis, ways, closes_on, \
        short_reason, questions, item_id, stage, submitter_id, return_reason, outcome_words, explainer_id, \
        explainer_name, released_at, releaser_id, legality_submitted_on, legality_due_on, legality_submitter_id, \
        legality_opinion, legality_words, legality_concluded_on, legality_reviewer, evaluation_trigger, \
        evaluation_due_on, evaluation_words, evaluation_done_on, normative_id, document_page, interpretation_page, version
        """

    static func found(_ id: ConsultationID, in snapshot: Snapshot) throws -> PublicConsultation? {
        try all(where: "id = ?", [id], in: snapshot).first
    }

    static func all(
        where condition: String, _ values: [any SQLConvertible], in snapshot: Snapshot
    ) throws -> [PublicConsultation] {
        try snapshot.query("SELECT \(columns) FROM consultation WHERE \(condition)", values).map {
            try consultation(from: $0, in: snapshot)
        }
    }

    private static func consultation(from row: SQLRow, in snapshot: Snapshot) throws -> PublicConsultation {
        let id: ConsultationID = try row.id(0)
        var found = PublicConsultation(
            id: id, agency: try row.id(1), number: try row.text(2), unit: try row.id(3), drafter: try row.id(4),
            drafterName: try row.text(5),
            contents: ConsultationContents(
                kind: try Stored.value(ConsultationKind.self, try row.text(6)), touchesMarket: try row.bool(7),
                title: try row.text(8), basis: try row.text(9), ways: try row.text(10), closesOn: try row.day(11),
                shortReason: try row.text(12), questions: try row.text(13), item: try row.optionalID(14)),
            drafts: try drafts(of: id, in: snapshot))
        found.stage = try Stored.value(ConsultationStage.self, try row.text(15))
        found.submitter = try row.optionalID(16)
        found.returnReason = try row.text(17)
        found.outcome.words = try row.text(18)
        found.outcome.explainer = try row.optionalID(19)
        found.outcome.explainerName = try row.text(20)
        found.outcome.releasedAt = try row.optionalMoment(21)
        found.outcome.releaser = try row.optionalID(22)
        found.legality = try legality(from: row)
        found.evaluation = try evaluation(from: row)
        found.links = ConsultationLinked(
            normative: try row.optionalID(34), documentPage: try row.text(35), interpretationPage: try row.text(36))
        found.version = try row.integer(37)
        found.rounds = try rounds(of: id, in: snapshot)
        return found
    }

    private static func legality(from row: SQLRow) throws -> ConsultationLegality? {
        guard let on = try row.optionalDay(23), let submitter: MemberID = try row.optionalID(25) else { return nil }
        var found = ConsultationLegality(submittedOn: on, dueOn: try row.day(24), submitter: submitter)
        found.opinion = try row.optionalText(26).map { try Stored.value(LegalityOpinion.self, $0) }
        found.words = try row.text(27)
        found.concludedOn = try row.optionalDay(28)
        found.reviewerName = try row.text(29)
        return found
    }

    private static func evaluation(from row: SQLRow) throws -> ConsultationEvaluation? {
        guard let trigger = try row.optionalText(30) else { return nil }
        var found = ConsultationEvaluation(
            trigger: try Stored.value(ConsultationEvaluation.Trigger.self, trigger), dueOn: try row.day(31))
        found.words = try row.text(32)
        found.doneOn = try row.optionalDay(33)
        return found
    }

    private static func drafts(of id: ConsultationID, in snapshot: Snapshot) throws -> [DraftVersion] {
        var paragraphs: [Int: [DraftParagraph]] = [:]
        for row in try snapshot.query(
            """
            SELECT draft, number, words FROM consultation_paragraph WHERE consultation_id = ?
            ORDER BY draft, position
            """, [id])
        {
            paragraphs[try row.integer(0), default: []].append(
                DraftParagraph(number: try row.integer(1), words: try row.text(2)))
        }
        return try snapshot.query(
            "SELECT number, explanation FROM consultation_draft WHERE consultation_id = ? ORDER BY number", [id]
        ).map {
            let number = try $0.integer(0)
            return DraftVersion(number: number, paragraphs: paragraphs[number] ?? [], explanation: try $0.text(1))
        }
    }

    private static func rounds(of id: ConsultationID, in snapshot: Snapshot) throws -> [ConsultationRound] {
        try snapshot.query(
            """
            SELECT number, draft, published_on, publisher_id, closes_on, first_closes_on, short_reason, prolong_reason
            FROM consultation_round WHERE consultation_id = ? ORDER BY number
            """, [id]
        ).map {
            ConsultationRound(
                number: try $0.integer(0), draft: try $0.integer(1), publishedOn: try $0.day(2),
                publisher: try $0.id(3), closesOn: try $0.day(4), firstClosesOn: try $0.day(5),
                shortReason: try $0.text(6), prolongReason: try $0.text(7))
        }
    }

    // MARK: Writing

    static func insert(_ new: PublicConsultation, in tx: Transaction) throws {
        let contents = new.contents
        try tx.execute(
            """
            INSERT INTO consultation (id, agency_id, number, unit_id, drafter_id, drafter_name, kind, touches_market,
                title, basis, ways, closes_on, short_reason, questions, item_id, stage, return_reason, outcome_words,
                explainer_name, legality_words, legality_reviewer, evaluation_words, document_page,
                interpretation_page, comment_serial, group_serial, version)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', '', '', '', '', '', '', '', 0, 0, ?)
            """,
            [
                new.id, new.agency, new.number, new.unit, new.drafter, new.drafterName, contents.kind.rawValue,
                contents.touchesMarket, contents.title, contents.basis, contents.ways, contents.closesOn,
                contents.shortReason, contents.questions, contents.item, new.stage.rawValue, new.version,
            ])
        try insertDrafts(of: new, from: 1, in: tx)
    }

    /// Everything but drafts and rounds; false when somebody else was first.
    static func update(_ next: PublicConsultation, from before: PublicConsultation, in tx: Transaction) throws -> Bool {
        let contents = next.contents, outcome = next.outcome, legality = next.legality, evaluation = next.evaluation
        return try tx.execute(
            """
            UPDATE consultation SET kind = ?, touches_market = ?, title = ?, basis = ?, ways = ?, closes_on = ?,
                short_reason = ?, questions = ?, item_id = ?, stage = ?, submitter_id = ?, return_reason = ?,
                outcome_words = ?, explainer_id = ?, explainer_name = ?, released_at = ?, releaser_id = ?,
                legality_submitted_on = ?, legality_due_on = ?, legality_submitter_id = ?, legality_opinion = ?,
                legality_words = ?, legality_concluded_on = ?, legality_reviewer = ?, evaluation_trigger = ?,
                evaluation_due_on = ?, evaluation_words = ?, evaluation_done_on = ?, normative_id = ?,
                document_page = ?, interpretation_page = ?, version = ?
            WHERE id = ? AND agency_id = ? AND version = ?
            """,
            [
                contents.kind.rawValue, contents.touchesMarket, contents.title, contents.basis, contents.ways,
                contents.closesOn, contents.shortReason, contents.questions, contents.item, next.stage.rawValue,
                next.submitter, next.returnReason, outcome.words, outcome.explainer, outcome.explainerName,
                outcome.releasedAt, outcome.releaser, legality?.submittedOn, legality?.dueOn, legality?.submitter,
                legality?.opinion?.rawValue, legality?.words ?? "", legality?.concludedOn,
                legality?.reviewerName ?? "", evaluation?.trigger.rawValue, evaluation?.dueOn,
                evaluation?.words ?? "", evaluation?.doneOn, next.links.normative, next.links.documentPage,
                next.links.interpretationPage, next.version, before.id, before.agency, before.version,
            ]) == 1
    }

    /// Drafts that were published are never touched.
    static func replaceDrafts(of next: PublicConsultation, after published: Int, in tx: Transaction) throws {
        for table in [
            "consultation_paragraph WHERE consultation_id = ? AND draft > ?",
            "consultation_draft WHERE consultation_id = ? AND number > ?",
        ] {
            try tx.execute("DELETE FROM \(table)", [next.id, published])
        }
        try insertDrafts(of: next, from: published + 1, in: tx)
    }

    private static func insertDrafts(of new: PublicConsultation, from first: Int, in tx: Transaction) throws {
        for draft in new.drafts where draft.number >= first {
            try tx.execute(
                "INSERT INTO consultation_draft (consultation_id, number, explanation) VALUES (?, ?, ?)",
                [new.id, draft.number, draft.explanation])
            for (position, paragraph) in draft.paragraphs.enumerated() {
                try tx.execute(
                    """
                    INSERT INTO consultation_paragraph (consultation_id, draft, position, number, words)
                    VALUES (?, ?, ?, ?, ?)
                    """, [new.id, draft.number, position, paragraph.number, paragraph.words])
            }
        }
    }

    static func put(_ round: ConsultationRound, of id: ConsultationID, in tx: Transaction) throws {
        try tx.execute(
            "DELETE FROM consultation_round WHERE consultation_id = ? AND number = ?", [id, round.number])
        try tx.execute(
            """
            INSERT INTO consultation_round (consultation_id, number, draft, published_on, publisher_id, closes_on,
                first_closes_on, short_reason, prolong_reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                id, round.number, round.draft, round.publishedOn, round.publisher, round.closesOn,
                round.firstClosesOn, round.shortReason, round.prolongReason,
            ])
    }

    /// `YJ2026-0007`: the row stays locked until the transaction that took a number ends.
    static func nextNumber(_ series: String, of agency: AgencyID, year: Int, in tx: Transaction) throws -> String {
        try tx.execute(
            """
            INSERT INTO consultation_serial (agency_id, series, year, last) VALUES (?, ?, ?, 0)
            ON CONFLICT (agency_id, series, year) DO NOTHING
            """, [agency, series, year])
        let key: [any SQLConvertible] = [agency, series, year]
        try tx.execute(
            "UPDATE consultation_serial SET last = last + 1 WHERE agency_id = ? AND series = ? AND year = ?", key)
        let row = try tx.first(
            "SELECT last FROM consultation_serial WHERE agency_id = ? AND series = ? AND year = ?", key)
        guard let row else { throw SQLError.failed(code: "stored", message: "no serial row") }
        let digits = String(try row.integer(0))
        return "\(series)\(year)-\(String(repeating: "0", count: max(4 - digits.count, 0)))\(digits)"
    }
}
