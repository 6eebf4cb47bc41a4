package import Kernel

/// A plan with how far it is: one row of the list of plans.
package struct PlanListing: Hashable, Sendable {
    package let plan: Plan
    /// Since when the public sees its ledger; nil when it does not.
    package let publishedAt: Moment?
    package let total: Int
    package let accepted: Int
    package let pending: Int
    package let overdue: Int

    package init(plan: Plan, publishedAt: Moment?, total: Int, accepted: Int, pending: Int, overdue: Int) {
        self.plan = plan
        self.publishedAt = publishedAt
        self.total = total
        self.accepted = accepted
        self.pending = pending
        self.overdue = overdue
    }

    package var isPublished: Bool { publishedAt != nil }
}

/// What the workbench shows of the ledger: who waits for whom.
package struct WorkbenchTasks: Hashable, Sendable {
    /// Tasks with how many there are in all; the list may be cut.
    package struct Pile: Hashable, Sendable {
        package let tasks: [PlanTask]
        package let total: Int

        package init(tasks: [PlanTask], total: Int) {
            self.tasks = tasks
            self.total = total
        }

        package static let empty = Pile(tasks: [], total: 0)
    }

    /// Of the officer's units, to be worked on.
    package let owed: Pile
    /// Reports that wait for the office.
    package let toReview: Pile
    /// Tasks that no unit has yet.
    package let toAssign: Pile
    /// Changes that wait for a leader.
    package let toApprove: Pile
    /// Reported or proposed by this side, decided by another.
    package let awaited: Pile

    package init(owed: Pile, toReview: Pile, toAssign: Pile, toApprove: Pile, awaited: Pile) {
        self.owed = owed
        self.toReview = toReview
        self.toAssign = toAssign
        self.toApprove = toApprove
        self.awaited = awaited
    }

    /// What waits for this person, for the number in the rail.
    package var waiting: Int { owed.total + toReview.total + toAssign.total + toApprove.total }
}
