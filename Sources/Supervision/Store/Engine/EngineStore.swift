package import Audit
package import Kernel
package import Obligations
package import People
package import SQL

/// Where a record is opened: `/console/requests/…`; nil when its kind has no page of its own.
package typealias SubjectAddress = @Sendable (Obligation.Subject) -> String?

/// Who is on duty in an agency at a moment: they hear of clocks of hours beside those whom the rule names (SEN-3).
package typealias DutyReading = @Sendable (AgencyID, Moment, Snapshot) throws -> [MemberID]

/// What time and the journal make happen under the rules: lights are told, periods opened, entries followed. Each call is
/// one bounded transaction; what was missed is caught up once and in order, and two workers never do it twice (PEER-4,
/// PEER-10).
package struct EngineStore: Sendable {
    let store: Store
    let journal: Journal
    let obligations: ObligationStore
    let people: PeopleStore
    let notices: NoticeStore
    let rules: @Sendable () -> RuleBook
    let address: SubjectAddress
    let onDuty: DutyReading

    package init(
        store: Store, journal: Journal, obligations: ObligationStore, people: PeopleStore, notices: NoticeStore,
        rules: @escaping @Sendable () -> RuleBook, address: @escaping SubjectAddress = { _ in nil },
        onDuty: @escaping DutyReading = { _, _, _ in [] }
    ) {
        self.store = store
        self.journal = journal
        self.obligations = obligations
        self.people = people
        self.notices = notices
        self.rules = rules
        self.address = address
        self.onDuty = onDuty
    }

    package var today: Day { store.timekeeper.now().day }

    /// The page of the record, or that of the obligation itself.
    func address(of subject: Obligation.Subject, _ id: ObligationID) -> String {
        address(subject) ?? "/console/duties/\(id)"
    }

    /// The engine's own acts have nobody behind them.
    func entry(
        _ act: String, of agency: AgencyID, on kind: String, _ id: String, rule: String?, note: String
    ) -> JournalEntry {
        JournalEntry(
            agency: agency, actor: nil, actorName: "系统", act: "supervision.engine.\(act)", subjectKind: kind,
            subjectID: id, rule: rule, note: note)
    }
}

/// What one run did.
package struct EngineOutcome: Hashable, Sendable {
    package var warnings = 0
    package var notices = 0
    /// Obligations that rules opened, and those that journal entries met or lifted.
    package var opened = 0
    package var ended = 0
    /// Rules that nobody could be found to owe, by rule and agency: tried again every time.
    package var ownerless: Set<String> = []

    package init() {}

    package var isEmpty: Bool { warnings + notices + opened + ended == 0 }

    package mutating func add(_ other: EngineOutcome) {
        warnings += other.warnings
        notices += other.notices
        opened += other.opened
        ended += other.ended
        ownerless.formUnion(other.ownerless)
    }
}
