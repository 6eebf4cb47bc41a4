import Kernel

/// Others are asked (FOI-32, FOI-34, FOI-33).
extension DisclosureRequest {
    /// The time is left out of the term, unless the term has ended or was replaced by a fixed day: the question may
    /// still have to be asked, but nothing is left out any more. The letter is made here, so that no day before today can
    /// lengthen the term (FOI-D3).
    func consulting(
        _ whom: Consulted, _ party: String, _ question: String, _ context: RequestContext
    ) -> Deciding {
        let faults = RequestFaults(.consult, context), day = context.today
        guard let id = context.fresh?.consultation else { return .failure(.notFound) }
        let own =
            whom == .ownDivision
            ? faults.fault("征求本机关内设机构的意见不扣除时间", "请用“请科室协办”", rule: "FOI-D3", field: "whom") : nil
        return .unless(
            own, faults.missing(party, "征求意见的对象", "FOI-32", field: "party"),
            faults.missing(question, "征求意见的内容", "FOI-32", field: "question")
        ) {
            let event = ClockEvent.Kind.consulted(matter: id.text, whom: whom)
            let counts = clockRefusal(event, on: day, context) == nil
            var next = self
            next.consultations.append(
                Consultation(id: id, whom: whom, party: party, question: question, sentOn: day))
            next.stage = .consulting
            return RequestDecision(
                next: next,
                clock: (counts ? reply(event, on: day) : []) + [ClockMove(.letterReceipt(id), .started, on: day)],
                letters: DisclosureRequest.letters(to: whom),
                note: "\(day.chinese)发函征求\(whom.chinese)意见"
                    + (counts ? "，所用时间不计入答复期限。" : "；答复期限已经届满或者已经改为固定日期，不再扣除时间。"))
        }
    }

    private static func letters(to whom: Consulted) -> [LetterKind] {
        switch whom {
        case .thirdParty: [.thirdPartyLetter, .thirdPartyAnswer, .consultationNotice]
        case .jointMaker: [.jointMakerLetter]
        case .otherOrgan: [.otherOrganLetter]
        case .ownDivision: []
        }
    }

    /// Their 15 working days begin with the day they received the letter (FOI-32, FOI-34).
    func reaching(_ id: ConsultationID, on day: Day, _ context: RequestContext) -> Deciding {
        let faults = RequestFaults(.noteConsultReceipt, context)
        guard let index = consultations.firstIndex(where: { $0.id == id && $0.isOpen }) else {
            return .failure(faults.fault("没有这一件征求意见，或者已经结束", "请从列表选择", rule: "FOI-D3", field: "id"))
        }
        let asked = consultations[index]
        let known = asked.receivedOn == nil ? nil : faults.fault("已经登记过收函日期", "请核对", rule: "FOI-D3", field: "id")
        return .unless(known, faults.impossible(day, "收函日期", since: asked.sentOn, "FOI-32")) {
            var next = self
            next.consultations[index].receivedOn = day
            let answer = ClockMove(.consultationAnswer(id, asked.whom), .started, on: day)
            let leftOut = ifTaken(.reachedParty(matter: id.text), on: day, context)
            return RequestDecision(
                next: next, clock: leftOut + [ClockMove(.letterReceipt(id), .met, on: day), answer],
                note: "\(asked.whom.chinese)于\(day.chinese)收到征求意见函。")
        }
    }

    func answering(
        _ id: ConsultationID, _ answer: Consultation.Answer, on day: Day, _ words: String, _ context: RequestContext
    ) -> Deciding {
        let faults = RequestFaults(.recordAnswer, context)
        guard let index = consultations.firstIndex(where: { $0.id == id && $0.isOpen }) else {
            return .failure(faults.fault("没有这一件征求意见，或者已经结束", "请从列表选择", rule: "FOI-D3", field: "id"))
        }
        let asked = consultations[index]
        let reason =
            answer == .objects && asked.whom == .thirdParty
            ? faults.missing(words, "不同意公开的理由", "FOI-32") : faults.tooLong(words, "答复内容")
        return .unless(
            answer == .silent ? silenceRefusal(asked, faults, context) : nil, reason,
            faults.impossible(day, "答复日期", since: asked.receivedOn ?? asked.sentOn, "FOI-32")
        ) {
            let end = answer == .silent ? lastDay(of: asked, context) ?? day : day
            return ended(index, answer, on: end, words, context)
        }
    }

    /// The last of the 15 working days; nil while the receipt is not known.
    private func lastDay(of asked: Consultation, _ context: RequestContext) -> Day? {
        asked.receivedOn.map { context.calendar.workday(Consulted.answerTerm, after: $0) }
    }

