/// What staff may do with a letter (MAIL-1).
package enum LetterAct: String, CaseIterable, Sendable {
    case accept, dispatch, sign
    case askReturn = "ask_return"
    case grantReturn = "grant_return"
    case refuseReturn = "refuse_return"
    case askExtension = "ask_extension"
    case grantExtension = "grant_extension"
    case refuseExtension = "refuse_extension"
    case draft, approve
    case sendBack = "send_back"
    case visit, rehandle, close, urge
    case decline, transfer, merge, reclassify
    case routePetition = "route_petition"
    case notifyPetition = "notify_petition"
    case extendPetition = "extend_petition"
    case finishPetition = "finish_petition"
    case askReview = "ask_review"
    case answerReview = "answer_review"
    case proposePublication = "propose_publication"
    case publish
    case declinePublication = "decline_publication"
    case unpublish
    case reveal

    package var chinese: String {
        switch self {
        case .accept: "受理"
        case .dispatch: "派单"
        case .sign: "签收"
        case .askReturn: "申请退单"
        case .grantReturn: "同意退单"
        case .refuseReturn: "不同意退单"
        case .askExtension: "申请延期"
        case .grantExtension: "同意延期"
        case .refuseExtension: "不同意延期"
        case .draft: "送审答复"
        case .approve: "审核通过并答复"
        case .sendBack: "退回修改"
        case .visit: "回访"
        case .rehandle: "重新办理"
        case .close: "办结"
        case .urge: "催办"
        case .decline: "不予受理"
        case .transfer: "转出"
        case .merge: "并案"
        case .reclassify: "更正类别"
        case .routePetition: "转信访办理"
        case .notifyPetition: "信访告知"
        case .extendPetition: "信访延期"
        case .finishPetition: "信访办结"
        case .askReview: "登记复查、复核申请"
        case .answerReview: "登记复查、复核意见"
        case .proposePublication: "提请选登"
        case .publish: "审核并选登"
        case .declinePublication: "不予选登"
        case .unpublish: "撤下选登"
        case .reveal: "查看来信人"
        }
    }
}

/// Who an act belongs to.
package enum LetterHand: String, CaseIterable, Sendable {
    /// 信访室、政务公开办: takes letters in, gives them out, visits, closes.
    case dispatcher
    /// The unit that was given the letter.
    case handler
    /// Head of that unit, or whoever signs for the agency; never the drafter.
    case reviewer
    /// Who allows more time.
    case approver
    /// The unit or the dispatcher.
    case either
}

extension LetterAct {
    /// Whose act it is (MAIL-1).
    package var hand: LetterHand {
        switch self {
        case .accept, .dispatch, .grantReturn, .refuseReturn, .visit, .rehandle, .close, .urge, .decline, .transfer,
            .merge, .reclassify, .routePetition, .notifyPetition, .extendPetition, .finishPetition, .askReview,
            .answerReview, .publish,
            .declinePublication, .unpublish:
            .dispatcher
        case .sign, .askReturn, .askExtension, .draft: .handler
        case .approve, .sendBack: .reviewer
        case .grantExtension, .refuseExtension: .approver
        case .proposePublication, .reveal: .either
        }
    }
}

extension LetterStage {
    /// What may be done in it, whoever does it (MAIL-1, MAIL-3, MAIL-5).
    package var acts: Set<LetterAct> {
        switch self {
        case .received: [.accept, .decline, .transfer, .merge, .reclassify, .routePetition, .reveal]
        case .accepted: [.dispatch, .decline, .transfer, .merge, .reclassify, .routePetition, .reveal]
        case .dispatched: [.sign, .askReturn, .dispatch, .urge, .merge, .routePetition, .reveal]
        case .returning: [.grantReturn, .refuseReturn, .reveal]
        case .handling:
            [.draft, .askExtension, .grantExtension, .refuseExtension, .urge, .merge, .routePetition, .reveal]
        case .reviewing: [.approve, .sendBack, .urge, .reveal]
        case .replied: [.visit, .reveal, .proposePublication, .publish, .declinePublication, .unpublish]
        case .visited: [.close, .rehandle, .reveal, .proposePublication, .publish, .declinePublication, .unpublish]
        case .closed: [.reveal, .proposePublication, .publish, .declinePublication, .unpublish]
        case .petition: [.notifyPetition, .extendPetition, .finishPetition, .reveal]
        case .petitionClosed, .petitionReviewed: [.askReview, .reveal]
        case .petitionReview, .petitionRecheck: [.answerReview, .reveal]
        case .petitionFinal, .declined, .transferred, .merged, .withdrawn: [.reveal]
        }
    }

    /// The one step that the closed loop wants next; nil when there is none.
    package var next: LetterAct? {
        switch self {
        case .received: .accept
        case .accepted: .dispatch
        case .dispatched: .sign
        case .returning: .grantReturn
        case .handling: .draft
        case .reviewing: .approve
        case .replied: .visit
        case .visited: .close
        case .petition: .notifyPetition
        case .petitionReview, .petitionRecheck: .answerReview
        case .closed, .petitionClosed, .petitionReviewed, .petitionFinal, .declined, .transferred, .merged, .withdrawn:
            nil
        }
    }
}
