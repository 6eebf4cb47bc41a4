import Kernel

/// 补正 (FOI-30) and 说明理由 (FOI-35).
extension DisclosureRequest {
    func requiringCorrection(_ items: [String], _ due: Day?, _ context: RequestContext) -> Deciding {
        let faults = RequestFaults(.requireCorrection, context)
        let policy = context.policy, today = context.today
        let last = due ?? context.calendar.workday(policy.correctionDays, after: today)
        let wanted = items.filter { !$0.isBlank }
        let none =
            wanted.isEmpty ? faults.fault("没有写明需要补正的事项", "请逐项填写", rule: "FOI-30", field: "items") : nil
        return .unless(
            none, faults.tooLong(wanted.joined(), "需要补正的事项", field: "items"),
            faults.unreasonable(last, "补正期限", within: policy.correctionDaysMost, of: today, "FOI-30"),
            clockRefusal(.stopped(.correction), on: today, context)
        ) {
            var next = self
            next.correction = CorrectionNotice(items: wanted, notifiedOn: today, due: last)
            next.stage = .correcting
            return RequestDecision(
                next: next,
                clock: examined(context, as: .met, "") + reply(.stopped(.correction), on: today) + [
                    ClockMove(.applicantCorrection(due: last), .started, on: today)
                ], letters: [.correctionNotice], note: "一次性告知补正 \(wanted.count) 项，期限到\(last.chinese)。")
        }
    }

    /// The reply begins anew with the receipt of the corrected application (FOI-30, FOI-D4).
    func correcting(on day: Day, _ words: String, _ act: RequestAct, _ context: RequestContext) -> Deciding {
        corrected(on: day, words, RequestFaults(act, context), context)
    }

    func correctingByApplicant(_ words: String, _ context: RequestContext) -> Deciding {
        corrected(on: context.today, words, RequestFaults(.correct, context), context)
    }

    private func corrected(
        on day: Day, _ words: String, _ faults: RequestFaults, _ context: RequestContext
    ) -> Deciding {
        guard var notice = correction else { return .failure(.notFound) }
        return .unless(
            faults.missing(words, "补正的内容", "FOI-30"),
            faults.impossible(day, "收到补正的日期", since: notice.notifiedOn, "FOI-30"),
            clockRefusal(.restarted, on: day, context)
        ) {
            notice.receivedOn = day
            notice.words = words
            var next = self
            next.correction = notice
            next.stage = .handling
            return RequestDecision(
                next: next,
                clock: reply(.restarted, on: day) + [ClockMove(.applicantCorrection(due: notice.due), .met, on: day)],
                note: "\(day.chinese)收到补正后的申请，答复期限自该日重新起算。")
        }
    }

    /// K21, K22: closed without a reply. Nobody signed, so that the letter only tells it and bears no number of a reply
    /// (section 1.4, DOC-2).
    func lapsing(_ code: DecisionCode, _ context: RequestContext) -> Deciding {
        let why: Closing.Why = code == .unpaid ? .unpaid : .uncorrected
        var (next, moves) = closed(why, .decision(code), on: context.today, in: context)
        // A draft that was sent back before is not what the case ends with.
        next.draft = nil
        next.hands = Hands()
        return .success(RequestDecision(next: next, clock: moves, letters: [.reply], note: "\(code.chinese)。"))
    }

    func requiringReasons(_ why: String, _ due: Day?, _ context: RequestContext) -> Deciding {
        let faults = RequestFaults(.requireReasons, context)
        let policy = context.policy, today = context.today
        let last = due ?? context.calendar.workday(policy.reasonsDays, after: today)
        return .unless(
            faults.missing(why, "数量、频次明显超过合理范围的情况", "FOI-35", field: "why"),
            faults.unreasonable(last, "说明理由的期限", within: policy.correctionDaysMost, of: today, "FOI-35")
        ) {
            var next = self
            next.reasons = ReasonsNotice(why: why, notifiedOn: today, due: last)
            next.stage = .explaining
            return RequestDecision(
                next: next,
                clock: examined(context, as: .waived, "转入说明理由") + [
                    ClockMove(.applicantReasons(due: last), .started, on: today)
                ], letters: [.reasonsNotice], note: "要求申请人说明理由，期限到\(last.chinese)；答复期限继续计算。")
        }
    }

