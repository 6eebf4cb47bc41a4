package import Audit
package import Kernel
package import Obligations
package import Publishing
package import SQL

/// Catalogues, their columns, and the duties that follow from them. Every method is one transaction: rows, journal entry
/// and obligations commit together or not at all.
package struct CatalogueStore: Sendable {
    let store: Store
    let journal: Journal
    let obligations: ObligationStore

    package init(store: Store, journal: Journal, obligations: ObligationStore) {
        self.store = store
        self.journal = journal
        self.obligations = obligations
    }

    /// The day decisions are made on now, for pages.
    package var today: Day { store.timekeeper.now().day }
    package var calendar: WorkCalendar { obligations.calendar }

    /// The editions that `officer` may know of, without their lines, the newest of each catalogue first.
    package func editions(for officer: Officer) async throws -> [CatalogueEdition] {
        try await store.read { snapshot in
            try EditionRows.editions(
                of: [officer.agency] + officer.overseen.sorted(), units: officer.units.sorted(), in: snapshot
            ).filter { $0.reach(of: officer).canRead }
        }
    }

    /// How many editions wait for this officer's approval.
    package func waiting(for officer: Officer) async throws -> Int {
        try await editions(for: officer).count { $0.refusal(of: .approve, by: officer) == nil }
    }

    package func edition(_ id: EditionID, for officer: Officer) async throws -> CatalogueEdition {
        try await store.read { try CatalogueStore.visible(id, to: officer, in: $0) }
    }

    /// The edition in force when `edition` is not it yet: what it will be compared with.
    package func predecessor(of edition: CatalogueEdition) async throws -> CatalogueEdition? {
        try await store.read { try CatalogueStore.predecessor(of: edition, in: $0) }
    }

    /// The columns of each item.
    package func bindings(of edition: CatalogueEdition) async throws -> [CatalogueItemID: [ColumnID]] {
        try await store.read { try BindingRows.bindings(of: edition.items.map(\.id), in: $0) }
    }

    /// The changes of duties behind an item, the latest first.
    package func changes(of item: CatalogueItemID) async throws -> [DutyChange] {
        try await store.read { try ChangeRows.changes(of: [item], in: $0).reversed() }
    }

    static func predecessor(of edition: CatalogueEdition, in snapshot: Snapshot) throws -> CatalogueEdition? {
        let earlier = try EditionRows.editions(of: edition.catalogue, in: snapshot).first {
            $0.stage.wasPublic && $0.number < edition.number
        }
        return try earlier.map { try EditionRows.whole($0, in: snapshot) }
    }

    static func visible(_ id: EditionID, to officer: Officer, in snapshot: Snapshot) throws -> CatalogueEdition {
        guard let edition = try EditionRows.edition(id, in: snapshot), edition.reach(of: officer).canRead else {
            throw Refusal.notFound
        }
        return edition
    }

    static let changedMeanwhile = Refusal(
        .changedMeanwhile, "未能保存：您打开页面之后，这一版目录已被他人修改。请刷新页面，查看最新情况后再办理。")

    /// How an edition looks now, for `gongkai audit verify`.
    package static let subjectReader = SubjectReader(kind: CatalogueEdition.journalKind) { id, snapshot in
        guard let id = EditionID(id) else { return nil }
        return try EditionRows.edition(id, in: snapshot)?.canonicalText
    }
}
