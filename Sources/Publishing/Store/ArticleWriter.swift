import Audit
import Documents
import Kernel
import Obligations
import People
import SQL

/// What a decision came to, ready to be written.
struct Recording {
    let event: ArticleEvent
    let act: ArticleAct
    var revision: ArticleRevision?
}

/// Writes one event of an article: rows, journal entry, obligations, inside the caller's transaction.
struct ArticleWriter {
    let tx: Transaction
    /// Nil when time itself acts.
    let officer: Officer?
    let journal: Journal
    let obligations: ObligationStore
    let documents: DocumentStore
    let people: PeopleStore
    let numbering: @Sendable (AgencyID) -> IndexNumberTemplate
    let followers: [PublicChangeFollower]

    /// What the journal calls the clock.
    var clockName = "系统（定时发布）"
    var actorName: String { officer?.name ?? clockName }

    func record(
        _ event: ArticleEvent, act: ArticleAct, on article: Article, revision: ArticleRevision? = nil
    ) throws -> Article {
        if let revision { try RevisionRows.insert(revision, of: article.agency, in: tx) }
        var next = article.after(event, at: tx.now)
        if event.isPublication { next.indexNumber = try indexNumber(of: next) }
        try update(next, from: article)
        try write(event, before: article, after: next)
        try settleStepClock(next, before: article)
        try settleDebt(next, before: article)
        try settleDocument(event, next, before: article)
        if event.isPublication { try ColumnFreshnessDuties(tx: tx, obligations: obligations).met(by: next) }
        try journal.append(entry(event, act, before: article, after: next), in: tx)
        if event.changesThePublic {
            let change: PublicChange = event.isPublication ? .published : .withdrawn
            for follow in followers { try follow(next.id, change, tx) }
        }
        return next
    }

    private func indexNumber(of article: Article) throws -> String? {
        guard article.indexNumber == nil, let live = article.live,
            let row = try tx.first("SELECT index_number FROM article_revision WHERE id = ?", [live.revision])
        else { return article.indexNumber }
        return try IndexNumbers(tx: tx, people: people, template: numbering(article.agency))
            .number(for: article, typed: try row.text(0))
    }

    private func update(_ next: Article, from article: Article) throws {
        let changed = try tx.execute(
            """
            UPDATE article SET live_revision_id = ?, live_hash = ?, published_at = ?, working_revision_id = ?,
                working_stage = ?, scheduled_at = ?, failure = ?, owed_revision_id = ?, withdrawn_kind = ?,
                withdrawn_reason = ?, withdrawn_at = ?, withdrawn_by = ?, withdrawn_target = ?, is_discarded = ?,
                index_number = ?, changed_at = ?, version = ?
            WHERE id = ? AND agency_id = ? AND version = ?
            """,
            [
                next.live?.revision, next.live?.hash, next.live?.publishedAt, next.working?.revision,
                next.working?.stage.rawValue, next.working?.scheduledFor, next.working?.failure, next.owed?.revision,
                next.withdrawal?.kind.rawValue, next.withdrawal?.reason, next.withdrawal?.at, next.withdrawal?.by,
                next.withdrawal?.target, next.isDiscarded, next.indexNumber, tx.now, next.version, article.id,
                article.agency, article.version,
            ])
        guard changed == 1 else { throw PublishingStore.changedMeanwhile }
    }

    private func write(_ event: ArticleEvent, before: Article, after: Article) throws {
        switch event {
        case .revised(let hand): try FindingRows.insert(hand.findings, of: hand.revision, in: tx)
        case .signed(let signature): try insert(signature, of: try inHand(before))
        case .secrecyConcluded(let signature): try conclude(signature, before: before, after: after)
        case .recalled: try void(before.working, from: .first, andSecrecy: true)
        case .sentBack(let step, _): try void(before.working, from: step ?? .first, andSecrecy: step == nil)
        case .delegated(let step, let member): try delegate(step, to: member, of: try inHand(before))
        case .commented(let quote, let words): try comment(quote, words, on: before)
        case .settled(let id, let settlement): try FindingRows.settle(id, settlement, in: tx)
        case .released(let release): try insert(release, of: before)
        case .published, .publishedUrgently: try goLive(after)
        case .submitted, .scheduled, .unscheduled, .publicationFailed, .withdrawn, .revocationRecorded, .discarded:
            break
        }
    }

