/// What the law lets happen to a clock. Three acts can move a deadline away, each with its own conditions: restart
/// (FOI-D4), exclusion (FOI-D3) and extension (FOI-D5). Nothing else can.
extension ClockState {
    func refusal(of event: ClockEvent, _ calendar: WorkCalendar) -> Refusal? {
        if case .started = event.kind {
            return start == nil ? nil : refused("没有重新起算：期限已经起算，签收、确认或转办都不会使它重来。请按原期限办理。", "FOI-D4")
        }
        guard let start else { return refused("没有登记：期限还没有起算。请先登记收到日期。", "FOI-D1") }
        guard ending == nil else { return refused("没有登记：这件事已经办结。如需更正，请先撤销办结记录。", "FOI-D8") }
        guard isAboutConsultation(event.kind) || !length.isEarlier(event.at, than: start) else {
            return refused("没有登记：所填日期早于起算日 \(start.day)。请核对日期。", "FOI-D1")
        }
        switch event.kind {
        case .started: return nil
        case .stopped(.correction): return refusalOfCorrection(at: event.at, calendar)
        case .stopped(.payment): return refusalOfPayment(at: event.at, calendar)
        case .restarted: return refusalOfRestart(at: event.at)
        case .consulted(let matter, let whom):
            return refusalOfConsultation(matter, whom, at: event.at, since: start, calendar)
        case .reachedParty(let matter): return refusalOfReply(matter, at: event.at, isArrival: true)
        case .answered(let matter): return refusalOfReply(matter, at: event.at, isArrival: false)
        case .extended(let units): return refusalOfExtension(units, at: event.at, calendar)
        case .rescheduled(let day): return refusalOfRescheduling(day, at: event.at, calendar)
        case .met: return refusalOfMeeting()
        case .waived: return nil
        }
    }

    /// FOI-30: once, within 7 working days of the first receipt.
    private func refusalOfCorrection(at moment: Moment, _ calendar: WorkCalendar) -> Refusal? {
        guard let within = term.correctionWithin, let firstStart else {
            return refused("没有停止计算：这类期限不因补正停止。请按原期限办理。", "FOI-30")
        }
        if let refusal = refusalOfStop(.correction, at: moment, calendar) { return refusal }
        guard !pausesUsed.contains(.correction) else {
            return refused("没有停止计算：补正只能一次性告知，已经告知过。请按现有内容答复。", "FOI-30")
        }
        let last = calendar.workday(within, after: firstStart.day)
        guard moment.day <= last else {
            return refused("没有停止计算：补正应当在 \(last) 前（收到后 \(within) 个工作日内）告知，现已超过。请按原期限答复。", "FOI-30")
        }
        return nil
    }

    /// FEE-5, FEE-7: the fee notice goes out within the term, once.
    private func refusalOfPayment(at moment: Moment, _ calendar: WorkCalendar) -> Refusal? {
        guard term.stopsForPayment else {
            return refused("没有停止计算：这类期限不因缴费停止。请按原期限办理。", "FEE-7")
        }
        if let refusal = refusalOfStop(.payment, at: moment, calendar) { return refusal }
        guard !pausesUsed.contains(.payment) else {
            return refused("没有停止计算：收费通知已经发过一次。请按原期限办理。", "FEE-7")
        }
        return nil
    }

    private func refusalOfStop(_ pause: Pause, at moment: Moment, _ calendar: WorkCalendar) -> Refusal? {
        if let stop {
            return refused("没有停止计算：期限已因\(stop.pause.chinese)停止。请等申请人\(stop.pause.chinese)后再办。", "FOI-D8")
        }
        return refusalWhenExpired(at: moment, calendar, "没有停止计算", pause == .correction ? "FOI-30" : "FEE-5")
    }

    private func refusalOfRestart(at moment: Moment) -> Refusal? {
        guard let stop else {
            return refused("没有重新起算：期限没有停止。只有收到补正材料或者缴费后才重新起算。请按原期限办理。", "FOI-D4")
        }
        return !length.isEarlier(moment, than: stop.at)
            ? nil : refused("没有重新起算：收到日期早于\(stop.pause.chinese)通知日期 \(stop.at.day)。请核对日期。", "FOI-D4")
    }

