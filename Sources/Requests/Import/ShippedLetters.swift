/// The wordings that come with the program, by template.
package enum ShippedLetters {
    package static func text(_ id: LetterTemplateID) -> String {
        String(decoding: bytes(id), as: UTF8.self)
    }

    private static func bytes(_ id: LetterTemplateID) -> [UInt8] {
        if let code = id.code { return reply(code) }
        return switch id.kind {
        case .applicationForm: PackageResources.application_form_yaml
        case .registrationForm: PackageResources.registration_form_yaml
        case .receipt: PackageResources.receipt_yaml
        case .correctionNotice: PackageResources.correction_notice_yaml
        case .reasonsNotice: PackageResources.reasons_notice_yaml
        case .delayNotice: PackageResources.delay_notice_yaml
        case .extensionNotice: PackageResources.extension_notice_yaml
        case .thirdPartyLetter: PackageResources.third_party_letter_yaml
        case .thirdPartyAnswer: PackageResources.third_party_answer_yaml
        case .consultationNotice: PackageResources.consultation_notice_yaml
        case .thirdPartyNotice: PackageResources.third_party_notice_yaml
        case .jointMakerLetter: PackageResources.joint_maker_letter_yaml
        case .otherOrganLetter: PackageResources.other_organ_letter_yaml
        case .assistanceLetter: PackageResources.assistance_letter_yaml
        case .feeNotice: PackageResources.fee_notice_yaml
        // A reply always has a code.
        case .reply: []
        case .recordCorrectionNotice: PackageResources.record_correction_notice_yaml
        case .serviceReturn: PackageResources.service_return_yaml
        case .reviewSheet: PackageResources.review_sheet_yaml
        case .publicationTransfer: PackageResources.publication_transfer_yaml
        }
    }

    private static func reply(_ code: DecisionCode) -> [UInt8] {
        switch code {
        case .alreadyPublished: PackageResources.reply_K01_yaml
        case .disclosed: PackageResources.reply_K02_yaml
        case .partlyDisclosed: PackageResources.reply_K03_yaml
        case .stateSecret: PackageResources.reply_K04_yaml
        case .forbiddenByLaw: PackageResources.reply_K05_yaml
        case .threeSecurities: PackageResources.reply_K06_yaml
        case .thirdPartyRights: PackageResources.reply_K07_yaml
        case .internalAffairs: PackageResources.reply_K08_yaml
        case .processInformation: PackageResources.reply_K09_yaml
        case .enforcementFile: PackageResources.reply_K10_yaml
        case .administrativeQuery: PackageResources.reply_K11_yaml
        case .notExisting: PackageResources.reply_K12_yaml
        case .notOurs: PackageResources.reply_K13_yaml
        case .needsProcessing: PackageResources.reply_K14_yaml
        case .stillUnclear: PackageResources.reply_K15_yaml
        case .petition: PackageResources.reply_K16_yaml
        case .repeated: PackageResources.reply_K17_yaml
        case .publication: PackageResources.reply_K18_yaml
        case .unreasonable: PackageResources.reply_K19_yaml
        case .confirmation: PackageResources.reply_K20_yaml
        case .uncorrected: PackageResources.reply_K21_yaml
        case .unpaid: PackageResources.reply_K22_yaml
        case .other: PackageResources.reply_K23_yaml
        }
    }
}
