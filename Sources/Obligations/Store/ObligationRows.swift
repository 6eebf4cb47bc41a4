import Kernel
import SQL

/// Obligations as rows: the facts and the cached due moment in one, the clock's events in the other.
enum ObligationRows {
    static let columns = """
        id, agency_id, rule, subject_kind, subject_id, owner_unit_id, title, term, extension_cap, correction_within, \
        stops_for_payment, excludes_consultation, thresholds
        """
    static let columnCount = 13

    /// What `cache` has the values of.
    static let changing = """
        due_at = ?, is_provisional = ?, calendar_version = ?, state = ?, due_sort = ?, yellow_at = ?, orange_at = ?, \
        red_at = ?, turn_at = ?, warned = ?, version = version + 1
        """

    /// Sorts after every deadline.
    static let noDeadline: Int64 = 253_402_300_799_999

    static func insert(_ obligation: Obligation, calendar: WorkCalendar, in tx: Transaction) throws {
        let term = obligation.clock.term
        try tx.execute(
            """
            INSERT INTO obligation (\(columns), due_at, is_provisional, calendar_version, state, due_sort, yellow_at,
                orange_at, red_at, turn_at, warned, opened_at, version)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)
            """,
            [
                obligation.id, obligation.agency, obligation.rule, obligation.subject.kind, obligation.subject.id,
                obligation.owner, obligation.title, term.length.description, term.extensionCap,
                term.correctionWithin, term.stopsForPayment, term.excludesConsultation,
                obligation.ownThresholds?.text,
            ] + cache(obligation, calendar, warned: nil, at: tx.now) + [tx.now])
        for event in obligation.clock.events { try append(event, to: obligation, in: tx) }
    }

    static func append(_ event: ClockEvent, to obligation: Obligation, in tx: Transaction) throws {
        try tx.execute(
            """
            INSERT INTO obligation_event (obligation_id, position, kind, detail, happened_at, recorded_at, note)
            VALUES (?, (SELECT count(*) + 1 FROM obligation_event WHERE obligation_id = ?), ?, ?, ?, ?, ?)
            """,
            [obligation.id, obligation.id, event.kind.code, event.kind.detail, event.at, tx.recordedAt, event.note])
    }

    static func update(_ obligation: Obligation, calendar: WorkCalendar, in tx: Transaction) throws {
        let row = try tx.first("SELECT warned FROM obligation WHERE id = ?", [obligation.id])
        let warned = try row?.optionalText(0).flatMap(Signal.init(rawValue:))
        try tx.execute(
            "UPDATE obligation SET \(changing) WHERE id = ?",
            cache(obligation, calendar, warned: warned, at: tx.now) + [obligation.id])
    }

    static func obligations(
        where condition: String, _ values: [any SQLConvertible], calendar: WorkCalendar, in snapshot: Snapshot
    ) throws -> [Obligation] {
        let rows = try snapshot.query("SELECT \(columns) FROM obligation WHERE \(condition)", values)
        return try rows.map { row in
            try obligation(row, events: try events(of: try row.id(0), in: snapshot), calendar: calendar)
        }
    }

    static func obligation(_ row: SQLRow, events: [ClockEvent], calendar: WorkCalendar) throws -> Obligation {
        Obligation(
            id: try row.id(0), rule: try row.text(2), title: try row.text(6),
            subject: Obligation.Subject(kind: try row.text(3), id: try row.text(4)), agency: try row.id(1),
            owner: try row.id(5), clock: ObligationClock(term: try term(of: row), events: events),
            thresholds: try thresholds(row), calendar: calendar)
    }

    static func cache(
        _ obligation: Obligation, _ calendar: WorkCalendar, warned: Signal?, at now: Moment
    ) -> [any SQLConvertible] {
        let turns = obligation.turns(calendar), due = obligation.dueCache
        let turn = NextTurn(turns, isOpen: obligation.state == .open, warned: warned, at: now)
        return [
            due?.moment, due?.isProvisional ?? false, calendar.version, obligation.state.rawValue,
            due?.moment.milliseconds ?? noDeadline, turns.yellow, turns.orange, turns.red, turn.at,
            turn.warned?.rawValue,
        ]
    }

    private static func thresholds(_ row: SQLRow) throws -> Thresholds? {
        guard let text = try row.optionalText(12) else { return nil }
        guard let found = Thresholds(text) else {
            throw SQLError.failed(code: "stored", message: "not thresholds: \(text)")
        }
        return found
    }

    private static func term(of row: SQLRow) throws -> Term {
        guard let length = TermLength(try row.text(7)) else {
            throw SQLError.failed(code: "stored", message: "not a term: \(try row.text(7))")
        }
        return Term(
            length, extensionCap: try row.integer(8), correctionWithin: try row.optionalInteger(9),
            stopsForPayment: try row.bool(10), excludesConsultation: try row.bool(11))
    }

    private static func events(of id: ObligationID, in snapshot: Snapshot) throws -> [ClockEvent] {
        try snapshot.query(
            "SELECT kind, detail, happened_at, note FROM obligation_event WHERE obligation_id = ? ORDER BY position",
            [id]
        ).map { try event($0) }
    }

    static func event(_ row: SQLRow) throws -> ClockEvent {
        guard let kind = ClockEvent.Kind(code: try row.text(0), detail: try row.text(1)) else {
            throw SQLError.failed(code: "stored", message: "not a clock event: \(try row.text(0))")
        }
        return ClockEvent(kind, at: try row.moment(2), note: try row.text(3))
    }
}
