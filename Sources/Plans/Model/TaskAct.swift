package import Kernel

/// Everything that can be done to a task in the ledger.
package enum TaskAct: String, CaseIterable, Sendable, Hashable {
    case assign
    case acknowledge
    case delegate
    /// Say how far the work is.
    case progress
    /// A co-operating unit gives its part.
    case contribute
    /// Report completion, with evidence.
    case report
    case accept
    case sendBack = "send_back"
    case proposeChange = "propose_change"
    case approveChange = "approve_change"
    case declineChange = "decline_change"

    /// The word on the button.
    package var chinese: String {
        switch self {
        case .assign: "分派"
        case .acknowledge: "签收"
        case .delegate: "指定经办人"
        case .progress: "填报进展"
        case .contribute: "提交配合材料"
        case .report: "报送办结"
        case .accept: "确认办结"
        case .sendBack: "退回修改"
        case .proposeChange: "申请调整"
        case .approveChange: "批准调整"
        case .declineChange: "不同意调整"
        }
    }
}

extension PlanTask {
    /// Nil when `officer` may do `act` now; otherwise why not. The page, the store, the API and the tests all ask this.
    package func refusal(of act: TaskAct, by officer: Officer) -> Refusal? {
        switch reach(of: officer) {
        case .none: return .notFound
        case .reading: return refused(act, "您所在单位是上级监督单位，只能查看下级单位的任务", "ROLE-14")
        case .acting: break
        }
        // 监察 reads all of the ledger and acts on nothing in it (ROLE-14).
        if officer.holds(.supervisor) { return refused(act, "监察人员只能查看，不能办理业务", "ROLE-14") }
        switch act {
        case .assign, .accept, .sendBack, .proposeChange:
            return officeRefusal(act, officer) ?? stateRefusal(act) ?? separationRefusal(act, officer)
        case .approveChange, .declineChange:
            return leaderRefusal(act, officer) ?? stateRefusal(act) ?? separationRefusal(act, officer)
        case .acknowledge, .delegate, .progress, .contribute, .report:
            return unitRefusal(act, officer) ?? stateRefusal(act)
        }
    }

    /// The acts that `officer` may do now.
    package func allowedActs(for officer: Officer) -> [TaskAct] {
        TaskAct.allCases.filter { refusal(of: $0, by: officer) == nil }
    }

    private func officeRefusal(_ act: TaskAct, _ officer: Officer) -> Refusal? {
        guard officer.agency == agency, officer.holds(.opennessOffice) else {
            return refused(act, "这一步由政务公开办办理", "ROLE-2")
        }
        return nil
    }

    private func leaderRefusal(_ act: TaskAct, _ officer: Officer) -> Refusal? {
        guard officer.agency == agency, officer.holds(.leader) else {
            return refused(act, "调整由委领导批准", "ROLE-13")
        }
        return nil
    }

    private func unitRefusal(_ act: TaskAct, _ officer: Officer) -> Refusal? {
        let mine = assignments(of: officer)
        guard let weightiest = mine.first else {
            return refused(act, "这一步由承担任务的科室或单位办理，您所在的科室不在其中", "ROLE-4")
        }
        switch act {
        case .progress, .report:
            guard weightiest.duty.answersForTask else {
                return refused(act, "配合单位只提交自己的配合材料，由牵头或责任单位报送", "ROLE-5")
            }
        case .contribute:
            guard mine.contains(where: { !$0.duty.answersForTask }) else {
                return refused(act, "您所在的科室是牵头或责任单位，请直接填报进展或报送办结", "ROLE-5")
            }
        case .acknowledge:
            guard mine.contains(where: { $0.acknowledgedBy == nil }) else {
                return Refusal(.stateRefused, "未能签收：您所在的科室已经签收过这项任务。可以直接填报进展。", rule: "ROLE-4")
            }
        case .delegate, .assign, .accept, .sendBack, .proposeChange, .approveChange, .declineChange: break
        }
        return nil
    }

    /// 职责分离: proposer ≠ approver; who reported does not accept.
    private func separationRefusal(_ act: TaskAct, _ officer: Officer) -> Refusal? {
        switch act {
        case .accept, .sendBack:
            guard report?.author != officer.id else {
                return refused(act, "报送人不能审核自己报送的材料，请由政务公开办其他人员办理", "TASK-4")
            }
        case .approveChange, .declineChange:
            guard pendingChange?.proposer != officer.id else {
                return refused(act, "提出调整的人不能批准自己的申请，请由其他委领导办理", "ROLE-13")
            }
        case .assign, .acknowledge, .delegate, .progress, .contribute, .report, .proposeChange: break
        }
        return nil
    }

    private func refused(_ act: TaskAct, _ why: String, _ rule: String) -> Refusal {
        Refusal(.roleRefused, "未能\(act.chinese)：\(why)。", rule: rule)
    }
}
