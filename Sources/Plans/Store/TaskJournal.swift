import Audit
import Kernel
import Obligations
import SQL

extension TaskWriter {
    func entry(for event: TaskEvent, act: TaskAct, before: PlanTask, after: PlanTask) -> JournalEntry {
        JournalEntry(
            agency: before.agency, actor: officer.id, actorName: officer.name, act: "plan.task.\(act.rawValue)",
            subjectKind: PlanTask.journalKind, subjectID: before.id.text, before: before.canonicalText,
            after: after.canonicalText, rule: act.rule, note: event.words)
    }

    /// The task's one obligation (TASK-4): opened when it is handed out, moved with its day, met by the accepted report.
    func settleObligation(of next: PlanTask, before: PlanTask) throws {
        let subject = Obligation.Subject(kind: PlanTask.journalKind, id: next.id.text)
        guard let owner = next.assignments.first?.unit else { return }
        if before.state == .pending {
            return try obligations.open(
                PlanTask.rule, on: subject, of: next.agency, title: next.text, owner: owner,
                term: Term(.until(next.due)), in: tx)
        }
        if next.due != before.due {
            try obligations.append(
                .rescheduled(next.due), to: PlanTask.rule, on: subject, of: next.agency, at: tx.now, in: tx)
        }
        if owner != before.assignments.first?.unit {
            try obligations.hand(PlanTask.rule, on: subject, of: next.agency, to: owner, in: tx)
        }
        if next.state == .accepted, let report = next.report {
            try obligations.append(
                .met, to: PlanTask.rule, on: subject, of: next.agency, at: report.submittedAt, in: tx)
        }
    }
}

extension PlanTask {
    /// What the journal and the obligations call a task.
    package static let journalKind = "plan_task"
    /// The rule under which a task is owed: proof by a day (TASK-4).
    package static let rule = "TASK-4"
}

extension TaskAct {
    /// The rule of practice behind the act, shown in the timeline.
    var rule: String? {
        switch self {
        case .assign: "TASK-1"
        case .acknowledge, .delegate: "ROLE-4"
        case .progress, .contribute: "ROLE-5"
        case .report, .accept, .sendBack: "TASK-4"
        case .proposeChange, .approveChange, .declineChange: "ROLE-13"
        }
    }
}

extension TaskEvent {
    /// The words of the person who acted, for the report row and the journal.
    var words: String {
        switch self {
        case .progressed(let words), .contributed(_, let words), .reported(let words), .accepted(let words): words
        case .sentBack(let reason), .changeDeclined(_, let reason): reason
        case .changeProposed(let change), .changeApproved(let change): change.summary
        case .assigned, .acknowledged, .delegated: ""
        }
    }

    var unit: UnitID? {
        switch self {
        case .contributed(let unit, _): unit
        case .progressed, .reported, .accepted, .sentBack, .changeProposed, .changeApproved, .changeDeclined,
            .assigned, .acknowledged, .delegated:
            nil
        }
    }

    /// The kind of report the event leaves behind, if any.
    var reportKind: ReportRecord.Kind? {
        switch self {
        case .progressed: .progress
        case .contributed: .contribution
        case .reported: .completion
        case .accepted, .sentBack, .changeProposed, .changeApproved, .changeDeclined, .assigned, .acknowledged,
            .delegated:
            nil
        }
    }
}

extension ChangeProposal {
    /// `时限调整为2026年11月30日；理由：…`
    package var summary: String {
        var parts: [String] = []
        if let due { parts.append("时限调整为\(due.chinese)") }
        if let assignments { parts.append("承担单位调整为\(assignments.count)个") }
        return parts.joined(separator: "，") + "；理由：\(reason)"
    }
}
