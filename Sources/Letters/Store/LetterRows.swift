import Kernel
import SQL

/// Letters as rows.
enum LetterRows {
    static let columns = """
        l.id, l.agency_id, l.number, l.category, l.channel, l.title, l.words, l.received_at, l.home_unit_id, l.is_urgent, \
        l.external_number, l.accused_unit_id, l.is_anonymous, l.may_publish, l.stage, l.unit_id, l.dispatches, l.round, \
        l.is_reclassified, l.more_days, l.more_reason, l.more_state, l.drafter_id, l.draft, l.outcome, l.outcome_words, \
        l.urges, l.returns, l.told, l.petition_accepted_at, l.is_petition_extended, l.merged_into, l.replied_at, \
        l.closed_at, l.version
        """

    static func letter(_ id: LetterID, in snapshot: Snapshot) throws -> Letter? {
        try snapshot.first("SELECT \(columns) FROM letter l WHERE l.id = ?", [id]).map {
            try letter(from: $0, in: snapshot)
        }
    }

    static func letter(from row: SQLRow, in snapshot: Snapshot) throws -> Letter {
        var found = Letter(
            id: try row.id(0), agency: try row.id(1), number: try row.text(2),
            category: try Stored.value(LetterCategory.self, try row.text(3)),
            channel: try Stored.value(LetterChannel.self, try row.text(4)), title: try row.text(5),
            words: try row.text(6), receivedAt: try row.moment(7), home: try row.id(8), isUrgent: try row.bool(9),
            externalNumber: try row.optionalText(10), accused: try row.optionalID(11), isAnonymous: try row.bool(12),
            mayPublish: try row.bool(13))
        found.stage = try Stored.value(LetterStage.self, try row.text(14))
        found.unit = try row.id(15)
        found.dispatches = try row.integer(16)
        found.round = try row.integer(17)
        found.isReclassified = try row.bool(18)
        found.more = try more(row)
        found.drafter = try row.optionalID(22)
        found.draft = try row.text(23)
        found.outcome = try row.optionalText(24).map { try Stored.value(LetterOutcome.self, $0) }
        found.outcomeWords = try row.text(25)
        found.urges = try row.integer(26)
        found.returns = try row.integer(27)
        found.told = try row.text(28)
        found.petitionAcceptedAt = try row.optionalMoment(29)
        found.isPetitionExtended = try row.bool(30)
        found.mergedInto = try row.optionalID(31)
        found.repliedAt = try row.optionalMoment(32)
        found.closedAt = try row.optionalMoment(33)
        found.version = try row.integer(34)
        guard found.repliedAt != nil else { return found }
        found.answers = try answers(of: found.id, in: snapshot)
        found.publication = try publication(of: found.id, in: snapshot)
        return found
    }

    private static func more(_ row: SQLRow) throws -> LetterExtension? {
        guard let days = try row.optionalInteger(19) else { return nil }
        return LetterExtension(
            days: days, reason: try row.text(20),
            state: try Stored.value(LetterExtension.State.self, try row.text(21)))
    }

    private static func answers(of id: LetterID, in snapshot: Snapshot) throws -> [LetterAnswer] {
        try snapshot.query(
            """
            SELECT round, words, unit_id, drafter_id, approver_id, answered_at FROM letter_answer
            WHERE letter_id = ? ORDER BY round
            """, [id]
        ).map {
            LetterAnswer(
                round: try $0.integer(0), words: try $0.text(1), unit: try $0.id(2), drafter: try $0.id(3),
                approver: try $0.id(4), at: try $0.moment(5))
        }
    }

    private static func publication(of id: LetterID, in snapshot: Snapshot) throws -> LetterPublication? {
        try snapshot.first(
            """
            SELECT title, question, answer, proposer_id, state, published_at FROM letter_publication WHERE letter_id = ?
            """, [id]
        ).map {
            LetterPublication(
                title: try $0.text(0), question: try $0.text(1), answer: try $0.text(2), proposer: try $0.id(3),
                state: try Stored.value(LetterPublication.State.self, try $0.text(4)),
                publishedAt: try $0.optionalMoment(5))
        }
    }
}

/// What a new row has besides the letter itself.
struct LetterSeal {
    let sameness: String
    let importHash: String?
    let codeHash: String?
    let writer: [UInt8]?
}

