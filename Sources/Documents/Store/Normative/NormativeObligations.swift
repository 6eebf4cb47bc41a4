import Audit
import Kernel
import Obligations
import SQL

/// What a normative document makes its units owe.
extension NormativeWriter {
    func settleObligations(_ event: NormativeEvent, on text: NormativeText) throws {
        switch event {
        case .registered: try openDuties(of: text, filing: true)
        case .settled(.evaluation, _): try close(.evaluation, .met, of: text)
        case .settled(.filing, let record): try close(.filing, record.isSkipped ? .waived : .met, of: text)
        case .settled, .reviewRevised, .published, .unpublished: break
        case .reviewSubmitted(let review): try open(review, of: text)
        case .reviewConcluded(let review): try close(review, of: text)
        case .ended: try close(.evaluation, .waived, of: text)
        }
    }

    /// NORM-5 from the day the term is set until it ends; NORM-7 from the registration.
    func openDuties(of text: NormativeText, filing: Bool) throws {
        guard let registration = text.registration else { return }
        if let last = text.expiresOn, last >= tx.today {
            try obligations.open(
                NormativeDuty.evaluation.rawValue, on: text.subject, of: text.agency,
                title: "到期前评估《\(text.title)》", owner: text.unit, term: Term(.until(last)), in: tx)
        }
        if filing {
            try obligations.open(
                NormativeDuty.filing.rawValue, on: text.subject, of: text.agency,
                title: "《\(text.title)》报\(policy.filingReceiver)备案", owner: text.unit, term: Term(policy.filing),
                from: Moment(day: registration.on), in: tx)
        }
    }

    /// What another text ends before its term needs no evaluation any more.
    func waiveEvaluations(endedBy text: NormativeText) throws {
        let library = try NormativeRows.library(of: text.agency, in: tx)
        for relation in library.relations where relation.source == text.id && relation.endsTarget {
            guard let id = relation.target.own, let target = library.text(id), let last = target.expiresOn,
                let ending = library.graph.ending(of: id), ending.on <= last
            else { continue }
            try close(.evaluation, .waived, of: target)
        }
    }

    func close(_ duty: NormativeDuty, _ kind: ClockEvent.Kind, of text: NormativeText) throws {
        guard
            let open = try obligations.obligation(duty.rawValue, on: text.subject, of: text.agency, in: tx),
            open.state == .open
        else { return }
        try obligations.append(kind, to: duty.rawValue, on: text.subject, of: text.agency, at: tx.now, in: tx)
    }

    /// CONS-6: the reviewer's time, at least seven working days.
    private func open(_ review: LegalityReview, of text: NormativeText) throws {
        try obligations.open(
            LegalityReview.rule, on: review.subject, of: text.agency, title: "审核《\(text.title)》（第\(review.round)次送审）",
            owner: review.unit, term: Term(.until(review.dueOn)), from: Moment(day: review.submittedOn), in: tx)
    }

    private func close(_ review: LegalityReview, of text: NormativeText) throws {
        try obligations.append(.met, to: LegalityReview.rule, on: review.subject, of: text.agency, at: tx.now, in: tx)
    }
}

extension LegalityReview {
    /// The rule under which an opinion is owed (CONS-6 by way of NORM-2).
    static let rule = "CONS-6"
    var subject: Obligation.Subject { Obligation.Subject(kind: "legality_review", id: id.text) }
}
