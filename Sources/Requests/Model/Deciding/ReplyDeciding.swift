import Kernel

/// The reply: written, reviewed twice, signed, delivered (FOI-36, FOI-45).
extension DisclosureRequest {
    func drafting(_ draft: ReplyDraft, _ officer: Officer, _ context: RequestContext) -> Deciding {
        let own = draft.drafted(by: officer.id)
        let conditions = ReplyConditions(draft: own, request: self, faults: RequestFaults(.draft, context))
        return .unless(conditions.refusal) {
            var next = self
            next.draft = own
            next.hands = Hands()
            next.hands.drafter = officer.id
            next.stage = .drafting
            return RequestDecision(next: next, note: "拟写答复：\(own.outcome.chinese)。")
        }
    }

    func passing(_ act: RequestAct, _ opinion: String, _ officer: Officer, _ context: RequestContext) -> Deciding {
        let faults = RequestFaults(act, context)
        guard let draft else {
            return .failure(faults.fault("还没有拟写答复", "请先拟写答复", rule: "FOI-45", field: nil))
        }
        // What was true when it was written may not be any more: a consultation since, a record taken away.
        if let refusal = ReplyConditions(draft: draft, request: self, faults: faults).refusal {
            return .failure(refusal)
        }
        return .unless(faults.tooLong(opinion, "审核意见", field: "opinion")) {
            var next = self
            if act == .passLegal {
                next.hands.legal = officer.id
                next.remark(.legal, opinion, by: officer.id, on: context.today)
            }
            if act == .passSecrecy {
                next.hands.secrecy = officer.id
                next.remark(.secrecy, opinion, by: officer.id, on: context.today)
            }
            next.stage = RequestStageTable.targets(of: act, in: stage).first ?? stage
            return RequestDecision(
                next: next, letters: act == .submitDraft ? [.reviewSheet] : [], note: "\(act.chinese)。")
        }
    }

    func sendingBack(
        to target: RequestStage, _ reason: String, _ officer: Officer, _ context: RequestContext
    ) -> Deciding {
        let faults = RequestFaults(.sendBack, context)
        let wrong =
            RequestStageTable.returns(from: stage).contains(target)
            ? nil : faults.fault("只能退回到前面的环节", "请重新选择环节", rule: "FOI-D8", field: "to")
        return .unless(wrong, faults.missing(reason, "退回的理由", "FOI-D8", field: "reason")) {
            var next = self
            next.hands.legal = nil
            next.hands.secrecy = nil
            next.stage = target
            next.remark(.sentBack, reason, by: officer.id, on: context.today)
            return RequestDecision(next: next, note: "退回“\(target.chinese)”。")
        }
    }

    func signing(_ officer: Officer, _ context: RequestContext) -> Deciding {
        guard let draft else { return .failure(.notFound) }
        var next = self
        next.hands.signer = officer.id
        next.signedOn = context.today
        next.stage = .delivering
        return .success(
            RequestDecision(
                next: next, letters: [kind == .disclosure ? .reply : .recordCorrectionNotice],
                note: "签发：\(draft.outcome.chinese)。"))
    }

    /// FOI-33: handed over at once, a record suffices; whatever refuses something needs a signed letter.
    func replyingOnTheSpot(_ draft: ReplyDraft, _ officer: Officer, _ context: RequestContext) -> Deciding {
        let faults = RequestFaults(.replyOnTheSpot, context)
        let own = draft.drafted(by: officer.id)
        let unsigned =
            own.code == .alreadyPublished || own.code == .disclosed
            ? nil : faults.fault("只有当场提供信息或者告知已公开信息的获取方式，可以不出具答复书", "请拟写答复送审、签发", rule: "FOI-33", field: "outcome")
        var decided = self
        decided.draft = own
        let objected =
            decided.untold.isEmpty ? nil : faults.fault("第三方不同意公开", "请拟写答复送审、签发", rule: "FOI-32", field: "outcome")
        return .unless(
            unsigned, ReplyConditions(draft: own, request: self, faults: faults).refusal, objected
        ) {
            let today = context.today
            var (next, moves) = closed(.replied, own.outcome, on: today, in: context)
            next.draft = own
            next.hands.drafter = officer.id
            next.handler = handler ?? officer.id
            next.delivery = Delivery(means: .inPerson, on: today, proof: "当场答复")
            return RequestDecision(next: next, clock: moves, note: "当场答复：\(own.outcome.chinese)。")
        }
    }

    /// The date that counts: signing for the letter, or posting it (FOI-S1); on-line only at the applicant's wish (FOI-S2).
    func delivering(_ delivery: Delivery, _ context: RequestContext) -> Deciding {
        guard let draft else { return .failure(.notFound) }
        let faults = RequestFaults(.deliver, context)
        return .unless(
            electronicRefusal(delivery.means, faults),
            faults.missing(delivery.proof, "邮件号码、签收人或者发送记录", "FOI-S1", field: "proof"),
            faults.impossible(delivery.on, "送达日期", since: signedOn, "FOI-S1")
        ) {
            var (next, moves) = closed(.replied, draft.outcome, on: delivery.on, in: context)
            next.delivery = delivery
            return RequestDecision(
                next: next, clock: moves, letters: [.serviceReturn],
                note: "\(delivery.on.chinese)\(delivery.means.chinese)"
                    + (next.closing?.isLate == true ? "，超过答复期限。" : "，在答复期限内。"))
        }
    }

    private func electronicRefusal(_ means: Delivery.Means, _ faults: RequestFaults) -> Refusal? {
        switch means {
        case .inPerson, .entrusted, .post: return nil
        case .email, .portal:
            let wished = wanted.medium == .electronic || wanted.route == .email || wanted.route == .portal
            return wished
                ? nil : faults.fault("申请人没有要求以电子方式提供", "请邮寄或者直接送达", rule: "FOI-S2", field: "means")
        }
    }
}

extension ReplyDraft {
    func drafted(by member: MemberID) -> ReplyDraft {
        ReplyDraft(
            outcome, body: body, facts: facts, withheld: withheld, enclosures: enclosures, drafter: member)
    }
}
