import Kernel

/// A plan as JSON: the form `gongkai plan read --format json` prints.
package enum PlanJSON {
    /// One object, keys in a fixed order, one task a line.
    package static func text(_ plan: PlanDraft) -> String {
        var fields = [
            ("title", string(plan.title)), ("issuer", string(plan.issuer)),
            ("document_number", string(plan.documentNumber)),
            ("year", plan.year.map(String.init) ?? "null"), ("report_due", string(plan.reportDue?.description)),
            ("contact_department", string(plan.contactDepartment)),
            ("tasks", "[\n" + plan.tasks.map { "  " + task($0) }.joined(separator: ",\n") + "\n ]"),
        ]
        if !plan.needsReview.isEmpty { fields.append(("needs_review", strings(plan.needsReview.map(\.rawValue)))) }
        if !plan.notes.isEmpty { fields.append(("notes", array(plan.notes.map(note)))) }
        return "{\n" + fields.map { " \"\($0.0)\": \($0.1)" }.joined(separator: ",\n") + "\n}\n"
    }

    private static func task(_ task: TaskDraft) -> String {
        var fields = [
            ("section_path", strings(task.sectionPath)), ("number", string(task.number)), ("text", string(task.text)),
            ("lead", task.lead.map(strings) ?? "null"), ("responsible", task.responsible.map(strings) ?? "null"),
            ("cooperating", task.cooperating.map(strings) ?? "null"), ("deadline", string(task.deadline)),
            ("requirements", array(task.requirements.map(requirement))),
        ]
        if !task.needsReview.isEmpty { fields.append(("needs_review", strings(task.needsReview.map(\.rawValue)))) }
        fields.append(("source", source(task.source)))
        if !task.notes.isEmpty { fields.append(("notes", array(task.notes.map(note)))) }
        return object(fields)
    }

    private static func requirement(_ requirement: RequirementDraft) -> String {
        var fields = [
            ("kind", string(requirement.kind.rawValue)), ("value", value(requirement.value)),
            ("unit", string(requirement.unit)), ("quote", string(requirement.quote)),
        ]
        if let period = requirement.period { fields.append(("period", string(period))) }
        return object(fields)
    }

    private static func value(_ value: RequirementDraft.Value) -> String {
        switch value {
        case .day(let day): string(day?.description)
        case .number(let number): Int(exactly: number).map(String.init) ?? String(number)
        }
    }

    private static func source(_ source: DraftSource) -> String {
        let places = [
            ("page", source.page), ("table", source.table), ("row", source.row), ("paragraph", source.paragraph),
        ]
        return object(
            places.compactMap { name, value in value.map { (name, String($0)) } } + [
                ("sentence", string(source.sentence))
            ])
    }

    private static func note(_ note: DraftNote) -> String {
        object([
            ("code", string(note.code)), ("field", string(note.field)), ("message", string(note.message)),
            ("where", string(note.place)),
        ])
    }

    private static func string(_ text: String?) -> String { text.map(JSONText.quoted) ?? "null" }
    private static func strings(_ texts: [String]) -> String { array(texts.map { string($0) }) }
    private static func array(_ items: [String]) -> String { "[" + items.joined(separator: ", ") + "]" }
    private static func object(_ fields: [(String, String)]) -> String {
        "{" + fields.map { "\"\($0.0)\": \($0.1)" }.joined(separator: ", ") + "}"
    }
}
