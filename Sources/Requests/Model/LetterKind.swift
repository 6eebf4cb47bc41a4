/// The standard documents of a case (section 1.8).
package enum LetterKind: String, CaseIterable, Sendable, Hashable {
    case applicationForm = "application_form"
    case registrationForm = "registration_form"
    case receipt
    case correctionNotice = "correction_notice"
    case reasonsNotice = "reasons_notice"
    /// 延迟答复告知书 (FOI-35).
    case delayNotice = "delay_notice"
    case extensionNotice = "extension_notice"
    case thirdPartyConsultation = "third_party_consultation"
    /// 第三方意见确认函, to be filled in and sent back.
    case thirdPartyAnswer = "third_party_answer"
    /// 征求意见告知书, to the applicant.
    case consultationNotice = "consultation_notice"
    /// 公开告知书, to the third party (FOI-32).
    case thirdPartyDecision = "third_party_decision"
    case jointConsultation = "joint_consultation"
    case organConsultation = "organ_consultation"
    case assistance
    case feeNotice = "fee_notice"
    /// 不再处理告知书 (K21, K22); the law asks for none.
    case lapseNotice = "lapse_notice"
    /// One template per decision code.
    case reply
    case recordNotice = "record_notice"
    case serviceReturn = "service_return"
    case reviewSlip = "review_slip"
    case publicationTransfer = "publication_transfer"

    package var chinese: String {
        switch self {
        case .applicationForm: "政府信息公开申请表"
        case .registrationForm: "政府信息公开申请登记表"
        case .receipt: "政府信息公开申请接收回执"
        case .correctionNotice: "政府信息公开申请补正告知书"
        case .reasonsNotice: "政府信息公开申请说明理由告知书"
        case .delayNotice: "政府信息公开延迟答复告知书"
        case .extensionNotice: "政府信息公开延期答复告知书"
        case .thirdPartyConsultation: "政府信息公开征求意见书（第三方）"
        case .thirdPartyAnswer: "第三方意见确认函"
        case .consultationNotice: "政府信息公开征求意见告知书"
        case .thirdPartyDecision: "政府信息公开告知书（第三方）"
        case .jointConsultation: "政府信息公开征求意见书（共同制作机关）"
        case .organConsultation: "政府信息公开征求意见书（其他机关）"
        case .assistance: "政府信息公开协办函"
        case .feeNotice: "政府信息公开信息处理费收费通知书"
        case .lapseNotice: "政府信息公开申请不再处理告知书"
        case .reply: "政府信息公开申请答复书"
        case .recordNotice: "政府信息更正处理告知书"
        case .serviceReturn: "送达回证"
        case .reviewSlip: "政府信息公开审查呈批单"
        case .publicationTransfer: "主动公开政府信息移送明细表"
        }
    }

    /// The rule of domain.md it rests on.
    package var rule: String {
        switch self {
        case .applicationForm: "FOI-29"
        case .registrationForm: "FOI-45"
        case .receipt: "FOI-31"
        case .correctionNotice, .lapseNotice: "FOI-30"
        case .reasonsNotice, .delayNotice: "FOI-35"
        case .extensionNotice, .organConsultation, .consultationNotice: "FOI-33"
        case .thirdPartyConsultation, .thirdPartyAnswer, .thirdPartyDecision: "FOI-32"
        case .jointConsultation: "FOI-34"
        case .assistance: "FOI-D3"
        case .feeNotice: "FEE-5"
        case .reply: "FOI-36"
        case .recordNotice: "FOI-41"
        case .serviceReturn: "FOI-S1"
        case .reviewSlip: "FOI-17"
        case .publicationTransfer: "FOI-44"
        }
    }

    /// Whether it is an official document with a number of its own, without gaps per kind and year.
    package var isNumbered: Bool {
        switch self {
        case .correctionNotice, .reasonsNotice, .delayNotice, .extensionNotice, .thirdPartyConsultation,
            .consultationNotice, .thirdPartyDecision, .jointConsultation, .organConsultation, .assistance, .feeNotice,
            .lapseNotice, .reply, .recordNotice:
            true
        case .applicationForm, .registrationForm, .receipt, .thirdPartyAnswer, .serviceReturn, .reviewSlip,
            .publicationTransfer:
            false
        }
    }

    /// Whether it ends the case and so carries the paragraph of remedies (FOI-R3); K21 and K22 do, for the later
    /// non-processing can be contested (FEE-8).
    package var carriesRemedies: Bool { self == .reply || self == .recordNotice || self == .lapseNotice }
}
