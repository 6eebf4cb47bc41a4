package import Kernel
package import SQL

/// Opens obligations and appends to their clocks, always inside the transaction of the act that causes it, so that an act
/// and what is owed for it cannot part. The act's own journal entry covers both.
package struct ObligationStore: Sendable {
    private let calendarNow: @Sendable () -> WorkCalendar
    private let rules: RulesInForce

    /// - Parameters:
    ///   - calendar: the working days as they are known now; asked anew each time.
    ///   - rules: what the rule in force on a day says of an obligation that is opened then.
    package init(calendar: @escaping @Sendable () -> WorkCalendar, rules: @escaping RulesInForce = { _, _ in nil }) {
        calendarNow = calendar
        self.rules = rules
    }

    package var calendar: WorkCalendar { calendarNow() }

    /// Opens the obligation of `rule` on `subject`.
    ///
    /// - Parameter start: day 0 when it is not now: the decision was made, the punishment revoked earlier.
    /// - Throws: `SQLError.uniqueViolation` when there is one already.
    package func open(
        _ rule: String, on subject: Obligation.Subject, of agency: AgencyID, title: String, owner: UnitID, term: Term,
        from start: Moment? = nil, in tx: Transaction
    ) throws {
        _ = try opened(rule, on: subject, of: agency, title: title, owner: owner, term: term, from: start, in: tx)
    }

    /// The same for whoever shows it at once.
    package func opened(
        _ rule: String, on subject: Obligation.Subject, of agency: AgencyID, title: String, owner: UnitID, term: Term,
        from start: Moment? = nil, in tx: Transaction
    ) throws -> Obligation {
        // The obligation keeps what the rule says today: a rule that changes later leaves it as it is.
        let ruled = rules(rule, tx.today), term = ruled?.term(insteadOf: term) ?? term
        let clock = ObligationClock(term: term, events: [ClockEvent(.started, at: start ?? tx.now)])
        let obligation = Obligation(
            id: tx.newID(), rule: rule, title: title, subject: subject, agency: agency, owner: owner, clock: clock,
            thresholds: ruled?.thresholds, calendar: calendar)
        try ObligationRows.insert(obligation, calendar: calendar, in: tx)
        return obligation
    }

    /// Appends to the clock of the obligation of `rule` on `subject`.
    ///
    /// - Parameter at: when it happened, which is not always now: a task is met on the day of the accepted report.
    /// - Throws: the clock's `Refusal` when the law does not let it happen.
    package func append(
        _ kind: ClockEvent.Kind, to rule: String, on subject: Obligation.Subject, of agency: AgencyID, at: Moment,
        note: String = "", in tx: Transaction
    ) throws {
        let obligation = try present(rule, subject, agency, in: tx)
        let next = try obligation.appending(kind, at: at, now: tx.now, note: note, calendar: calendar).get()
        try ObligationRows.append(ClockEvent(kind, at: at, note: note), to: obligation, in: tx)
        try ObligationRows.update(next, calendar: calendar, in: tx)
    }

    /// Gives the obligation to another unit; its clock goes on.
    package func hand(
        _ rule: String, on subject: Obligation.Subject, of agency: AgencyID, to owner: UnitID, in tx: Transaction
    ) throws {
        let obligation = try present(rule, subject, agency, in: tx)
        try tx.execute(
            "UPDATE obligation SET owner_unit_id = ?, version = version + 1 WHERE id = ?", [owner, obligation.id])
    }

    /// The obligation of `rule` on `subject`, open or ended; nil when there never was one.
    package func obligation(
        _ rule: String, on subject: Obligation.Subject, of agency: AgencyID, in snapshot: Snapshot
    ) throws -> Obligation? {
        try ObligationRows.obligations(
            where: "agency_id = ? AND rule = ? AND subject_kind = ? AND subject_id = ?",
            [agency, rule, subject.kind, subject.id], calendar: calendar, in: snapshot
        ).first
    }

    /// What `agency` owes by the end of `day` and has not met, the nearest first.
    package func open(of agency: AgencyID, until day: Day, in snapshot: Snapshot) throws -> [Obligation] {
        try ObligationRows.obligations(
            where: "agency_id = ? AND state = 'open' AND due_sort < ? ORDER BY due_sort, id",
            [agency, Moment(day: day.adding(days: 1))], calendar: calendar, in: snapshot)
    }

    private func present(
        _ rule: String, _ subject: Obligation.Subject, _ agency: AgencyID, in snapshot: Snapshot
    ) throws -> Obligation {
        guard let found = try obligation(rule, on: subject, of: agency, in: snapshot) else {
            throw SQLError.failed(code: "stored", message: "no obligation \(rule) on \(subject.kind) \(subject.id)")
        }
        return found
    }
}
