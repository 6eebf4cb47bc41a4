import Kernel

extension OfficialDocument {
    /// Nil when the document's state allows `act`; exhaustive, so that a new state or act must be decided here.
    func stateRefusal(_ act: DocumentAct) -> Refusal? {
        switch act {
        case .edit, .submit, .abandon: only(act, in: .drafting, "请先退回或撤回拟稿环节")
        case .takeBack: only(act, in: .sectionReview, "科室负责人审核之后，只能由审核人退文")
        case .approveDraft: only(act, in: .sectionReview, "请在科室审核环节办理")
        case .passAttribute: attributeRefusal
        case .counterAttribute: counterRefusal
        case .acceptCounter, .declineCounter: answerRefusal(act)
        case .concludeSecrecy, .referSecrecy: only(act, in: .secrecyReview, "请在保密审查环节办理")
        case .passLegality: only(act, in: .legalityReview, "请在合法性审核环节办理")
        case .sign: only(act, in: .signing, "请等前面各环节办完")
        case .issue: only(act, in: .signed, "签发之后才能印发，印发只有一次")
        case .sendBack, .moveOffline: reviewingRefusal(act)
        case .recordAgreement: agreementRefusal
        case .informJoint: tellingRefusal
        case .callForReview, .review: reviewRefusal(act)
        case .approveRelease, .declineRelease: releaseRefusal(act)
        }
    }

    private func only(_ act: DocumentAct, in wanted: DocumentState, _ next: String) -> Refusal? {
        state == wanted ? nil : blocked(act, next)
    }

    private var attributeRefusal: Refusal? {
        if let refusal = only(.passAttribute, in: .attributeReview, "请在公开属性审核环节办理") { return refusal }
        guard attribute.counter?.answer == .open else { return nil }
        return blocked(.passAttribute, "拟稿科室还没有答复调整意见，请等答复后再通过")
    }

    private var counterRefusal: Refusal? {
        if let refusal = only(.counterAttribute, in: .attributeReview, "请在公开属性审核环节办理") { return refusal }
        guard attribute.counter?.answer == .open else { return nil }
        return blocked(.counterAttribute, "已有一项调整意见等待拟稿科室答复")
    }

    private func answerRefusal(_ act: DocumentAct) -> Refusal? {
        guard state == .attributeReview, attribute.counter?.answer == .open else {
            return blocked(act, "没有等待答复的调整意见")
        }
        return nil
    }

    private func reviewingRefusal(_ act: DocumentAct) -> Refusal? {
        switch state {
        case .sectionReview, .attributeReview, .secrecyReview, .legalityReview, .signing: nil
        case .drafting: act == .moveOffline ? nil : blocked(act, "文稿还在拟稿人手中")
        case .signed, .issued: blocked(act, "已经签发的公文不再退回，需要更正的另行发文")
        case .abandoned, .offline: blocked(act, "这份文稿已经办结")
        }
    }

    private var agreementRefusal: Refusal? {
        guard isJoint else { return blocked(.recordAgreement, "这不是联合发文") }
        switch state {
        case .drafting, .sectionReview, .attributeReview, .secrecyReview, .legalityReview, .signing: return nil
        case .signed, .issued: return blocked(.recordAgreement, "已经签发，会签意见不再更改")
        case .abandoned, .offline: return blocked(.recordAgreement, "这份文稿已经办结")
        }
    }

    private var tellingRefusal: Refusal? {
        guard isJoint else { return blocked(.informJoint, "这不是联合发文") }
        guard state.isSigned else { return blocked(.informJoint, "签发之后才告知") }
        guard agreements.contains(where: { $0.toldOn == nil }) else {
            return blocked(.informJoint, "联合发文机关都已告知")
        }
        return nil
    }

    private func reviewRefusal(_ act: DocumentAct) -> Refusal? {
        guard state.isSigned else { return blocked(act, "签发之后才有复查") }
        guard let final = attribute.final, final.attribute.isReviewedAgain else {
            return blocked(act, "主动公开的公文不需要复查")
        }
        guard review?.release == nil else { return blocked(act, "已有一项变更等待委领导批准") }
        return nil
    }

    private func releaseRefusal(_ act: DocumentAct) -> Refusal? {
        state.isSigned && review?.release != nil ? nil : blocked(act, "没有等待批准的属性变更")
    }

    private func blocked(_ act: DocumentAct, _ next: String) -> Refusal {
        Refusal(.stateRefused, "未能\(act.chinese)：公文现在的状态是“\(state.chinese)”。\(next)。", rule: act.rule)
    }
}
