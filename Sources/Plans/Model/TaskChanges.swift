package import Kernel

/// Change of unit or day: the office proposes, a leader approves (ROLE-13).
extension PlanTask {
    package func proposing(_ change: ChangeProposal, on today: Day, by officer: Officer) -> Result<TaskEvent, Refusal> {
        if let refusal = refusal(of: .proposeChange, by: officer) ?? fault(of: change, on: today) {
            return .failure(refusal)
        }
        return .success(.changeProposed(change))
    }

    /// Like an extension, a new day must be approved before the old one has passed (as FOI-D5): overdue stays overdue.
    package func approvingChange(on today: Day, by officer: Officer) -> Result<TaskEvent, Refusal> {
        if let refusal = refusal(of: .approveChange, by: officer) { return .failure(refusal) }
        guard let pendingChange else { return .failure(.notFound) }
        if pendingChange.due != nil, due < today { return .failure(pastDue("批准调整")) }
        return .success(.changeApproved(pendingChange))
    }

    package func decliningChange(_ reason: String, by officer: Officer) -> Result<TaskEvent, Refusal> {
        if let refusal = refusal(of: .declineChange, by: officer) ?? PlanTask.fault(in: reason, what: "不同意的理由") {
            return .failure(refusal)
        }
        guard let pendingChange else { return .failure(.notFound) }
        return .success(.changeDeclined(pendingChange, reason: reason))
    }

    private func pastDue(_ act: String) -> Refusal {
        Refusal(
            .stateRefused, "未能\(act)：任务已于\(due.chinese)到期，到期后不能再延长时限。请尽快办理，本项将列入逾期清单。",
            rule: "ROLE-13")
    }

    private func fault(of change: ChangeProposal, on today: Day) -> Refusal? {
        if change.due == nil && change.assignments == nil {
            return Refusal(.invalid, "未能提出调整：没有填写新的时限或单位。请至少填写一项。", rule: "ROLE-13", field: "due")
        }
        if let due = change.due, due < today {
            return Refusal(
                .invalid, "未能提出调整：新的时限\(due.chinese)早于今天。请填写今天或以后的日期。", rule: "ROLE-13", field: "due")
        }
        // A day that has passed cannot be moved: overdue never closes "on time".
        if change.due != nil, self.due < today {
            return pastDue("提出调整")
        }
        if change.reason.isEmpty { return Refusal(.invalid, "请填写调整理由。", rule: "ROLE-13", field: "reason") }
        return change.assignments.flatMap(PlanTask.faults(of:))
    }
}

extension PlanTask {
    /// The task after `event`, by `officer` on `today`. Pure: the store writes what this returns.
    package func after(_ event: TaskEvent, by officer: Officer, report: ReportFacts? = nil) -> PlanTask {
        var next = self
        next.version += 1
        switch event {
        case .assigned(let chosen):
            next.assignments = chosen
            next.state = .assigned
        case .acknowledged(let units): next.acknowledge(units, officer)
        case .delegated(let unit, let member): next.change(unit) { $0.delegate = member }
        case .progressed: next.state = state == .reported ? .reported : .inProgress
        case .contributed: break
        case .reported:
            next.state = .reported
            next.report = report
        case .accepted: next.state = .accepted
        case .sentBack: next.state = .returned
        case .changeProposed(let change): next.pendingChange = change
        case .changeApproved(let change): next.apply(change)
        case .changeDeclined: next.pendingChange = nil
        }
        return next
    }

    private mutating func acknowledge(_ units: [UnitID], _ officer: Officer) {
        var answering = false
        for unit in units {
            change(unit) {
                $0.acknowledgedBy = officer.id
                answering = answering || $0.duty.answersForTask
            }
        }
        // A co-operating unit signs for its part; the task itself waits for a unit that answers for it.
        if answering, state == .assigned { state = .acknowledged }
    }

    private mutating func change(_ unit: UnitID, _ edit: (inout Assignment) -> Void) {
        for index in assignments.indices where assignments[index].unit == unit { edit(&assignments[index]) }
    }

    private mutating func apply(_ change: ChangeProposal) {
        pendingChange = nil
        if let due = change.due { self.due = due }
        if let chosen = change.assignments {
            // Units that stay keep their signature; the new ones start at the beginning.
            let signed = Dictionary(assignments.map { ($0.unit, $0) }, uniquingKeysWith: { first, _ in first })
            assignments = chosen.map { item in
                guard let old = signed[item.unit] else { return item }
                return Assignment(
                    unit: item.unit, duty: item.duty, note: item.note ?? old.note, acknowledgedBy: old.acknowledgedBy,
                    delegate: old.delegate)
            }
            let answered = assignments.contains { $0.duty.answersForTask && $0.acknowledgedBy != nil }
            if state != .reported, !answered { state = .assigned }
        }
    }
}
