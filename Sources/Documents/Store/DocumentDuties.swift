import Kernel
import Obligations
import SQL

/// What a document owes: publication within FOI-26, the next look under OPN-9.
extension DocumentWriter {
    static let publicationRule = "FOI-26"
    static let reviewRule = "OPN-9"

    /// Opens, moves and meets the obligations that follow from `event`.
    func settle(_ event: DocumentEvent, from document: OfficialDocument, to next: OfficialDocument) throws {
        switch event {
        case .signed: try openDuties(of: next, from: tx.now, cause: "定期复查")
        case .reviewCalled(let reason, _): try bringForward(next, cause: reason)
        case .reviewed(let reason, let day):
            try closeReview(of: next, .kept, reason: reason, next: day)
            try openReview(of: next, on: day, cause: "定期复查")
        case .releaseApproved(let release, let day):
            try closeReview(of: next, .changed, reason: release.reason, next: day)
            try waivePublication(of: next)
            try openDuties(of: next, from: tx.now, cause: "定期复查")
        case .edited, .submitted, .takenBack, .abandoned, .draftApproved, .attributePassed, .counterProposed,
            .counterAccepted, .counterDeclined, .secrecyConcluded, .secrecyReferred, .legalityPassed, .sentBack,
            .issued, .agreementRecorded, .jointTold, .movedOffline, .releaseProposed, .releaseDeclined:
            break
        }
    }

    /// - Parameter day: day 0 of the publication.
    func openDuties(of document: OfficialDocument, from start: Moment, cause: String) throws {
        if document.attribute.final?.attribute.isPublic == true { try openPublication(of: document, from: start) }
        if let review = document.review { try openReview(of: document, on: review.nextOn, cause: cause) }
    }

    private func openPublication(of document: OfficialDocument, from start: Moment) throws {
        // A document that was public once and is again has its obligation already.
        guard
            try obligations.obligation(
                DocumentWriter.publicationRule, on: document.subject, of: document.agency, in: tx) == nil
        else { return }
        try obligations.open(
            DocumentWriter.publicationRule, on: document.subject, of: document.agency,
            title: "公开《\(document.contents.title)》", owner: document.unit, term: .publication, from: start, in: tx)
    }

    /// A document that is public no longer owes no publication.
    private func waivePublication(of document: OfficialDocument) throws {
        guard document.attribute.final?.attribute.isPublic == false,
            let open = try obligations.obligation(
                DocumentWriter.publicationRule, on: document.subject, of: document.agency, in: tx),
            open.state == .open
        else { return }
        try obligations.append(
            .waived, to: DocumentWriter.publicationRule, on: document.subject, of: document.agency, at: tx.now,
            note: "公开属性变更", in: tx)
    }

    private func openReview(of document: OfficialDocument, on day: Day, cause: String) throws {
        let id: DocumentReviewID = tx.newID()
        try tx.execute(
            """
            INSERT INTO document_review (id, document_id, agency_id, cause, due_on, outcome)
            VALUES (?, ?, ?, ?, ?, 'open')
            """, [id, document.id, document.agency, cause, day])
        try obligations.open(
            DocumentWriter.reviewRule, on: DocumentWriter.subject(id), of: document.agency,
            title: "复查《\(document.contents.title)》的公开属性", owner: document.unit, term: Term(.until(day)), in: tx)
    }

    /// An event asks for the look sooner than the calendar does; an overdue one stays overdue.
    private func bringForward(_ document: OfficialDocument, cause: String) throws {
        guard let open = try DocumentReviewRows.open(of: document.id, in: tx), let due = document.review?.nextOn else {
            return
        }
        try tx.execute(
            "UPDATE document_review SET cause = ?, due_on = ? WHERE id = ?", [cause, min(due, open.dueOn), open.id])
        guard due < open.dueOn else { return }
        try obligations.append(
            .rescheduled(due), to: DocumentWriter.reviewRule, on: DocumentWriter.subject(open.id),
            of: document.agency, at: tx.now, note: cause, in: tx)
    }

    private func closeReview(
        of document: OfficialDocument, _ outcome: DocumentReview.Outcome, reason: String, next: Day?
    ) throws {
        guard let open = try DocumentReviewRows.open(of: document.id, in: tx) else { return }
        try tx.execute(
            """
            UPDATE document_review SET outcome = ?, attribute = ?, reason = ?, reviewer_id = ?, reviewer_name = ?,
            decided_at = ?, next_on = ? WHERE id = ?
            """,
            [
                outcome.rawValue, document.attribute.final?.attribute.rawValue, reason, officer.id, officer.name,
                tx.now, next, open.id,
            ])
        try obligations.append(
            .met, to: DocumentWriter.reviewRule, on: DocumentWriter.subject(open.id), of: document.agency,
            at: tx.now, in: tx)
    }

    static func subject(_ review: DocumentReviewID) -> Obligation.Subject {
        Obligation.Subject(kind: "document_review", id: review.text)
    }
}

extension OfficialDocument {
    var subject: Obligation.Subject { Obligation.Subject(kind: OfficialDocument.journalKind, id: id.text) }
}
