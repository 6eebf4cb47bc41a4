/// The names under which each act's values come, the same in forms and in the API.
extension RequestAct {
    package var fields: [String] {
        switch self {
        case .accept, .lapseUncorrected, .lapseUnpaid, .submitDraft, .sign, .archive, .releaseToLog: []
        case .confirm: ["on", "note"]
        case .noteContact: ["note"]
        case .transfer: ["agency", "note"]
        case .split: ["parts"]
        case .link: ["request"]
        case .assign: ["unit", "handler"]
        case .requireCorrection: ["items", "due"]
        case .receiveCorrection: ["on", "words"]
        case .requireReasons: ["why", "due"]
        case .receiveReasons: ["on", "words", "reasonable"]
        case .setDelayedDate: ["on", "why"]
        case .consult: ["whom", "party", "question", "on"]
        case .noteConsultReceipt, .tellThirdParty: ["consultation", "on"]
        case .recordAnswer: ["consultation", "answer", "on", "words"]
        case .endConsultation: ["consultation", "why"]
        case .askSection: ["unit", "question", "due"]
        case .answerSection: ["assistance", "words"]
        case .recordSearch: ["places", "words", "result", "on"]
        case .proposeFee: ["basis", "count", "already"]
        case .decideFee: ["approved", "on", "words"]
        case .noteFeeReceipt, .approveExtension: ["on"]
        case .recordPayment: ["on", "receipt"]
        case .proposeExtension: ["working_days", "reason"]
        case .declineExtension: ["reason"]
        case .draft, .replyOnTheSpot:
            ["outcome", "body", "withheld", "enclosures"] + ReplyFact.allCases.map { "fact_\($0.rawValue)" }
        case .passLegal, .passSecrecy: ["opinion"]
        case .sendBack: ["stage", "reason"]
        case .deliver: ["means", "on", "proof"]
        case .withdraw: ["on", "reason"]
        case .proposePublication, .reveal: ["why"]
        case .decidePublication: ["accepted", "reason"]
        case .addFile: ["name"]
        case .registerRemedy: ["kind", "authority", "number", "on", "simplified"]
        case .recordRemedy: ["remedy", "result", "on", "words"]
        }
    }
}
