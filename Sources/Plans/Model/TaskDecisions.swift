package import Kernel

/// What happened to a task; the store writes one with its journal entry, the timeline reads them back.
package enum TaskEvent: Hashable, Sendable {
    case assigned([Assignment])
    case acknowledged([UnitID])
    case delegated(UnitID, to: MemberID)
    case progressed(String)
    case contributed(UnitID, String)
    case reported(String)
    case accepted(String)
    case sentBack(reason: String)
    case changeProposed(ChangeProposal)
    case changeApproved(ChangeProposal)
    case changeDeclined(ChangeProposal, reason: String)
}

/// Decisions: each asks `refusal(of:by:)` first, then looks at what was entered. Nothing is written here.
extension PlanTask {
    /// 分派. At least one unit must answer for the task, and none stands in it twice.
    package func assigning(_ chosen: [Assignment], by officer: Officer) -> Result<TaskEvent, Refusal> {
        if let refusal = refusal(of: .assign, by: officer) ?? PlanTask.faults(of: chosen) { return .failure(refusal) }
        return .success(.assigned(chosen.sorted { ($0.duty, $0.unit) < ($1.duty, $1.unit) }))
    }

    /// 签收, for every unit of the officer that has not signed yet.
    package func acknowledging(by officer: Officer) -> Result<TaskEvent, Refusal> {
        if let refusal = refusal(of: .acknowledge, by: officer) { return .failure(refusal) }
        return .success(.acknowledged(assignments(of: officer).filter { $0.acknowledgedBy == nil }.map(\.unit)))
    }

    /// 指定经办人: inside the officer's own unit, to a member of that unit.
    package func delegating(
        to member: MemberID, in unit: UnitID, unitMembers: Set<MemberID>, by officer: Officer
    ) -> Result<TaskEvent, Refusal> {
        if let refusal = refusal(of: .delegate, by: officer) { return .failure(refusal) }
        guard assignments(of: officer).contains(where: { $0.unit == unit }) else {
            return .failure(Refusal(.roleRefused, "未能指定经办人：只能在您自己的科室内指定。", rule: "ROLE-4"))
        }
        guard unitMembers.contains(member) else {
            return .failure(
                Refusal(.invalid, "未能指定经办人：所选人员不在这个科室。请从名单中选择。", rule: "ROLE-4", field: "member"))
        }
        return .success(.delegated(unit, to: member))
    }

    package func progressing(_ words: String, by officer: Officer) -> Result<TaskEvent, Refusal> {
        if let refusal = refusal(of: .progress, by: officer) ?? PlanTask.fault(in: words, what: "进展情况") {
            return .failure(refusal)
        }
        return .success(.progressed(words))
    }

    package func contributing(_ words: String, by officer: Officer) -> Result<TaskEvent, Refusal> {
        if let refusal = refusal(of: .contribute, by: officer) ?? PlanTask.fault(in: words, what: "配合情况") {
            return .failure(refusal)
        }
        guard let part = assignments(of: officer).first(where: { !$0.duty.answersForTask }) else {
            return .failure(.notFound)
        }
        return .success(.contributed(part.unit, words))
    }

    /// 报送办结: proof is not optional (TASK-4).
    package func reporting(_ words: String, evidenceCount: Int, by officer: Officer) -> Result<TaskEvent, Refusal> {
        if let refusal = refusal(of: .report, by: officer) ?? PlanTask.fault(in: words, what: "落实情况") {
            return .failure(refusal)
        }
        guard evidenceCount > 0 else {
            return .failure(
                Refusal(
                    .invalid, "未能报送：没有附佐证材料。报送办结须附至少一份证明材料（文件、截图或照片），请添加后再报送。", rule: "TASK-4",
                    field: "evidence"))
        }
        return .success(.reported(words))
    }

    /// 确认办结: only with evidence in hand (TASK-4).
    package func accepting(_ note: String, by officer: Officer) -> Result<TaskEvent, Refusal> {
        if let refusal = refusal(of: .accept, by: officer) { return .failure(refusal) }
        guard let report, report.evidenceCount > 0 else {
            return .failure(Refusal(.stateRefused, "未能确认办结：没有佐证材料。请退回补充后再确认。", rule: "TASK-4"))
        }
        return .success(.accepted(note))
    }

    package func sendingBack(_ reason: String, by officer: Officer) -> Result<TaskEvent, Refusal> {
        if let refusal = refusal(of: .sendBack, by: officer) ?? PlanTask.fault(in: reason, what: "退回理由") {
            return .failure(refusal)
        }
        return .success(.sentBack(reason: reason))
    }
}

extension PlanTask {
    /// The longest text of one report, in characters.
    package static let longestWords = 5_000

    static func fault(in words: String, what: String) -> Refusal? {
        if words.isEmpty { return Refusal(.invalid, "请填写\(what)。", field: "words") }
        if words.count > longestWords {
            return Refusal(.invalid, "\(what)超过\(longestWords)字。请精简，详细内容可作为附件上传。", field: "words")
        }
        return nil
    }

    static func faults(of chosen: [Assignment]) -> Refusal? {
        guard chosen.contains(where: { $0.duty.answersForTask }) else {
            return Refusal(
                .invalid, "未能分派：至少要有一个牵头或责任单位。请选择后再分派。", rule: "TASK-1", field: "units")
        }
        guard Set(chosen.map(\.unit)).count == chosen.count else {
            return Refusal(.invalid, "未能分派：同一单位出现了两次。请为每个单位只选一种职责。", rule: "TASK-1", field: "units")
        }
        return nil
    }
}