    private func refusalOfConsultation(
        _ matter: String, _ whom: Consulted, at moment: Moment, since start: Moment, _ calendar: WorkCalendar
    ) -> Refusal? {
        guard term.excludesConsultation else {
            return refused("没有扣除：这类期限不扣除征求意见的时间。请按原期限办理。", "FOI-33")
        }
        switch whom {
        case .ownDivision:
            return refused("没有扣除：征求本机关内设机构的意见不扣除时间。请按原期限办理。", "FOI-D3")
        case .thirdParty, .jointMaker, .otherOrgan: break
        }
        guard !length.isEarlier(moment, than: start) else {
            return refused("没有登记：发函日期早于起算日 \(start.day)。请核对日期。", "FOI-D3")
        }
        guard !matter.isEmpty, !consultations.contains(where: { $0.matter == matter }) else {
            return refused("没有登记：编号“\(matter)”的征求意见已经登记过。请换一个编号。", "FOI-D3")
        }
        return refusalWhenExpired(at: moment, calendar, "没有扣除", "FOI-D3")
    }

    private func refusalOfReply(_ matter: String, at moment: Moment, isArrival: Bool) -> Refusal? {
        guard let consultation = consultations.first(where: { $0.matter == matter }) else {
            return refused("没有登记：没有编号“\(matter)”的征求意见。请先登记发函。", "FOI-D3")
        }
        guard (isArrival ? consultation.reached : consultation.answered) == nil else {
            return refused("没有登记：编号“\(matter)”的征求意见已经登记过\(isArrival ? "送达" : "返回")。请核对。", "FOI-D3")
        }
        guard !length.isEarlier(moment, than: consultation.sent) else {
            return refused("没有登记：日期早于发函日 \(consultation.sent.day)。请核对日期。", "FOI-D3")
        }
        return nil
    }

    /// FOI-D5: before the running deadline, once, not past the cap.
    private func refusalOfExtension(_ units: Int, at moment: Moment, _ calendar: WorkCalendar) -> Refusal? {
        guard term.extensionCap > 0 else { return refused("没有延长：这类期限不能延长。请按原期限办理。", "FOI-D5") }
        guard !hasExtended else { return refused("没有延长：期限只能延长一次，已经延长过。请按现有期限办理。", "FOI-D5") }
        if let stop {
            return refused("没有延长：期限因\(stop.pause.chinese)停止，没有正在计算的期限。请等重新起算后再办。", "FOI-D5")
        }
        guard (1...term.extensionCap).contains(units) else {
            return refused("没有延长：最多延长 \(term.extensionCap) \(length.unit)，填的是 \(units)。请改小后再提交。", "FOI-D5")
        }
        return refusalWhenExpired(at: moment, calendar, "没有延长", "FOI-D5")
    }

    /// A day of a plan may be moved while it lasts; what is overdue stays overdue (FOI-D7).
    private func refusalOfRescheduling(_ day: Day, at moment: Moment, _ calendar: WorkCalendar) -> Refusal? {
        guard case .until = term.length else {
            return refused("没有改期：法定期限不能改成某一天。符合条件的，请办理延期。", "FOI-D5")
        }
        guard day >= moment.day else { return refused("没有改期：新的日期 \(day) 已经过去。请填写今后的日期。", "TASK-1") }
        return refusalWhenExpired(at: moment, calendar, "没有改期", "FOI-D7")
    }

    private func refusalOfMeeting() -> Refusal? {
        guard let stop else { return nil }
        return refused("没有办结：期限因\(stop.pause.chinese)停止。请先登记申请人的\(stop.pause.chinese)情况，或者按放弃申请处理。", "FOI-D8")
    }

    private func refusalWhenExpired(
        at moment: Moment, _ calendar: WorkCalendar, _ undone: String, _ rule: String
    ) -> Refusal? {
        guard hasExpired(before: moment, calendar), let deadline = due(calendar).deadline else { return nil }
        return refused("\(undone)：期限已于 \(deadline.day) 届满。请尽快办结，并说明逾期原因。", rule)
    }

    private func isAboutConsultation(_ kind: ClockEvent.Kind) -> Bool {
        switch kind {
        case .consulted, .reachedParty, .answered: true
        case .started, .stopped, .restarted, .extended, .rescheduled, .met, .waived: false
        }
    }

    private func refused(_ sentence: String, _ rule: String) -> Refusal { Refusal(.stateRefused, sentence, rule: rule) }
}
