import Kernel

@testable import Publishing

/// A random story of one article, told by many officers, with a witness who keeps own books.
struct ArticleStory {
    typealias World = ArticleWorld

    /// What is broken on purpose, to see that the witness notices.
    enum Crookedness: CaseIterable {
        case publishesWithoutLastSignature, forgetsWhoSigned, overridesAlone, editReachesThePublic, acceptsOldHash,
            makerReviews, debtForgiven
    }

    private(set) var article: Article
    private(set) var witness: ArticleWitness
    private(set) var acts = 0
    private var dice: ArticleDice
    private let crookedness: Crookedness?
    private var now = World.moment
    private var count = 100

    init(_ seed: Int, crooked: Crookedness? = nil) {
        dice = ArticleDice(seed)
        crookedness = crooked
        let policy = ReviewPolicy(
            first: [.unitHead], second: [.office, .siteOperator], third: [.leader],
            drafterMayReviewFirst: dice.roll(4) == 0)
        article = World.article(isImportant: dice.roll(4) == 0, policy: policy)
        witness = ArticleWitness(article)
    }

    /// Seven who hold everything, and those with one office each: the first try whatever separation of persons forbids.
    static let people: [Officer] =
        (81...87).map {
            World.officer(
                $0, "第\($0)人",
                [.clerk, .sectionHead, .opennessOffice, .siteOperator, .secrecyReviewer, .leader, .principalHead],
                [World.section], heads: [World.section])
        } + [
            World.drafter, World.head, World.office, World.secrecy, World.leader, World.principal, World.otherClerk,
            World.supervisor, World.outsider, World.hospitalOffice, World.systemAdministrator,
        ]

    mutating func tell(_ steps: Int) {
        for _ in 0..<steps { step() }
    }

    private mutating func step() {
        now = now.adding(seconds: 60)
        if dice.roll(12) == 0 {
            let objection = dice.roll(3) == 0 ? Refusal(.stateRefused, "未能发布：公文尚未签发。") : nil
            if let event = article.publishingWhenDue(objection: objection, at: now) { apply(event, by: nil) }
            return
        }
        var officer = dice.pick(ArticleStory.people)
        if dice.roll(30) == 0 { officer = World.drafter }
        let allowed = article.allowedActs(for: officer)
        // Mostly what leads on, sometimes whatever is allowed, sometimes what is not.
        let leading: [ArticleAct] = [.proof, .pass, .secrecy, .publish, .askOverride, .override, .submit]
        let useful = allowed.filter(leading.contains)
        let act: ArticleAct =
            switch dice.roll(10) {
            case 0...6 where !useful.isEmpty: dice.pick(useful)
            case 0...7 where !allowed.isEmpty: dice.pick(allowed)
            default: dice.pick(ArticleAct.allCases)
            }
        if case .success(let event) = attempt(act, officer) { apply(event, by: officer) }
        if crookedness != nil { beCrooked(officer) }
    }

    private mutating func apply(_ event: ArticleEvent, by officer: Officer?) {
        let after = article.after(event, at: now)
        acts += 1
        witness.see(event, by: officer, before: article, after: after)
        article = after
    }

    private mutating func attempt(_ act: ArticleAct, _ officer: Officer) -> Result<ArticleEvent, Refusal> {
        let hash = article.inHand?.hash ?? World.hash
        let seen = dice.roll(8) == 0 ? "h\(dice.roll(5))" : hash
        let reason = dice.roll(15) == 0 ? "" : "理由"
        switch act {
        case .revise: return revising(officer)
        case .submit: return article.submitting(World.content(), by: officer)
        case .recall: return article.recalling(by: officer)
        case .proof: return article.signing(.proof, seen: seen, words: "", by: officer, at: now)
        case .pass: return article.signing(.review, seen: seen, words: "同意", by: officer, at: now)
        case .sendBack:
            return article.sendingBack(to: dice.pick([nil] + ReviewStep.allCases), reason: reason, by: officer)
        case .delegate: return article.delegating(to: dice.pick(ArticleStory.people), by: officer)
        case .secrecy:
            let conclusion: SecrecyConclusion =
                dice.roll(8) == 0 ? dice.pick(SecrecyConclusion.allCases) : .mayPublish
            return article.concludingSecrecy(conclusion, basis: reason, seen: seen, by: officer, at: now)
        case .comment: return article.commenting(reason, quote: "", by: officer)
        case .ignoreFinding, .askOverride, .override:
            let findings = (article.working?.findings ?? []) + (article.owed?.findings ?? [])
            let id = findings.isEmpty ? World.id(999) : dice.pick(findings).id
            return article.settlingFinding(id, as: act, reason: reason, by: officer)
        case .publish: return article.publishing(objection: nil, by: officer)
        case .schedule:
            return article.scheduling(for: now.adding(seconds: dice.roll(600)), objection: nil, by: officer, at: now)
        case .unschedule: return article.unscheduling(by: officer)
        case .publishUrgently:
            return article.publishingUrgently(
                World.content(), reason: reason, basis: "应急", objection: nil, seen: article.working?.hash ?? seen,
                by: officer)
        case .withdraw:
            return article.withdrawing(
                dice.pick(Withdrawal.Kind.chosen), reason: reason, target: World.id(43), targetIsReadable: true,
                by: officer, at: now)
        case .recordRelease:
            return article.recordingRelease(
                MediaRelease(channel: .wechat, reference: "第3期", releasedOn: now.day), by: officer)
        case .recordRevocation:
            return article.recordingRevocation(on: now.day, reason: reason, by: officer, today: now.day)
        // Seldom: it ends the story.
        case .discard: return dice.roll(40) == 0 ? article.discarding(reason: reason, by: officer) : .failure(.notFound)
        }
    }

