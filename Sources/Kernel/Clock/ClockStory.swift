extension ObligationClock {
    /// How this clock's deadline was reached: every event with what it did, then every day of the run that counts.
    package func explanation(_ calendar: WorkCalendar) -> DeadlineExplanation {
        let (state, void) = replayed(calendar)
        var steps: [String] = []
        for event in chronological {
            steps.append(sentence(event))
            for refused in void where refused.event == event { steps.append("（未生效）\(refused.refusal.sentence)") }
        }
        guard state.stop == nil, let start = state.start else {
            return DeadlineExplanation(from: state.start?.day, due: state.due(calendar), days: [], steps: steps)
        }
        let exclusions = state.exclusions(calendar)
        steps += exclusions.map { ClockRun.step($0) }
        var run = ClockRun(length: state.length, start: start, extra: state.extra, exclusions: exclusions)
        run.steps = steps
        let explained = run.explained(calendar)
        switch state.length {
        case .workingDays, .naturalDays, .naturalMonths: return explained
        case .naturalHours, .until:
            return DeadlineExplanation(from: explained.from, due: explained.due, days: [], steps: steps)
        }
    }

    private func sentence(_ event: ClockEvent) -> String {
        let when = term.length.isHourly ? event.at.chinese : event.at.day.chinese
        let note = event.note.isEmpty ? "" : "（\(event.note)）"
        return when + act(event.kind) + note + "。"
    }

    private func act(_ kind: ClockEvent.Kind) -> String {
        switch kind {
        case .started:
            switch term.length {
            case .until(let day): "起办，\(day.chinese)前完成"
            case .naturalHours: "起算，期限 \(term.length.chinese)，昼夜连续计算"
            case .workingDays, .naturalDays, .naturalMonths: "为第 0 日，不计入；期限 \(term.length.chinese)"
            }
        case .stopped(.correction): "发出补正通知，期限停止计算"
        case .stopped(.payment): "发出收费通知，期限停止计算"
        case .restarted: "收到补正材料或者缴费，期限重新起算，当日为第 0 日"
        case .consulted(let matter, let whom): "发函征求\(whom.chinese)意见（\(matter)）"
        case .reachedParty(let matter): "对方收到征求意见函（\(matter)），\(Consulted.answerTerm) 个工作日内不答复即不再等候"
        case .answered(let matter): "收到答复（\(matter)）"
        case .extended(let units): "批准并告知延长 \(units) \(term.length.unit)"
        case .rescheduled(let day): "改期至\(day.chinese)"
        case .met: "办结"
        case .waived: "不再办理"
        }
    }
}