extension LetterRows {
    static func insert(_ new: Letter, _ seal: LetterSeal, in tx: Transaction) throws {
        try tx.execute(
            """
            INSERT INTO letter (id, agency_id, number, external_number, import_hash, category, channel, is_urgent, title,
                words, sameness, received_at, month, home_unit_id, unit_id, accused_unit_id, is_anonymous, may_publish,
                writer, code_hash, stage, dispatches, round, is_reclassified, draft, outcome_words, urges, returns, told,
                is_petition_extended, is_late, version)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 1, 0, '', '', 0, 0, '', 0, 0, ?)
            """,
            [
                new.id, new.agency, new.number, new.externalNumber, seal.importHash, new.category.rawValue,
                new.channel.rawValue, new.isUrgent, new.title, new.words, seal.sameness, new.receivedAt,
                String(new.receivedAt.day.description.prefix(7)), new.home, new.unit, new.accused, new.isAnonymous,
                new.mayPublish, seal.writer, seal.codeHash, new.stage.rawValue, new.version,
            ])
    }

    /// - Parameter due: of the clock that runs now; lists sort by it.
    static func update(_ next: Letter, from before: Letter, due: Moment?, isLate: Bool, in tx: Transaction) throws {
        let changed = try tx.execute(
            """
            UPDATE letter SET category = ?, is_urgent = ?, stage = ?, unit_id = ?, dispatches = ?, round = ?,
                is_reclassified = ?, more_days = ?, more_reason = ?, more_state = ?, drafter_id = ?, draft = ?,
                outcome = ?, outcome_words = ?, urges = ?, returns = ?, told = ?, petition_accepted_at = ?,
                is_petition_extended = ?, merged_into = ?, replied_at = ?, closed_at = ?, due_at = ?,
                is_late = CASE WHEN ? = 1 THEN 1 ELSE is_late END, version = ?
            WHERE id = ? AND agency_id = ? AND version = ?
            """,
            [
                next.category.rawValue, next.isUrgent, next.stage.rawValue, next.unit, next.dispatches, next.round,
                next.isReclassified, next.more?.days, next.more?.reason, next.more?.state.rawValue, next.drafter,
                next.draft, next.outcome?.rawValue, next.outcomeWords, next.urges, next.returns, next.told,
                next.petitionAcceptedAt, next.isPetitionExtended, next.mergedInto, next.repliedAt, next.closedAt, due,
                isLate ? 1 : 0, next.version, before.id, before.agency, before.version,
            ])
        guard changed == 1 else { throw LetterStore.changedMeanwhile }
    }

    static func setDue(_ due: Moment?, of id: LetterID, in tx: Transaction) throws {
        try tx.execute("UPDATE letter SET due_at = ? WHERE id = ?", [due, id])
    }

    static func insert(_ answer: LetterAnswer, of id: LetterID, in tx: Transaction) throws {
        try tx.execute(
            """
            INSERT INTO letter_answer (letter_id, round, words, unit_id, drafter_id, approver_id, answered_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """, [id, answer.round, answer.words, answer.unit, answer.drafter, answer.approver, answer.at])
    }

    static func put(_ publication: LetterPublication, of letter: Letter, in tx: Transaction) throws {
        try tx.execute(
            """
            INSERT INTO letter_publication
                (letter_id, agency_id, state, title, question, answer, proposer_id, published_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (letter_id) DO UPDATE SET state = excluded.state, title = excluded.title,
                question = excluded.question, answer = excluded.answer, proposer_id = excluded.proposer_id,
                published_at = excluded.published_at
            """,
            [
                letter.id, letter.agency, publication.state.rawValue, publication.title, publication.question,
                publication.answer, publication.proposer, publication.publishedAt,
            ])
    }

    /// Counts up; the row stays locked until the transaction that took a number ends.
    static func nextSerial(_ name: String, of agency: AgencyID, in tx: Transaction) throws -> Int {
        try tx.execute(
            """
            INSERT INTO letter_serial (agency_id, name, last) VALUES (?, ?, 0)
            ON CONFLICT (agency_id, name) DO NOTHING
            """, [agency, name])
        try tx.execute("UPDATE letter_serial SET last = last + 1 WHERE agency_id = ? AND name = ?", [agency, name])
        return try serial(name, of: agency, in: tx)
    }

    /// How far it counted; 0 before the first.
    static func serial(_ name: String, of agency: AgencyID, in snapshot: Snapshot) throws -> Int {
        try snapshot.first("SELECT last FROM letter_serial WHERE agency_id = ? AND name = ?", [agency, name])?
            .integer(0) ?? 0
    }
}