    func explaining(_ words: String, _ context: RequestContext) -> Deciding {
        guard var notice = reasons else { return .failure(.notFound) }
        return .unless(RequestFaults(.giveReasons, context).missing(words, "理由", "FOI-35")) {
            notice.receivedOn = context.today
            notice.words = words
            var next = self
            next.reasons = notice
            return RequestDecision(
                next: next, clock: [ClockMove(.applicantReasons(due: notice.due), .met, on: context.today)],
                note: "申请人说明了理由。")
        }
    }

    /// Words on paper, those given online before, or none within the applicant's days: the office judges.
    func judgingReasons(
        on day: Day, _ words: String, _ isReasonable: Bool, _ context: RequestContext
    ) -> Deciding {
        guard var notice = reasons else { return .failure(.notFound) }
        let faults = RequestFaults(.receiveReasons, context)
        let hadAnswer = notice.receivedOn != nil
        if words.isBlank, !hadAnswer {
            if context.today <= notice.due {
                return .failure(
                    faults.fault(
                        "没有填写申请人说明的理由，说明理由的期限到 \(notice.due) 才届满", "请填写，或者等期限届满后再办", rule: "FOI-35",
                        field: "words"))
            }
            if isReasonable {
                return .failure(
                    faults.fault("申请人没有说明理由，不能认定理由合理", "请核对后再提交", rule: "FOI-35", field: "is_reasonable"))
            }
        }
        return .unless(
            faults.tooLong(words, "理由"), faults.impossible(day, "收到日期", since: notice.notifiedOn, "FOI-35")
        ) {
            if !words.isBlank {
                notice.words = words
                notice.receivedOn = notice.receivedOn ?? day
            }
            notice.isReasonable = isReasonable
            var next = self
            next.reasons = notice
            next.stage = .handling
            let duty = RequestDuty.applicantReasons(due: notice.due)
            let ending = ClockMove(duty, words.isBlank ? .waived : .met, on: words.isBlank ? context.today : day)
            return RequestDecision(
                next: next, clock: hadAnswer ? [] : [ending],
                note: isReasonable ? "申请人说明的理由合理，继续办理。" : "申请人没有合理理由。")
        }
    }

    /// Reasonable, but not to be answered in time: a delayed day takes the place of the term (FOI-35).
    func delaying(until day: Day, _ why: String, _ context: RequestContext) -> Deciding {
        guard var notice = reasons, let due = context.clock?.due(context.calendar).deadline?.day else {
            return .failure(.notFound)
        }
        let faults = RequestFaults(.setDelayedDate, context)
        let early =
            day <= due ? faults.fault("延迟答复的日期 \(day) 不晚于现有期限 \(due)", "请按现有期限答复", rule: "FOI-35", field: "on") : nil
        return .unless(
            faults.missing(why, "不能按期答复的原因", "FOI-35", field: "why"), early,
            faults.unreasonable(
                day, "延迟答复的日期", within: context.policy.delayDaysMost, of: due, "FOI-35", field: "on")
        ) {
            notice.delayedUntil = day
            var next = self
            next.reasons = notice
            return RequestDecision(
                next: next,
                clock: [
                    ClockMove(.reply, .waived, on: context.today, note: "改按确定的延迟日期答复"),
                    ClockMove(.delayedReply(until: day), .started, on: context.today),
                ], letters: [.delayNotice], note: "确定延迟至\(day.chinese)答复，并告知申请人。")
        }
    }
}

extension DisclosureRequest {
    /// A move of the clock of the reply.
    func reply(_ event: ClockEvent.Kind, on day: Day, note: String = "") -> [ClockMove] {
        replyDuty.map { [ClockMove($0, event, on: day, note: note)] } ?? []
    }

    /// Why the clock of the reply does not take `event`, in the clock's own words.
    func clockRefusal(_ event: ClockEvent.Kind, on day: Day, _ context: RequestContext) -> Refusal? {
        guard let clock = context.clock else { return nil }
        switch clock.appending(event, at: Moment(day: day), now: context.now, calendar: context.calendar) {
        case .success: return nil
        case .failure(let refusal): return refusal
        }
    }
}
