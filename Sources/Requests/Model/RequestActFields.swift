/// The names under which each act's values come, the same in forms and in the API.
extension RequestAct {
    package var fields: [String] {
        switch self {
        case .accept, .lapseUncorrected, .lapseUnpaid, .submitDraft, .sign, .archive, .addFile, .approveExtension:
            []
        case .confirm: ["on", "note"]
        case .noteContact: ["note"]
        case .transfer: ["agency", "note"]
        case .split: ["parts"]
        case .link: ["other"]
        case .assign: ["unit", "handler"]
        case .requireCorrection: ["items", "due"]
        case .receiveCorrection: ["on", "words"]
        case .requireReasons: ["why", "due"]
        case .receiveReasons: ["on", "words", "is_reasonable"]
        case .setDelayedDate: ["on", "why"]
        case .consult: ["whom", "party", "question"]
        case .noteConsultReceipt, .tellThirdParty: ["id", "on"]
        case .recordAnswer: ["id", "answer", "on", "words"]
        case .endConsultation: ["id", "why"]
        case .askSection: ["unit", "question", "due"]
        case .answerSection: ["id", "words"]
        case .recordSearch: ["places", "words", "result", "on"]
        case .proposeFee: ["basis", "count", "already"]
        case .decideFee: ["approved", "words"]
        case .noteFeeReceipt: ["on"]
        case .recordPayment: ["on", "receipt"]
        case .proposeExtension: ["days", "reason"]
        case .declineExtension: ["reason"]
        case .draft, .replyOnTheSpot:
            ["outcome", "body", "withheld", "enclosures"] + ReplyFact.allCases.map(\.rawValue)
        case .passLegal, .passSecrecy: ["opinion"]
        case .sendBack: ["to", "reason"]
        case .deliver: ["means", "on", "proof"]
        case .withdraw: ["on", "reason"]
        case .proposePublication, .reveal: ["why"]
        case .decidePublication: ["accepted", "reason"]
        case .releaseToLog: ["title", "summary"]
        case .withdrawFromLog: ["reason"]
        case .registerRemedy: ["kind", "authority", "number", "on", "simplified"]
        case .recordRemedy: ["id", "step", "on", "words"]
        }
    }
}
