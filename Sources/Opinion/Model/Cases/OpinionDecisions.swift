package import Kernel
package import Publishing

/// Decisions: each asks `refusal(of:by:)` first, then looks at what was entered.
extension OpinionCase {
    package typealias Decision = Result<OpinionChange, Refusal>

    package func deciding(_ entry: OpinionEntry, by officer: Officer, in setting: OpinionSetting) -> Decision {
        let act = entry.act
        if let refusal = refusal(of: act, by: officer) { return .failure(refusal) }
        if let fault = fault(in: entry, by: officer, setting) { return .failure(fault) }
        var next = self
        let note = next.apply(entry, by: officer, in: setting)
        next.advance()
        next.version += 1
        return .success(OpinionChange(act: act, next: next, note: note))
    }

    /// 拟回应稿: the article itself is Publishing's.
    package func drafting(
        _ statement: OpinionStatement, title: String, by officer: Officer
    ) -> Decision {
        if let refusal = refusal(of: .draftStatement, by: officer) { return .failure(refusal) }
        if let rumour = statement.rumour, !rumours.contains(where: { $0.id == rumour }) { return .failure(.notFound) }
        var next = self
        next.statements.append(statement)
        next.version += 1
        return .success(
            OpinionChange(act: .draftStatement, next: next, note: "\(statement.kind.chinese)：《\(title)》"))
    }

    /// The article of a statement is public (SEN-1…SEN-3).
    package func published(_ article: ArticleID, at now: Moment) -> OpinionCase {
        var next = self
        for index in next.statements.indices
        where next.statements[index].article == article && next.statements[index].publishedAt == nil {
            next.statements[index].publishedAt = now
        }
        next.advance()
        return next
    }

    /// What was answered and given out goes on to be handled, in whichever order the two came (SEN-6).
    private mutating func advance() {
        if stage == .assigned, respondedAt != nil { stage = .responded }
    }

    private mutating func apply(_ entry: OpinionEntry, by officer: Officer, in setting: OpinionSetting) -> String {
        switch entry {
        case .consult(let members, let words):
            consultation = OpinionConsultation(members: members, words: words, at: setting.now)
            if stage == .registered { stage = .consulted }
            return "参加：\(members)。意见：\(words)"
        case .grade(let grading): return apply(grading)
        case .transfer(let unit, let words):
            self.unit = unit ?? self.unit
            return words
        case .reportUp(let at, let recipients):
            report = OpinionReport(at: at ?? setting.now, recipients: recipients)
            return "向\(recipients)报告"
        case .recordConference(let at, let place, let speakers, let attendance, let words):
            conferences.append(
                PressConference(
                    id: setting.id, heldAt: at ?? setting.now, place: place, speakers: speakers,
                    attendance: attendance, words: words))
            return "\((at ?? setting.now).minute)在\(place)举行"
        case .addRumour, .referRumour, .addSuggestion: return applyPart(entry, setting)
        case .setTopic(let column):
            topic = column
            return column == nil ? "不再列入专题页面" : "以后的发布列入专题页面"
        case .handle, .evaluate, .account, .archive: return applyEnding(entry, by: officer, at: setting.now)
        case .proposeDecline(let reason):
            decline = DeclineProposal(reason: reason, by: officer.id, byName: officer.name)
            return reason
        case .confirmDecline:
            stage = .declined
            return "同意\(decline?.byName ?? "")提出的意见：\(decline?.reason ?? "")"
        case .withdrawDecline(let reason):
            decline = nil
            return reason
        case .correctTimes(let times, let words): return correct(times, words)
        case .reopen(let words):
            decline = nil
            stage = consultation == nil ? .registered : .consulted
            // No time comes back: the clocks run on from where they began.
            clockRun += 1
            return words
        }
    }

    /// SEN-3: the clocks begin anew from the corrected moment; what was recorded before stays in the ledger and the journal.
    private mutating func correct(_ times: OpinionTimes, _ words: String) -> String {
        let before = notice, start = clocks.start
        notice.discoveredAt = times.discovered ?? notice.discoveredAt
        notice.occurredAt = times.occurred
        if clocks.start != start || before.discoveredAt != notice.discoveredAt { clockRun += 1 }
        func told(_ at: Moment?) -> String { at?.minute ?? "不明" }
        return """
            发现时间由\(before.discoveredAt.minute)改为\(notice.discoveredAt.minute)，发生时间由\(told(before.occurredAt))改为\
            \(told(notice.occurredAt))，起算时间由\(start.minute)改为\(clocks.start.minute)。理由：\(words)
            """
    }

    private mutating func applyPart(_ entry: OpinionEntry, _ setting: OpinionSetting) -> String {
        switch entry {
        case .addRumour(let claim, let fact, let evidence, let isSerious):
            rumours.append(
                OpinionRumour(id: setting.id, claim: claim, fact: fact, evidence: evidence, isSerious: isSerious))
            return (isSerious ? "严重不实信息：" : "") + claim
        case .referRumour(let id, let words): return refer(id, words, setting.now)
        case .addSuggestion(let words, let fate, let answer):
            suggestions.append(
                OpinionSuggestion(id: setting.id, words: words, fate: fate ?? .rejected, answer: answer))
            return "\(fate?.chinese ?? "")：\(words)"
        case .consult, .grade, .transfer, .reportUp, .recordConference, .setTopic, .handle, .evaluate, .account,
            .archive, .proposeDecline, .confirmDecline, .withdrawDecline, .correctTimes, .reopen:
            return ""
        }
    }

    private mutating func applyEnding(_ entry: OpinionEntry, by officer: Officer, at now: Moment) -> String {
        switch entry {
        case .handle(let words):
            handling = words
            handledAt = now
            stage = .handled
            return words
        case .evaluate(let effect, let words):
            let effect = effect ?? .fading
            evaluation = OpinionEvaluation(effect: effect, words: words, at: now)
            // What still spreads is answered on.
            stage = effect == .spreading ? .responded : .evaluated
            return "\(effect.chinese)：\(words)"
        case .account(let outcome, let words):
            accountability = OpinionAccountability(
                outcome: outcome ?? .none, words: words, byName: officer.name, at: now)
            return "\(outcome?.chinese ?? "")：\(words)"
        case .archive:
            stage = .archived
            return ""
        case .consult, .grade, .transfer, .reportUp, .recordConference, .addRumour, .referRumour, .addSuggestion,
            .setTopic, .proposeDecline, .confirmDecline, .withdrawDecline, .correctTimes, .reopen:
            return ""
        }
    }

    private mutating func refer(_ id: OpinionPartID?, _ words: String, _ now: Moment) -> String {
        for index in rumours.indices where rumours[index].id == id {
            rumours[index].referredAt = now
            rumours[index].referral = words
        }
        return words
    }

    /// A lower level later gives no time back: `strictest` only ever gets stricter.
    private mutating func apply(_ grading: OpinionGrading) -> String {
        let level = grading.level ?? .four
        self.level = level
        kind = level.kind
        if kind == .major { strictest = .major }
        reasons = grading.reasons
        unit = grading.unit ?? unit
        superior = grading.spansPlaces ? grading.superior : ""
        order = grading.order
        if stage.rank < OpinionStage.assigned.rank { stage = .assigned }
        let keeps = strictest == .major && kind == .ordinary ? "；已经按重大突发事件计时，回应期限不放宽" : ""
        return "\(level.chinese)\(keeps)\(order.isEmpty ? "" : "。要求：\(order)")"
    }
}
