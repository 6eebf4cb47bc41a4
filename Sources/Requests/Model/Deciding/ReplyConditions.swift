import Kernel

/// What a reply of each kind needs from its text and from the case (section 1.4).
struct ReplyConditions {
    let draft: ReplyDraft
    let request: DisclosureRequest
    let faults: RequestFaults

    var refusal: Refusal? {
        let body =
            faults.missing(draft.body, "答复内容", "FOI-36", field: "body")
            ?? draft.facts.keys.sorted().lazy.compactMap {
                faults.tooLong(draft.facts[$0] ?? "", "要素", most: 2_000, field: $0)
            }.first
        if let body = body ?? strangeEnclosure { return body }
        switch (draft.outcome, request.kind) {
        case (.decision(let code), .disclosure): return missingFact(code.needed) ?? refusal(of: code)
        case (.record(let outcome), .recordCorrection): return missingFact(outcome.needed)
        case (.decision, .recordCorrection):
            return faults.fault("更正申请的处理只有更正、转送、告知和不予更正四种", "请重新选择", rule: "FOI-41", field: "outcome")
        case (.record, .disclosure):
            return faults.fault("这是政府信息公开申请", "请选择答复类型 K01 至 K23", rule: "FOI-36", field: "outcome")
        }
    }

    private func missingFact(_ needed: [ReplyFact]) -> Refusal? {
        guard let fact = needed.first(where: { draft[$0].isBlank }) else { return nil }
        return faults.fault(
            "“\(draft.outcome.chinese)”的答复应当写明\(fact.chinese)", "请填写后再提交", rule: "FOI-36", field: fact.rawValue)
    }

    private func refusal(of code: DecisionCode) -> Refusal? {
        if code != .partlyDisclosed, !draft.withheld.isEmpty {
            return faults.fault("只有部分公开才列明不予公开部分的依据", "请改选“部分公开”或者去掉", rule: "FOI-37", field: "withheld")
        }
        switch code {
        case .disclosed: return handingOver ?? objection
        case .partlyDisclosed: return grounds ?? handingOver ?? objection
        case .thirdPartyRights: return thirdPartyBasis
        case .notExisting:
            return request.searches.isEmpty
                ? faults.fault("答复信息不存在，应当先检索并保留检索记录", "请先登记检索情况", rule: "FOI-36", field: "outcome") : nil
        case .stillUnclear:
            return request.correction?.receivedOn == nil
                ? faults.fault("没有收到过补正材料，不能以补正后仍不明确答复", "请先通知补正，逾期不补正的按逾期处理", rule: "FOI-30", field: "outcome")
                : nil
        case .unreasonable:
            return request.reasons?.isReasonable == false
                ? nil
                : faults.fault("没有要求申请人说明理由，或者理由合理", "请先办理“要求说明理由”", rule: "FOI-35", field: "outcome")
        case .uncorrected, .unpaid:
            return faults.fault("“\(code.chinese)”不写答复", "期限届满后请直接办理这一步", rule: "FOI-30", field: "outcome")
        case .alreadyPublished, .stateSecret, .forbiddenByLaw, .threeSecurities, .internalAffairs,
            .processInformation, .enforcementFile, .administrativeQuery, .notOurs, .needsProcessing, .petition,
            .repeated, .publication, .confirmation, .other:
            return nil
        }
    }

    /// Only a file of this case that lies there to be handed out can be: anything else would close it with nothing given.
    private var strangeEnclosure: Refusal? {
        faults.context.enclosures.isSuperset(of: draft.enclosures)
            ? nil
            : faults.fault(
                "选的附件不在本件“随答复提供的文件”之中", "请先以该用途添加到本件，再从列表选择", rule: "FOI-36", field: "enclosures")
    }

    /// FOI-36 (2): the information itself, or way and time.
    private var handingOver: Refusal? {
        if !draft.enclosures.isEmpty || (!draft[.way].isBlank && !draft[.when].isBlank) { return nil }
        return faults.fault("没有附上所公开的信息，也没有写明获取的方式、途径和时间", "请附上文件或者填写", rule: "FOI-36", field: "enclosures")
    }

    /// FOI-37: reasons for the rest, by ground.
    private var grounds: Refusal? {
        guard !draft.withheld.isEmpty, draft.withheld.allSatisfy(\.isRefusalOfDisclosure) else {
            return faults.fault("部分公开应当列明不予公开部分的依据（K04 至 K10）", "请选择依据", rule: "FOI-37", field: "withheld")
        }
        return draft.withheld.contains(.thirdPartyRights) ? thirdPartyBasis : nil
    }

    private var thirdParties: [Consultation] { request.consultations.filter { $0.whom == .thirdParty } }

    /// FOI-15, FOI-32: an objection, or the organ's own judgement; silence alone is neither.
    private var thirdPartyBasis: Refusal? {
        if thirdParties.isEmpty {
            return faults.fault("以第三方合法权益为由不公开，应当先书面征求第三方意见", "请先发函征求意见", rule: "FOI-32", field: "outcome")
        }
        if thirdParties.contains(where: { $0.answer == .objects }) { return nil }
        if thirdParties.allSatisfy({ $0.answer == .consents }) {
            return faults.fault("第三方已经同意公开", "请改选答复类型", rule: "FOI-15", field: "outcome")
        }
        return judgement("第三方没有提出意见，不能仅以此为由不公开")
    }

    /// FOI-32: disclosing what somebody objected to needs the public interest; after silence the organ's own judgement.
    private var objection: Refusal? {
        guard !draft.withheld.contains(.thirdPartyRights) else { return nil }
        if thirdParties.contains(where: { $0.answer == .objects }), draft[.publicInterest].isBlank {
            return faults.fault(
                "第三方不同意公开，决定公开的应当写明\(ReplyFact.publicInterest.chinese)", "请填写，或者改选答复类型", rule: "FOI-32",
                field: ReplyFact.publicInterest.rawValue)
        }
        if thirdParties.contains(where: { $0.answer == .silent || $0.answer == .ended }) {
            return judgement("第三方没有提出意见，不视为同意公开")
        }
        return nil
    }

    private func judgement(_ why: String) -> Refusal? {
        guard draft[.judgement].isBlank else { return nil }
        return faults.fault(
            "\(why)，应当写明\(ReplyFact.judgement.chinese)", "请填写", rule: "FOI-32", field: ReplyFact.judgement.rawValue)
    }
}
