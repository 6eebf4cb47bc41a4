package import Kernel

/// The one place that permission, workflow and time are asked: page, store, API and tests.
extension DisclosureRequest {
    /// Nil when `officer` may do `act` now; otherwise why not.
    package func refusal(of act: RequestAct, by officer: Officer, in context: RequestContext) -> Refusal? {
        switch reach(of: officer) {
        case .none: return .notFound
        case .reading:
            return Refusal(
                .roleRefused, "未能\(act.chinese)：您所在单位是上级监督单位，只能查看下级单位的申请。", rule: "ROLE-14")
        case .acting: break
        }
        // 监察 reads all and acts on nothing (ROLE-14).
        if officer.holds(.supervisor) {
            return Refusal(.roleRefused, "未能\(act.chinese)：监察人员只能查看，不能办理业务。", rule: "ROLE-14")
        }
        return kind.refusal(of: act) ?? roleRefusal(act, officer) ?? RequestStageTable.refusal(of: act, in: stage)
            ?? separationRefusal(act, officer) ?? conditionRefusal(act, in: context)
    }

    /// The acts that `officer` may do now.
    package func allowedActs(for officer: Officer, in context: RequestContext) -> [RequestAct] {
        RequestAct.allCases.filter { refusal(of: $0, by: officer, in: context) == nil }
    }

    /// Nil when the applicant may do `act` now.
    package func refusal(of act: ApplicantAct, in context: RequestContext) -> Refusal? {
        if let refusal = RequestStageTable.refusal(of: act, in: stage) { return refusal }
        switch act {
        case .correct, .withdraw: return nil
        case .giveReasons:
            return reasons?.receivedOn == nil ? nil : applicantRefused(act, "已经说明过理由", "请等待答复", "FOI-35")
        case .payNotice: return nil
        case .confirmReceipt:
            guard closing?.why == .replied else {
                return applicantRefused(act, "这一件没有作出答复", "请查看办理情况", "FOI-S2")
            }
            return confirmedOn == nil ? nil : applicantRefused(act, "已经确认过", "不需要再办", "FOI-S2")
        case .rate:
            guard receivedOn != nil else {
                return applicantRefused(act, "这一件没有受理", "请查看办理情况", "FOI-46")
            }
            return rating == nil ? nil : applicantRefused(act, "已经评价过", "不需要再办", "FOI-46")
        case .proposePublication:
            guard kind == .disclosure else {
                return applicantRefused(act, "更正申请不涉及主动公开", "不需要再办", "FOI-44")
            }
            return publication == nil ? nil : applicantRefused(act, "已经提出过", "请等待决定", "FOI-44")
        }
    }

    package func allowedActs(in context: RequestContext) -> [ApplicantAct] {
        ApplicantAct.allCases.filter { refusal(of: $0, in: context) == nil }
    }

    private func applicantRefused(_ act: ApplicantAct, _ why: String, _ next: String, _ rule: String) -> Refusal {
        Refusal(.stateRefused, "未能\(act.chinese)：\(why)。\(next)。", rule: rule)
    }
}
