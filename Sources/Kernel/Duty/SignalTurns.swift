/// The moments at which the light of an open obligation changes, as its clock stands now: kept beside its due moment, so
/// that a list of a million tells each light by comparing moments (FOI-D7). Nil for a light that it never reaches.
package struct SignalTurns: Hashable, Sendable {
    /// From then on yellow.
    package let yellow: Moment?
    /// From then on orange.
    package let orange: Moment?
    /// From then on red.
    package let red: Moment?
    /// The last moment at which it is not black.
    package let due: Moment?

    /// Turns as computed or read back.
    package init(yellow: Moment?, orange: Moment?, red: Moment?, due: Moment?) {
        self.yellow = yellow
        self.orange = orange
        self.red = red
        self.due = due
    }

    /// The light at `moment`: the same as `ObligationClock.reading`, while nothing more happens.
    package func signal(at moment: Moment) -> Signal {
        if let due, due < moment { return .black }
        if let red, red <= moment { return .red }
        if let orange, orange <= moment { return .orange }
        if let yellow, yellow <= moment { return .yellow }
        return .green
    }

    /// The first moment after `moment` at which the light is another; nil when it stays.
    package func next(after moment: Moment) -> Moment? {
        let overdue = due.map { Moment(milliseconds: $0.milliseconds + 1) }
        return [yellow, orange, red, overdue].compactMap { $0 }
            .filter { moment < $0 && signal(at: $0) != signal(at: moment) }.min()
    }

    /// Those of a clock that does not run.
    static let none = SignalTurns(yellow: nil, orange: nil, red: nil, due: nil)
}

extension Obligation {
    /// When its light changes; none once it has ended.
    package func turns(_ calendar: WorkCalendar) -> SignalTurns {
        let (state, _) = clock.replayed(calendar)
        guard state.ending == nil, state.stop == nil, let start = state.start else { return .none }
        return TurnMaking(
            measure: TermMeasure(state: state, start: start, calendar: calendar), due: state.due(calendar),
            thresholds: thresholds, excluded: state.exclusions(calendar), start: start
        ).turns
    }
}

/// Turns the thresholds of one running clock into moments.
private struct TurnMaking {
    let measure: TermMeasure
    let due: Due
    let thresholds: Thresholds
    let excluded: [Exclusion]
    let start: Moment

    var turns: SignalTurns {
        switch due {
        case .notStarted, .stopped: return .none
        case .held(_, let remaining):
            let light = thresholds.signal(left: remaining, of: measure.total(due), workingDaysLeft: remaining)
            func since(_ signal: Signal) -> Moment? { signal <= light ? start : nil }
            return SignalTurns(yellow: since(.yellow), orange: since(.orange), red: since(.red), due: nil)
        case .by(let deadline):
            switch thresholds {
            case .workingDays(let yellow, let orange, let red):
                return made(deadline, yellow, orange, red) { workdayTurn($0, deadline) }
            case .shares(let yellow, let orange, let red):
                return made(deadline, yellow, orange, red) { shareTurn($0, deadline) }
            }
        }
    }

    /// A later light never comes before an earlier one, whatever thresholds an office wrote.
    private func made(
        _ deadline: Deadline, _ yellow: Int, _ orange: Int, _ red: Int, _ turn: (Int) -> Moment?
    ) -> SignalTurns {
        let last = turn(red)
        let middle = [turn(orange), last].compactMap { $0 }.min()
        return SignalTurns(
            yellow: [turn(yellow), middle].compactMap { $0 }.min(), orange: middle, red: last, due: deadline.moment)
    }

    /// The beginning of the first day after which no more than `left` working days are left.
    private func workdayTurn(_ left: Int, _ deadline: Deadline) -> Moment? {
        guard left >= 0 else { return nil }
        var day = deadline.day.adding(days: 1), counted = 0
        while counted <= left {
            let before = measure.calendar.workday(1, before: day)
            guard before < day else { return Moment(day: .earliest) }
            day = before
            if !excluded.contains(where: { $0.covers(day) }) { counted += 1 }
        }
        return Moment(day: day)
    }

    private func shareTurn(_ percent: Int, _ deadline: Deadline) -> Moment? {
        guard percent >= 0 else { return nil }
        let total = measure.total(due), share = min(percent, 100)
        switch measure.length {
        case .workingDays, .until: return workdayTurn(total * share / 100, deadline)
        case .naturalDays, .naturalMonths: return Moment(day: deadline.day.adding(days: -(total * share / 100)))
        case .naturalHours:
            return Moment(milliseconds: deadline.moment.milliseconds - Int64(total * 60 * share / 100) * 60_000)
        }
    }
}
