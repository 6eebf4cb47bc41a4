package import Kernel

/// What a person typed for a consultation.
package struct ConsultationDraft: Hashable, Sendable {
    package var kind: ConsultationKind?
    package var touchesMarket: Bool
    package var title: String
    package var text: String
    package var explanation: String
    package var basis: String
    package var ways: String
    package var closesOn: Day?
    package var shortReason: String
    package var questions: String
    package var item: DecisionItemID?

    package init(
        kind: ConsultationKind? = nil, touchesMarket: Bool = false, title: String = "", text: String = "",
        explanation: String = "", basis: String = "", ways: String = "", closesOn: Day? = nil,
        shortReason: String = "", questions: String = "", item: DecisionItemID? = nil
    ) {
        self.kind = kind
        self.touchesMarket = touchesMarket
        self.title = title
        self.text = text
        self.explanation = explanation
        self.basis = basis
        self.ways = ways
        self.closesOn = closesOn
        self.shortReason = shortReason
        self.questions = questions
        self.item = item
    }

    /// What is wrong with each field, all at once.
    package struct Faults: Error, Hashable, Sendable {
        package let faults: [Refusal]
        package var first: Refusal { faults.first ?? .notFound }
    }

    package struct Checked: Sendable {
        package let contents: ConsultationContents
        package let lines: [String]
        package let explanation: String
    }

    /// CONS-2: draft and explanation are both there, and how and until when to comment.
    package func checked(today: Day, questionsFault: Refusal?) -> Result<Checked, Faults> {
        var faults: [Refusal] = []
        func fault(_ field: String, _ why: String, _ next: String, rule: String = "CONS-2") {
            faults.append(Refusal(.invalid, "没有保存：\(why)（\(rule)）。\(next)。", rule: rule, field: field))
        }
        let lines = DraftText.lines(text)
        if kind == nil { fault("kind", "没有选择事项类别", "请选择一项") }
        if title.isEmpty || title.count > 200 { fault("title", "没有填写标题，或者标题超过200字", "请填写标题") }
        if lines.isEmpty { fault("text", "没有填写草案全文", "请粘贴草案，一段一行") }
        if lines.count > DraftText.mostParagraphs || text.count > DraftText.longest {
            fault("text", "草案超过\(DraftText.mostParagraphs)段或者\(DraftText.longest / 10_000)万字", "请分开征求意见")
        }
        if explanation.isEmpty { fault("explanation", "没有填写草案说明", "请写明为什么制定、主要内容和依据") }
        if explanation.count > 20_000 { fault("explanation", "草案说明超过2万字", "请精简") }
        if basis.isEmpty || basis.count > 2_000 {
            fault("basis", "没有填写决策依据，或者超过2000字", "请写明依据的法律、法规、规章和文件", rule: "CONS-9")
        }
        if ways.isEmpty || ways.count > 1_000 { fault("ways", "没有写明还可以怎样提意见，或者超过1000字", "请写明通信地址、电子邮箱或者电话") }
        if shortReason.count > 500 { fault("short_reason", "缩短期限的理由超过500字", "请精简") }
        if closesOn == nil || closesOn.map({ $0 <= today || $0 > today.adding(days: 366) }) ?? false {
            fault("closes_on", "截止日期应在今天以后、一年以内", "请填写截止日期", rule: "CONS-10")
        }
        if let questionsFault { faults.append(questionsFault) }
        guard faults.isEmpty, let kind, let closesOn else { return .failure(Faults(faults: faults)) }
        let contents = ConsultationContents(
            kind: kind, touchesMarket: touchesMarket, title: title, basis: basis, ways: ways, closesOn: closesOn,
            shortReason: shortReason, questions: questions, item: item)
        return .success(Checked(contents: contents, lines: lines, explanation: explanation))
    }
}

extension PublicConsultation {
    /// With what the drafter changed. A draft that was published stays; the change makes the next one.
    package func edited(
        _ checked: ConsultationDraft.Checked, by officer: Officer, on day: Day
    ) -> Result<PublicConsultation, Refusal> {
        if let refusal = refusal(of: .edit, by: officer, on: day) { return .failure(refusal) }
        var next = self
        next.version += 1
        next.contents = checked.contents
        let published = rounds.last?.draft ?? 0
        let kept = drafts.filter { $0.number <= published }
        let most = kept.flatMap(\.paragraphs).map(\.number).max() ?? 0
        let paragraphs = DraftText.numbered(checked.lines, after: kept.last?.paragraphs ?? [], next: most + 1)
        next.drafts =
            kept + [DraftVersion(number: published + 1, paragraphs: paragraphs, explanation: checked.explanation)]
        return .success(next)
    }

