extension RequestAct {
    /// The rule that the journal names for the act; nil where only the house's order asks for it.
    package var journalRule: String? {
        switch self {
        case .confirm, .noteContact: "FOI-31"
        case .transfer: "FOI-31a"
        case .split: "FEE-2"
        case .link: "FOI-36"
        case .accept, .assign: "FOI-45"
        case .requireCorrection, .receiveCorrection, .lapseUncorrected: "FOI-30"
        case .requireReasons, .receiveReasons, .setDelayedDate: "FOI-35"
        case .consult, .noteConsultReceipt, .recordAnswer, .endConsultation: "FOI-D3"
        case .tellThirdParty: "FOI-32"
        case .askSection, .answerSection: "FOI-45"
        case .recordSearch: "FOI-36"
        case .proposeFee, .decideFee: "FEE-10"
        case .noteFeeReceipt, .lapseUnpaid: "FEE-6"
        case .recordPayment: "FEE-7"
        case .proposeExtension, .approveExtension, .declineExtension: "FOI-33"
        case .draft, .submitDraft, .sign: "FOI-36"
        case .passLegal: nil
        case .passSecrecy: "FOI-17"
        case .sendBack: nil
        case .replyOnTheSpot: "FOI-33"
        case .deliver: "FOI-S1"
        case .archive: "FOI-45"
        case .withdraw: nil
        case .proposePublication, .decidePublication, .releaseToLog, .withdrawFromLog: "FOI-44"
        case .addFile: nil
        case .reveal: "PII-3"
        case .registerRemedy, .recordRemedy: "FOI-51"
        }
    }
}
