import Audit
package import Kernel
import Obligations
import People
package import SQL

/// Opens the duties that come back with time (TASK-7).
extension EngineStore {
    /// What the ledger calls a period of a recurring rule; the id is the period: `2026H2`.
    package static let roundKind = "rule_round"

    /// Opens every period that has come since the last look, each once and in order, one transaction an agency.
    package func openRounds() async throws -> EngineOutcome {
        let book = rules()
        let ids = book.ids.filter { id in book.versions(of: id).contains { $0.round != nil } }
        var outcome = EngineOutcome()
        guard !ids.isEmpty else { return outcome }
        for agency in try await store.read({ try people.agencies(in: $0) }) {
            guard try await isBehind(agency.id, ids) else { continue }
            outcome.add(
                try await store.write { tx in
                    var outcome = EngineOutcome()
                    for id in ids { try openRounds(of: id, book, agency, &outcome, in: tx) }
                    return outcome
                })
        }
        return outcome
    }

    private func isBehind(_ agency: AgencyID, _ ids: [String]) async throws -> Bool {
        try await store.read { snapshot in
            let rows = try snapshot.query("SELECT rule, seen_until FROM rule_round WHERE agency_id = ?", [agency])
            let seen = Dictionary(try rows.map { (try $0.text(0), try $0.text(1)) }, uniquingKeysWith: { $1 })
            return ids.contains { id in (seen[id] ?? "") < today.description }
        }
    }

    private func openRounds(
        of id: String, _ book: RuleBook, _ agency: Agency, _ outcome: inout EngineOutcome, in tx: Transaction
    ) throws {
        let seen = try lockedRound(id, agency.id, in: tx)
        guard seen.map({ $0 < tx.today }) ?? true else { return }
        for opening in book.openings(of: id, for: agency, after: seen, through: tx.today, obligations.calendar) {
            let subject = Obligation.Subject(
                kind: EngineStore.roundKind, id: opening.round.period(of: opening.due))
            guard try obligations.obligation(id, on: subject, of: agency.id, in: tx) == nil else { continue }
            // Nobody holds the role yet: the look is not taken as done.
            guard let owner = try people.unit(holding: opening.entry.owner, of: agency.id, in: tx) else {
                outcome.ownerless.insert("\(id) \(agency.shortName)")
                return
            }
            let title = "\(opening.entry.title)（\(opening.round.title(of: opening.due))）"
            try obligations.open(
                id, on: subject, of: agency.id, title: title, owner: owner, term: Term(.until(opening.due)),
                from: Moment(day: opening.opens), in: tx)
            try journal.append(
                entry("open", of: agency.id, on: subject.kind, subject.id, rule: id, note: "列为应办事项：\(title)"), in: tx)
            outcome.opened += 1
            if try meetEarly(opening, subject, agency.id, in: tx) { outcome.ended += 1 }
        }
        try tx.execute(
            "UPDATE rule_round SET seen_until = ? WHERE agency_id = ? AND rule = ?", [tx.today, agency.id, id])
    }

    /// What the registers tell of the period before it was opened meets it at once: a hearing in March of the half-year that
    /// is opened in May (ROLE-1). What made up for the period before is not counted twice.
    private func meetEarly(
        _ opening: RoundOpening, _ subject: Obligation.Subject, _ agency: AgencyID, in tx: Transaction
    ) throws -> Bool {
        let rule = opening.entry.id, stretch = opening.round.stretch(of: opening.due)
        let previous = opening.round.period(of: stretch.first.adding(days: -1))
        let used =
            try obligations.obligation(
                rule, on: Obligation.Subject(kind: EngineStore.roundKind, id: previous), of: agency, in: tx
            )?.clock.events.map(\.note) ?? []
        let early = try RegisterRows.entries(meeting: rule, of: agency, in: stretch, through: tx.today, in: tx)
            .first { !used.contains($0.roundNote) }
        guard let early else { return false }
        try obligations.append(
            .met, to: rule, on: subject, of: agency, at: Moment(day: max(early.day, opening.opens)),
            note: early.roundNote, in: tx)
        return true
    }

    /// The day until which the rule was looked at, locked for this transaction; nil the first time.
    private func lockedRound(_ id: String, _ agency: AgencyID, in tx: Transaction) throws -> Day? {
        try tx.execute(
            """
            INSERT INTO rule_round (agency_id, rule, seen_until) VALUES (?, ?, '')
            ON CONFLICT (agency_id, rule) DO NOTHING
            """, [agency, id])
        let row = try tx.first(
            "SELECT seen_until FROM rule_round WHERE agency_id = ? AND rule = ?\(tx.dialect.rowLock)", [agency, id])
        return try row?.text(0).isEmpty == false ? row?.day(0) : nil
    }

    /// Meets the nearest open period of a recurring rule, for whoever keeps the record that shows it: a hearing, a plan of
    /// training. False when none is open.
    @discardableResult
    package func meetRound(
        _ rule: String, of agency: AgencyID, at: Moment, note: String, in tx: Transaction
    ) throws -> Bool {
        try obligations.meetRound(rule, of: agency, at: at, note: note, in: tx)
    }
}

extension ObligationStore {
    /// The same for a capability that has the ledger and no engine.
    @discardableResult
    package func meetRound(
        _ rule: String, of agency: AgencyID, at: Moment, note: String, in tx: Transaction
    ) throws -> Bool {
        guard let first = try open(rule, onSubjectsOf: EngineStore.roundKind, of: agency, in: tx).first else {
            return false
        }
        try append(.met, to: rule, on: first.subject, of: agency, at: at, note: note, in: tx)
        return true
    }
}
