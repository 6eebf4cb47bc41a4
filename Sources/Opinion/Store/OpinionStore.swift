package import Audit
package import Ciphers
package import Kernel
package import Obligations
package import People
package import Publishing
package import SQL

/// What somebody has to hear at once; whoever wires the program knows how.
package struct OpinionAlert: Sendable {
    package let agency: AgencyID
    /// What it is about, so that nobody hears of it twice.
    package let source: String
    package let rule: String
    /// For those who may open the record.
    package let title: String
    /// Without the name of any person or paper: for letters and other programs.
    package let words: String
    package let opinion: OpinionID?
    package let members: [MemberID]
}

package typealias OpinionAlerting = @Sendable (OpinionAlert, Transaction) throws -> Void

/// 舆情: cases, statements, clues, sources and the duty roster. Every method is one transaction: rows, journal entry and
/// obligations commit together or not at all.
package struct OpinionStore: Sendable {
    let store: Store
    let journal: Journal
    let obligations: ObligationStore
    let publishing: PublishingStore
    let people: PeopleStore
    let cipher: FieldCiphering
    let gate: TextGate
    let alert: OpinionAlerting

    /// - Parameters:
    ///   - publishing: for `follow` a store without guards will do; for drafting the one that everybody uses.
    ///   - cipher: seals the telephone numbers of the roster.
    ///   - gate: looks at the text of a statement when it is drafted (PII-6).
    ///   - alert: tells those on duty, in the same transaction.
    package init(
        store: Store, journal: Journal, obligations: ObligationStore, publishing: PublishingStore, people: PeopleStore,
        cipher: @escaping FieldCiphering, gate: @escaping TextGate, alert: @escaping OpinionAlerting = { _, _ in }
    ) {
        self.store = store
        self.journal = journal
        self.obligations = obligations
        self.publishing = publishing
        self.people = people
        self.cipher = cipher
        self.gate = gate
        self.alert = alert
    }

    package var now: Moment { store.timekeeper.now() }
    package var calendar: WorkCalendar { obligations.calendar }

    static let changedMeanwhile = Refusal(
        .changedMeanwhile, "未能保存：您打开页面之后，这一件已被他人更新。请刷新页面，查看最新情况后再办理。")

    func visible(_ id: OpinionID, to officer: Officer, in snapshot: Snapshot) throws -> OpinionCase {
        guard let found = try OpinionRows.found(id, in: snapshot), found.reach(of: officer).canRead else {
            throw Refusal.notFound
        }
        return found
    }

    func writer(_ tx: Transaction, _ officer: Officer?) -> OpinionWriter {
        OpinionWriter(tx: tx, officer: officer, journal: journal, obligations: obligations)
    }

    /// The units of an agency, closed ones too.
    package func units(of agency: AgencyID) async throws -> [Unit] {
        try await store.read { try people.units(of: agency, includingClosed: true, in: $0) }
    }

    /// Every act on it, oldest first.
    package func timeline(of id: OpinionID, for officer: Officer) async throws -> [RecordedEntry] {
        try await store.read { snapshot in
            _ = try visible(id, to: officer, in: snapshot)
            return try journal.timeline(subjectKind: OpinionCase.journalKind, subjectID: id.text, in: snapshot)
        }
    }

    /// How a case looks now, for `gongkai audit verify`.
    package static let subjectReader = SubjectReader(kind: OpinionCase.journalKind) { id, snapshot in
        guard let id = OpinionID(id) else { return nil }
        return try OpinionRows.found(id, in: snapshot)?.canonicalText
    }
}
