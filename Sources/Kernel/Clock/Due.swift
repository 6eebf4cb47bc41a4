/// When something is due, as far as its clock can say.
package enum Due: Hashable, Sendable {
    /// Nothing has started the clock.
    case notStarted
    case by(Deadline)
    /// The clock stands at nothing until it is restarted (FOI-D4).
    case stopped(since: Moment, for: Pause)
    /// A consultation holds the clock; so many units will be left when it ends (FOI-D3).
    case held(since: Day, remaining: Int)

    package var deadline: Deadline? {
        if case .by(let deadline) = self { return deadline }
        return nil
    }

    /// A sentence part for lists: `2026-03-13`, `补正中，期限停止`.
    package var chinese: String {
        switch self {
        case .notStarted: "尚未起算"
        case .by(let deadline): deadline.chinese
        case .stopped(_, let pause): "\(pause.chinese)中，期限停止计算"
        case .held(_, let remaining): "征求意见中，返回后还有 \(remaining) 个计数单位"
        }
    }
}

/// The last moment at which something is on time.
package struct Deadline: Hashable, Sendable {
    /// For terms in days, the last millisecond of the day in Beijing (FOI-D1: end of day).
    package let moment: Moment
    /// The count touches a year whose holidays are not published (CAL-5).
    package let isProvisional: Bool
    /// Whether the hour belongs to it.
    package let isHourly: Bool

    package var day: Day { moment.day }

    init(endOf day: Day, isProvisional: Bool) {
        let next = day.adding(days: 1)
        moment = next > day ? Moment(milliseconds: Moment(day: next).milliseconds - 1) : Moment(day: day, minute: 1_439)
        self.isProvisional = isProvisional
        isHourly = false
    }

    init(at moment: Moment) {
        self.moment = moment
        isProvisional = false
        isHourly = true
    }

    /// `2026-03-13`, `2026-03-13 09:05`, with （暂定） when provisional.
    package var chinese: String { (isHourly ? moment.minute : day.description) + (isProvisional ? "（暂定）" : "") }
}

extension TermLength {
    /// The end of a count of this length plus `extra` units, begun at `start`.
    func due(from start: Moment, extra: Int, exclusions: [Exclusion], calendar: WorkCalendar) -> Due {
        let total = count + extra
        switch self {
        case .until(let day): return .by(Deadline(endOf: day, isProvisional: false))
        case .naturalHours:
            let end = UnitedExclusions(instants: exclusions).count(
                Int64(total) * 3_600_000, from: start.milliseconds, counted: { $1 - $0 }, point: { $1 + $0 })
            return Due(hours: end)
        case .workingDays:
            let end = calendar.count(workdays: total, after: start.day, UnitedExclusions(days: exclusions))
            return Due(days: end) {
                Deadline(endOf: $0, isProvisional: calendar.isProvisional(after: start.day, through: $0))
            }
        case .naturalDays(_, let rolls):
            return natural(total, from: start.day, rolls: rolls, exclusions: exclusions, calendar: calendar)
        case .naturalMonths(_, let rolls):
            let days = start.day.days(to: start.day.adding(months: total))
            return natural(days, from: start.day, rolls: rolls, exclusions: exclusions, calendar: calendar)
        }
    }

    private func natural(
        _ days: Int, from start: Day, rolls: Bool, exclusions: [Exclusion], calendar: WorkCalendar
    ) -> Due {
        let end = UnitedExclusions(days: exclusions).count(
            Int64(days), from: Int64(start.number), counted: { $1 - $0 }, point: { $1 + $0 })
        return Due(days: end) { last in
            guard rolls else { return Deadline(endOf: last, isProvisional: false) }
            let rolled = calendar.workday(onOrAfter: last)
            // Only the last day and those it rolls over depend on the calendar (FOI-D6).
            return Deadline(
                endOf: rolled, isProvisional: calendar.isProvisional(after: last.adding(days: -1), through: rolled))
        }
    }
}

extension Due {
    init(days end: CountEnd, deadline: (Day) -> Deadline) {
        switch end {
        case .at(let number): self = .by(deadline(Day.held(number)))
        case .held(let since, let remaining): self = .held(since: Day.held(since), remaining: Int(remaining))
        }
    }

    init(hours end: CountEnd) {
        switch end {
        case .at(let milliseconds): self = .by(Deadline(at: Moment(milliseconds: milliseconds)))
        case .held(let since, let remaining):
            self = .held(since: Moment(milliseconds: since).day, remaining: Int((remaining + 3_599_999) / 3_600_000))
        }
    }
}
