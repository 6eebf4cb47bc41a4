import Documents
import Interpretation
import Kernel
import SQL

/// Comments, groups, hearings and answers to questions as rows.
enum CommentRows {
    private static let columns = """
        id, consultation_id, round, number, paragraph, channel, stance, words, organisation, received_at, state, \
        state_reason, group_id
        """

    static func all(
        where condition: String, _ values: [any SQLConvertible], in snapshot: Snapshot
    ) throws -> [PublicComment] {
        try snapshot.query("SELECT \(columns) FROM consultation_comment WHERE \(condition)", values).map {
            PublicComment(
                id: try $0.id(0), consultation: try $0.id(1), round: try $0.integer(2), number: try $0.integer(3),
                paragraph: try $0.optionalInteger(4),
                channel: try Stored.value(PublicComment.Channel.self, try $0.text(5)),
                stance: try Stored.value(PublicComment.Stance.self, try $0.text(6)), words: try $0.text(7),
                organisation: try $0.text(8), receivedAt: try $0.moment(9),
                state: try Stored.value(PublicComment.State.self, try $0.text(10)), stateReason: try $0.text(11),
                group: try $0.optionalID(12))
        }
    }

    static func counts(of id: ConsultationID, round: Int, in snapshot: Snapshot) throws -> CommentCounts {
        var counts = CommentCounts()
        for row in try snapshot.query(
            """
            SELECT state, stance, channel, CASE WHEN group_id IS NULL THEN 1 ELSE 0 END, count(*)
            FROM consultation_comment WHERE consultation_id = ? AND round = ?
            GROUP BY state, stance, channel, CASE WHEN group_id IS NULL THEN 1 ELSE 0 END
            """, [id, round])
        {
            let count = try row.integer(4)
            switch try Stored.value(PublicComment.State.self, try row.text(0)) {
            case .queued: counts.queued += count
            case .setAside: counts.setAside += count
            case .accepted:
                counts.accepted += count
                if try row.bool(3) { counts.ungrouped += count }
                counts.stances[try Stored.value(PublicComment.Stance.self, try row.text(1)), default: 0] += count
                counts.channels[try Stored.value(PublicComment.Channel.self, try row.text(2)), default: 0] += count
            }
        }
        return counts
    }

    static func groups(of id: ConsultationID, round: Int, in snapshot: Snapshot) throws -> [CommentGroup] {
        try snapshot.query(
            """
            SELECT g.id, g.round, g.number, g.summary, g.adoption, g.reason, g.answered_by,
                (SELECT count(*) FROM consultation_comment c WHERE c.group_id = g.id AND c.state = 'accepted')
            FROM consultation_group g WHERE g.consultation_id = ? AND g.round = ? ORDER BY g.number
            """, [id, round]
        ).map {
            CommentGroup(
                id: try $0.id(0), round: try $0.integer(1), number: try $0.integer(2), summary: try $0.text(3),
                adoption: try $0.optionalText(4).map { try Stored.value(CommentGroup.Adoption.self, $0) },
                reason: try $0.text(5), answeredBy: try $0.text(6), size: try $0.integer(7))
        }
    }

    static func hearings(of id: ConsultationID, in snapshot: Snapshot) throws -> [ConsultationHearing] {
        try snapshot.query(
            """
            SELECT id, kind, held_at, place, selection, participants, materials_on, record, is_signed, held_on,
                cancel_reason FROM consultation_hearing WHERE consultation_id = ? ORDER BY held_at, id
            """, [id]
        ).map {
            var found = ConsultationHearing(
                id: try $0.id(0), consultation: id,
                kind: try Stored.value(ConsultationHearing.Kind.self, try $0.text(1)), on: try $0.day(2),
                place: try $0.text(3), selection: try $0.text(4), participants: try $0.text(5))
            found.materialsOn = try $0.optionalDay(6)
            found.record = try $0.text(7)
            found.isSigned = try $0.bool(8)
            found.heldOn = try $0.optionalDay(9)
            found.cancelReason = try $0.text(10)
            return found
        }
    }

