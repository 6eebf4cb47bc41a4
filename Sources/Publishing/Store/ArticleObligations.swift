import Audit
import Documents
import Kernel
import Obligations
import SQL

/// What an act on an article opens, meets or lifts, and what the journal says of it.
extension ArticleWriter {
    /// The clock of the open step (PUB-3): met when the step is complete, lifted when the text goes back.
    func settleStepClock(_ next: Article, before: Article) throws {
        let was = before.steppingIn, now = next.steppingIn
        guard was != now else { return }
        if was != nil, let clock = try stepClock(of: next.id) {
            let isDone = now.map { now in was.map { now.revision == $0.revision && now.step > $0.step } ?? false }
            let kind: ClockEvent.Kind = isDone ?? next.hasPassedReview(since: before) ? .met : .waived
            try obligations.append(kind, to: "PUB-3", on: clock, of: next.agency, at: tx.now, in: tx)
        }
        var subject: Obligation.Subject?
        if let now {
            let id: Identifier<ReviewStep> = tx.newID()
            subject = Obligation.Subject(kind: "article_step", id: id.text)
            try obligations.open(
                "PUB-3", on: Obligation.Subject(kind: "article_step", id: id.text), of: next.agency,
                title: "\(now.step.chinese)：\(next.working?.title ?? "")", owner: next.unit,
                term: Term(.workingDays(next.policy.daysPerStep)), in: tx)
        }
        try tx.execute("UPDATE article SET step_clock = ? WHERE id = ?", [subject?.id, next.id])
    }

    private func stepClock(of id: ArticleID) throws -> Obligation.Subject? {
        try tx.first("SELECT step_clock FROM article WHERE id = ?", [id])?.optionalText(0).map {
            Obligation.Subject(kind: "article_step", id: $0)
        }
    }

    /// The reviews of an emergency publication: 1 working day (PUB-3).
    func settleDebt(_ next: Article, before: Article) throws {
        if let owed = next.owed, owed.revision != before.owed?.revision {
            try obligations.open(
                "PUB-3", on: debt(owed), of: next.agency, title: "应急发布补审：\(owed.title)", owner: next.unit,
                term: Term(.workingDays(1)), in: tx)
        }
        if let owed = before.owed, next.owed?.revision != owed.revision {
            // Withdrawn before it was reviewed: the duty is gone with the text; else it was reviewed or replaced by a
            // text that was.
            let isWithdrawn = next.withdrawal != nil && next.withdrawal != before.withdrawal
            let kind: ClockEvent.Kind = isWithdrawn ? .waived : .met
            try obligations.append(kind, to: "PUB-3", on: debt(owed), of: next.agency, at: tx.now, in: tx)
        }
    }

    private func debt(_ owed: RevisionInHand) -> Obligation.Subject {
        Obligation.Subject(kind: "article_debt", id: owed.revision.text)
    }

    /// FOI-26 is met when the article of the document or of the meeting's decisions is public; ENF-2 when a revoked punishment is gone.
    func settleDocument(_ event: ArticleEvent, _ next: Article, before: Article) throws {
        switch event {
        case .published, .publishedUrgently:
            try documents.articlePublished(
                next.id.text, document: next.document, address: PublicAddress.article(next.id), by: officer?.id,
                name: actorName, in: tx)
        case .withdrawn(let withdrawal):
            // A banner is no withdrawal: the duty is met when the text is gone.
            if !withdrawal.kind.keepsText { try meetRevocation(of: next) }
            guard !withdrawal.kind.keepsText else { return }
            try documents.articleWithdrawn(
                next.id.text, document: next.document, by: officer?.id, name: actorName, in: tx)
        case .discarded:
            try documents.releaseDecisions(of: next.id.text, by: officer?.id, name: actorName, in: tx)
        case .revocationRecorded(let day, _):
            guard let revocation = next.revocationSubjects.first else { return }
            try obligations.open(
                "ENF-2", on: revocation, of: next.agency, title: "撤回已变更或者撤销的处罚决定", owner: next.unit,
                term: Term(.workingDays(3)), from: Moment(day: day), in: tx)
        case .revised, .submitted, .recalled, .signed, .sentBack, .delegated, .secrecyConcluded, .commented, .settled,
            .scheduled, .unscheduled, .publicationFailed, .released:
            break
        }
    }

