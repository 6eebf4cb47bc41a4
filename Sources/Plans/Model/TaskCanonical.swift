import Kernel

extension PlanTask {
    /// The task as canonical JSON (sorted keys, no blanks): what the journal hashes before and after every act, so that a
    /// row changed behind its back no longer matches its last entry.
    package var canonicalText: String {
        let units = assignments.sorted { $0.unit < $1.unit }.map { item in
            "{\"acknowledged\":\(quoted(item.acknowledgedBy?.text)),\"delegate\":\(quoted(item.delegate?.text)),"
                + "\"duty\":\(quoted(item.duty.rawValue)),\"unit\":\(quoted(item.unit.text))}"
        }
        return "{\"assignments\":[\(units.joined(separator: ","))],\"change\":\(quoted(pendingChange?.id.text)),"
            + "\"due\":\(quoted(due.description)),\"id\":\(quoted(id.text)),\"plan\":\(quoted(plan.text)),"
            + "\"report\":\(quoted(report?.id.text)),\"state\":\(quoted(state.rawValue)),"
            + "\"text\":\(quoted(text)),\"version\":\(version)}"
    }

    private func quoted(_ text: String?) -> String { text.map(JSONText.quoted) ?? "null" }
}
