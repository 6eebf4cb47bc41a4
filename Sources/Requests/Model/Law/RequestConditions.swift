import Kernel

/// What the case itself must show before an act, apart from role and stage: once, in time, after the other side's date.
extension DisclosureRequest {
    func conditionRefusal(_ act: RequestAct, in context: RequestContext) -> Refusal? {
        switch act {
        case .split: splitRefusal
        case .requireCorrection: correctionRefusal(context)
        case .lapseUncorrected: uncorrectedRefusal(context)
        case .requireReasons: reasons == nil ? nil : refused(act, "已经要求说明过一次理由", "请按现有材料办理", "FOI-35")
        case .setDelayedDate: delayRefusal(context)
        case .tellThirdParty: tellingRefusal
        case .answerSection, .recordSearch, .receiveCorrection, .receiveReasons, .consult, .noteConsultReceipt,
            .recordAnswer, .endConsultation, .askSection:
            nil
        case .proposeFee: feeRefusal(context)
        case .decideFee: feeDecisionRefusal(context)
        case .noteFeeReceipt:
            fee?.receivedOn == nil ? nil : refused(act, "已经登记过收费通知的送达日期", "请核对", "FEE-6")
        case .lapseUnpaid: unpaidRefusal(context)
        case .proposeExtension: extensionRefusal(context)
        case .approveExtension, .declineExtension: extensionDecisionRefusal(act, context)
        case .submitDraft: draft == nil ? refused(act, "还没有拟写答复", "请先拟写答复", "FOI-45") : nil
        case .sign: signingRefusal
        case .deliver: deliveryRefusal
        case .proposePublication:
            publication == nil || publication?.state == .declined
                ? nil : refused(act, "已经提出过", "请等公开工作机构负责人决定", "FOI-44")
        case .decidePublication:
            publication?.state == .proposed ? nil : refused(act, "没有等待决定的意见", "请先提出转为主动公开", "FOI-44")
        case .releaseToLog: logRefusal
        case .withdrawFromLog:
            loggedOn == nil ? refused(act, "没有列入目录", "不需要撤下", "FOI-44") : nil
        case .recordRemedy:
            remedies.contains(where: \.isOpen) ? nil : refused(act, "没有正在进行的复议、诉讼或者投诉", "请先登记", "FOI-51")
        case .confirm, .noteContact, .transfer, .link, .accept, .assign, .recordPayment, .draft, .passLegal,
            .passSecrecy, .sendBack, .replyOnTheSpot, .archive, .withdraw, .addFile, .reveal, .registerRemedy:
            nil
        }
    }

    func refused(_ act: RequestAct, _ why: String, _ next: String, _ rule: String) -> Refusal {
        Refusal(.stateRefused, "未能\(act.chinese)：\(why)。\(next)。", rule: rule)
    }

    private var splitRefusal: Refusal? {
        guard consultations.isEmpty, fee == nil, lengthening == nil, reasons == nil, draft == nil else {
            return refused(.split, "已经开始征求意见、收费、延期或者答复", "请在一份答复书中分别答复", "FEE-2")
        }
        return nil
    }

    /// FOI-30: once, within 7 working days of receipt.
    private func correctionRefusal(_ context: RequestContext) -> Refusal? {
        guard correction == nil else {
            return refused(.requireCorrection, "补正只能一次性告知，已经告知过", "请按现有内容答复", "FOI-30")
        }
        guard reasons?.delayedUntil == nil else {
            return refused(.requireCorrection, "已经确定延迟答复日期", "请按该日期答复", "FOI-30")
        }
        let within = Term.correctionNotice.length.count
        guard let receivedOn, context.today > context.calendar.workday(within, after: receivedOn) else { return nil }
        return refused(
            .requireCorrection, "补正应当在收到申请后 \(within) 个工作日内告知，现已超过", "请按现有内容答复", "FOI-30")
    }

    /// K21 only after the applicant's own date has passed.
    private func uncorrectedRefusal(_ context: RequestContext) -> Refusal? {
        guard let correction, context.today <= correction.due else { return nil }
        return refused(
            .lapseUncorrected, "申请人的补正期限到 \(correction.due.chinese)才届满", "请等期限届满后再办", "FOI-30")
    }

    private func delayRefusal(_ context: RequestContext) -> Refusal? {
        guard reasons?.isReasonable == true else {
            return refused(.setDelayedDate, "只有说明的理由合理、又不能按期答复的，才可以延迟", "请先要求申请人说明理由", "FOI-35")
        }
        guard reasons?.delayedUntil == nil else {
            return refused(.setDelayedDate, "已经确定过延迟答复的日期", "请按该日期答复", "FOI-35")
        }
        return expiryRefusal(.setDelayedDate, "FOI-35", context)
    }

    /// The objections that the reply overrides and of which nobody was told.
    var untold: [Consultation] {
        guard let draft, draft.code?.discloses == true, !draft.withheld.contains(.thirdPartyRights) else { return [] }
        return consultations.filter { $0.whom == .thirdParty && $0.answer == .objects && $0.toldOn == nil }
    }

    private var tellingRefusal: Refusal? {
        untold.isEmpty ? refused(.tellThirdParty, "没有不同意公开而需要告知的第三方", "请直接登记送达", "FOI-32") : nil
    }

    private var signingRefusal: Refusal? {
        guard draft != nil, hands.legal != nil, hands.secrecy != nil else {
            return refused(.sign, "答复还没有通过合法性审核和保密审查", "请退回前面的环节办理", "FOI-17")
        }
        return nil
    }

    /// FOI-32: a disclosure in spite of an objection is told to the third party, with content and reasons, in writing.
    private var deliveryRefusal: Refusal? {
        untold.isEmpty ? nil : refused(.deliver, "第三方不同意公开，本机关决定公开的，应当把内容和理由书面告知第三方", "请先告知第三方", "FOI-32")
    }

    private var logRefusal: Refusal? {
        guard loggedOn == nil else { return refused(.releaseToLog, "已经列入目录", "不需要再办", "FOI-44") }
        guard closing?.why == .replied, closing?.code != nil else {
            return refused(.releaseToLog, "这一件没有作出答复", "只有已经答复的申请可以列入", "FOI-44")
        }
        return nil
    }

    /// What has a term must be done before it ends (FOI-D5, FEE-5).
    func expiryRefusal(_ act: RequestAct, _ rule: String, _ context: RequestContext) -> Refusal? {
        guard let due = context.clock?.due(context.calendar).deadline, due.day < context.today else { return nil }
        return refused(act, "答复期限已于 \(due.day.chinese)届满", "请尽快答复，并说明逾期原因", rule)
    }
}
