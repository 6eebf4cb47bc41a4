import Kernel

/// Which act is possible at which stage, and where it leads: the table of FOI-D8. The diagram in
/// `docs/requests-stages.md` is drawn from it.
package enum RequestStageTable {
    /// The stages that `act` can lead to from `stage`; `stage` itself where it stays; none where it is not possible.
    package static func targets(of act: RequestAct, in stage: RequestStage) -> [RequestStage] {
        switch act {
        case .confirm: move(stage, [.awaitingConfirmation], [.registered])
        case .transfer: move(stage, [.awaitingConfirmation], [.closed])
        case .noteContact, .link, .assign: stay(stage, open)
        case .split: stay(stage, [.registered, .handling])
        case .accept: move(stage, [.registered], [.handling])
        case .requireCorrection: move(stage, [.registered, .handling], [.correcting])
        case .receiveCorrection: move(stage, [.correcting], [.handling])
        case .lapseUncorrected: move(stage, [.correcting], [.closed])
        case .requireReasons: move(stage, [.registered, .handling], [.explaining])
        case .receiveReasons: move(stage, [.explaining], [.handling])
        case .setDelayedDate: stay(stage, [.handling])
        // Several at once, but none while the reply is being written.
        case .consult: move(stage, [.handling, .consulting], [.consulting])
        case .noteConsultReceipt: stay(stage, [.consulting])
        case .recordAnswer, .endConsultation: move(stage, [.consulting], [.consulting, .handling])
        case .tellThirdParty: stay(stage, [.delivering, .closed])
        case .askSection: stay(stage, [.registered, .explaining, .handling, .consulting, .drafting])
        case .answerSection: stay(stage, received)
        case .recordSearch: stay(stage, [.registered, .explaining, .handling, .consulting, .drafting])
        case .proposeFee: stay(stage, [.handling])
        case .decideFee: move(stage, [.handling], [.awaitingPayment, .handling])
        case .noteFeeReceipt: stay(stage, [.awaitingPayment])
        case .recordPayment: move(stage, [.awaitingPayment], [.handling])
        case .lapseUnpaid: move(stage, [.awaitingPayment], [.closed])
        case .proposeExtension, .approveExtension, .declineExtension: stay(stage, working)
        case .draft: move(stage, [.handling, .drafting], [.drafting])
        case .submitDraft: move(stage, [.drafting], [.legalReview])
        case .passLegal: move(stage, [.legalReview], [.secrecyReview])
        case .passSecrecy: move(stage, [.secrecyReview], [.signing])
        case .sendBack: returns(from: stage)
        case .sign: move(stage, [.signing], [.delivering])
        case .replyOnTheSpot: move(stage, [.registered, .handling], [.closed])
        case .deliver: move(stage, [.delivering], [.closed])
        case .archive: move(stage, [.closed], [.archived])
        case .withdraw: move(stage, open, [.closed])
        case .proposePublication, .decidePublication, .registerRemedy, .recordRemedy:
            stay(stage, received + [.closed, .archived])
        case .releaseToLog, .withdrawFromLog: stay(stage, [.closed, .archived])
        case .addFile: stay(stage, open + [.closed])
        case .reveal: [stage]
        }
    }

    /// What the applicant may do from `stage`, and where it leads.
    package static func targets(of act: ApplicantAct, in stage: RequestStage) -> [RequestStage] {
        switch act {
        case .correct: move(stage, [.correcting], [.handling])
        case .giveReasons: stay(stage, [.explaining])
        case .payNotice: stay(stage, [.awaitingPayment])
        case .withdraw: move(stage, open, [.closed])
        case .confirmReceipt, .rate: stay(stage, [.closed, .archived])
        case .proposePublication: stay(stage, received + [.closed, .archived])
        }
    }

    /// Where the reply can be sent back to.
    package static func returns(from stage: RequestStage) -> [RequestStage] {
        switch stage {
        case .drafting: [.handling]
        case .legalReview, .secrecyReview, .signing: [.drafting, .handling]
        case .awaitingConfirmation, .registered, .correcting, .explaining, .handling, .consulting, .awaitingPayment,
            .delivering, .closed, .archived:
            []
        }
    }

    static func refusal(of act: RequestAct, in stage: RequestStage) -> Refusal? {
        guard targets(of: act, in: stage).isEmpty else { return nil }
        return Refusal(
            .stateRefused,
            "未能\(act.chinese)：\(standing(stage))\(advice(at: stage) { !targets(of: act, in: $0).isEmpty })",
            rule: "FOI-D8")
    }

    static func refusal(of act: ApplicantAct, in stage: RequestStage) -> Refusal? {
        guard targets(of: act, in: stage).isEmpty else { return nil }
        return Refusal(
            .stateRefused,
            "未能\(act.chinese)：\(standing(stage))\(advice(at: stage) { !targets(of: act, in: $0).isEmpty })",
            rule: "FOI-D8")
    }

    private static func standing(_ stage: RequestStage) -> String { "这一件现在是“\(stage.chinese)”。" }

    private static func advice(at stage: RequestStage, _ isPossible: (RequestStage) -> Bool) -> String {
        let stages = RequestStage.allCases.filter(isPossible)
        if stage == .archived { return "归档之后不再变动。" }
        if stage == .closed { return stages == [.archived] ? "请先归档。" : "已经办结的，不再变动。" }
        if stages == [.closed, .archived] || stages == [.closed] { return "请等办结之后再办。" }
        if stage == .awaitingConfirmation { return "请先确认收到申请。" }
        return "这一步在\(stages.map { "“\($0.chinese)”" }.joined())环节办理，请按现在的环节办理。"
    }

    private static let open = RequestStage.allCases.filter(\.isOpen)
    private static let received = open.filter { $0 != .awaitingConfirmation }
    /// The reply term runs and is the agency's own.
    private static let working: [RequestStage] = [
        .registered, .explaining, .handling, .consulting, .drafting, .legalReview, .secrecyReview, .signing,
    ]

    private static func move(
        _ stage: RequestStage, _ from: [RequestStage], _ to: [RequestStage]
    ) -> [RequestStage] { from.contains(stage) ? to : [] }

    private static func stay(_ stage: RequestStage, _ stages: [RequestStage]) -> [RequestStage] {
        stages.contains(stage) ? [stage] : []
    }
}
