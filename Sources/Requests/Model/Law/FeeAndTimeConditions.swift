import Kernel

/// Conditions of fees (FEE-5…10) and of the extension (FOI-33, FOI-D5).
extension DisclosureRequest {
    func feeRefusal(_ context: RequestContext) -> Refusal? {
        guard context.policy.demandsFees else {
            return refused(.proposeFee, "本单位没有启用收取信息处理费", "请直接办理；需要收费的，由管理人员先启用", "FEE-10")
        }
        guard fee == nil else { return refused(.proposeFee, "已经提出过收费意见", "一件申请只收一次费", "FEE-7") }
        guard reasons?.delayedUntil == nil else {
            return refused(.proposeFee, "已经确定延迟答复日期", "请按该日期答复", "FEE-7")
        }
        return expiryRefusal(.proposeFee, "FEE-5", context)
    }

    func feeDecisionRefusal(_ context: RequestContext) -> Refusal? {
        guard let fee, !fee.isDecided else {
            return refused(.decideFee, "没有等待决定的收费意见", "请先提出收费意见", "FEE-10")
        }
        return nil
    }

    /// K22 only after the 20 working days from the day after the notice was received (FEE-6).
    func unpaidRefusal(_ context: RequestContext) -> Refusal? {
        guard let received = fee?.receivedOn else {
            return refused(.lapseUnpaid, "还没有登记申请人收到收费通知的日期，缴费期限没有起算", "请先登记收费通知送达", "FEE-6")
        }
        let last = context.calendar.workday(context.policy.paymentDays, after: received)
        guard context.today <= last else { return nil }
        return refused(.lapseUnpaid, "缴费期限到 \(last.chinese)才届满", "请等期限届满后再办", "FEE-6")
    }

    func extensionRefusal(_ context: RequestContext) -> Refusal? {
        if let lengthening {
            switch lengthening.state {
            case .proposed: return refused(.proposeExtension, "已经提请延期", "请等公开工作机构负责人批准", "FOI-33")
            case .approved: return refused(.proposeExtension, "期限只能延长一次，已经延长过", "请按现有期限答复", "FOI-D5")
            case .declined: break
            }
        }
        guard reasons?.delayedUntil == nil else {
            return refused(.proposeExtension, "已经确定延迟答复日期", "请按该日期答复", "FOI-35")
        }
        return expiryRefusal(.proposeExtension, "FOI-D5", context)
    }

    func extensionDecisionRefusal(_ act: RequestAct, _ context: RequestContext) -> Refusal? {
        guard lengthening?.state == .proposed else {
            return refused(act, "没有等待批准的延期", "请先提请延期", "FOI-33")
        }
        return act == .approveExtension ? expiryRefusal(act, "FOI-D5", context) : nil
    }
}
