package import Kernel

/// What an obligation is about: a record of some capability, named by its kind and id.
package struct ObligationSubject: Hashable, Sendable {
    /// `plan_task`.
    package let kind: String
    package let id: String
    package let agency: AgencyID

    package init(kind: String, id: String, agency: AgencyID) {
        self.kind = kind
        self.id = id
        self.agency = agency
    }
}

/// One row of the board: what is owed, by whom, by when.
package struct OwedItem: Hashable, Sendable {
    package let rule: String
    package let subject: ObligationSubject
    package let title: String
    package let owner: UnitID?
    package let due: Day
    /// The day it was met; nil while it is open.
    package let metOn: Day?

    package init(rule: String, subject: ObligationSubject, title: String, owner: UnitID?, due: Day, metOn: Day?) {
        self.rule = rule
        self.subject = subject
        self.title = title
        self.owner = owner
        self.due = due
        self.metOn = metOn
    }
}
