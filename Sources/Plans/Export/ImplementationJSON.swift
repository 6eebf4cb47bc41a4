import Kernel

/// 落实情况 for other programs (docs/schemas/plan-implementation.schema.json).
struct ImplementationJSON {
    let summary: PlanImplementation

    var text: String {
        let units = summary.summary.units.map { item in
            object([("unit", JSONText.quoted(summary.name(item.unit)))] + members(item.counts))
        }
        let fields = [
            ("plan", JSONText.quoted(summary.plan.id.text)), ("title", JSONText.quoted(summary.plan.title)),
            ("year", "\(summary.plan.year)"), ("as_of", day(summary.day.today)),
            ("sentences", texts(summary.sentences)), ("totals", object(members(summary.summary.all))),
            ("units", list(units)), ("tasks", list(summary.lines.map(task))),
        ]
        return object(fields) + "\n"
    }

    private func members(_ counts: LedgerSummary.Counts) -> [(String, String)] {
        [
            ("total", "\(counts.total)"), ("accepted", "\(counts.accepted)"), ("on_time", "\(counts.acceptedOnTime)"),
            ("overdue", "\(counts.overdue)"), ("due_soon", "\(counts.dueSoon)"),
            ("waiting_for_review", "\(counts.waitingForReview)"), ("pending", "\(counts.pending)"),
            ("done_percent", number(counts.donePercent)), ("on_time_percent", number(counts.onTimePercent)),
        ]
    }

    private func task(_ line: ImplementationLine) -> String {
        let task = line.task
        return object([
            ("id", JSONText.quoted(task.id.text)), ("position", "\(task.position)"),
            ("section", texts(task.sectionPath)), ("text", JSONText.quoted(task.text)),
            ("lead", texts(line.row.units(.lead))), ("responsible", texts(line.row.units(.responsible))),
            ("cooperating", texts(line.row.units(.cooperating))), ("due", day(task.due)),
            ("state", JSONText.quoted(task.state.rawValue)),
            ("reported_on", task.report.map { day($0.submittedOn) } ?? "null"),
            ("accepted_on", line.acceptedOn.map(day) ?? "null"),
            ("on_time", task.closedOnTime.map { $0 ? "true" : "false" } ?? "null"),
            ("days_late", "\(line.lateness?.days ?? 0)"), ("reasons", texts(line.reasons)),
            ("evidence", list(line.proofs.map(proof))),
        ])
    }

    private func proof(_ proof: TaskProof) -> String {
        var kind = "file", address = "null", standing = "null"
        switch proof.source {
        case .file(let id): address = JSONText.quoted("/api/v1/evidence/\(id)")
        case .record(let record, let place, let now):
            kind = record.rawValue
            address = place.isEmpty ? "null" : JSONText.quoted(place)
            standing = JSONText.quoted(now.rawValue)
        }
        return object([
            ("kind", JSONText.quoted(kind)), ("title", JSONText.quoted(proof.title)),
            ("sha256", JSONText.quoted(proof.hash)), ("address", address), ("accepted_on", day(proof.acceptedOn)),
            ("standing", standing),
        ])
    }

    private func object(_ fields: [(String, String)]) -> String {
        "{" + fields.map { "\(JSONText.quoted($0.0)): \($0.1)" }.joined(separator: ", ") + "}"
    }
    private func list(_ values: [String]) -> String { "[\(values.joined(separator: ",\n  "))]" }
    private func texts(_ values: [String]) -> String { "[\(values.map(JSONText.quoted).joined(separator: ", "))]" }
    private func day(_ day: Day) -> String { JSONText.quoted(day.description) }
    private func number(_ value: Int?) -> String { value.map { "\($0)" } ?? "null" }
}
