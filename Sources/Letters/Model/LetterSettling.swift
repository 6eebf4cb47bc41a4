import Kernel

extension Letter {
    /// 不予受理, 转出, 并案, 更正类别.
    func settling(_ input: LetterInput, _ context: LetterContext) throws(Refusal) -> LetterDecision {
        switch input {
        case .decline(let ground, let words):
            guard let ground else {
                throw refused(.decline, "没有选择理由", "请选择一项", "MAIL-1", field: "ground")
            }
            let said = try text(words, .decline, "告知内容", most: 1_000)
            return LetterDecision(
                ended(.declined, "\(ground.chinese)。\(said)", context), "不予受理：\(ground.chinese)。\(said)",
                running.map { .meet($0) })
        case .transfer(let whom, let words):
            let body = whom.trimmed
            guard (2...100).contains(body.count) else {
                throw refused(.transfer, "没有填写转往的机关", "请填写机关名称", "MAIL-1", field: "whom")
            }
            let said = try short(words.trimmed, .transfer, most: 1_000)
            return LetterDecision(
                ended(.transferred, "已转\(body)办理。\(said)", context), "转\(body)办理", waiving("转出"))
        case .merge: return try merging(context)
        case .reclassify(let category, let urgent): return try reclassifying(category, urgent, context)
        case .accept, .dispatch, .sign, .askReturn, .grantReturn, .refuseReturn, .askExtension, .grantExtension,
            .refuseExtension, .draft, .approve, .sendBack, .visit, .rehandle, .close, .urge, .routePetition,
            .notifyPetition, .extendPetition, .finishPetition, .askReview, .answerReview, .proposePublication, .publish,
            .declinePublication,
            .unpublish:
            throw .notFound
        }
    }

    private func merging(_ context: LetterContext) throws(Refusal) -> LetterDecision {
        guard let main = context.main, main.agency == agency else {
            throw refused(.merge, "没有找到要并入的来信", "请填写本机关的来信编号，例如LX2026-0001", "MAIL-1", field: "main")
        }
        // A chain of merged letters would lead a writer nowhere.
        guard main.id != id, main.stage != .merged, main.stage != .withdrawn else {
            throw refused(.merge, "不能并入这一件", "请选择正在办理或者已经答复的来信", "MAIL-1", field: "main")
        }
        var next = ended(.merged, "", context)
        next.mergedInto = main.id
        return LetterDecision(next, "并入\(main.number)一并办理", waiving("并案"))
    }

    private func reclassifying(
        _ category: LetterCategory?, _ urgent: Bool, _ context: LetterContext
    ) throws(Refusal) -> LetterDecision {
        guard let category, category != self.category || urgent != isUrgent else {
            throw refused(.reclassify, "没有选择另一类别", "请选择后再提交", "MAIL-2", field: "category")
        }
        guard category != self.category else {
            throw refused(.reclassify, "紧急程度与类别一同更正，类别没有变化", "请选择另一类别", "MAIL-2", field: "category")
        }
        var next = self
        next.category = category
        next.isUrgent = urgent
        next.isReclassified = true
        return LetterDecision(
            next, "类别由“\(self.category.chinese)”更正为“\(category.chinese)”\(urgent ? "，紧急" : "")", rule: "MAIL-2",
            [.waive(answerClock, reason: "更正类别"), next.answering(context.terms)])
    }

    /// The answer's clock runs from the day the letter came, whatever it is called later (MAIL-2).
    func answering(_ terms: LetterTermTable) -> LetterDuty {
        .open(
            .answer(category), title: "答复来信\(number)：\(category.chinese)", owner: unit,
            terms.answer(category, isUrgent: isUrgent), from: receivedAt)
    }

    func ended(_ stage: LetterStage, _ told: String, _ context: LetterContext) -> Letter {
        var next = moved(to: stage)
        next.told = told
        next.closedAt = context.now
        return next
    }

    /// What still runs and is no longer owed.
    func waiving(_ reason: String) -> [LetterDuty] {
        var clocks = running
        if stage == .dispatched { clocks.append(.signing(dispatches)) }
        return clocks.map { .waive($0, reason: reason) }
    }

    /// The duties of a letter that has just come.
    package func beginning(_ terms: LetterTermTable) -> [LetterDuty] {
        let site: [LetterDuty] =
            channel.isOnSite
            ? [
                .open(
                    .site, title: "三个月内答复留言\(number)", owner: unit, LetterLaw.site, from: receivedAt)
            ] : []
        return [answering(terms)] + site
    }
}

