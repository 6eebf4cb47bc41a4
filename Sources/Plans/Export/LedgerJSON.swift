import Kernel

/// The ledger for other programs (docs/schemas/ledger.schema.json).
struct LedgerJSON {
    let rows: [LedgerRow]
    let title: String
    let today: Day

    var text: String {
        let tasks = rows.map { "    " + object($0) }.joined(separator: ",\n")
        return """
            {
              "title": \(JSONText.quoted(title)),
              "as_of": \(JSONText.quoted(today.description)),
              "tasks": [
            \(tasks)
              ]
            }

            """
    }

    private func object(_ row: LedgerRow) -> String {
        "{" + LedgerColumn.allCases.map { "\(JSONText.quoted($0.rawValue)): \(value($0, row))" }.joined(separator: ", ")
            + "}"
    }

    private func value(_ column: LedgerColumn, _ row: LedgerRow) -> String {
        let task = row.task
        switch column {
        case .year: return "\(row.year)"
        case .plan: return JSONText.quoted(row.planTitle)
        case .position: return "\(task.position)"
        case .section: return list(task.sectionPath)
        case .number: return optional(task.number)
        case .text: return JSONText.quoted(task.text)
        case .lead: return list(row.units(.lead))
        case .responsible: return list(row.units(.responsible))
        case .cooperating: return list(row.units(.cooperating))
        case .due: return JSONText.quoted(task.due.description)
        case .deadlineWords: return optional(task.deadlineWords)
        case .state: return JSONText.quoted(task.state.rawValue)
        case .reportedOn: return optional(task.report?.submittedOn.description)
        case .onTime: return task.closedOnTime.map { $0 ? "true" : "false" } ?? "null"
        case .overdue: return "\(task.state.isOpen ? max(task.due.days(to: today), 0) : 0)"
        case .evidenceCount: return "\(task.report?.evidenceCount ?? 0)"
        }
    }

    private func list(_ texts: [String]) -> String { "[\(texts.map(JSONText.quoted).joined(separator: ", "))]" }
    private func optional(_ text: String?) -> String { text.map(JSONText.quoted) ?? "null" }
}
