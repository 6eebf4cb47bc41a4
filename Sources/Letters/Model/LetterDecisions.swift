package import Kernel

extension Letter {
    /// What an act makes of the letter, or why it is not done. Asks `refusal(of:by:)` first, then looks at what was entered.
    package func deciding(
        _ input: LetterInput, by officer: Officer, in context: LetterContext
    ) -> Result<LetterDecision, Refusal> {
        if let refusal = refusal(of: input.act, by: officer) { return .failure(refusal) }
        do throws(Refusal) { return .success(try decided(input, officer, context)) } catch { return .failure(error) }
    }

    private func decided(
        _ input: LetterInput, _ officer: Officer, _ context: LetterContext
    ) throws(Refusal) -> LetterDecision {
        switch input {
        case .accept, .dispatch, .sign, .askReturn, .grantReturn, .refuseReturn:
            try ordering(input, officer, context)
        case .askExtension, .grantExtension, .refuseExtension: try extending(input, context)
        case .draft, .approve, .sendBack: try answering(input, officer, context)
        case .visit, .rehandle, .close, .urge: try following(input, context)
        case .decline, .transfer, .merge, .reclassify: try settling(input, context)
        case .routePetition, .notifyPetition, .extendPetition, .finishPetition, .askReview, .answerReview:
            try petitioning(input, context)
        case .proposePublication, .publish, .declinePublication, .unpublish: try publishing(input, officer, context)
        }
    }

    /// The clock that an answer now meets.
    var answerClock: LetterClock { round == 1 ? .answer(category) : .again }

    func moved(to stage: LetterStage) -> Letter {
        var next = self
        next.stage = stage
        return next
    }

    /// Text that must be there and not be too long.
    func text(_ words: String, _ act: LetterAct, _ what: String, most: Int = 3_000) throws(Refusal) -> String {
        let found = words.trimmed
        guard !found.isEmpty else {
            throw Refusal(.invalid, "未能\(act.chinese)：没有填写\(what)。请填写后再提交。", rule: "MAIL-1", field: "words")
        }
        return try short(found, act, most: most)
    }

    func short(_ words: String, _ act: LetterAct, most: Int = 3_000) throws(Refusal) -> String {
        guard words.count <= most else {
            throw Refusal(.invalid, "未能\(act.chinese)：文字超过\(most)字。请精简后再提交。", field: "words")
        }
        return words
    }
}

extension Letter {
    /// 受理, 派单, 签收 and 退单 (MAIL-1, MAIL-3).
    private func ordering(
        _ input: LetterInput, _ officer: Officer, _ context: LetterContext
    ) throws(Refusal) -> LetterDecision {
        switch input {
        case .accept: return LetterDecision(moved(to: .accepted), "受理")
        case .dispatch(let unit, let note): return try dispatching(to: unit, note: note, context)
        case .sign:
            return LetterDecision(moved(to: .handling), "签收", rule: "MAIL-2", [.meet(.signing(dispatches))])
        case .askReturn(let ground, let words):
            guard let ground else {
                throw refused(
                    .askReturn, "没有选择退单理由", "退单只能以法律规定或者职责分工为理由", "MAIL-3", field: "ground")
            }
            let basis = try text(words, .askReturn, "依据")
            return LetterDecision(
                moved(to: .returning), "申请退单：\(ground.chinese)。\(basis)", rule: "MAIL-3", [.meet(.signing(dispatches))])
        case .grantReturn(let words):
            var next = moved(to: .accepted)
            next.unit = home
            next.returns += 1
            let why = try short(words.trimmed, .grantReturn)
            return LetterDecision(
                next, "同意退单" + (why.isEmpty ? "" : "：\(why)"), rule: "MAIL-3", running.map { .hand($0, home) })
        case .refuseReturn(let words):
            var next = moved(to: .dispatched)
            next.dispatches += 1
            let why = try text(words, .refuseReturn, "理由")
            return LetterDecision(
                next, "不同意退单：\(why)", rule: "MAIL-3", [next.signing(context.terms)])
        case .askExtension, .grantExtension, .refuseExtension, .draft, .approve, .sendBack, .visit, .rehandle, .close,
            .urge, .decline, .transfer, .merge, .reclassify, .routePetition, .notifyPetition, .extendPetition,
            .finishPetition, .askReview, .answerReview, .proposePublication, .publish, .declinePublication, .unpublish:
            throw .notFound
        }
    }

    private func dispatching(
        to unit: UnitID?, note: String, _ context: LetterContext
    ) throws(Refusal) -> LetterDecision {
        guard let unit, context.openUnits.contains(unit) else {
            throw refused(.dispatch, "没有选择承办单位，或者这一单位已经撤销", "请从名单中选择", "MAIL-1", field: "unit")
        }
        // 《信访工作条例》: what is told of a body is not passed to that body.
        guard unit != accused else {
            throw refused(.dispatch, "这一件反映的就是这个单位", "请交给其他单位或者监督部门办理", "MAIL-1", field: "unit")
        }
        guard stage == .accepted || unit != self.unit else {
            throw refused(.dispatch, "这一件现在就由这个单位承办", "请选择其他单位", "MAIL-1", field: "unit")
        }
        var next = moved(to: .dispatched)
        next.unit = unit
        next.dispatches += 1
        let words = try short(note.trimmed, .dispatch)
        let old: [LetterDuty] = stage == .dispatched ? [.waive(.signing(dispatches), reason: "改派")] : []
        return LetterDecision(
            next, stage == .dispatched ? "改派" + told(words) : "派单" + told(words),
            old + running.map { .hand($0, unit) } + [next.signing(context.terms)])
    }