    static func responses(of id: ConsultationID, round: Int, in snapshot: Snapshot) throws -> [SurveyResponse] {
        try snapshot.query(
            "SELECT answers FROM consultation_survey_answer WHERE consultation_id = ? AND round = ? ORDER BY id",
            [id, round]
        ).map { CommentAnswerText.response(try $0.text(0)) }
    }

    // MARK: Writing

    /// The next number of a comment or a group; the row of the consultation stays locked until the transaction ends.
    static func nextSerial(_ column: String, of id: ConsultationID, in tx: Transaction) throws -> Int {
        try tx.execute("UPDATE consultation SET \(column) = \(column) + 1 WHERE id = ?", [id])
        guard let row = try tx.first("SELECT \(column) FROM consultation WHERE id = ?", [id]) else {
            throw Refusal.notFound
        }
        return try row.integer(0)
    }

    static func insert(
        _ new: PublicComment, sameness: String, contact: [UInt8]?, code: String?, files: [CommentFile],
        in tx: Transaction
    ) throws {
        try tx.execute(
            """
            INSERT INTO consultation_comment (id, consultation_id, round, number, paragraph, channel, stance, words,
                sameness, organisation, contact, code_hash, received_at, state, state_reason, group_id)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                new.id, new.consultation, new.round, new.number, new.paragraph, new.channel.rawValue,
                new.stance.rawValue, new.words, sameness, new.organisation, contact, code, new.receivedAt,
                new.state.rawValue, new.stateReason, new.group,
            ])
        for file in files {
            let id: CommentFileID = tx.newID()
            try tx.execute(
                """
                INSERT INTO consultation_comment_file (id, comment_id, name, hash, size, kind) VALUES (?, ?, ?, ?, ?, ?)
                """, [id, new.id, file.name, file.kept, file.size, file.kind])
        }
    }

    static func put(_ group: CommentGroup, of id: ConsultationID, in tx: Transaction) throws {
        let changed = try tx.execute(
            "UPDATE consultation_group SET summary = ?, adoption = ?, reason = ?, answered_by = ? WHERE id = ?",
            [group.summary, group.adoption?.rawValue, group.reason, group.answeredBy, group.id])
        guard changed == 0 else { return }
        try tx.execute(
            """
            INSERT INTO consultation_group (id, consultation_id, round, number, summary, adoption, reason, answered_by)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                group.id, id, group.round, group.number, group.summary, group.adoption?.rawValue, group.reason,
                group.answeredBy,
            ])
    }

    static func insert(_ hearing: ConsultationHearing, in tx: Transaction) throws {
        try tx.execute(
            """
            INSERT INTO consultation_hearing (id, consultation_id, kind, held_at, place, selection, participants,
                record, is_signed, cancel_reason) VALUES (?, ?, ?, ?, ?, ?, ?, '', 0, '')
            """,
            [
                hearing.id, hearing.consultation, hearing.kind.rawValue, hearing.on, hearing.place, hearing.selection,
                hearing.participants,
            ])
    }

    static func update(_ hearing: ConsultationHearing, in tx: Transaction) throws {
        try tx.execute(
            """
            UPDATE consultation_hearing SET materials_on = ?, record = ?, is_signed = ?, held_on = ?, cancel_reason = ?
            WHERE id = ?
            """,
            [
                hearing.materialsOn, hearing.record, hearing.isSigned, hearing.heldOn, hearing.cancelReason, hearing.id,
            ])
    }
}

/// Answers to questions as a text: `#0,2␞=一段文字`.
enum CommentAnswerText {
    static func text(_ response: SurveyResponse) -> String {
        response.answers.map { answer in
            switch answer {
            case .none: ""
            case .chosen(let places): "#" + places.sorted().map(String.init).joined(separator: ",")
            case .words(let words): "=" + words
            }
        }.joined(separator: "\u{1E}")
    }

    static func response(_ text: String) -> SurveyResponse {
        SurveyResponse(
            answers: text.split(separator: "\u{1E}", omittingEmptySubsequences: false).map { part in
                switch part.first {
                case "#": .chosen(Set(part.dropFirst().split(separator: ",").compactMap { Int($0) }))
                case "=": .words(String(part.dropFirst()))
                default: .none
                }
            })
    }
}
