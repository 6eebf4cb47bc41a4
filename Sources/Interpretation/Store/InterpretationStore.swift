package import Audit
package import Documents
package import Kernel
package import Obligations
package import People
package import Publishing
package import SQL

/// What other capabilities keep of a policy.
package struct PolicyElsewhere: Sendable {
    /// Members of its package, by its record in the library of normative documents or by the address of its page.
    package var members: @Sendable (_ normative: NormativeID?, _ page: String?, Snapshot) throws -> [OutsideMember] = {
        _, _, _ in []
    }
    /// Public answers that have its number or title in their words, without a person's data.
    package var speaking: @Sendable (_ names: [String], AgencyID, Snapshot) throws -> [OutsideMember] = { _, _, _ in []
    }

    package init() {}
}

/// Cases of interpretation, packages, links, surveys and bulletins. Every method is one transaction: rows, journal entry and
/// obligations commit together or not at all.
package struct InterpretationStore: Sendable {
    let store: Store
    let journal: Journal
    let obligations: ObligationStore
    let documents: DocumentStore
    let publishing: PublishingStore
    let people: PeopleStore
    /// Whether a text names a person, by the lists in force (PII-2).
    let isPersonal: @Sendable (String, Day) -> Bool
    /// Pages that other capabilities keep of a policy.
    let elsewhere: PolicyElsewhere

    /// - Parameter publishing: for `watch…` a store without guards will do; for 成套发布 the one that everybody uses.
    package init(
        store: Store, journal: Journal, obligations: ObligationStore, documents: DocumentStore,
        publishing: PublishingStore, people: PeopleStore,
        isPersonal: @escaping @Sendable (String, Day) -> Bool = { _, _ in false },
        elsewhere: PolicyElsewhere = PolicyElsewhere()
    ) {
        self.store = store
        self.journal = journal
        self.obligations = obligations
        self.documents = documents
        self.publishing = publishing
        self.people = people
        self.isPersonal = isPersonal
        self.elsewhere = elsewhere
    }

    package var today: Day { store.timekeeper.now().day }
    package var calendar: WorkCalendar { obligations.calendar }

    /// INT-3: day 0 is the day the document went public.
    package static let term = Term(.workingDays(3))
    static let interpretationRule = "INT-3"

    static let changedMeanwhile = Refusal(
        .changedMeanwhile, "未能保存：您打开页面之后，这个解读件已被他人更新。请刷新页面，查看最新情况后再办理。")

    /// The case, if `officer` may know of it: of a draft only those who may read the draft.
    func visible(_ id: PolicyCaseID, to officer: Officer, in snapshot: Snapshot) throws -> PolicyCase {
        guard let found = try PolicyCaseRows.found(id, in: snapshot) ?? watched(as: id, in: snapshot),
            try isVisible(found, to: officer, in: snapshot)
        else { throw Refusal.notFound }
        return found
    }

    func isVisible(_ found: PolicyCase, to officer: Officer, in snapshot: Snapshot) throws -> Bool {
        guard found.reach(of: officer).canRead else { return false }
        if found.publishedAt != nil { return true }
        return try document(of: found, in: snapshot)?.reach(of: officer).canRead ?? false
    }

    func document(of found: PolicyCase, in snapshot: Snapshot) throws -> OfficialDocument? {
        try found.document.flatMap { try documents.document($0, in: snapshot) }
    }

    func changeable(of found: PolicyCase, in snapshot: Snapshot) throws -> ChangeableText? {
        try found.document.flatMap { try documents.changeable($0, in: snapshot) }
    }

    /// Since when the agency works by these rules; nil before (nothing is required then).
    package func start(of agency: AgencyID, in snapshot: Snapshot) throws -> InterpretationStart? {
        try snapshot.first("SELECT started_on, unit_id FROM interpretation_start WHERE agency_id = ?", [agency]).map {
            InterpretationStart(on: try $0.day(0), unit: try $0.id(1))
        }
    }

    package func start(of agency: AgencyID) async throws -> InterpretationStart? {
        try await store.read { try start(of: agency, in: $0) }
    }

    /// 启用解读管理: from today on. What was published before stays as it was.
    package func begin(leading unit: UnitID?, by officer: Officer) async throws {
        guard PolicyCase.leads(officer, agency: officer.agency), !officer.holds(.supervisor) else {
            throw Refusal(.roleRefused, "未能启用解读管理：这一步由政务公开办办理。", rule: "INT-2")
        }
        try await store.write { tx in
            let open = try people.units(of: officer.agency, in: tx).filter(\.isActive).map(\.id)
            guard let unit, open.contains(unit) else {
                throw Refusal(.invalid, "未能启用解读管理：没有选择牵头科室。请从名单中选择。", field: "unit")
            }
            guard try start(of: officer.agency, in: tx) == nil else {
                throw Refusal(.stateRefused, "未能启用解读管理：已经启用。请刷新页面查看。", rule: "INT-2")
            }
            try tx.execute(
                "INSERT INTO interpretation_start (agency_id, started_on, unit_id) VALUES (?, ?, ?)",
                [officer.agency, tx.today, unit])
            try journal.append(
                JournalEntry(
                    agency: officer.agency, actor: officer.id, actorName: officer.name, act: "interpretation.begin",
                    subjectKind: "agency", subjectID: officer.agency.text, rule: "INT-2", note: "启用解读管理"), in: tx)
        }
    }

    /// The units of an agency, closed ones too.
    package func units(of agency: AgencyID) async throws -> [Unit] {
        try await store.read { try people.units(of: agency, includingClosed: true, in: $0) }
    }

    /// Every act on it, oldest first.
    package func timeline(of id: PolicyCaseID, for officer: Officer) async throws -> [RecordedEntry] {
        try await store.read { snapshot in
            _ = try visible(id, to: officer, in: snapshot)
            return try journal.timeline(subjectKind: PolicyCase.journalKind, subjectID: id.text, in: snapshot)
        }
    }

    /// How a case looks now, for `gongkai audit verify`.
    package static let subjectReader = SubjectReader(kind: PolicyCase.journalKind) { id, snapshot in
        guard let id = PolicyCaseID(id) else { return nil }
        return try PolicyCaseRows.found(id, in: snapshot)?.canonicalText
    }
}
