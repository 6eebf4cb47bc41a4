package import Kernel
package import SQL

/// An open obligation whose light came to be another one since anybody was told.
package struct TurnedObligation: Hashable, Sendable {
    package let id: ObligationID
    package let agency: AgencyID
    package let rule: String
    package let subject: Obligation.Subject
    package let owner: UnitID
    package let title: String
    package let length: TermLength
    package let openedAt: Moment?
    package let due: Moment?
    /// Every light that came on, in order: a run that was missed finds all of them, by what is passed and not by today's day
    /// alone (PEER-4, PEER-10).
    package let turns: [SignalTurn]

    /// What shows now.
    package var signal: Signal { turns.last?.signal ?? .green }
}

/// A light and the moment it came on.
package struct SignalTurn: Hashable, Sendable {
    package let at: Moment
    package let signal: Signal

    package init(at: Moment, signal: Signal) {
        self.at = at
        self.signal = signal
    }
}

/// When the tick has to look at an obligation again, and what it told of it last.
struct NextTurn {
    let at: Moment?
    let warned: Signal?

    init(_ turns: SignalTurns, isOpen: Bool, warned: Signal?, at now: Moment) {
        let signal = turns.signal(at: now)
        // A light that went back by an act, and is lit again, is told again: its day is another one.
        self.warned = warned.flatMap { $0 > signal ? nil : $0 }
        let isUntold = signal > (self.warned ?? .green)
        at = !isOpen ? nil : isUntold ? now : turns.next(after: now)
    }
}

extension ObligationStore {
    /// Takes at most `limit` open obligations whose light is due to change, notes what is passed as told and says it. Nobody
    /// else gets them: another worker passes over rows that this transaction holds.
    ///
    /// - Returns: how many were looked at (fewer than `limit`: no more are due), and those with a light to tell of.
    package func tell(limit: Int, in tx: Transaction) throws -> (looked: Int, turned: [TurnedObligation]) {
        let rows = try tx.query(
            """
            SELECT id, agency_id, rule, subject_kind, subject_id, owner_unit_id, title, term, opened_at, due_at, yellow_at,
                orange_at, red_at, warned
            FROM obligation WHERE turn_at <= ? ORDER BY turn_at, id LIMIT ?\(tx.dialect.claimLock)
            """, [tx.now, limit])
        var turned: [TurnedObligation] = []
        for row in rows {
            let lights = SignalTurns(
                yellow: try row.optionalMoment(10), orange: try row.optionalMoment(11),
                red: try row.optionalMoment(12), due: try row.optionalMoment(9))
            let warned = try row.optionalText(13).flatMap(Signal.init(rawValue:))
            let found = try TurnedObligation(row, lights.passed(until: tx.now, after: warned ?? .green))
            let signal = lights.signal(at: tx.now)
            try tx.execute(
                "UPDATE obligation SET warned = ?, turn_at = ? WHERE id = ?",
                [signal == .green ? nil : signal.rawValue, lights.next(after: tx.now), found.id])
            if !found.turns.isEmpty { turned.append(found) }
        }
        return (rows.count, turned)
    }
}

extension SignalTurns {
    /// The lights above `told` that have come on by `now`; of several that came on together, the last.
    func passed(until now: Moment, after told: Signal) -> [SignalTurn] {
        let overdue = due.map { Moment(milliseconds: $0.milliseconds + 1) }
        let lights: [(Signal, Moment?)] = [(.yellow, yellow), (.orange, orange), (.red, red), (.black, overdue)]
        var found: [SignalTurn] = []
        for (signal, at) in lights {
            guard let at, at <= now, signal > told, self.signal(at: now) >= signal else { continue }
            if found.last?.at == at { found.removeLast() }
            found.append(SignalTurn(at: at, signal: signal))
        }
        return found
    }
}

extension TurnedObligation {
    fileprivate init(_ row: SQLRow, _ turns: [SignalTurn]) throws {
        guard let length = TermLength(try row.text(7)) else {
            throw SQLError.failed(code: "stored", message: "not a term: \(try row.text(7))")
        }
        self.init(
            id: try row.id(0), agency: try row.id(1), rule: try row.text(2),
            subject: Obligation.Subject(kind: try row.text(3), id: try row.text(4)), owner: try row.id(5),
            title: try row.text(6), length: length, openedAt: try row.optionalMoment(8),
            due: try row.optionalMoment(9), turns: turns)
    }
}