    private func inHand(_ article: Article) throws -> RevisionID {
        guard let hand = article.inHand else { throw Refusal.notFound }
        return hand.revision
    }

    private func goLive(_ article: Article) throws {
        guard let live = article.live else { return }
        try tx.execute(
            """
            UPDATE article SET live_column_id = (SELECT column_id FROM article_revision WHERE id = ?),
                first_published_at = coalesce(first_published_at, ?)
            WHERE id = ?
            """, [live.revision, tx.now, article.id])
        let fields = try tx.first("SELECT fields FROM article_revision WHERE id = ?", [live.revision])?.text(0) ?? ""
        let shown = try FieldText.fields(from: fields)
        try tx.execute(
            "UPDATE article SET shown_until = ?, explains_id = ? WHERE id = ?",
            [shown.shownUntil, PublishingStore.explained(shown), article.id])
        try tx.execute(
            "INSERT INTO article_publication (revision_id, article_id, published_at) VALUES (?, ?, ?)",
            [live.revision, article.id, tx.now])
    }

    private func insert(_ signature: ReviewSignature, of revision: RevisionID) throws {
        let id: Identifier<ReviewSignature> = tx.newID()
        try tx.execute(
            """
            INSERT INTO article_signature (id, revision_id, step, part, member_id, member_name, signed_at, hash, words)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                id, revision, signature.step.rawValue, signature.part.rawValue, signature.member, signature.name,
                signature.at, signature.hash, signature.words,
            ])
    }

    private func conclude(_ signature: SecrecySignature, before: Article, after: Article) throws {
        let revision = try inHand(before)
        try tx.execute(
            "UPDATE article_secrecy SET voided_at = ? WHERE revision_id = ? AND step = ? AND voided_at IS NULL",
            [tx.now, revision, signature.step.rawValue])
        let id: Identifier<SecrecySignature> = tx.newID()
        try tx.execute(
            """
            INSERT INTO article_secrecy
            (id, revision_id, step, conclusion, member_id, member_name, concluded_at, hash, basis)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                id, revision, signature.step.rawValue, signature.conclusion.rawValue, signature.member,
                signature.name, signature.at, signature.hash, signature.basis,
            ])
        // A conclusion against publication sends it back: nothing that was signed counts any longer.
        if before.working?.stage == .inReview, after.working?.stage == .drafting {
            try void(before.working, from: .first, andSecrecy: true)
        }
    }

    private func void(_ hand: RevisionInHand?, from step: ReviewStep, andSecrecy: Bool) throws {
        guard let hand else { return }
        try tx.execute(
            "UPDATE article_signature SET voided_at = ? WHERE revision_id = ? AND step >= ? AND voided_at IS NULL",
            [tx.now, hand.revision, step.rawValue])
        try tx.execute(
            "DELETE FROM article_delegate WHERE revision_id = ? AND step >= ?", [hand.revision, step.rawValue])
        if andSecrecy {
            try tx.execute(
                "UPDATE article_secrecy SET voided_at = ? WHERE revision_id = ? AND voided_at IS NULL",
                [tx.now, hand.revision])
        }
    }

    private func delegate(_ step: ReviewStep, to member: MemberID, of revision: RevisionID) throws {
        try tx.execute(
            "DELETE FROM article_delegate WHERE revision_id = ? AND step = ?", [revision, step.rawValue])
        try tx.execute(
            "INSERT INTO article_delegate (revision_id, step, member_id) VALUES (?, ?, ?)",
            [revision, step.rawValue, member])
    }

    private func comment(_ quote: String, _ words: String, on article: Article) throws {
        guard let officer else { return }
        let id: Identifier<ArticleComment> = tx.newID()
        try tx.execute(
            """
            INSERT INTO article_comment (id, article_id, revision_id, quote, words, author_id, author_name, made_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """, [id, article.id, try inHand(article), quote, words, officer.id, officer.name, tx.now])
    }

    private func insert(_ release: MediaRelease, of article: Article) throws {
        let id: Identifier<MediaRelease> = tx.newID()
        try tx.execute(
            """
            INSERT INTO media_release (id, article_id, agency_id, channel, reference, released_on, recorded_by, recorded_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                id, article.id, article.agency, release.channel.rawValue, release.reference, release.releasedOn,
                officer?.id, tx.now,
            ])
    }
}
