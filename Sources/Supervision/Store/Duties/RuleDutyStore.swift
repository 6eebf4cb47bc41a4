package import Audit
package import Kernel
package import Obligations
package import People
package import SQL

/// Obligations that rules brought about, one at a time: seen, and recorded as done by hand.
package struct RuleDutyStore: Sendable {
    let store: Store
    let journal: Journal
    let obligations: ObligationStore
    let people: PeopleStore
    let rules: @Sendable () -> RuleBook

    package init(
        store: Store, journal: Journal, obligations: ObligationStore, people: PeopleStore,
        rules: @escaping @Sendable () -> RuleBook
    ) {
        self.store = store
        self.journal = journal
        self.obligations = obligations
        self.people = people
        self.rules = rules
    }

    package var calendar: WorkCalendar { obligations.calendar }

    package func duty(_ id: ObligationID, for officer: Officer) async throws -> RuleDuty {
        let now = store.timekeeper.now()
        return try await store.read { try duty(id, for: officer, at: now, in: $0) }
    }

    package func timeline(of duty: RuleDuty) async throws -> [RecordedEntry] {
        let subject = duty.obligation.subject
        return try await store.read { snapshot in
            try journal.entries(
                subjectKind: subject.kind, subjectID: subject.id, agency: duty.obligation.agency, in: snapshot
            ).filter { $0.rule == duty.obligation.rule }
        }
    }

    /// Records that it was done now, with the words of whoever says so.
    package func conclude(_ id: ObligationID, words: String, by officer: Officer) async throws {
        try await store.write { tx in
            let duty = try duty(id, for: officer, at: tx.now, in: tx)
            if let refusal = duty.refusal(ofConcluding: officer) { throw refusal }
            let words = try RuleDuty.conclusion(words).get(), found = duty.obligation
            try obligations.append(
                .met, to: found.rule, on: found.subject, of: found.agency, at: tx.now, note: words, in: tx)
            try journal.append(
                JournalEntry(
                    agency: found.agency, actor: officer.id, actorName: officer.name, act: "supervision.duty.conclude",
                    subjectKind: found.subject.kind, subjectID: found.subject.id, rule: found.rule,
                    note: "登记办结：\(words)"),
                in: tx)
        }
    }

    private func duty(
        _ id: ObligationID, for officer: Officer, at now: Moment, in snapshot: Snapshot
    ) throws -> RuleDuty {
        guard let found = try obligations.obligation(id, in: snapshot) else { throw Refusal.notFound }
        let opened = found.clock.events.first?.at ?? now
        let duty = RuleDuty(
            obligation: found, rule: rules().inForce(found.rule, on: opened.day),
            unitName: try people.unit(found.owner, in: snapshot)?.name ?? "—", at: now,
            reading: found.reading(at: now, calendar: calendar))
        guard duty.canRead(officer) else { throw Refusal.notFound }
        return duty
    }
}
