import Kernel
import SQL

enum FeeRows {
    static func fee(of id: RequestID, in snapshot: Snapshot) throws -> FeeDemand? {
        try snapshot.first(
            """
            SELECT basis, count, already, amount_fen, proposer_id, is_decided, sent_on, received_on, claim, paid_on, receipt
            FROM request_fee WHERE request_id = ?
            """, [id]
        ).map { row in
            let count = try row.integer(1), already = try row.integer(2)
            var found = FeeDemand(
                basis: try row.text(0) == "items" ? .items(count, already: already) : .pages(count),
                amount: Money(fen: try row.integer64(3)), proposer: try row.id(4))
            found.isDecided = try row.bool(5)
            found.sentOn = try row.optionalDay(6)
            found.receivedOn = try row.optionalDay(7)
            found.claim = try row.text(8)
            found.paidOn = try row.optionalDay(9)
            found.receipt = try row.text(10)
            return found
        }
    }

    static func save(_ fee: FeeDemand?, of id: RequestID, in tx: Transaction) throws {
        try RequestRows.clear("request_fee", of: id, in: tx)
        guard let fee else { return }
        let basis: (String, Int, Int) =
            switch fee.basis {
            case .items(let count, let already): ("items", count, already)
            case .pages(let count): ("pages", count, 0)
            }
        try tx.execute(
            """
            INSERT INTO request_fee (request_id, basis, count, already, amount_fen, proposer_id, is_decided, sent_on,
                received_on, claim, paid_on, receipt)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                id, basis.0, basis.1, basis.2, fee.amount.fen, fee.proposer, fee.isDecided, fee.sentOn, fee.receivedOn,
                fee.claim, fee.paidOn, fee.receipt,
            ])
    }
}

enum ExtensionRows {
    static func lengthening(of id: RequestID, in snapshot: Snapshot) throws -> Extension? {
        try snapshot.first(
            """
            SELECT working_days, reason, proposer_id, proposed_on, state, notified_on FROM request_extension
            WHERE request_id = ?
            """, [id]
        ).map { row in
            var found = Extension(
                workingDays: try row.integer(0), reason: try row.text(1), proposer: try row.id(2),
                proposedOn: try row.day(3))
            found.state = try Stored.value(Extension.State.self, try row.text(4))
            found.notifiedOn = try row.optionalDay(5)
            return found
        }
    }

    static func save(_ lengthening: Extension?, of id: RequestID, in tx: Transaction) throws {
        try RequestRows.clear("request_extension", of: id, in: tx)
        guard let one = lengthening else { return }
        try tx.execute(
            """
            INSERT INTO request_extension (request_id, working_days, reason, proposer_id, proposed_on, state, notified_on)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            [id, one.workingDays, one.reason, one.proposer, one.proposedOn, one.state.rawValue, one.notifiedOn])
    }
}

enum RemedyRows {
    static func all(of id: RequestID, in snapshot: Snapshot) throws -> [Remedy] {
        try snapshot.query(
            """
            SELECT id, kind, authority, number, received_on, is_simplified, answered_on, result, decided_on, words
            FROM request_remedy WHERE request_id = ? ORDER BY position
            """, [id]
        ).map { row in
            var found = Remedy(
                id: try row.id(0), kind: try Stored.value(Remedy.Kind.self, try row.text(1)),
                authority: try row.text(2), number: try row.text(3), receivedOn: try row.day(4),
                isSimplified: try row.bool(5))
            found.answeredOn = try row.optionalDay(6)
            found.result = try row.optionalText(7).map { try Stored.value(Remedy.Result.self, $0) }
            found.decidedOn = try row.optionalDay(8)
            found.words = try row.text(9)
            return found
        }
    }

    static func save(_ all: [Remedy], of id: RequestID, in tx: Transaction) throws {
        try RequestRows.clear("request_remedy", of: id, in: tx)
        for (position, one) in all.enumerated() {
            try tx.execute(
                """
                INSERT INTO request_remedy (id, request_id, position, kind, authority, number, received_on, is_simplified,
                    answered_on, result, decided_on, words)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    one.id, id, position, one.kind.rawValue, one.authority, one.number, one.receivedOn,
                    one.isSimplified, one.answeredOn, one.result?.rawValue, one.decidedOn, one.words,
                ])
        }
    }
}

enum PublicationRows {
    static func proposal(of id: RequestID, in snapshot: Snapshot) throws -> PublicationProposal? {
        try snapshot.first(
            """
            SELECT proposer_id, why, proposed_on, state, decided_on, reason, draft FROM request_publication
            WHERE request_id = ?
            """, [id]
        ).map { row in
            var found = PublicationProposal(
                proposer: try row.optionalID(0), why: try row.text(1), proposedOn: try row.day(2))
            found.state = try Stored.value(PublicationProposal.State.self, try row.text(3))
            found.decidedOn = try row.optionalDay(4)
            found.reason = try row.text(5)
            found.draft = try row.optionalText(6)
            return found
        }
    }

    static func save(_ proposal: PublicationProposal?, of id: RequestID, in tx: Transaction) throws {
        try RequestRows.clear("request_publication", of: id, in: tx)
        guard let one = proposal else { return }
        try tx.execute(
            """
            INSERT INTO request_publication (request_id, proposer_id, why, proposed_on, state, decided_on, reason, draft)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """, [id, one.proposer, one.why, one.proposedOn, one.state.rawValue, one.decidedOn, one.reason, one.draft])
    }
}

enum RatingRows {
    static func rating(of id: RequestID, in snapshot: Snapshot) throws -> CaseRating? {
        try snapshot.first("SELECT stars, words, rated_on FROM request_rating WHERE request_id = ?", [id]).map {
            CaseRating(stars: try $0.integer(0), words: try $0.text(1), on: try $0.day(2))
        }
    }

    static func save(_ rating: CaseRating?, of id: RequestID, in tx: Transaction) throws {
        try RequestRows.clear("request_rating", of: id, in: tx)
        guard let one = rating else { return }
        try tx.execute(
            "INSERT INTO request_rating (request_id, stars, words, rated_on) VALUES (?, ?, ?, ?)",
            [id, one.stars, one.words, one.on])
    }
}
