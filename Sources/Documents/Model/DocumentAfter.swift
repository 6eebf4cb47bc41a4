package import Kernel

extension OfficialDocument {
    /// The document after `event`.
    ///
    /// - Parameter number: the 文号 that the signature gives (NORM-3).
    package func after(
        _ event: DocumentEvent, by officer: Officer, at moment: Moment, number: DocumentNumber? = nil
    ) -> OfficialDocument {
        var next = self
        next.version += 1
        next.apply(event, by: officer, at: moment, number: number)
        if next.state != state { next.stateSince = moment }
        return next
    }

    private mutating func apply(
        _ event: DocumentEvent, by officer: Officer, at moment: Moment, number: DocumentNumber?
    ) {
        switch event {
        case .edited(let contents): edit(contents)
        case .submitted: state = .sectionReview
        case .takenBack: goBack(to: .drafting)
        case .abandoned: state = .abandoned
        case .draftApproved(let finding, _):
            hands.head = officer.id
            secrecy.first = finding
            state = .attributeReview
        case .attributePassed(let passed, _, let restricted):
            hands.attributeKeeper = officer.id
            attribute.passed = passed
            attribute.holdsRestricted = restricted
            state = .secrecyReview
        case .counterProposed, .counterAccepted, .counterDeclined: negotiate(event, by: officer)
        case .secrecyConcluded(let finding): conclude(finding, by: officer)
        case .secrecyReferred(let organ, _): secrecy.referredTo = organ
        case .legalityPassed:
            hands.legalReviewer = officer.id
            state = .signing
        case .sentBack(let step, _): goBack(to: step)
        case .signed(let signature): sign(signature, by: officer, at: moment, number: number)
        case .issued:
            state = .issued
            issuedOn = moment.day
        case .agreementRecorded(let agreement):
            agreements = agreements.map { $0.organ == agreement.organ ? agreement : $0 }
        case .jointTold:
            for index in agreements.indices where agreements[index].toldOn == nil {
                agreements[index].toldOn = moment.day
            }
        case .movedOffline: empty()
        case .reviewCalled, .reviewed, .releaseProposed, .releaseApproved, .releaseDeclined: lookAgain(event)
        }
    }

    private mutating func edit(_ next: DocumentContents) {
        let sameText =
            next.title == contents.title && next.body == contents.body && next.proposal == contents.proposal
        // An organ agreed to a text and an attribute; another text asks it anew (OPN-6).
        let kept = sameText ? agreements : []
        agreements = next.jointOrgans.map { organ in
            kept.first { $0.organ == organ } ?? JointAgreement(organ: organ)
        }
        contents = next
    }

    private mutating func negotiate(_ event: DocumentEvent, by officer: Officer) {
        switch event {
        case .counterProposed(let counter):
            attribute.counter = counter
            // Who proposes stands for the office: the same person must not answer for the unit.
            hands.attributeKeeper = officer.id
        case .counterAccepted(let counter):
            attribute.counter = counter
            contents.proposal = AttributeProposal(counter.attribute, reason: counter.opinion)
            agreements = agreements.map { JointAgreement(organ: $0.organ) }
        case .counterDeclined(let opinion):
            attribute.counter?.answer = .declined
            attribute.counter?.answerOpinion = opinion
        case .edited, .submitted, .takenBack, .abandoned, .draftApproved, .attributePassed, .secrecyConcluded,
            .secrecyReferred, .legalityPassed, .sentBack, .signed, .issued, .agreementRecorded, .jointTold,
            .movedOffline, .reviewCalled, .reviewed, .releaseProposed, .releaseApproved, .releaseDeclined:
            break
        }
    }

    private mutating func conclude(_ finding: SecrecyFinding, by officer: Officer) {
        secrecy.second = finding
        hands.secrecyReviewer = officer.id
        // 暂缓: it waits where it is (SEC-2).
        guard finding.conclusion != .postponed else { return }
        state = contents.isNormative ? .legalityReview : .signing
    }

    private mutating func sign(
        _ signature: Signature, by officer: Officer, at moment: Moment, number: DocumentNumber?
    ) {
        attribute.final = signature.final
        hands.signer = officer.id
        signerName = officer.name
        signedOn = moment.day
        self.number = number
        state = .signed
        review = signature.reviewOn.map { ReviewStanding(nextOn: $0) }
    }

    /// Whatever was said at the step it goes back to, and after it, has to be said anew.
    private mutating func goBack(to step: DocumentState) {
        state = step
        switch step {
        case .drafting, .sectionReview:
            hands = DocumentHands()
            secrecy = SecrecyStanding()
            attribute = AttributeStanding()
        case .attributeReview:
            hands = DocumentHands(head: hands.head)
            secrecy = SecrecyStanding(first: secrecy.first)
            attribute = AttributeStanding()
        case .secrecyReview:
            hands = DocumentHands(head: hands.head, attributeKeeper: hands.attributeKeeper)
            secrecy = SecrecyStanding(first: secrecy.first, referredTo: secrecy.referredTo)
        case .legalityReview: hands.legalReviewer = nil
        case .signing, .signed, .issued, .abandoned, .offline: break
        }
    }

    private mutating func empty() {
        contents = contents.emptied
        attribute = AttributeStanding()
        secrecy = SecrecyStanding()
        agreements = []
        state = .offline
    }

    private mutating func lookAgain(_ event: DocumentEvent) {
        switch event {
        case .reviewCalled(_, let day):
            let next = review?.nextOn ?? day
            review = ReviewStanding(nextOn: min(next, day), release: review?.release)
        case .reviewed(_, let next): review = ReviewStanding(nextOn: next)
        case .releaseProposed(let release): review?.release = release
        case .releaseDeclined: review?.release = nil
        case .releaseApproved(let release, let next):
            attribute.final = AttributeProposal(release.attribute, reason: release.reason)
            let judged: SecrecyConclusion = release.attribute == .proactive ? .open : .severed
            if release.attribute.isPublic { secrecy.second = SecrecyFinding(judged, basis: release.reason) }
            review = next.map { ReviewStanding(nextOn: $0) }
        case .edited, .submitted, .takenBack, .abandoned, .draftApproved, .attributePassed, .counterProposed,
            .counterAccepted, .counterDeclined, .secrecyConcluded, .secrecyReferred, .legalityPassed, .sentBack,
            .signed, .issued, .agreementRecorded, .jointTold, .movedOffline:
            break
        }
    }
}
