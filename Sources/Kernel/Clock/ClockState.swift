/// Where a clock stands after some of its events: the one place that decides what an event does and whether it may.
struct ClockState {
    struct Consultation {
        let matter: String
        let whom: Consulted
        let sent: Moment
        var reached: Moment?
        var answered: Moment?
    }
    enum Ending: Hashable {
        case met(Moment)
        case waived(Moment)
    }

    let term: Term
    private(set) var firstStart: Moment?
    private(set) var start: Moment?
    private(set) var stop: (at: Moment, pause: Pause)?
    private(set) var pausesUsed: Set<Pause> = []
    private(set) var consultations: [Consultation] = []
    private(set) var hasExtended = false
    /// Of the present run: a restart begins at 0 with the plain term (FOI-D4).
    private(set) var extra = 0
    private(set) var fixedDay: Day?
    private(set) var ending: Ending?

    init(term: Term) {
        self.term = term
    }

    var length: TermLength { fixedDay.map { .until($0) } ?? term.length }

    /// The consultations as exclusions; silence ends one with the 15th working day after receipt (FOI-D3).
    func exclusions(_ calendar: WorkCalendar) -> [Exclusion] {
        guard term.excludesConsultation else { return [] }
        return consultations.map { consultation in
            let silence = consultation.reached.map {
                Moment(day: calendar.workday(Consulted.answerTerm, after: $0.day))
            }
            let end = [consultation.answered, silence].compactMap { $0 }.min()
            return Exclusion(after: consultation.sent, through: end, why: "征求\(consultation.whom.chinese)意见")
        }
    }

    func due(_ calendar: WorkCalendar) -> Due {
        if let stop { return .stopped(since: stop.at, for: stop.pause) }
        guard let start else { return .notStarted }
        return length.due(from: start, extra: extra, exclusions: exclusions(calendar), calendar: calendar)
    }

    /// Whether the running term ended before `moment`.
    func hasExpired(before moment: Moment, _ calendar: WorkCalendar) -> Bool {
        due(calendar).deadline.map { $0.moment < moment } ?? false
    }

    /// The state after `event`, or why it cannot happen here.
    func applying(_ event: ClockEvent, _ calendar: WorkCalendar) -> Result<ClockState, Refusal> {
        if let refusal = refusal(of: event, calendar) { return .failure(refusal) }
        var next = self
        next.take(event)
        return .success(next)
    }

    private mutating func take(_ event: ClockEvent) {
        switch event.kind {
        case .started:
            start = event.at
            firstStart = event.at
        case .stopped(let pause):
            stop = (event.at, pause)
            pausesUsed.insert(pause)
        case .restarted:
            start = event.at
            stop = nil
            extra = 0
        case .consulted(let matter, let whom):
            consultations.append(Consultation(matter: matter, whom: whom, sent: event.at))
        case .reachedParty(let matter): change(matter) { $0.reached = event.at }
        case .answered(let matter): change(matter) { $0.answered = event.at }
        case .extended(let units):
            hasExtended = true
            extra = units
        case .rescheduled(let day): fixedDay = day
        case .met: ending = .met(event.at)
        case .waived: ending = .waived(event.at)
        }
    }

    private mutating func change(_ matter: String, _ body: (inout Consultation) -> Void) {
        for index in consultations.indices where consultations[index].matter == matter { body(&consultations[index]) }
    }
}