    package func submitting(by officer: Officer, on day: Day) -> Result<PublicConsultation, Refusal> {
        if let refusal = refusal(of: .submit, by: officer, on: day) { return .failure(refusal) }
        if let round, drafts.count <= round.draft {
            return .failure(blocked(.submit, "还没有新的草案", "请先修改草案"))
        }
        var next = self
        next.version += 1
        next.stage = .review
        next.submitter = officer.id
        next.returnReason = ""
        return .success(next)
    }

    package func sendingBack(reason: String, by officer: Officer, on day: Day) -> Result<PublicConsultation, Refusal> {
        ending(.sendBack, .drafting, reason, by: officer, on: day)
    }

    package func dropping(reason: String, by officer: Officer, on day: Day) -> Result<PublicConsultation, Refusal> {
        ending(.drop, .dropped, reason, by: officer, on: day)
    }

    private func ending(
        _ act: ConsultationAct, _ stage: ConsultationStage, _ reason: String, by officer: Officer, on day: Day
    ) -> Result<PublicConsultation, Refusal> {
        if let refusal = refusal(of: act, by: officer, on: day) { return .failure(refusal) }
        if let fault = Self.fault(in: reason, act, "理由", most: 500) { return .failure(fault) }
        var next = self
        next.version += 1
        next.stage = stage
        next.returnReason = reason
        return .success(next)
    }

    /// CONS-2, CONS-8, CONS-10: day 0 is today. A shorter period is stated with its reason, or it is not published.
    package func publishing(by officer: Officer, on day: Day, calendar: WorkCalendar) -> Result<
        PublicConsultation, Refusal
    > {
        if let refusal = refusal(of: .publish, by: officer, on: day) { return .failure(refusal) }
        guard let draft else { return .failure(blocked(.publish, "没有草案", "请退回起草科室")) }
        let kind = contents.kind
        let earliest = kind.earliestClosing(touchesMarket: contents.touchesMarket, publishedOn: day, calendar: calendar)
        let isShort = contents.closesOn < earliest
        if contents.closesOn <= day {
            return .failure(blocked(.publish, "截止日期已经过去", "请退回起草科室修改截止日期"))
        }
        if isShort, contents.shortReason.isEmpty {
            return .failure(
                Refusal(
                    .stateRefused,
                    "未能公布草案：\(kind.chinese)征求意见不少于\(kind.least(touchesMarket: contents.touchesMarket).chinese)，今天公布最早\(earliest.chinese)截止（\(kind.rule)）。请退回修改截止日期；确需缩短的，写明理由，公布时一并说明。",
                    rule: kind.rule, field: "closes_on"))
        }
        var next = self
        next.version += 1
        next.stage = .issued
        next.outcome = ConsultationOutcome()
        next.rounds.append(
            ConsultationRound(
                number: rounds.count + 1, draft: draft.number, publishedOn: day, publisher: officer.id,
                closesOn: contents.closesOn, shortReason: isShort ? contents.shortReason : ""))
        return .success(next)
    }

    /// CONS-10: later, with a reason; never earlier.
    package func prolonging(
        to closesOn: Day?, reason: String, by officer: Officer, on day: Day
    ) -> Result<PublicConsultation, Refusal> {
        if let refusal = refusal(of: .prolong, by: officer, on: day) { return .failure(refusal) }
        guard var round, let closesOn, closesOn > round.closesOn, closesOn <= round.publishedOn.adding(days: 366) else {
            return .failure(
                Refusal(
                    .invalid, "未能延长征集期限：新的截止日期应晚于\(round?.closesOn.chinese ?? "现在的日期")，不能提前（CONS-10）。请改正日期。",
                    rule: "CONS-10", field: "closes_on"))
        }
        if let fault = Self.fault(in: reason, .prolong, "理由", most: 500) { return .failure(fault) }
        var next = self
        next.version += 1
        round.closesOn = closesOn
        round.prolongReason = reason
        next.rounds[next.rounds.count - 1] = round
        next.contents.closesOn = closesOn
        return .success(next)
    }

    /// Back to the drafter; the next publication is another round with comments of its own.
    package func reopening(reason: String, by officer: Officer, on day: Day) -> Result<PublicConsultation, Refusal> {
        ending(.reopen, .drafting, reason, by: officer, on: day)
    }

    static func fault(in words: String, _ act: ConsultationAct, _ what: String, most: Int = 4_000) -> Refusal? {
        if words.isEmpty {
            return Refusal(
                .invalid, "未能\(act.chinese)：没有填写\(what)（\(act.rule)）。请填写后再提交。", rule: act.rule, field: "words")
        }
        guard words.count <= most else {
            return Refusal(
                .invalid, "未能\(act.chinese)：\(what)超过\(most)字（\(act.rule)）。请精简后再提交。", rule: act.rule, field: "words")
        }
        return nil
    }
}