    private func silenceRefusal(
        _ asked: Consultation, _ faults: RequestFaults, _ context: RequestContext
    ) -> Refusal? {
        let rule = asked.whom == .jointMaker ? "FOI-34" : "FOI-32"
        guard let last = lastDay(of: asked, context) else {
            return faults.fault("还没有登记对方收函日期，答复期限没有起算", "请先登记收函日期，无法送达的办理“结束征求意见”", rule: rule, field: "answer")
        }
        guard context.today <= last else { return nil }
        return faults.fault("对方的答复期限到 \(last) 才届满", "请等期限届满后再办", rule: rule, field: "answer")
    }

    /// What the end of the period means where nobody answered; nil before it, and where another organ was asked.
    func silence(of asked: Consultation, _ context: RequestContext) -> RequestDecision? {
        guard asked.isOpen, let last = lastDay(of: asked, context), context.today > last else { return nil }
        switch asked.whom {
        case .otherOrgan, .ownDivision: return nil
        case .thirdParty, .jointMaker:
            switch answering(asked.id, .silent, on: last, "", context) {
            case .success(let decision): return decision
            case .failure: return nil
            }
        }
    }

    /// Nobody's silence: the letter could not be delivered, or the question has fallen away.
    func endingConsultation(_ id: ConsultationID, _ why: String, _ context: RequestContext) -> Deciding {
        let faults = RequestFaults(.endConsultation, context)
        guard let index = consultations.firstIndex(where: { $0.id == id && $0.isOpen }) else {
            return .failure(faults.fault("没有这一件征求意见，或者已经结束", "请从列表选择", rule: "FOI-D3", field: "id"))
        }
        return .unless(faults.missing(why, "结束征求意见的原因", "FOI-D3", field: "why")) {
            ended(index, .ended, on: context.today, why, context)
        }
    }

    private func ended(
        _ index: Int, _ answer: Consultation.Answer, on day: Day, _ words: String, _ context: RequestContext
    ) -> RequestDecision {
        var next = self
        let asked = consultations[index]
        next.consultations[index].answer = answer
        next.consultations[index].answeredOn = day
        next.consultations[index].words = words
        next.stage = next.consultations.contains(where: \.isOpen) ? .consulting : .handling
        var moves = ifTaken(.answered(matter: asked.id.text), on: day, context)
        if asked.receivedOn == nil {
            moves.append(ClockMove(.letterReceipt(asked.id), .waived, on: day, note: answer.chinese))
        } else {
            let isAnswer = answer == .consents || answer == .objects
            moves.append(
                ClockMove(
                    .consultationAnswer(asked.id, asked.whom), isAnswer ? .met : .waived, on: day,
                    note: isAnswer ? "" : answer.chinese))
        }
        return RequestDecision(
            next: next, clock: moves, note: "\(asked.whom.chinese)：\(answer.meaning(of: asked.whom))。")
    }

    /// The clock of the reply may not know the letter: it went out when the term had ended, or a record that came later
    /// showed that it had.
    private func ifTaken(_ event: ClockEvent.Kind, on day: Day, _ context: RequestContext) -> [ClockMove] {
        clockRefusal(event, on: day, context) == nil ? reply(event, on: day) : []
    }

    /// FOI-32: told of the disclosure in spite of the objection.
    func telling(_ id: ConsultationID, on day: Day, _ context: RequestContext) -> Deciding {
        let faults = RequestFaults(.tellThirdParty, context)
        guard let index = consultations.firstIndex(where: { $0.id == id }), untold.contains(where: { $0.id == id })
        else {
            return .failure(faults.fault("这一第三方不需要告知，或者已经告知", "请从列表选择", rule: "FOI-32", field: "id"))
        }
        return .unless(faults.impossible(day, "告知日期", since: signedOn, "FOI-32")) {
            var next = self
            next.consultations[index].toldOn = day
            return RequestDecision(
                next: next, letters: [.thirdPartyNotice], note: "\(day.chinese)把决定公开的内容和理由书面告知第三方。")
        }
    }
}

extension Consultation.Answer {
    /// What it means in law: silence of a third party is no consent, of a joint maker it is (FOI-32, FOI-34).
    func meaning(of whom: Consulted) -> String {
        switch (self, whom) {
        case (.silent, .thirdParty): "逾期未提出意见，由本机关依法决定是否公开"
        case (.silent, .jointMaker): "逾期未提出意见，视为同意公开"
        case (.silent, .otherOrgan), (.silent, .ownDivision): "逾期未答复，由本机关依法决定"
        case (.consents, _), (.objects, _), (.ended, _): chinese
        }
    }
}
