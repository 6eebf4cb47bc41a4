import Kernel

extension RequestKind {
    /// Acts on an application to correct a record (FOI-41) are fewer: no 补正, consultation, fee or extension.
    func refusal(of act: RequestAct) -> Refusal? {
        switch (self, act) {
        case (.disclosure, _): nil
        case (.recordCorrection, .split), (.recordCorrection, .requireCorrection),
            (.recordCorrection, .receiveCorrection), (.recordCorrection, .lapseUncorrected),
            (.recordCorrection, .requireReasons), (.recordCorrection, .receiveReasons),
            (.recordCorrection, .setDelayedDate), (.recordCorrection, .consult),
            (.recordCorrection, .noteConsultReceipt), (.recordCorrection, .recordAnswer),
            (.recordCorrection, .endConsultation), (.recordCorrection, .tellThirdParty),
            (.recordCorrection, .recordSearch), (.recordCorrection, .proposeFee), (.recordCorrection, .decideFee),
            (.recordCorrection, .noteFeeReceipt), (.recordCorrection, .recordPayment),
            (.recordCorrection, .lapseUnpaid), (.recordCorrection, .proposeExtension),
            (.recordCorrection, .approveExtension), (.recordCorrection, .declineExtension),
            (.recordCorrection, .replyOnTheSpot), (.recordCorrection, .proposePublication),
            (.recordCorrection, .decidePublication), (.recordCorrection, .releaseToLog),
            (.recordCorrection, .withdrawFromLog):
            Refusal(
                .stateRefused, "未能\(act.chinese)：这是更正申请，没有这一步。请核实证据后拟写处理意见；缺少材料的，与申请人联系补充。",
                rule: "FOI-41")
        case (.recordCorrection, .confirm), (.recordCorrection, .noteContact), (.recordCorrection, .transfer),
            (.recordCorrection, .link), (.recordCorrection, .accept), (.recordCorrection, .assign),
            (.recordCorrection, .askSection), (.recordCorrection, .answerSection), (.recordCorrection, .draft),
            (.recordCorrection, .submitDraft), (.recordCorrection, .passLegal), (.recordCorrection, .passSecrecy),
            (.recordCorrection, .sendBack), (.recordCorrection, .sign), (.recordCorrection, .deliver),
            (.recordCorrection, .archive), (.recordCorrection, .withdraw), (.recordCorrection, .addFile),
            (.recordCorrection, .reveal), (.recordCorrection, .registerRemedy), (.recordCorrection, .recordRemedy):
            nil
        }
    }
}
