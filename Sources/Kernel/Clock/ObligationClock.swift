/// The clock of one obligation: its term and its events. Everything it says is a pure function of these and a calendar.
package struct ObligationClock: Hashable, Sendable {
    package let term: Term
    /// As appended, not in the order in which they happened.
    package let events: [ClockEvent]

    /// A clock read back from a store, or begun with none.
    package init(term: Term, events: [ClockEvent] = []) {
        self.term = term
        self.events = events
    }

    /// A clock that started on `day`.
    package init(term: Term, startedOn day: Day) {
        self.init(term: term, events: [ClockEvent(.started, on: day)])
    }

    /// When it is due, with every event taken in the order in which they happened. An event that the law does not let
    /// happen at its time has no effect, whatever the order of record: see `void`.
    package func due(_ calendar: WorkCalendar) -> Due { replayed(calendar).state.due(calendar) }

    /// The events without effect, each with the reason: a record that arrived later may have undone their condition.
    package func void(_ calendar: WorkCalendar) -> [(event: ClockEvent, refusal: Refusal)] {
        replayed(calendar).void
    }

    /// This clock with `kind` appended, happened at `at` and recorded at `now`; or why it cannot be (FOI-D3, FOI-D4,
    /// FOI-D5). What moves a deadline away must also be recorded before the deadline: it cannot be backdated.
    package func appending(
        _ kind: ClockEvent.Kind, at: Moment, now: Moment, note: String = "", calendar: WorkCalendar
    ) -> Result<ObligationClock, Refusal> {
        guard !term.length.isEarlier(now, than: at) else {
            return .failure(
                Refusal(.invalid, "没有登记：所填时间 \(at.minute) 还没有到。请填写实际发生的时间。", rule: "FOI-D1"))
        }
        let event = ClockEvent(kind, at: at, note: note)
        let present = replayed(calendar)
        if kind.movesDeadlineAway, present.state.hasExpired(before: now, calendar),
            let due = present.state.due(calendar).deadline
        {
            return .failure(
                Refusal(
                    .stateRefused, "没有登记：期限已于 \(due.day) 届满，届满后不能补登停止、扣除、延长或改期。请尽快办结，并说明逾期原因。",
                    rule: "FOI-D5"))
        }
        let next = ObligationClock(term: term, events: events + [event])
        let voidBefore = present.void.count(where: { $0.event == event })
        let voidAfter = next.void(calendar).filter { $0.event == event }
        if voidAfter.count > voidBefore, let refusal = voidAfter.last?.refusal { return .failure(refusal) }
        return .success(next)
    }

    func replayed(_ calendar: WorkCalendar) -> (state: ClockState, void: [(event: ClockEvent, refusal: Refusal)]) {
        var state = ClockState(term: term), void: [(event: ClockEvent, refusal: Refusal)] = []
        for event in chronological {
            switch state.applying(event, calendar) {
            case .success(let next): state = next
            case .failure(let refusal): void.append((event, refusal))
            }
        }
        return (state, void)
    }

    /// In the order in which they happened; of the same day (the same moment for hours), as recorded.
    var chronological: [ClockEvent] {
        events.enumerated().sorted { one, other in
            if term.length.isEarlier(one.element.at, than: other.element.at) { return true }
            if term.length.isEarlier(other.element.at, than: one.element.at) { return false }
            return one.offset < other.offset
        }.map(\.element)
    }
}

extension ClockEvent.Kind {
    /// Whether it can make a deadline later.
    var movesDeadlineAway: Bool {
        switch self {
        case .stopped, .consulted, .extended, .rescheduled: true
        case .started, .restarted, .reachedParty, .answered, .met, .waived: false
        }
    }
}
