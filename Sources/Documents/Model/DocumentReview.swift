package import Kernel

/// One look at a signed document's attribute: planned, then done (OPN-9).
package struct DocumentReview: Hashable, Sendable {
    package enum Outcome: String, CaseIterable, Sendable {
        case open, kept, changed

        package var chinese: String {
            switch self {
            case .open: "待复查"
            case .kept: "维持"
            case .changed: "变更"
            }
        }
    }

    package let id: DocumentReviewID
    /// Why it is held: 定期复查, or what called for it.
    package let cause: String
    package let dueOn: Day
    package let outcome: Outcome
    package let attribute: DisclosureAttribute?
    package let reason: String?
    package let reviewer: String?
    package let decidedAt: Moment?
    package let nextOn: Day?

    package init(
        id: DocumentReviewID, cause: String, dueOn: Day, outcome: Outcome, attribute: DisclosureAttribute?,
        reason: String?, reviewer: String?, decidedAt: Moment?, nextOn: Day?
    ) {
        self.id = id
        self.cause = cause
        self.dueOn = dueOn
        self.outcome = outcome
        self.attribute = attribute
        self.reason = reason
        self.reviewer = reviewer
        self.decidedAt = decidedAt
        self.nextOn = nextOn
    }
}
