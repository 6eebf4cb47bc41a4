/// The standard documents of a case (section 1.8 of the domain rules).
package enum LetterKind: String, CaseIterable, Sendable, Hashable {
    /// 政府信息公开申请表.
    case applicationForm = "application_form"
    /// 政府信息公开申请登记表.
    case registrationForm = "registration_form"
    /// 政府信息公开申请接收回执.
    case receipt
    /// 补正告知书 (FOI-30).
    case correctionNotice = "correction_notice"
    /// 说明理由告知书 (FOI-35).
    case reasonsNotice = "reasons_notice"
    /// 延迟答复告知书: the reasons hold, the term cannot (FOI-35).
    case delayNotice = "delay_notice"
    /// 延期答复告知书 (FOI-33).
    case extensionNotice = "extension_notice"
    /// 征求意见书 to a third party (FOI-32).
    case thirdPartyLetter = "third_party_letter"
    /// 确认函: the third party's answer, to be filled in by it.
    case thirdPartyAnswer = "third_party_answer"
    /// 征求第三方意见告知书 to the applicant.
    case consultationNotice = "consultation_notice"
    /// 公开告知书: the third party is told of a disclosure in spite of its objection (FOI-32).
    case thirdPartyNotice = "third_party_notice"
    /// 征求意见书 to the organs that made it together (FOI-34).
    case jointMakerLetter = "joint_maker_letter"
    /// 征求意见书 to another organ (FOI-11, FOI-33).
    case otherOrganLetter = "other_organ_letter"
    /// 协办函 to a section of one's own.
    case assistanceLetter = "assistance_letter"
    /// 信息处理费收费通知书 (FEE-5).
    case feeNotice = "fee_notice"
    /// 答复书, one template for each decision code; those of K16, K18, K19, K21, K22 and K23 say that it is not handled.
    case reply
    /// 更正处理告知书 (FOI-41).
    case recordCorrectionNotice = "record_correction_notice"
    /// 送达回证 (FOI-S1).
    case serviceReturn = "service_return"
    /// 政府信息公开审查呈批单.
    case reviewSheet = "review_sheet"
    /// 主动公开政府信息移送明细表 (FOI-44).
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
        case .thirdPartyLetter: "政府信息公开征求意见书（第三方）"
        case .thirdPartyAnswer: "第三方意见确认函"
        case .consultationNotice: "征求第三方意见告知书"
        case .thirdPartyNotice: "政府信息公开告知书（第三方）"
        case .jointMakerLetter: "政府信息公开征求意见书（共同制作机关）"
        case .otherOrganLetter: "政府信息公开征求意见书（其他机关）"
        case .assistanceLetter: "政府信息公开申请协办函"
        case .feeNotice: "政府信息公开信息处理费收费通知书"
        case .reply: "政府信息公开申请答复书"
        case .recordCorrectionNotice: "政府信息更正申请处理告知书"
        case .serviceReturn: "政府信息公开文书送达回证"
        case .reviewSheet: "政府信息公开审查呈批单"
        case .publicationTransfer: "主动公开政府信息移送明细表"
        }
    }

    /// Who gets it.
    package enum Reader: Sendable, Hashable {
        case applicant
        case thirdParty
        case organ
        case inside
    }

    package var reader: Reader {
        switch self {
        case .receipt, .correctionNotice, .reasonsNotice, .delayNotice, .extensionNotice, .consultationNotice,
            .feeNotice, .reply, .recordCorrectionNotice:
            .applicant
        case .thirdPartyLetter, .thirdPartyAnswer, .thirdPartyNotice: .thirdParty
        case .jointMakerLetter, .otherOrganLetter: .organ
        case .applicationForm, .registrationForm, .assistanceLetter, .serviceReturn, .reviewSheet, .publicationTransfer:
            .inside
        }
    }

    /// What it looks like: a letter in 信函格式 (DOC-3) or a form with a table.
    package enum Shape: Sendable, Hashable {
        case letter
        case form
    }

    package var shape: Shape {
        switch self {
        case .correctionNotice, .reasonsNotice, .delayNotice, .extensionNotice, .thirdPartyLetter, .consultationNotice,
            .thirdPartyNotice, .jointMakerLetter, .otherOrganLetter, .assistanceLetter, .feeNotice, .reply,
            .recordCorrectionNotice, .receipt:
            .letter
        case .applicationForm, .registrationForm, .thirdPartyAnswer, .serviceReturn, .reviewSheet, .publicationTransfer:
            .form
        }
    }

    /// Whether it ends a case, so that it names the remedies; a step on the way never does (FOI-R3).
    package var isFinal: Bool {
        switch self {
        case .reply, .recordCorrectionNotice, .thirdPartyNotice: true
        case .applicationForm, .registrationForm, .receipt, .correctionNotice, .reasonsNotice, .delayNotice,
            .extensionNotice, .thirdPartyLetter, .thirdPartyAnswer, .consultationNotice, .jointMakerLetter,
            .otherOrganLetter, .assistanceLetter, .feeNotice, .serviceReturn, .reviewSheet, .publicationTransfer:
            false
        }
    }
}
