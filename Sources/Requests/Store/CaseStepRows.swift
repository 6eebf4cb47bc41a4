import Ciphers
import Kernel
import SQL

/// 补正 and 说明理由: at most one of each.
enum NoticeRows {
    static func correction(of id: RequestID, in snapshot: Snapshot) throws -> CorrectionNotice? {
        guard let row = try row("correction", id, snapshot) else { return nil }
        var notice = CorrectionNotice(
            items: RequestColumns.texts(try row.text(0)), notifiedOn: try row.day(1), due: try row.day(2))
        notice.receivedOn = try row.optionalDay(3)
        notice.words = try row.text(4)
        return notice
    }

    static func reasons(of id: RequestID, in snapshot: Snapshot) throws -> ReasonsNotice? {
        guard let row = try row("reasons", id, snapshot) else { return nil }
        var notice = ReasonsNotice(why: try row.text(0), notifiedOn: try row.day(1), due: try row.day(2))
        notice.receivedOn = try row.optionalDay(3)
        notice.words = try row.text(4)
        notice.isReasonable = try row.optionalInteger(5).map { $0 != 0 }
        notice.delayedUntil = try row.optionalDay(6)
        return notice
    }

    private static func row(_ kind: String, _ id: RequestID, _ snapshot: Snapshot) throws -> SQLRow? {
        try snapshot.first(
            """
            SELECT words, notified_on, due_on, received_on, answer, is_reasonable, delayed_until FROM request_notice
            WHERE request_id = ? AND kind = ?
            """, [id, kind])
    }

    static func save(_ notice: CorrectionNotice?, of id: RequestID, in tx: Transaction) throws {
        try clear("correction", id, tx)
        guard let notice else { return }
        try insert(
            [
                id, "correction", RequestColumns.lines(notice.items), notice.notifiedOn, notice.due, notice.receivedOn,
                notice.words, Bool?.none, Day?.none,
            ], tx)
    }

    static func save(_ notice: ReasonsNotice?, of id: RequestID, in tx: Transaction) throws {
        try clear("reasons", id, tx)
        guard let notice else { return }
        try insert(
            [
                id, "reasons", notice.why, notice.notifiedOn, notice.due, notice.receivedOn, notice.words,
                notice.isReasonable, notice.delayedUntil,
            ], tx)
    }

    private static func clear(_ kind: String, _ id: RequestID, _ tx: Transaction) throws {
        try tx.execute("DELETE FROM request_notice WHERE request_id = ? AND kind = ?", [id, kind])
    }

    private static func insert(_ values: [any SQLConvertible], _ tx: Transaction) throws {
        try tx.execute(
            """
            INSERT INTO request_notice (request_id, kind, words, notified_on, due_on, received_on, answer, is_reasonable,
                delayed_until)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """, values)
    }
}

enum ConsultationRows {
    static func place(_ id: ConsultationID) -> String { RequestStore.parties.place(id.text) }

    static func all(
        of id: RequestID, opening cipher: FieldCipher?, in snapshot: Snapshot
    ) throws -> [Consultation] {
        try snapshot.query(
            """
            SELECT id, whom, party, question, sent_on, received_on, answer, answered_on, words, told_on
            FROM request_consultation WHERE request_id = ? ORDER BY position
            """, [id]
        ).map { row in
            var cursor = RowCursor(row)
            let id: ConsultationID = try cursor.id(), whom = try cursor.value(Consulted.self)
            let sealed = try cursor.bytes()
            var found = Consultation(
                id: id, whom: whom, party: try cipher?.open(sealed, for: place(id)) ?? "",
                question: try cursor.text(), sentOn: try cursor.day())
            found.receivedOn = try cursor.optionalDay()
            found.answer = try cursor.optionalValue(Consultation.Answer.self)
            found.answeredOn = try cursor.optionalDay()
            found.words = try cursor.text()
            found.toldOn = try cursor.optionalDay()
            return found
        }
    }

    static func save(
        _ all: [Consultation], of id: RequestID, sealing cipher: FieldCipher, in tx: Transaction
    ) throws {
        try RequestRows.clear("request_consultation", of: id, in: tx)
        for (position, one) in all.enumerated() {
            try tx.execute(
                """
                INSERT INTO request_consultation (id, request_id, position, whom, party, question, sent_on, received_on,
                    answer, answered_on, words, told_on)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    one.id, id, position, one.whom.rawValue, try cipher.seal(one.party, for: place(one.id)),
                    one.question, one.sentOn, one.receivedOn, one.answer?.rawValue, one.answeredOn, one.words,
                    one.toldOn,
                ])
        }
    }
}

enum AssistanceRows {
    static func all(of id: RequestID, in snapshot: Snapshot) throws -> [Assistance] {
        try snapshot.query(
            """
            SELECT id, unit_id, question, asked_on, due_on, answered_on, words FROM request_assistance
            WHERE request_id = ? ORDER BY position
            """, [id]
        ).map { row in
            var found = Assistance(
                id: try row.id(0), unit: try row.id(1), question: try row.text(2), askedOn: try row.day(3),
                due: try row.day(4))
            found.answeredOn = try row.optionalDay(5)
            found.words = try row.text(6)
            return found
        }
    }

    static func save(_ all: [Assistance], of id: RequestID, in tx: Transaction) throws {
        try RequestRows.clear("request_assistance", of: id, in: tx)
        for (position, one) in all.enumerated() {
            try tx.execute(
                """
                INSERT INTO request_assistance (id, request_id, position, unit_id, question, asked_on, due_on,
                    answered_on, words)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                [one.id, id, position, one.unit, one.question, one.askedOn, one.due, one.answeredOn, one.words])
        }
    }
}

enum SearchRows {
    static func all(of id: RequestID, in snapshot: Snapshot) throws -> [SearchRecord] {
        try snapshot.query(
            """
            SELECT places, words, result, searched_on, member_id FROM request_search
            WHERE request_id = ? ORDER BY position
            """, [id]
        ).map { row in
            SearchRecord(
                places: try row.text(0), words: try row.text(1), result: try row.text(2), searchedOn: try row.day(3),
                by: try row.id(4))
        }
    }

    static func save(_ all: [SearchRecord], of id: RequestID, in tx: Transaction) throws {
        try RequestRows.clear("request_search", of: id, in: tx)
        for (position, one) in all.enumerated() {
            try tx.execute(
                """
                INSERT INTO request_search (request_id, position, places, words, result, searched_on, member_id)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """, [id, position, one.places, one.words, one.result, one.searchedOn, one.by])
        }
    }
}
