import Kernel

extension DisclosureRequest {
    /// What happened, for the applicant, oldest first: of others' opinions and of what passes inside the agency nothing.
    package var trackedSteps: [TrackedStep] {
        let steps = intakeSteps + noticeSteps + waitingSteps + endingSteps
        return steps.enumerated().sorted { ($0.element.on, $0.offset) < ($1.element.on, $1.offset) }.map(\.element)
    }

    private var intakeSteps: [TrackedStep] {
        var steps = [TrackedStep(on: arrivedAt.day, words: "申请到达，登记编号\(number)")]
        if let receivedOn { steps.append(TrackedStep(on: receivedOn, words: "收到申请，答复期限从次日起算")) }
        return steps
    }

    private var noticeSteps: [TrackedStep] {
        var steps: [TrackedStep] = []
        if let correction {
            steps.append(TrackedStep(on: correction.notifiedOn, words: "告知补正，请在\(correction.due.chinese)前补正"))
            if let on = correction.receivedOn { steps.append(TrackedStep(on: on, words: "收到补正，答复期限重新起算")) }
        }
        if let reasons {
            steps.append(TrackedStep(on: reasons.notifiedOn, words: "要求说明理由，请在\(reasons.due.chinese)前说明"))
            if let on = reasons.receivedOn { steps.append(TrackedStep(on: on, words: "收到理由说明")) }
        }
        return steps
    }

    private var waitingSteps: [TrackedStep] {
        var steps: [TrackedStep] = []
        for consultation in consultations where consultation.whom != .ownDivision {
            let whom = consultation.whom.chinese
            steps.append(TrackedStep(on: consultation.sentOn, words: "征求\(whom)意见，所需时间不计入答复期限"))
            if let on = consultation.answeredOn { steps.append(TrackedStep(on: on, words: "征求\(whom)意见结束")) }
        }
        if let fee, let on = fee.sentOn { steps.append(TrackedStep(on: on, words: "发出信息处理费收费通知")) }
        if let on = fee?.paidOn { steps.append(TrackedStep(on: on, words: "已缴费，答复期限重新起算")) }
        if let lengthening, let on = lengthening.notifiedOn {
            steps.append(TrackedStep(on: on, words: "延期\(lengthening.workingDays)个工作日答复"))
        }
        return steps
    }

    private var endingSteps: [TrackedStep] {
        var steps: [TrackedStep] = []
        if let delivery { steps.append(TrackedStep(on: delivery.on, words: "答复送达（\(delivery.means.chinese)）")) }
        if let closing, closing.why != .replied {
            steps.append(TrackedStep(on: closing.on, words: closing.why.chinese))
        }
        return steps
    }
}
