package import Audit

extension RecordedEntry {
    /// What was done to a task, in the words of the button that did it.
    package var taskWords: String {
        let prefix = "plan.task."
        guard act.hasPrefix(prefix) else { return act }
        let verb = String(act.dropFirst(prefix.count))
        if verb == "create" { return "列入台账" }
        return TaskAct(rawValue: verb)?.chinese ?? verb
    }
}
