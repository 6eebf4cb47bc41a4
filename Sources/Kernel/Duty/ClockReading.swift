/// What a clock shows at one moment.
package struct ClockReading: Hashable, Sendable {
    /// How the obligation ended, if it has.
    package enum Closing: String, Hashable, Sendable {
        case onTime = "on_time"
        /// After the deadline: it stays black for ever (FOI-D7).
        case late
        case waived

        package var chinese: String {
            switch self {
            case .onTime: "按期办结"
            case .late: "逾期办结"
            case .waived: "不再办理"
            }
        }
    }

    package let signal: Signal
    package let due: Due
    package let closing: Closing?
    /// Units of the term left, today not among them: working days, natural days, or hours begun; 0 on the last day.
    /// Nil when no time runs; negative when overdue, by as many units.
    package let left: Int?
    /// The deadline may move when a year's holidays are published (CAL-5).
    package var isProvisional: Bool { due.deadline?.isProvisional ?? false }
    /// `还剩 3 个工作日`, `已逾期 2 个工作日`, `补正中，期限停止计算`.
    package let sentence: String
}

extension ObligationClock {
    /// What this clock shows at `moment`, knowing only what had happened by then. Without thresholds, those of FOI-D7.
    package func reading(
        at moment: Moment, calendar: WorkCalendar, thresholds: Thresholds? = nil
    ) -> ClockReading {
        let past = ObligationClock(term: term, events: events.filter { !term.length.isEarlier(moment, than: $0.at) })
        let state = past.replayed(calendar).state
        let due = state.due(calendar)
        if let ending = state.ending { return closed(ending, due, state, calendar) }
        guard let start = state.start, state.stop == nil else {
            return ClockReading(signal: .green, due: due, closing: nil, left: nil, sentence: due.chinese)
        }
        let measure = TermMeasure(state: state, start: start, calendar: calendar)
        if let deadline = due.deadline, deadline.moment < moment {
            let late = measure.units(from: deadline.moment, to: moment)
            let unit = measure.unit
            return ClockReading(
                signal: .black, due: due, closing: nil, left: -late,
                sentence: late > 0 ? "已逾期 \(late) \(unit)" : "已逾期")
        }
        return running(measure, due, at: moment, thresholds ?? .standard(for: state.length))
    }

    private func running(_ measure: TermMeasure, _ due: Due, at moment: Moment, _ thresholds: Thresholds)
        -> ClockReading
    {
        let left: Int, workingDaysLeft: Int, sentence: String
        switch due {
        case .by(let deadline):
            left = measure.units(from: moment, to: deadline.moment)
            workingDaysLeft = measure.workingDays(after: moment.day, through: deadline.day)
            sentence = ClockReading.words(left, measure.unit, from: moment.day, to: deadline)
        case .held(_, let remaining):
            left = remaining
            workingDaysLeft = left
            sentence = "征求意见中，返回后还有 \(remaining) \(measure.unit)"
        case .notStarted, .stopped:
            return ClockReading(signal: .green, due: due, closing: nil, left: nil, sentence: due.chinese)
        }
        // Hours begun are for reading; the share of a short clock is taken to the minute.
        let fine = measure.length.isHourly ? due.deadline.map { $0.moment.minutes(since: moment) } : nil
        let signal = thresholds.signal(
            left: fine ?? left, of: measure.total(due) * (fine == nil ? 1 : 60), workingDaysLeft: workingDaysLeft)
        return ClockReading(signal: signal, due: due, closing: nil, left: left, sentence: sentence)
    }

    private func closed(
        _ ending: ClockState.Ending, _ due: Due, _ state: ClockState, _ calendar: WorkCalendar
    ) -> ClockReading {
        switch ending {
        case .waived:
            return ClockReading(
                signal: .green, due: due, closing: .waived, left: nil, sentence: ClockReading.Closing.waived.chinese)
        case .met(let at):
            let closing: ClockReading.Closing = state.hasExpired(before: at, calendar) ? .late : .onTime
            return ClockReading(
                signal: closing == .late ? .black : .green, due: due, closing: closing, left: nil,
                sentence: closing.chinese)
        }
    }
}

/// Measures stretches in the unit of a term.
struct TermMeasure {
    let length: TermLength
    let start: Moment
    let extra: Int
    let calendar: WorkCalendar
    private let excluded: UnitedExclusions

    init(state: ClockState, start: Moment, calendar: WorkCalendar) {
        length = state.length
        extra = state.extra
        self.start = start
        self.calendar = calendar
        excluded = UnitedExclusions(days: state.exclusions(calendar))
    }

    var unit: String {
        switch length {
        case .workingDays, .until: "个工作日"
        case .naturalDays, .naturalMonths: "天"
        case .naturalHours: "小时"
        }
    }

    /// Units x with `from < x ≤ to`; hours begun count as whole ones.
    func units(from: Moment, to: Moment) -> Int {
        switch length {
        case .workingDays, .until: workingDays(after: from.day, through: to.day)
        case .naturalDays, .naturalMonths: max(from.day.days(to: to.day), 0)
        case .naturalHours: max(Int((to.milliseconds - from.milliseconds + 3_599_999) / 3_600_000), 0)
        }
    }

    func workingDays(after: Day, through: Day) -> Int {
        calendar.workdays(after: after, through: through, excluding: excluded)
    }

    /// The whole term in the same unit as `units`.
    func total(_ due: Due) -> Int {
        switch length {
        case .workingDays, .naturalDays, .naturalHours: length.count + extra
        case .naturalMonths, .until: due.deadline.map { units(from: start, to: $0.moment) } ?? 0
        }
    }
}

extension Moment {
    /// Whole minutes from `earlier` to this moment, begun ones counted.
    fileprivate func minutes(since earlier: Moment) -> Int {
        Int((milliseconds - earlier.milliseconds + 59_999) / 60_000)
    }
}

extension ClockReading {
    /// What is left, in words. A last day in a holiday: no working day is left, but it is not today either.
    fileprivate static func words(_ left: Int, _ unit: String, from today: Day, to deadline: Deadline) -> String {
        if left > 0 { return "还剩 \(left) \(unit)" }
        if deadline.isHourly { return "不足 1 \(unit)" }
        return today < deadline.day ? "还剩 \(today.days(to: deadline.day)) 天，均为休息日" : "今天到期"
    }
}
