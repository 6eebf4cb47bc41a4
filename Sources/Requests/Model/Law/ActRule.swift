extension RequestAct {
    /// The rule of domain.md that an act carries out; the journal keeps it beside the act.
    package var rule: String {
        switch self {
        case .confirm: "FOI-31"
        case .noteContact: "FOI-31a"
        case .transfer: "FOI-10"
        case .split: "FEE-2"
        case .link: "FOI-36"
        case .accept, .assign, .archive, .addFile: "FOI-45"
        case .requireCorrection, .receiveCorrection, .lapseUncorrected: "FOI-30"
        case .requireReasons, .receiveReasons, .setDelayedDate: "FOI-35"
        case .consult, .noteConsultReceipt, .recordAnswer, .endConsultation, .askSection, .answerSection: "FOI-D3"
        case .tellThirdParty: "FOI-32"
        case .recordSearch, .draft, .submitDraft, .sign: "FOI-36"
        case .proposeFee, .decideFee: "FEE-10"
        case .noteFeeReceipt, .lapseUnpaid: "FEE-6"
        case .recordPayment: "FEE-7"
        case .proposeExtension, .approveExtension, .declineExtension, .replyOnTheSpot: "FOI-33"
        case .passLegal: "ROLE-9"
        case .passSecrecy: "FOI-17"
        case .sendBack, .withdraw: "FOI-D8"
        case .deliver: "FOI-S1"
        case .proposePublication, .decidePublication, .releaseToLog: "FOI-44"
        case .reveal: "PII-6"
        case .registerRemedy, .recordRemedy: "FOI-51"
        }
    }
}
