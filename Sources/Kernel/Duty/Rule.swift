/// A duty: where it is written, what starts it, how long it runs, when to warn and who owes it.
///
/// Rules are data with effective dates, national ones overridden by local ones; an obligation keeps the rule's id.
package struct Rule: Hashable, Sendable {
    package enum Trigger: Hashable, Sendable {
        /// Something happened: `document.published`, `request.received`.
        case event(String)
        /// Time came round (TASK-7).
        case recurring(Recurrence)
        /// A plan or an order set a day (TASK-1).
        case assigned
    }

    /// The id of domain.md or a local one: `FOI-33`, `INT-3`.
    package let id: String
    /// `依申请公开答复`.
    package let title: String
    /// The article or clause: `《政府信息公开条例》第三十三条`.
    package let source: String
    package let trigger: Trigger
    package let term: Term
    package let thresholds: Thresholds
    /// The role that owes it unless an assignment says otherwise.
    package let owner: Role
    package let effectiveFrom: Day?
    /// The last day on which it holds.
    package let effectiveTo: Day?

    /// Without thresholds, those of FOI-D7 for the length of the term.
    package init(
        id: String, title: String, source: String, trigger: Trigger, term: Term, thresholds: Thresholds? = nil,
        owner: Role, effectiveFrom: Day? = nil, effectiveTo: Day? = nil
    ) {
        self.id = id
        self.title = title
        self.source = source
        self.trigger = trigger
        self.term = term
        self.thresholds = thresholds ?? .standard(for: term.length)
        self.owner = owner
        self.effectiveFrom = effectiveFrom
        self.effectiveTo = effectiveTo
    }

    package func isEffective(on day: Day) -> Bool {
        (effectiveFrom.map { $0 <= day } ?? true) && (effectiveTo.map { day <= $0 } ?? true)
    }
}

extension Collection<Rule> {
    /// The version of rule `id` in force on `day`: of several, the one that took effect last, and of those the later in
    /// the collection, so that local rules listed after national ones override them.
    package func inForce(_ id: String, on day: Day) -> Rule? {
        var found: Rule?
        for rule in self where rule.id == id && rule.isEffective(on: day) {
            if (rule.effectiveFrom ?? .earliest) >= (found?.effectiveFrom ?? .earliest) { found = rule }
        }
        return found
    }
}
