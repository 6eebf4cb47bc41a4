import Kernel

/// What is most likely to be done next, and so stands on top.
extension DisclosureRequest {
    /// What waits for a decision first, then the acts of the stage.
    var likelyActs: [RequestAct] {
        var acts: [RequestAct] = []
        if lengthening?.state == .proposed { acts += [.approveExtension, .declineExtension] }
        if let fee, !fee.isDecided { acts.append(.decideFee) }
        if assistances.contains(where: \.isOpen) { acts.append(.answerSection) }
        acts += stage.likelyActs
        if publication?.state == .proposed { acts.append(.decidePublication) }
        if remedies.contains(where: \.isOpen) { acts.append(.recordRemedy) }
        return acts
    }
}

extension RequestStage {
    var likelyActs: [RequestAct] {
        switch self {
        case .awaitingConfirmation: [.confirm, .noteContact, .transfer]
        case .registered:
            [.accept, .requireCorrection, .assign, .replyOnTheSpot, .split, .link, .requireReasons]
        case .correcting: [.receiveCorrection, .lapseUncorrected]
        case .explaining: [.receiveReasons, .setDelayedDate]
        case .handling:
            [.draft, .consult, .askSection, .recordSearch, .assign, .proposeExtension, .proposeFee, .setDelayedDate]
        case .consulting:
            [.noteConsultReceipt, .recordAnswer, .consult, .endConsultation, .askSection, .recordSearch]
        case .awaitingPayment: [.noteFeeReceipt, .recordPayment, .lapseUnpaid]
        case .drafting: [.submitDraft, .draft, .sendBack, .recordSearch, .askSection, .proposeExtension]
        case .legalReview: [.passLegal, .sendBack]
        case .secrecyReview: [.passSecrecy, .sendBack]
        case .signing: [.sign, .sendBack]
        case .delivering: [.tellThirdParty, .deliver]
        case .closed: [.archive, .releaseToLog, .proposePublication, .registerRemedy]
        case .archived: [.releaseToLog, .proposePublication, .registerRemedy]
        }
    }
}
