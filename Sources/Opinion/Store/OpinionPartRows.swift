import Kernel
import SQL

/// Statements, conferences, rumours and suggestions of a case, each in its order.
enum OpinionPartRows {
    static func fill(_ found: inout OpinionCase, in snapshot: Snapshot) throws {
        found.statements = try snapshot.query(
            """
            SELECT id, kind, article_id, rumour_id, drafted_at, published_at FROM opinion_statement
            WHERE opinion_id = ? ORDER BY position
            """, [found.id]
        ).map {
            OpinionStatement(
                id: try $0.id(0), kind: try Stored.value(StatementKind.self, try $0.text(1)), article: try $0.id(2),
                rumour: try $0.optionalID(3), draftedAt: try $0.moment(4), publishedAt: try $0.optionalMoment(5))
        }
        found.conferences = try snapshot.query(
            """
            SELECT id, held_at, place, speakers, attendance, words FROM opinion_conference
            WHERE opinion_id = ? ORDER BY position
            """, [found.id]
        ).map {
            PressConference(
                id: try $0.id(0), heldAt: try $0.moment(1), place: try $0.text(2),
                speakers: Set(
                    try OpinionRows.words(try $0.text(3)).map { try Stored.value(ConferenceSpeaker.self, $0) }),
                attendance: try $0.text(4), words: try $0.text(5))
        }
        found.rumours = try snapshot.query(
            """
            SELECT id, claim, fact, evidence, is_serious, referred_at, referral FROM opinion_rumour
            WHERE opinion_id = ? ORDER BY position
            """, [found.id]
        ).map {
            var rumour = OpinionRumour(
                id: try $0.id(0), claim: try $0.text(1), fact: try $0.text(2), evidence: try $0.text(3),
                isSerious: try $0.bool(4))
            rumour.referredAt = try $0.optionalMoment(5)
            rumour.referral = try $0.text(6)
            return rumour
        }
        found.suggestions = try snapshot.query(
            "SELECT id, words, fate, answer FROM opinion_suggestion WHERE opinion_id = ? ORDER BY position", [found.id]
        ).map {
            OpinionSuggestion(
                id: try $0.id(0), words: try $0.text(1), fate: try Stored.value(SuggestionFate.self, try $0.text(2)),
                answer: try $0.text(3))
        }
    }

    static func rewrite(_ next: OpinionCase, before: OpinionCase?, in tx: Transaction) throws {
        if next.statements != before?.statements { try rewriteStatements(next, in: tx) }
        if next.conferences != before?.conferences { try rewriteConferences(next, in: tx) }
        if next.rumours != before?.rumours { try rewriteRumours(next, in: tx) }
        if next.suggestions != before?.suggestions { try rewriteSuggestions(next, in: tx) }
    }

    private static func rewriteStatements(_ next: OpinionCase, in tx: Transaction) throws {
        try tx.execute("DELETE FROM opinion_statement WHERE opinion_id = ?", [next.id])
        for (position, one) in next.statements.enumerated() {
            try tx.execute(
                """
                INSERT INTO opinion_statement (id, opinion_id, position, kind, article_id, rumour_id, drafted_at,
                    published_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    one.id, next.id, position, one.kind.rawValue, one.article, one.rumour, one.draftedAt,
                    one.publishedAt,
                ])
        }
    }

    private static func rewriteConferences(_ next: OpinionCase, in tx: Transaction) throws {
        try tx.execute("DELETE FROM opinion_conference WHERE opinion_id = ?", [next.id])
        for (position, one) in next.conferences.enumerated() {
            try tx.execute(
                """
                INSERT INTO opinion_conference (id, opinion_id, position, held_at, place, speakers, attendance, words)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    one.id, next.id, position, one.heldAt, one.place,
                    one.speakers.map(\.rawValue).sorted().joined(separator: ","), one.attendance, one.words,
                ])
        }
    }

    private static func rewriteRumours(_ next: OpinionCase, in tx: Transaction) throws {
        try tx.execute("DELETE FROM opinion_rumour WHERE opinion_id = ?", [next.id])
        for (position, one) in next.rumours.enumerated() {
            try tx.execute(
                """
                INSERT INTO opinion_rumour (id, opinion_id, position, claim, fact, evidence, is_serious, referred_at,
                    referral) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    one.id, next.id, position, one.claim, one.fact, one.evidence, one.isSerious, one.referredAt,
                    one.referral,
                ])
        }
    }

    private static func rewriteSuggestions(_ next: OpinionCase, in tx: Transaction) throws {
        try tx.execute("DELETE FROM opinion_suggestion WHERE opinion_id = ?", [next.id])
        for (position, one) in next.suggestions.enumerated() {
            try tx.execute(
                """
                INSERT INTO opinion_suggestion (id, opinion_id, position, words, fate, answer) VALUES (?, ?, ?, ?, ?, ?)
                """, [one.id, next.id, position, one.words, one.fate.rawValue, one.answer])
        }
    }
}
