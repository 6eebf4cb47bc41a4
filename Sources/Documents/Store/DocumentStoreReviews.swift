package import Kernel
import Obligations
import SQL

/// 公开属性复查 (OPN-9).
extension DocumentStore {
    /// Something happened that asks for a new look: declassification, several applications for the same, a policy's end.
    package func callForReview(
        _ id: DocumentID, reason: String, by officer: Officer, version: Int? = nil
    ) async throws -> OfficialDocument {
        try await act(.callForReview, on: id, by: officer, version: version) { [policy, obligations] document, tx in
            let due = obligations.calendar.workday(policy.calledReviewDays, after: tx.today)
            return document.callingForReview(reason, due: due, by: officer)
        }
    }

    package func keepAttribute(
        _ id: DocumentID, reason: String, next: Day? = nil, by officer: Officer, version: Int? = nil
    ) async throws -> OfficialDocument {
        try await act(.review, on: id, by: officer, version: version) { [policy] document, tx in
            document.keepingAttribute(reason: reason, next: next, on: tx.today, under: policy, by: officer)
        }
    }

    package func proposeRelease(
        _ id: DocumentID, _ attribute: DisclosureAttribute, reason: String, by officer: Officer,
        version: Int? = nil
    ) async throws -> OfficialDocument {
        try await act(.review, on: id, by: officer, version: version) { [policy] document, _ in
            document.proposingRelease(attribute, reason: reason, under: policy, by: officer)
        }
    }

    /// The decision day is day 0 of FOI-26 when the document becomes public by it.
    package func approveRelease(
        _ id: DocumentID, by officer: Officer, version: Int? = nil
    ) async throws -> OfficialDocument {
        try await act(.approveRelease, on: id, by: officer, version: version) { [policy] document, tx in
            document.approvingRelease(on: tx.today, under: policy, by: officer)
        }
    }

    package func declineRelease(
        _ id: DocumentID, reason: String, by officer: Officer, version: Int? = nil
    ) async throws -> OfficialDocument {
        try await act(.declineRelease, on: id, by: officer, version: version) { document, _ in
            document.decliningRelease(reason, by: officer)
        }
    }

    /// Every review of a document, the newest first.
    package func reviews(of id: DocumentID, for officer: Officer) async throws -> [DocumentReview] {
        try await store.read { snapshot in
            _ = try DocumentStore.visible(id, to: officer, in: snapshot)
            return try DocumentReviewRows.reviews(of: id, in: snapshot)
        }
    }
}

enum DocumentReviewRows {
    static func reviews(of id: DocumentID, in snapshot: Snapshot) throws -> [DocumentReview] {
        try snapshot.query(
            """
            SELECT id, cause, due_on, outcome, attribute, reason, reviewer_name, decided_at, next_on
            FROM document_review WHERE document_id = ? ORDER BY id DESC
            """, [id]
        ).map { row in
            var cursor = RowCursor(row)
            return DocumentReview(
                id: try cursor.id(), cause: try cursor.text(), dueOn: try cursor.day(),
                outcome: try cursor.value(DocumentReview.Outcome.self),
                attribute: try cursor.optionalValue(DisclosureAttribute.self), reason: try cursor.optionalText(),
                reviewer: try cursor.optionalText(), decidedAt: try cursor.optionalMoment(),
                nextOn: try cursor.optionalDay())
        }
    }

    static func open(of id: DocumentID, in snapshot: Snapshot) throws -> (id: DocumentReviewID, dueOn: Day)? {
        try snapshot.first(
            "SELECT id, due_on FROM document_review WHERE document_id = ? AND outcome = 'open' LIMIT 1", [id]
        ).map { (try $0.id(0), try $0.day(1)) }
    }
}
