import Kernel

extension PlanTask {
    /// Nil when the task's state allows `act`; one exhaustive table, so that a new state or act must be decided here.
    func stateRefusal(_ act: TaskAct) -> Refusal? {
        switch act {
        case .assign: assignRefusal
        case .acknowledge, .delegate: workingRefusal(act, allowReported: true)
        case .progress, .report: workingRefusal(act, allowReported: false)
        case .contribute: workingRefusal(act, allowReported: true)
        case .accept, .sendBack: reviewRefusal(act)
        case .proposeChange: proposalRefusal
        case .approveChange, .declineChange: changeRefusal(act)
        }
    }

    private var assignRefusal: Refusal? {
        switch state {
        case .pending, .assigned: nil
        case .acknowledged, .inProgress, .reported, .returned:
            blocked(.assign, "任务已由承担单位签收", "需要更换单位的，请“申请调整”，由委领导批准（ROLE-13）")
        case .accepted: blocked(.assign, "任务已经办结", "如需继续推进，请列入下一年度要点")
        }
    }

    private func workingRefusal(_ act: TaskAct, allowReported: Bool) -> Refusal? {
        switch state {
        case .pending: blocked(act, "任务还没有分派", "请等政务公开办分派后再办理")
        case .assigned, .acknowledged, .inProgress, .returned: nil
        case .reported:
            allowReported ? nil : blocked(act, "办结材料已经报送，正在等待审核", "如需补充，请联系政务公开办退回后重新报送")
        case .accepted: blocked(act, "任务已经办结", "办结后的记录不再更改")
        }
    }

    private func reviewRefusal(_ act: TaskAct) -> Refusal? {
        switch state {
        case .reported: nil
        case .pending, .assigned, .acknowledged, .inProgress, .returned:
            blocked(act, "承担单位还没有报送办结材料", "请等报送后再审核")
        case .accepted: blocked(act, "任务已经办结", "办结后的记录不再更改")
        }
    }

    private var proposalRefusal: Refusal? {
        guard pendingChange == nil else {
            return blocked(.proposeChange, "已有一项调整等待委领导批准", "请等批准或不同意后再提出")
        }
        switch state {
        case .assigned, .acknowledged, .inProgress, .reported, .returned: return nil
        case .pending: return blocked(.proposeChange, "任务还没有分派", "可以直接分派")
        case .accepted: return blocked(.proposeChange, "任务已经办结", "办结后的记录不再更改")
        }
    }

    private func changeRefusal(_ act: TaskAct) -> Refusal? {
        guard pendingChange != nil else { return blocked(act, "没有等待批准的调整", "请先由政务公开办提出调整") }
        switch state {
        case .pending, .assigned, .acknowledged, .inProgress, .reported, .returned: return nil
        case .accepted: return blocked(act, "任务已经办结", "办结后的记录不再更改")
        }
    }

    private func blocked(_ act: TaskAct, _ why: String, _ next: String) -> Refusal {
        Refusal(.stateRefused, "未能\(act.chinese)：\(why)。\(next)。")
    }
}
