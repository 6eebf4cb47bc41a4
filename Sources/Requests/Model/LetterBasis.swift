extension LetterKind {
    /// The rule of domain.md it rests on; of a reply, `DecisionCode.basis` says more.
    package var rule: String {
        switch self {
        case .applicationForm: "FOI-29"
        case .registrationForm: "FOI-45"
        case .receipt: "FOI-31"
        case .correctionNotice: "FOI-30"
        case .reasonsNotice, .delayNotice: "FOI-35"
        case .extensionNotice, .otherOrganLetter, .consultationNotice: "FOI-33"
        case .thirdPartyLetter, .thirdPartyAnswer, .thirdPartyNotice: "FOI-32"
        case .jointMakerLetter: "FOI-34"
        case .assistanceLetter: "FOI-D3"
        case .feeNotice: "FEE-5"
        case .reply: "FOI-36"
        case .recordCorrectionNotice: "FOI-41"
        case .serviceReturn: "FOI-S1"
        case .reviewSheet: "FOI-17"
        case .publicationTransfer: "FOI-44"
        }
    }
}