extension Letter {
    /// MAIL-5: a petition takes its own way: told within 15 days, finished within 60 (+30).
    func petitioning(_ input: LetterInput, _ context: LetterContext) throws(Refusal) -> LetterDecision {
        switch input {
        case .routePetition(let words):
            var next = moved(to: .petition)
            next.unit = home
            next.told = try text(words, .routePetition, "告知内容", most: 1_000)
            return LetterDecision(
                next, "转信访程序办理", rule: "MAIL-5",
                waiving("转信访程序") + [
                    .open(
                        .petitionNotice, title: "告知信访事项\(number)是否受理", owner: home, LetterLaw.petitionNotice,
                        from: receivedAt)
                ])
        case .notifyPetition(let accepted, let words):
            guard let accepted else {
                throw refused(.notifyPetition, "没有选择是否受理", "请选择一项", "MAIL-5", field: "accepted")
            }
            let said = try text(words, .notifyPetition, "告知内容", most: 1_000)
            return notified(accepted, said, context)
        case .extendPetition(let words):
            var next = self
            next.isPetitionExtended = true
            let why = try text(words, .extendPetition, "延期理由", most: 1_000)
            next.told = "办理期限延长\(LetterLaw.petitionMore)日。\(why)"
            return LetterDecision(
                next, "延长\(LetterLaw.petitionMore)日：\(why)", rule: "MAIL-5",
                [.extend(.petition, LetterLaw.petitionMore, reason: why)])
        case .finishPetition(let words):
            let said = try text(words, .finishPetition, "处理意见", most: 5_000)
            return LetterDecision(ended(.petitionClosed, said, context), "信访事项办结", rule: "MAIL-5", [.meet(.petition)])
        case .askReview(let words): return try askingReview(words, context)
        case .answerReview(let words):
            let said = try text(words, .answerReview, "意见", most: 5_000)
            let isLast = stage == .petitionRecheck
            return LetterDecision(
                ended(isLast ? .petitionFinal : .petitionReviewed, said, context), isLast ? "复核办结，信访终结" : "复查办结",
                rule: "MAIL-5", [.meet(.petitionReview(isLast ? 2 : 1))])
        case .accept, .dispatch, .sign, .askReturn, .grantReturn, .refuseReturn, .askExtension, .grantExtension,
            .refuseExtension, .draft, .approve, .sendBack, .visit, .rehandle, .close, .urge, .decline, .transfer,
            .merge, .reclassify, .proposePublication, .publish, .declinePublication, .unpublish:
            throw .notFound
        }
    }

    /// 复查 of the result, 复核 of the review: within 30 days of the answer before.
    private func askingReview(_ words: String, _ context: LetterContext) throws(Refusal) -> LetterDecision {
        if let closedAt, closedAt.day.adding(days: LetterLaw.petitionReviewWithin) < context.now.day {
            throw refused(
                .askReview, "处理意见送达已经超过\(LetterLaw.petitionReviewWithin)日", "请告知来信人不再受理", "MAIL-5", .stateRefused)
        }
        let said = try text(words, .askReview, "复查、复核机关和申请情况", most: 1_000)
        let isSecond = stage == .petitionReviewed
        var next = moved(to: isSecond ? .petitionRecheck : .petitionReview)
        next.told = said
        let name = isSecond ? "复核" : "复查"
        return LetterDecision(
            next, "收到\(name)申请：\(said)", rule: "MAIL-5",
            [
                .open(
                    .petitionReview(isSecond ? 2 : 1), title: "\(name)信访事项\(number)", owner: home,
                    LetterLaw.petitionReview, from: nil)
            ])
    }

    private func notified(_ accepted: Bool, _ said: String, _ context: LetterContext) -> LetterDecision {
        guard accepted else {
            return LetterDecision(
                ended(.declined, said, context), "信访事项不予受理：\(said)", rule: "MAIL-5", [.meet(.petitionNotice)])
        }
        var next = self
        next.petitionAcceptedAt = context.now
        next.told = said
        return LetterDecision(
            next, "信访事项受理：\(said)", rule: "MAIL-5",
            [
                .meet(.petitionNotice),
                .open(.petition, title: "办结信访事项\(number)", owner: home, LetterLaw.petition, from: nil),
            ])
    }
}
