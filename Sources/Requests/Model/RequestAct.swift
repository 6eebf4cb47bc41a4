/// Everything that can be done to a case once it is there, by staff (`by applicant` is said where it is not).
package enum RequestAct: String, CaseIterable, Sendable, Hashable {
    // Intake.
    case confirm
    case noteContact = "note_contact"
    case transfer
    case split
    case link
    // Examination.
    case accept
    case assign
    case requireCorrection = "require_correction"
    case receiveCorrection = "receive_correction"
    case lapseUncorrected = "lapse_uncorrected"
    case requireReasons = "require_reasons"
    case receiveReasons = "receive_reasons"
    case setDelayedDate = "set_delayed_date"
    // Others.
    case consult
    case noteConsultReceipt = "note_consult_receipt"
    case recordAnswer = "record_answer"
    case endConsultation = "end_consultation"
    case tellThirdParty = "tell_third_party"
    case askSection = "ask_section"
    case answerSection = "answer_section"
    case recordSearch = "record_search"
    // Fees and time.
    case proposeFee = "propose_fee"
    case decideFee = "decide_fee"
    case noteFeeReceipt = "note_fee_receipt"
    case recordPayment = "record_payment"
    case lapseUnpaid = "lapse_unpaid"
    case proposeExtension = "propose_extension"
    case approveExtension = "approve_extension"
    case declineExtension = "decline_extension"
    // Reply.
    case draft
    case submitDraft = "submit_draft"
    case passLegal = "pass_legal"
    case passSecrecy = "pass_secrecy"
    case sendBack = "send_back"
    case sign
    case replyOnTheSpot = "reply_on_the_spot"
    case deliver
    case archive
    // At any time.
    case withdraw
    case proposePublication = "propose_publication"
    case decidePublication = "decide_publication"
    case releaseToLog = "release_to_log"
    case withdrawFromLog = "withdraw_from_log"
    case addFile = "add_file"
    case reveal
    case registerRemedy = "register_remedy"
    case recordRemedy = "record_remedy"

    /// The word on the button.
    package var chinese: String {
        switch self {
        case .confirm: "确认收到"
        case .noteContact: "登记联系情况"
        case .transfer: "转其他机关"
        case .split: "按一事一申请拆分"
        case .link: "标记重复或者相关申请"
        case .accept: "审核通过，转入办理"
        case .assign: "指定承办人"
        case .requireCorrection: "通知补正"
        case .receiveCorrection: "登记补正材料"
        case .lapseUncorrected: "逾期不补正，不再处理"
        case .requireReasons: "要求说明理由"
        case .receiveReasons: "登记理由说明"
        case .setDelayedDate: "确定延迟答复日期"
        case .consult: "发函征求意见"
        case .noteConsultReceipt: "登记对方收函日期"
        case .recordAnswer: "登记对方答复"
        case .endConsultation: "结束征求意见"
        case .tellThirdParty: "告知第三方公开决定"
        case .askSection: "请科室协办"
        case .answerSection: "反馈协办意见"
        case .recordSearch: "登记检索情况"
        case .proposeFee: "提出收费意见"
        case .decideFee: "决定收费"
        case .noteFeeReceipt: "登记收费通知送达"
        case .recordPayment: "登记缴费"
        case .lapseUnpaid: "逾期不缴费，不再处理"
        case .proposeExtension: "提请延期"
        case .approveExtension: "批准延期并告知"
        case .declineExtension: "不批准延期"
        case .draft: "拟写答复"
        case .submitDraft: "送审"
        case .passLegal: "通过合法性审核"
        case .passSecrecy: "通过保密审查"
        case .sendBack: "退回修改"
        case .sign: "签发"
        case .replyOnTheSpot: "当场答复"
        case .deliver: "登记送达"
        case .archive: "归档"
        case .withdraw: "登记撤回"
        case .proposePublication: "提出转为主动公开"
        case .decidePublication: "决定是否转为主动公开"
        case .releaseToLog: "列入答复公开目录"
        case .withdrawFromLog: "从答复公开目录撤下"
        case .addFile: "添加材料"
        case .reveal: "查看申请人信息"
        case .registerRemedy, .recordRemedy: "登记复议、诉讼或者投诉\(self == .recordRemedy ? "进展" : "")"
        }
    }
}
