package import Audit
package import Ciphers
package import Kernel
package import Obligations
package import People
package import SQL

/// Errors of the site that visitors report, and what became of them. Every method is one transaction: rows, journal entry
/// and obligation commit together or not at all.
package struct CorrectionStore: Sendable {
    let store: Store
    let journal: Journal
    let obligations: ObligationStore
    let people: PeopleStore
    let cipher: FieldCiphering
    let owner: PageOwnership
    package let policy: CorrectionPolicy

    /// - Parameters:
    ///   - cipher: seals what reporters leave to be reached by.
    ///   - owner: says who answers for a page.
    package init(
        store: Store, journal: Journal, obligations: ObligationStore, people: PeopleStore,
        cipher: @escaping FieldCiphering, owner: @escaping PageOwnership,
        policy: CorrectionPolicy = CorrectionPolicy()
    ) {
        self.store = store
        self.journal = journal
        self.obligations = obligations
        self.people = people
        self.cipher = cipher
        self.owner = owner
        self.policy = policy
    }

    package var today: Day { store.timekeeper.now().day }

    /// The last day for an answer to what comes in now (SITE-4).
    package var dueForNew: Day? {
        let now = store.timekeeper.now()
        let clock = ObligationClock(term: term, events: [ClockEvent(.started, at: now)])
        return clock.reading(at: now, calendar: obligations.calendar).due.deadline?.day
    }

    var term: Term { Term(.workingDays(policy.days)) }

    /// The record, if `officer` may know of it.
    package func correction(_ id: CorrectionID, for officer: Officer) async throws -> CorrectionLine {
        try await store.read { try line(of: try visible(id, to: officer, in: $0), in: $0) }
    }

    func visible(_ id: CorrectionID, to officer: Officer, in snapshot: Snapshot) throws -> Correction {
        guard let found = try CorrectionRows.correction(id, in: snapshot), found.reach(of: officer).canRead else {
            throw Refusal.notFound
        }
        return found
    }

    /// Every act on it, oldest first.
    package func timeline(of id: CorrectionID, for officer: Officer) async throws -> [RecordedEntry] {
        try await store.read { snapshot in
            _ = try visible(id, to: officer, in: snapshot)
            return try journal.timeline(subjectKind: Correction.journalKind, subjectID: id.text, in: snapshot)
        }
    }

    /// The units of an agency, closed ones too.
    package func units(of agency: AgencyID) async throws -> [Unit] {
        try await store.read { try people.units(of: agency, includingClosed: true, in: $0) }
    }

    /// Whether anybody left a way to be reached.
    package func hasContact(_ id: CorrectionID) async throws -> Bool {
        try await store.read { snapshot in
            try snapshot.first(
                "SELECT id FROM correction_ticket WHERE correction_id = ? AND contact IS NOT NULL LIMIT 1", [id]) != nil
        }
    }

    func reading(of correction: Correction, in snapshot: Snapshot) throws -> ClockReading? {
        guard correction.state.isOpen else { return nil }
        return try obligations.obligation("SITE-4", on: correction.duty, of: correction.agency, in: snapshot)?
            .reading(at: store.timekeeper.now(), calendar: obligations.calendar)
    }

    func line(of correction: Correction, in snapshot: Snapshot) throws -> CorrectionLine {
        CorrectionLine(correction: correction, reading: try reading(of: correction, in: snapshot))
    }

    static let changedMeanwhile = Refusal(
        .changedMeanwhile, "未能保存：您打开页面之后，这一件已被他人更新。请刷新页面，查看最新情况后再办理。")

    /// How a record looks now, for `gongkai audit verify`.
    package static let subjectReader = SubjectReader(kind: Correction.journalKind) { id, snapshot in
        guard let id = CorrectionID(id) else { return nil }
        return try CorrectionRows.correction(id, in: snapshot)?.canonicalText
    }
}

extension Correction {
    package static let journalKind = "correction"

    /// What owes the answer; the second round has a clock of its own.
    var duty: Obligation.Subject {
        Obligation.Subject(kind: round == 1 ? "correction" : "correction_again", id: id.text)
    }

    /// The record as its acts put it into the journal. How many reported it is no act on it.
    var canonicalText: String {
        CanonicalJSON.object([
            ("id", .text(id.text)), ("agency", .text(agency.text)), ("number", .text(number)), ("page", .text(page)),
            ("kind", .text(kind.rawValue)), ("words", .text(words)), ("state", .text(state.rawValue)),
            ("unit", .text(unit.text)), ("round", .integer(Int64(round))), ("again", .text(reopeningWords)),
            ("answers", .list(answers.map { .text($0.words) })), ("version", .integer(Int64(version))),
        ])
    }
}
