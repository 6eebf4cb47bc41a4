import Kernel
import SQL

/// Reads articles whole: the row, and the revisions in hand with their signatures and findings.
enum ArticleRows {
    static let columns = """
        a.id, a.agency_id, a.portal_id, a.unit_id, a.drafter_id, a.document_id, a.is_important, a.live_revision_id, \
        a.live_hash, a.published_at, a.working_revision_id, a.working_stage, a.scheduled_at, a.failure, \
        a.owed_revision_id, a.withdrawn_kind, a.withdrawn_reason, a.withdrawn_at, a.withdrawn_by, \
        a.withdrawn_target, a.is_discarded, a.version, a.index_number
        """
    static let columnCount = 23

    static func article(_ id: ArticleID, policy: ReviewPolicy, in snapshot: Snapshot) throws -> Article? {
        try snapshot.first("SELECT \(columns) FROM article a WHERE a.id = ?", [id]).map {
            try article(from: $0, policy: policy, in: snapshot)
        }
    }

    static func article(from row: SQLRow, policy: ReviewPolicy, in snapshot: Snapshot) throws -> Article {
        Article(
            id: try row.id(0), agency: try row.id(1), portal: try row.id(2), unit: try row.id(3),
            drafter: try row.id(4), authors: try authors(of: try row.id(0), in: snapshot),
            document: try row.optionalID(5), isImportant: try row.bool(6), policy: policy,
            live: try live(from: row), working: try working(from: row, in: snapshot),
            owed: try owed(from: row, in: snapshot), withdrawal: try withdrawal(from: row),
            isDiscarded: try row.bool(20), indexNumber: try row.optionalText(22), version: try row.integer(21))
    }

    /// The article as the public may know it: nothing of who wrote it and of what is in hand.
    static func published(from row: SQLRow, policy: ReviewPolicy) throws -> Article {
        Article(
            id: try row.id(0), agency: try row.id(1), portal: try row.id(2), unit: try row.id(3),
            drafter: try row.id(4), document: try row.optionalID(5), isImportant: try row.bool(6), policy: policy,
            live: try live(from: row), withdrawal: try withdrawal(from: row), isDiscarded: try row.bool(20),
            indexNumber: try row.optionalText(22), version: try row.integer(21))
    }

    private static func authors(of id: ArticleID, in snapshot: Snapshot) throws -> Set<MemberID> {
        let rows = try snapshot.query("SELECT DISTINCT made_by FROM article_revision WHERE article_id = ?", [id])
        return Set(try rows.map { try $0.id(0) })
    }

    private static func live(from row: SQLRow) throws -> Article.Live? {
        guard let revision: RevisionID = try row.optionalID(7) else { return nil }
        return Article.Live(revision: revision, hash: try row.text(8), publishedAt: try row.moment(9))
    }

    private static func working(from row: SQLRow, in snapshot: Snapshot) throws -> RevisionInHand? {
        guard let id: RevisionID = try row.optionalID(10) else { return nil }
        var hand = try inHand(id, in: snapshot)
        hand.stage = try Stored.value(RevisionInHand.Stage.self, try row.text(11))
        hand.scheduledFor = try row.optionalMoment(12)
        hand.failure = try row.optionalText(13)
        return hand
    }

    private static func owed(from row: SQLRow, in snapshot: Snapshot) throws -> RevisionInHand? {
        guard let id: RevisionID = try row.optionalID(14) else { return nil }
        var hand = try inHand(id, in: snapshot)
        hand.stage = .owed
        return hand
    }

    private static func withdrawal(from row: SQLRow) throws -> Withdrawal? {
        guard let kind = try row.optionalText(15) else { return nil }
        return Withdrawal(
            kind: try Stored.value(Withdrawal.Kind.self, kind), reason: try row.text(16), at: try row.moment(17),
            by: try row.optionalID(18), target: try row.optionalID(19))
    }

    /// A revision with all that was signed under it, public or not.
    static func inHand(_ id: RevisionID, in snapshot: Snapshot) throws -> RevisionInHand {
        guard
            let row = try snapshot.first("SELECT number, title, hash, made_by FROM article_revision WHERE id = ?", [id])
        else { throw SQLError.failed(code: "stored", message: "no revision \(id)") }
        return RevisionInHand(
            revision: id, number: try row.integer(0), title: try row.text(1), hash: try row.text(2),
            author: try row.id(3), signatures: try signatures(of: id, in: snapshot),
            secrecy: try secrecy(of: id, in: snapshot), findings: try FindingRows.findings(of: id, in: snapshot),
            delegates: try delegates(of: id, in: snapshot))
    }

    static func signatures(of id: RevisionID, in snapshot: Snapshot) throws -> [ReviewSignature] {
        try snapshot.query(
            """
            SELECT step, part, member_id, member_name, signed_at, hash, words FROM article_signature
            WHERE revision_id = ? AND voided_at IS NULL ORDER BY signed_at, id
            """, [id]
        ).map { row in
            ReviewSignature(
                step: try Stored.value(ReviewStep.self, try row.integer(0)),
                part: try Stored.value(ReviewPart.self, try row.text(1)), member: try row.id(2),
                name: try row.text(3), at: try row.moment(4), hash: try row.text(5), words: try row.text(6))
        }
    }

    static func secrecy(of id: RevisionID, in snapshot: Snapshot) throws -> [SecrecySignature] {
        try snapshot.query(
            """
            SELECT step, conclusion, member_id, member_name, concluded_at, hash, basis FROM article_secrecy
            WHERE revision_id = ? AND voided_at IS NULL ORDER BY concluded_at, id
            """, [id]
        ).map { row in
            SecrecySignature(
                step: try Stored.value(SecrecyStep.self, try row.integer(0)),
                conclusion: try Stored.value(SecrecyConclusion.self, try row.text(1)), member: try row.id(2),
                name: try row.text(3), at: try row.moment(4), hash: try row.text(5), basis: try row.text(6))
        }
    }

    private static func delegates(of id: RevisionID, in snapshot: Snapshot) throws -> [ReviewStep: MemberID] {
        var found: [ReviewStep: MemberID] = [:]
        for row in try snapshot.query("SELECT step, member_id FROM article_delegate WHERE revision_id = ?", [id]) {
            found[try Stored.value(ReviewStep.self, try row.integer(0))] = try row.id(1)
        }
        return found
    }
}
