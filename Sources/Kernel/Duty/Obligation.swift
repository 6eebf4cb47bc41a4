package enum ObligationSubject {}
package typealias ObligationID = Identifier<ObligationSubject>

/// What is owed, and by what: a rule applied to one subject and one owner.
package struct Obligation: Hashable, Sendable {
    /// What the obligation is about: a record of some capability, by kind and id.
    package struct Subject: Hashable, Sendable {
        /// `plan.task`, `request`, `document`.
        package let kind: String
        package let id: String

        package init(kind: String, id: String) {
            self.kind = kind
            self.id = id
        }
    }

    package enum State: String, CaseIterable, Sendable {
        case open
        case met
        /// Met after its deadline; never counts as on time (FOI-D7).
        case metLate = "met_late"
        case waived

        package var chinese: String {
            switch self {
            case .open: "办理中"
            case .met: ClockReading.Closing.onTime.chinese
            case .metLate: ClockReading.Closing.late.chinese
            case .waived: ClockReading.Closing.waived.chinese
            }
        }
    }

    package let id: ObligationID
    /// The rule it comes from (`Rule.id`).
    package let rule: String
    /// What lists show: `答复张宁的申请（2026-017）`.
    package let title: String
    package let subject: Subject
    package let agency: AgencyID
    package let owner: UnitID
    package let thresholds: Thresholds
    package private(set) var clock: ObligationClock
    /// The due moment as last computed, for lists and queries; nil while no time runs.
    package private(set) var dueCache: DueCache?
    package private(set) var state: State

    /// A due moment with the calendar it was computed from: when the versions differ, it is computed again (CAL-5).
    package struct DueCache: Hashable, Sendable {
        package let moment: Moment
        package let isProvisional: Bool
        package let calendarVersion: String

        package init(moment: Moment, isProvisional: Bool, calendarVersion: String) {
            self.moment = moment
            self.isProvisional = isProvisional
            self.calendarVersion = calendarVersion
        }
    }

    /// Without thresholds, those of FOI-D7. Cache and state are computed from the clock.
    package init(
        id: ObligationID, rule: String, title: String, subject: Subject, agency: AgencyID, owner: UnitID,
        clock: ObligationClock, thresholds: Thresholds? = nil, calendar: WorkCalendar
    ) {
        self.id = id
        self.rule = rule
        self.title = title
        self.subject = subject
        self.agency = agency
        self.owner = owner
        self.clock = clock
        self.thresholds = thresholds ?? .standard(for: clock.term.length)
        state = .open
        recompute(calendar)
    }

    /// This obligation after `kind`, or why not (see `ObligationClock.appending`).
    package func appending(
        _ kind: ClockEvent.Kind, at: Moment, now: Moment, note: String = "", calendar: WorkCalendar
    ) -> Result<Obligation, Refusal> {
        clock.appending(kind, at: at, now: now, note: note, calendar: calendar).map { clock in
            var next = self
            next.clock = clock
            next.recompute(calendar)
            return next
        }
    }

    /// Computes cache and state anew, as when a calendar was loaded (CAL-5); true when the due moment, its being
    /// provisional or the state changed.
    @discardableResult
    package mutating func recompute(_ calendar: WorkCalendar) -> Bool {
        let (state, _) = clock.replayed(calendar)
        let before = (dueCache?.moment, dueCache?.isProvisional, self.state)
        dueCache = state.due(calendar).deadline.map {
            DueCache(moment: $0.moment, isProvisional: $0.isProvisional, calendarVersion: calendar.version)
        }
        switch state.ending {
        case nil: self.state = .open
        case .waived: self.state = .waived
        case .met(let at): self.state = state.hasExpired(before: at, calendar) ? .metLate : .met
        }
        return before != (dueCache?.moment, dueCache?.isProvisional, self.state)
    }

    /// Thresholds that are not those of FOI-D7 for the length of the term; nil when they are.
    package var ownThresholds: Thresholds? {
        thresholds == .standard(for: clock.term.length) ? nil : thresholds
    }

    package func reading(at moment: Moment, calendar: WorkCalendar) -> ClockReading {
        clock.reading(at: moment, calendar: calendar, thresholds: thresholds)
    }
}
