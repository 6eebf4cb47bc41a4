package import Kernel

/// One line of a task's timeline, as the journal tells it.
package struct RecordedTaskAct: Hashable, Sendable {
    package let who: String
    /// `plan.task.assign`.
    package let act: String
    package let at: Moment
    package let rule: String?
    package let note: String
    /// 审计凭证: its number in the agency's journal.
    package let sequence: Int64

    package init(who: String, act: String, at: Moment, rule: String?, note: String, sequence: Int64) {
        self.who = who
        self.act = act
        self.at = at
        self.rule = rule
        self.note = note
        self.sequence = sequence
    }

    /// What was done, in the words of the button that did it.
    package var chinese: String {
        let prefix = "plan.task."
        guard act.hasPrefix(prefix) else { return act }
        let verb = String(act.dropFirst(prefix.count))
        if verb == "create" { return "列入台账" }
        return TaskAct(rawValue: verb)?.chinese ?? verb
    }
}
