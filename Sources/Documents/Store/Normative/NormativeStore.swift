package import Audit
package import Kernel
package import Obligations
package import SQL

/// Normative documents, clean-ups and gazettes. Every method is one transaction: rows, journal entry and obligations
/// commit together or not at all.
package struct NormativeStore: Sendable {
    let store: Store
    let journal: Journal
    let obligations: ObligationStore
    /// What has no national rule (NORM-5, NORM-7).
    package let policy: NormativePolicy

    package init(store: Store, journal: Journal, obligations: ObligationStore, policy: NormativePolicy = .standard) {
        self.store = store
        self.journal = journal
        self.obligations = obligations
        self.policy = policy
    }

    /// The day decisions are made on now, for pages.
    package var today: Day { store.timekeeper.now().day }
    package var calendar: WorkCalendar { obligations.calendar }

    package func text(_ id: NormativeID, for officer: Officer) async throws -> NormativeText {
        try await store.read { try NormativeStore.visible(id, to: officer, in: $0) }
    }

    /// The library of the officer's agency, and of those below as far as they may be read.
    package func library(for officer: Officer, of agency: AgencyID? = nil) async throws -> NormativeLibrary {
        let agency = agency ?? officer.agency
        return try await store.read { snapshot in
            let whole = try NormativeRows.library(of: agency, in: snapshot)
            let visible = whole.texts.filter { $0.reach(of: officer).canRead }
            let known = Set(visible.map(\.id))
            return NormativeLibrary(
                texts: visible,
                relations: whole.relations.filter {
                    known.contains($0.source) && $0.target.own.map(known.contains) ?? true
                })
        }
    }

    /// What the public may read, of every agency: registered, and its publication recorded.
    package func published() async throws -> NormativeLibrary {
        try await store.read { snapshot in
            var texts: [NormativeText] = [], relations: [NormativeRelation] = []
            for agency in try NormativeRows.agencies(in: snapshot) {
                texts += try NormativeRows.texts(of: agency, in: snapshot)
                relations += try NormativeRows.relations(of: agency, in: snapshot)
            }
            return NormativeLibrary(texts: texts, relations: relations)
        }
    }

    package func timeline(of id: NormativeID, for officer: Officer) async throws -> [RecordedEntry] {
        try await store.read { snapshot in
            _ = try NormativeStore.visible(id, to: officer, in: snapshot)
            return try journal.timeline(subjectKind: NormativeText.journalKind, subjectID: id.text, in: snapshot)
                .reversed()
        }
    }

    /// Every obligation that hangs on the text itself (NORM-5, NORM-7).
    package func obligations(of id: NormativeID, for officer: Officer) async throws -> [Obligation] {
        try await store.read { snapshot in
            let text = try NormativeStore.visible(id, to: officer, in: snapshot)
            return try NormativeDuty.allCases.compactMap {
                try obligations.obligation($0.rawValue, on: text.subject, of: text.agency, in: snapshot)
            }
        }
    }

    /// For a capability that tells of it in a reading of its own; who may know of it, that one decides.
    package func text(_ id: NormativeID, in snapshot: Snapshot) throws -> NormativeText? {
        try NormativeRows.text(id, in: snapshot)
    }

    static func visible(_ id: NormativeID, to officer: Officer, in snapshot: Snapshot) throws -> NormativeText {
        guard let text = try NormativeRows.text(id, in: snapshot), text.reach(of: officer).canRead else {
            throw Refusal.notFound
        }
        return text
    }

    static let changedMeanwhile = Refusal(
        .changedMeanwhile, "未能保存：您打开页面之后，这条记录已被他人更新。请刷新页面，查看最新情况后再办理。")
}

extension NormativeStore {
    /// How the records look now, for `gongkai audit verify`.
    package static let subjectReaders = [
        SubjectReader(kind: NormativeText.journalKind) { id, snapshot in
            guard let id = NormativeID(id) else { return nil }
            return try NormativeRows.text(id, in: snapshot)?.canonicalText
        },
        SubjectReader(kind: CleanUp.journalKind) { id, snapshot in
            guard let id = CleanUpID(id) else { return nil }
            return try CleanUpRows.cleanUp(id, in: snapshot)?.canonicalText
        },
        SubjectReader(kind: GazetteSubmission.journalKind) { id, snapshot in
            guard let id = GazetteSubmissionID(id) else { return nil }
            return try GazetteRows.submissions("s.id = ?", [id], in: snapshot).first?.canonicalText
        },
    ]
}

/// The duties that follow a registered text.
package enum NormativeDuty: String, CaseIterable, Sendable {
    /// Evaluate before the term ends (NORM-5).
    case evaluation = "NORM-5"
    /// 备案 (NORM-7).
    case filing = "NORM-7"
}

extension NormativeText {
    /// What the journal and the obligations call a normative document.
    package static let journalKind = "normative"
    package var subject: Obligation.Subject { Obligation.Subject(kind: NormativeText.journalKind, id: id.text) }
}