    private mutating func revising(_ officer: Officer) -> Result<ArticleEvent, Refusal> {
        count += 1
        let findings = (0..<dice.roll(3)).filter { _ in dice.roll(2) == 0 }.map { index in
            World.finding(
                count * 10 + index, kind: index == 0 ? "id_card" : "wording", weight: dice.pick([.high, .medium]),
                isPrivacy: index == 0)
        }
        // Few hashes, so that a text comes back to what it was: its old signatures do not (PUB-3).
        let hand = RevisionInHand(
            revision: World.id(count), number: count, title: "第\(count)版", hash: "h\(dice.roll(5))",
            author: officer.id, findings: findings)
        return article.revising(to: hand, content: World.content(), by: officer)
    }
}

extension ArticleStory {
    /// Does what a wrong decision would let through.
    private mutating func beCrooked(_ officer: Officer) {
        guard let crookedness, let event = crookedEvent(crookedness, officer) else { return }
        var after = article.after(event, at: now)
        if crookedness == .editReachesThePublic, let working = after.working {
            after.live = Article.Live(revision: working.revision, hash: working.hash, publishedAt: now)
        }
        if crookedness == .debtForgiven { after.owed = nil }
        witness.see(event, by: officer, before: article, after: after)
        article = after
    }

    private mutating func crookedEvent(_ crookedness: Crookedness, _ officer: Officer) -> ArticleEvent? {
        switch crookedness {
        case .publishesWithoutLastSignature:
            return article.working?.stage == .inReview && article.working?.openStep == .third ? .published : nil
        case .forgetsWhoSigned:
            guard let hand = article.inHand, hand.stage == .inReview, let step = hand.openStep, step > .first,
                let earlier = hand.signatures.first
            else { return nil }
            let part: ReviewPart = hand.signature(step, .proof) == nil ? .proof : .review
            return .signed(signature(step, part, earlier.member, hand.hash))
        case .makerReviews:
            guard let hand = article.inHand, hand.stage == .inReview, hand.openStep == .second else { return nil }
            let part: ReviewPart = hand.signature(.second, .proof) == nil ? .proof : .review
            return .signed(signature(.second, part, hand.author, hand.hash))
        case .overridesAlone:
            guard let finding = article.working?.findings.first(where: \.isBlocking) else { return nil }
            return .settled(finding.id, .overridden(reason: "", askedBy: officer.id, by: officer.id))
        case .editReachesThePublic:
            if case .success(let event) = revising(officer) { return event }
            return nil
        case .acceptsOldHash:
            guard article.working?.stage == .inReview, article.working?.openStep == .third else { return nil }
            for part in ReviewPart.allCases {
                let old = signature(.third, part, World.leader.id, "old")
                witness.see(.signed(old), by: officer, before: article, after: article)
            }
            return .published
        case .debtForgiven: return article.owed == nil ? nil : .commented(quote: "", words: "已补")
        }
    }

    private func signature(
        _ step: ReviewStep, _ part: ReviewPart, _ member: MemberID, _ hash: String
    ) -> ReviewSignature {
        ReviewSignature(step: step, part: part, member: member, name: "", at: now, hash: hash, words: "")
    }
}
