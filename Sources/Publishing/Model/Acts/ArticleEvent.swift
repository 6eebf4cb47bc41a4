package import Kernel

/// What happened to an article; the store writes one with its journal entry and its obligations.
package enum ArticleEvent: Hashable, Sendable {
    case revised(RevisionInHand)
    case submitted
    case recalled
    case signed(ReviewSignature)
    case sentBack(to: ReviewStep?, reason: String)
    case delegated(ReviewStep, to: MemberID)
    case secrecyConcluded(SecrecySignature)
    case commented(quote: String, words: String)
    case settled(FindingID, Settlement)
    case scheduled(Moment)
    case unscheduled
    case published
    case publicationFailed(String)
    case publishedUrgently(reason: String, basis: String)
    case withdrawn(Withdrawal)
    case released(MediaRelease)
    case revocationRecorded(on: Day, reason: String)
    case discarded(reason: String)
}

extension ArticleEvent {
    package var isPublication: Bool {
        switch self {
        case .published, .publishedUrgently: true
        case .revised, .submitted, .recalled, .signed, .sentBack, .delegated, .secrecyConcluded, .commented, .settled,
            .scheduled, .unscheduled, .publicationFailed, .withdrawn, .released, .revocationRecorded, .discarded:
            false
        }
    }

    /// Whether the public reads something else afterwards.
    package var changesThePublic: Bool {
        if case .withdrawn = self { return true }
        return isPublication
    }
}

extension Article {
    /// The article as it is after `event`. Only what a decision returned is applied.
    package func after(_ event: ArticleEvent, at now: Moment) -> Article {
        var next = self
        next.version += 1
        switch event {
        case .revised(let revision):
            next.working = revision
            next.authors.insert(revision.author)
        case .submitted:
            next.working?.stage = .inReview
            // What failed to go out keeps its signatures: the same text needs no second review.
            next.settleStanding()
        case .recalled: next.working?.restart(.drafting)
        case .signed(let signature): next.add(signature)
        case .secrecyConcluded(let signature): next.add(signature)
        case .sentBack(let step, _): next.giveBack(to: step)
        case .delegated(let step, let member): next.updateHand { $0.delegates[step] = member }
        case .settled(let id, let settlement): next.settle(id, settlement)
        case .scheduled(let moment):
            next.working?.stage = .scheduled
            next.working?.scheduledFor = moment
            next.working?.failure = nil
        case .unscheduled:
            next.working?.stage = .approved
            next.working?.scheduledFor = nil
        case .published: next.goLive(at: now, owing: false)
        case .publishedUrgently: next.goLive(at: now, owing: true)
        case .publicationFailed(let why):
            next.working?.stage = .failed
            next.working?.failure = why
            next.working?.scheduledFor = nil
        case .withdrawn(let withdrawal):
            next.withdrawal = withdrawal
            // A text that stays readable under a banner still owes its reviews.
            if !withdrawal.kind.keepsText { next.owed = nil }
            // What was withdrawn does not come back by the clock alone.
            if next.working?.stage == .scheduled {
                next.working?.stage = .approved
                next.working?.scheduledFor = nil
            }
        case .discarded: next.isDiscarded = true
        case .commented, .released, .revocationRecorded: break
        }
        return next
    }

    private mutating func updateHand(_ change: (inout RevisionInHand) -> Void) {
        if working?.stage == .inReview || owed == nil {
            if var hand = working {
                change(&hand)
                working = hand
            }
        } else if var hand = owed {
            change(&hand)
            owed = hand
        }
    }

    private mutating func add(_ signature: ReviewSignature) {
        updateHand { $0.signatures.append(signature) }
        settleStanding()
    }

    private mutating func add(_ signature: SecrecySignature) {
        updateHand { hand in
            hand.secrecy.removeAll { $0.step == signature.step }
            hand.secrecy.append(signature)
        }
        switch signature.conclusion {
        case .mayPublish: settleStanding()
        case .deferred, .undetermined: break
        // SEC-2: the text must change, or not go out: back to who wrote it.
        case .cutFirst, .mustNotPublish: if working?.stage == .inReview { working?.restart(.drafting) }
        }
    }

    private mutating func settle(_ id: FindingID, _ settlement: Settlement) {
        if let index = working?.findings.firstIndex(where: { $0.id == id }) {
            working?.findings[index].settlement = settlement
        } else if let index = owed?.findings.firstIndex(where: { $0.id == id }) {
            owed?.findings[index].settlement = settlement
        }
        settleStanding()
    }

    /// Approved, or the debt cleared, as soon as the last signature is there.
    private mutating func settleStanding() {
        if let working, working.stage == .inReview, working.isFullyCleared { self.working?.stage = .approved }
        if let owed, owed.isFullyCleared { self.owed = nil }
    }

    private mutating func giveBack(to step: ReviewStep?) {
        guard let step else {
            working?.restart(.drafting)
            return
        }
        working?.stage = .inReview
        working?.scheduledFor = nil
        working?.failure = nil
        working?.signatures.removeAll { $0.step >= step }
        let kept = working?.delegates.filter { $0.key < step } ?? [:]
        working?.delegates = kept
    }

    private mutating func goLive(at now: Moment, owing: Bool) {
        guard var revision = working else { return }
        live = Live(revision: revision.revision, hash: revision.hash, publishedAt: now)
        revision.stage = .owed
        revision.scheduledFor = nil
        owed = owing ? revision : nil
        working = nil
        withdrawal = nil
    }
}

extension RevisionInHand {
    /// Back to `stage` with no signature left.
    fileprivate mutating func restart(_ stage: Stage) {
        self.stage = stage
        signatures = []
        secrecy = []
        delegates = [:]
        scheduledFor = nil
        failure = nil
    }
}