    private func meetRevocation(of article: Article) throws {
        for subject in article.revocationSubjects {
            guard let duty = try obligations.obligation("ENF-2", on: subject, of: article.agency, in: tx),
                duty.state == .open
            else { continue }
            try obligations.append(.met, to: "ENF-2", on: subject, of: article.agency, at: tx.now, in: tx)
        }
    }

    func entry(_ event: ArticleEvent, _ act: ArticleAct, before: Article, after: Article) -> JournalEntry {
        JournalEntry(
            agency: before.agency, actor: officer?.id, actorName: actorName,
            act: before.version == 0 ? "article.draft" : "article.\(act.rawValue)",
            subjectKind: Article.journalKind, subjectID: before.id.text,
            before: before.version == 0 ? nil : before.canonicalText, after: after.canonicalText, rule: act.rule,
            note: event.note(before) + numberNote(before, after))
    }

    private func numberNote(_ before: Article, _ after: Article) -> String {
        guard before.indexNumber == nil, let number = after.indexNumber else { return "" }
        return "，索引号 \(number)"
    }
}

extension Article {
    /// What the duty to take a revoked punishment down is kept under: the text that is public, or, as once, the article.
    var revocationSubjects: [Obligation.Subject] {
        [live?.revision.text, id.text].compactMap(\.self).map {
            Obligation.Subject(kind: "article_revocation", id: $0)
        }
    }

    struct Stepping: Hashable {
        let revision: RevisionID
        let step: ReviewStep
    }

    /// The step that is open for signatures, if any.
    var steppingIn: Stepping? {
        guard let working, working.stage == .inReview, let step = working.openStep else { return nil }
        return Stepping(revision: working.revision, step: step)
    }

    /// Whether the same text left review by being complete, not by going back.
    func hasPassedReview(since before: Article) -> Bool {
        guard let was = before.working else { return false }
        if let working { return working.revision == was.revision && working.openStep == nil }
        return live?.revision == was.revision && owed == nil
    }
}

extension ArticleEvent {
    /// The line of the timeline.
    func note(_ article: Article) -> String {
        switch self {
        case .revised(let hand):
            "第\(hand.number)版《\(hand.title)》" + (hand.findings.isEmpty ? "" : "，检测到\(hand.findings.count)处")
        case .submitted: "送审，文本 \(article.working?.hash.prefix(12) ?? "")"
        case .recalled: "撤回送审"
        case .signed(let signature):
            "\(signature.part.chinese(signature.step))通过，文本 \(signature.hash.prefix(12))"
                + (signature.words.isEmpty ? "" : "；\(signature.words)")
        case .sentBack(let step, let reason): "退回\(step.map { "到\($0.chinese)" } ?? "拟稿")：\(reason)"
        case .delegated(let step, _): "委托\(step.chinese)"
        case .secrecyConcluded(let signature):
            "\(signature.step.chinese)：\(signature.conclusion.chinese)；依据：\(signature.basis)"
        case .commented(_, let words): words
        case .settled(_, let settlement): "\(settlement.chinese)：\(settlement.reason)"
        case .scheduled(let moment): "定于\(moment.chinese)发布"
        case .unscheduled: "取消定时发布"
        case .published: "第\(article.working?.number ?? 0)版公开"
        case .publicationFailed(let why): "定时发布未成功：\(why)"
        case .publishedUrgently(let reason, let basis): "应急发布：\(reason)；保密审查依据：\(basis)"
        case .withdrawn(let withdrawal): "\(withdrawal.kind.chinese)：\(withdrawal.reason)"
        case .released(let release): "\(release.channel.chinese) \(release.releasedOn)：\(release.reference)"
        case .revocationRecorded(let day, let reason): "\(day)处罚决定变更或者撤销：\(reason)"
        case .discarded(let reason): "作废：\(reason)"
        }
    }
}