    private func told(_ words: String) -> String { words.isEmpty ? "" : "：\(words)" }

    private func signing(_ terms: LetterTermTable) -> LetterDuty {
        .open(.signing(dispatches), title: "签收来信\(number)", owner: unit, terms.signing, from: nil)
    }

    /// The clocks that run until the writer has an answer.
    var running: [LetterClock] { [answerClock] + (round == 1 && channel.isOnSite ? [.site] : []) }
}

extension Letter {
    /// More time is asked for and allowed before the term ends, once (MAIL-2).
    private func extending(_ input: LetterInput, _ context: LetterContext) throws(Refusal) -> LetterDecision {
        var next = self
        switch input {
        case .askExtension(let days, let reason):
            guard let days, (1...max(context.terms.mostMore, 1)).contains(days), context.terms.mostMore > 0 else {
                throw refused(
                    .askExtension, "延长的工作日数应在1到\(context.terms.mostMore)之间", "请改正后再提交", "MAIL-2", field: "days")
            }
            next.more = LetterExtension(days: days, reason: try text(reason, .askExtension, "延期理由", most: 500))
            return LetterDecision(next, "申请延长\(days)个工作日：\(reason.trimmed)", rule: "MAIL-2")
        case .grantExtension:
            guard let more else { throw .notFound }
            next.more?.state = .granted
            return LetterDecision(
                next, "同意延长\(more.days)个工作日，理由已告知来信人", rule: "MAIL-2",
                [.extend(answerClock, more.days, reason: more.reason)])
        case .refuseExtension(let words):
            next.more?.state = .refused
            return LetterDecision(next, "不同意延期：\(try text(words, .refuseExtension, "理由"))", rule: "MAIL-2")
        case .accept, .dispatch, .sign, .askReturn, .grantReturn, .refuseReturn, .draft, .approve, .sendBack, .visit,
            .rehandle, .close, .urge, .decline, .transfer, .merge, .reclassify, .routePetition, .notifyPetition,
            .extendPetition, .finishPetition, .askReview, .answerReview, .proposePublication, .publish,
            .declinePublication, .unpublish:
            throw .notFound
        }
    }

    /// 答复 and 审核.
    private func answering(
        _ input: LetterInput, _ officer: Officer, _ context: LetterContext
    ) throws(Refusal) -> LetterDecision {
        switch input {
        case .draft(let words):
            var next = moved(to: .reviewing)
            next.draft = try text(words, .draft, "答复内容", most: 5_000)
            next.drafter = officer.id
            return LetterDecision(next, "答复送审")
        case .approve:
            guard let drafter else { throw .notFound }
            var next = moved(to: .replied)
            next.answers.append(
                LetterAnswer(
                    round: round, words: draft, unit: unit, drafter: drafter, approver: officer.id, at: context.now))
            next.repliedAt = context.now
            next.outcome = nil
            next.outcomeWords = ""
            return LetterDecision(next, "审核通过，答复来信人", running.map { .meet($0) })
        case .sendBack(let words):
            return LetterDecision(moved(to: .handling), "退回修改：\(try text(words, .sendBack, "意见"))")
        case .accept, .dispatch, .sign, .askReturn, .grantReturn, .refuseReturn, .askExtension, .grantExtension,
            .refuseExtension, .visit, .rehandle, .close, .urge, .decline, .transfer, .merge, .reclassify,
            .routePetition, .notifyPetition, .extendPetition, .finishPetition, .askReview, .answerReview,
            .proposePublication, .publish,
            .declinePublication, .unpublish:
            throw .notFound
        }
    }

    /// 回访, 重新办理, 办结, 催办 (MAIL-1, MAIL-3).
    private func following(_ input: LetterInput, _ context: LetterContext) throws(Refusal) -> LetterDecision {
        switch input {
        case .visit(let outcome, let words):
            guard let outcome else {
                throw refused(.visit, "没有选择回访结果", "请选择一项", "MAIL-1", field: "outcome")
            }
            var next = moved(to: .visited)
            next.outcome = outcome
            next.outcomeWords = try short(words.trimmed, .visit, most: 500)
            return LetterDecision(next, "回访：\(outcome.chinese)")
        case .rehandle(let words):
            var next = moved(to: .handling)
            next.round += 1
            next.draft = ""
            next.drafter = nil
            let why = try text(words, .rehandle, "重新办理的要求")
            return LetterDecision(
                next, "重新办理：\(why)", rule: "MAIL-3",
                [
                    .open(
                        .again, title: "重新办理来信\(number)", owner: unit,
                        Term(context.terms.answer(category, isUrgent: isUrgent).length), from: nil)
                ])
        case .close:
            var next = moved(to: .closed)
            next.closedAt = context.now
            return LetterDecision(next, "办结")
        case .urge(let words):
            var next = self
            next.urges += 1
            return LetterDecision(next, "第\(urges + 1)次催办：\(try text(words, .urge, "催办内容"))", rule: "MAIL-3")
        case .accept, .dispatch, .sign, .askReturn, .grantReturn, .refuseReturn, .askExtension, .grantExtension,
            .refuseExtension, .draft, .approve, .sendBack, .decline, .transfer, .merge, .reclassify, .routePetition,
            .notifyPetition, .extendPetition, .finishPetition, .askReview, .answerReview, .proposePublication, .publish,
            .declinePublication,
            .unpublish:
            throw .notFound
        }
    }
}
