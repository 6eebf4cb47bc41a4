package import Kernel

extension Letter {
    /// 选登: one proposes the texts without what tells who wrote, another one looks and publishes (PII-1, PII-6, MAIL-4).
    func publishing(
        _ input: LetterInput, _ officer: Officer, _ context: LetterContext
    ) throws(Refusal) -> LetterDecision {
        var next = self
        switch input {
        case .proposePublication(let title, let question, let answer):
            next.publication = LetterPublication(
                title: try part(title, "标题", "title", most: 100), question: try part(question, "来信内容", "question"),
                answer: try part(answer, "答复内容", "answer", most: 5_000), proposer: officer.id)
            try refusePersonal(.proposePublication, context)
            return LetterDecision(next, "提请选登", rule: "MAIL-4")
        case .publish:
            try refusePersonal(.publish, context)
            next.publication?.state = .published
            next.publication?.publishedAt = context.now
            return LetterDecision(
                next, "审核并选登", rule: "MAIL-4",
                [
                    .meet(.selection(context.selections)),
                    Letter.selecting(context.selections + 1, owner: home, from: nil),
                ])
        case .declinePublication(let words):
            next.publication?.state = .declined
            return LetterDecision(next, "不予选登：\(try text(words, .declinePublication, "理由"))", rule: "PII-6")
        case .unpublish(let words):
            next.publication?.state = .withdrawn
            return LetterDecision(next, "撤下选登：\(try text(words, .unpublish, "理由"))", rule: "PII-6")
        case .accept, .dispatch, .sign, .askReturn, .grantReturn, .refuseReturn, .askExtension, .grantExtension,
            .refuseExtension, .draft, .approve, .sendBack, .visit, .rehandle, .close, .urge, .decline, .transfer,
            .merge, .reclassify, .routePetition, .notifyPetition, .extendPetition, .finishPetition, .askReview,
            .answerReview:
            throw .notFound
        }
    }

    /// The duty of an agency to select letters again.
    package static func selecting(_ number: Int, owner: UnitID, from: Moment?) -> LetterDuty {
        .open(.selection(number), title: "选登来信和答复", owner: owner, LetterLaw.selection, from: from)
    }

    private func part(_ words: String, _ what: String, _ field: String, most: Int = 3_000) throws(Refusal) -> String {
        let found = words.trimmed
        guard !found.isEmpty, found.count <= most else {
            let why = found.isEmpty ? "没有填写\(what)" : "\(what)超过\(most)字"
            throw refused(.proposePublication, why, "请改正后再提交", "MAIL-4", field: field)
        }
        return found
    }

    private func refusePersonal(_ act: LetterAct, _ context: LetterContext) throws(Refusal) {
        guard let found = context.personal else { return }
        throw refused(act, "选登的文字里还有个人信息（\(found)）", "请改写后再提交", "PII-6", field: "question")
    }
}

/// What writers do, with the code in their hands.
extension Letter {
    package var withdrawalRefusal: Refusal? {
        guard stage.isUnanswered, stage != .petition || petitionAcceptedAt == nil else {
            let next = stage.isUnanswered ? "请等待办理结果" : "如有新的情况，请另行来信"
            return Refusal(
                .stateRefused, "没有撤回：这一件现在是“\(stage.chinese)”。\(next)。", rule: "MAIL-1", field: "reason")
        }
        return nil
    }

    package func withdrawing(reason: String, at now: Moment) -> Result<LetterDecision, Refusal> {
        if let withdrawalRefusal { return .failure(withdrawalRefusal) }
        guard reason.count <= 500 else {
            return .failure(Refusal(.invalid, "没有撤回：理由超过500字。请精简后再提交。", field: "reason"))
        }
        var next = moved(to: .withdrawn)
        next.closedAt = now
        let duties: [LetterDuty] =
            stage == .petition ? [.waive(.petitionNotice, reason: "来信人撤回")] : waiving("来信人撤回")
        return .success(LetterDecision(next, "来信人撤回", duties))
    }

    /// MAIL-6: once for every answer.
    package var ratingRefusal: Refusal? {
        switch (stage, outcome) {
        case (.replied, nil), (.visited, .unreached), (.closed, .unreached), (.closed, nil): nil
        case (.replied, _), (.visited, _), (.closed, _):
            Refusal(.stateRefused, "没有提交评价：这一次答复已经评价过。如有新的情况，请另行来信。", rule: "MAIL-6", field: "rating")
        case (.received, _), (.accepted, _), (.dispatched, _), (.returning, _), (.handling, _), (.reviewing, _),
            (.petition, _), (.petitionClosed, _), (.petitionReview, _), (.petitionReviewed, _), (.petitionRecheck, _),
            (.petitionFinal, _), (.declined, _), (.transferred, _), (.merged, _), (.withdrawn, _):
            Refusal(.stateRefused, "没有提交评价：这一件还没有答复。请在答复后评价。", rule: "MAIL-6", field: "rating")
        }
    }

    package func rating(_ outcome: LetterOutcome?, words: String) -> Result<LetterDecision, Refusal> {
        if let ratingRefusal { return .failure(ratingRefusal) }
        guard let outcome, LetterOutcome.ratings.contains(outcome) else {
            return .failure(Refusal(.invalid, "没有提交评价：没有选择。请选择一项。", rule: "MAIL-6", field: "rating"))
        }
        guard words.count <= 500 else {
            return .failure(Refusal(.invalid, "没有提交评价：意见超过500字。请精简后再提交。", field: "rating_words"))
        }
        // A rating is as good as a return visit; of what is closed only the figure changes.
        var next = stage == .replied ? moved(to: .visited) : self
        next.outcome = outcome
        next.outcomeWords = words.trimmed
        return .success(LetterDecision(next, "来信人评价：\(outcome.chinese)", rule: "MAIL-6"))
    }
}
