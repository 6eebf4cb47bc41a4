package import Audit
package import Kernel
package import Obligations
package import SQL

/// Official documents and what was done on them. Every method is one transaction: rows, journal entry and obligations
/// commit together or not at all.
package struct DocumentStore: Sendable {
    let store: Store
    let journal: Journal
    let obligations: ObligationStore
    package let policy: DocumentPolicy
    let objections: [DocumentObjection]
    let followers: [DocumentFollower]

    /// - Parameters:
    ///   - objections: what other capabilities have against an act that the document itself allows (INT-2).
    ///   - followers: are told of every document that was written, in the same transaction.
    package init(
        store: Store, journal: Journal, obligations: ObligationStore, policy: DocumentPolicy = .standard,
        objections: [DocumentObjection] = [], followers: [DocumentFollower] = []
    ) {
        self.store = store
        self.journal = journal
        self.obligations = obligations
        self.policy = policy
        self.objections = objections
        self.followers = followers
    }

    /// The day of the store's clock.
    package var today: Day { store.timekeeper.now().day }
    package var calendar: WorkCalendar { obligations.calendar }

    /// The document, if `officer` may know of it.
    package func document(_ id: DocumentID, for officer: Officer) async throws -> OfficialDocument {
        try await store.read { try DocumentStore.visible(id, to: officer, in: $0) }
    }

    /// The document whoever asks; nil when there is none. For capabilities that act on it in their own transactions.
    package func document(_ id: DocumentID, in snapshot: Snapshot) throws -> OfficialDocument? {
        try DocumentRows.document(id, in: snapshot)
    }

    static func visible(_ id: DocumentID, to officer: Officer, in snapshot: Snapshot) throws -> OfficialDocument {
        guard let document = try DocumentRows.document(id, in: snapshot), document.reach(of: officer).canRead else {
            throw Refusal.notFound
        }
        return document
    }

    static let changedMeanwhile = Refusal(
        .changedMeanwhile, "未能保存：您打开页面之后，这份公文已被他人更新。请刷新页面，查看最新情况后再办理。")

    /// How a document looks now, for `gongkai audit verify`.
    package static let subjectReader = SubjectReader(kind: OfficialDocument.journalKind) { id, snapshot in
        guard let id = DocumentID(id) else { return nil }
        return try DocumentRows.document(id, in: snapshot)?.canonicalText
    }
}

/// Why an act on a document may not be done now, as another capability sees it; nil when it may.
package typealias DocumentObjection =
    @Sendable (_ act: DocumentAct, _ document: OfficialDocument, _ snapshot: Snapshot) throws -> Refusal?

/// Told of a document that was written, as it stands from this transaction on.
package typealias DocumentFollower =
    @Sendable (_ document: OfficialDocument, _ officer: Officer, _ tx: Transaction) throws -> Void
