import Audit
import Kernel
import Obligations
import SQL

/// Writes one event of a normative document: rows, journal entry, obligations, inside the caller's transaction.
struct NormativeWriter {
    let tx: Transaction
    let actor: (id: MemberID?, name: String)
    let journal: Journal
    let obligations: ObligationStore
    let policy: NormativePolicy

    init(
        tx: Transaction, actor: (id: MemberID?, name: String), journal: Journal, obligations: ObligationStore,
        policy: NormativePolicy
    ) {
        self.tx = tx
        self.actor = actor
        self.journal = journal
        self.obligations = obligations
        self.policy = policy
    }

    init(_ store: NormativeStore, _ tx: Transaction, by officer: Officer) {
        self.init(
            tx: tx, actor: (officer.id, officer.name), journal: store.journal, obligations: store.obligations,
            policy: store.policy)
    }

    /// - Parameter act: the verb of the journal.
    @discardableResult
    func record(
        _ event: NormativeEvent, act: String, rule: String?, on text: NormativeText, platformHash: String? = nil
    ) throws -> NormativeText {
        let next = text.after(event)
        try update(next, from: text)
        switch event {
        case .settled(let stage, let record): try insert(stage, record, text)
        case .reviewSubmitted(let review): try LegalityReviewRows.insert(review, of: text, in: tx)
        case .reviewConcluded(let review), .reviewRevised(let review):
            try LegalityReviewRows.update(review, hash: platformHash, in: tx)
        case .registered, .published, .unpublished, .ended: break
        }
        try settleObligations(event, on: next)
        try journal.append(entry(act, rule, event.words, before: text, after: next), in: tx)
        return next
    }

    func insert(_ text: NormativeText, act: String, rule: String, note: String) throws {
        let columns = NormativeRows.columns
        let marks = SQLList.marks(columns.split(separator: ",").count)
        do {
            try tx.execute(
                "INSERT INTO normative (\(columns)) VALUES (\(marks))",
                [
                    text.id, text.agency, text.document, text.unit, text.drafter, text.drafterName, text.title,
                    text.issuer, text.touchesMarket, text.renews,
                ] + changing(text) + [text.version])
        } catch SQLError.uniqueViolation {
            throw NormativeWriter.taken(text)
        }
        if text.isRegistered { try openDuties(of: text, filing: false) }
        try journal.append(entry(act, rule, note, before: nil, after: text), in: tx)
    }

    func insert(_ relation: NormativeRelation, of text: NormativeText) throws {
        var outside: (title: String?, number: String?) = (nil, nil)
        if case .outside(let title, let number) = relation.target { outside = (title, number) }
        try tx.execute(
            """
            INSERT INTO normative_relation (id, agency_id, kind, source_id, target_id, outside_title, outside_number,
                scope, works_on, recorded_by, recorded_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                relation.id, text.agency, relation.kind.rawValue, relation.source, relation.target.own, outside.title,
                outside.number, relation.scope, relation.worksOn, actor.name, tx.now,
            ])
    }

    func entry(
        _ act: String, _ rule: String?, _ note: String, before: NormativeText?, after: NormativeText
    ) -> JournalEntry {
        JournalEntry(
            agency: after.agency, actor: actor.id, actorName: actor.name, act: "normative.\(act)",
            subjectKind: NormativeText.journalKind, subjectID: after.id.text, before: before?.canonicalText,
            after: after.canonicalText, rule: rule, note: note)
    }

    private func update(_ next: NormativeText, from text: NormativeText) throws {
        do {
            let changed = try tx.execute(
                """
                UPDATE normative SET title = ?, number = ?, code = ?, registered_on = ?, effective_on = ?, term = ?, ending = ?,
                    ended_on = ?, clean_up_id = ?, published_on = ?, address = ?, article_id = ?, version = ?
                WHERE id = ? AND agency_id = ? AND version = ?
                """, [next.title] + changing(next) + [next.version, text.id, text.agency, text.version])
            guard changed == 1 else { throw NormativeStore.changedMeanwhile }
        } catch SQLError.uniqueViolation {
            throw NormativeWriter.taken(next)
        }
    }

    /// The columns from `number` to `article_id`.
    private func changing(_ text: NormativeText) -> [any SQLConvertible] {
        let registration = text.registration, ending = text.ending
        return [
            registration?.number, registration?.code, registration?.on, registration?.effectiveOn,
            registration?.term.stored, ending?.validityEnding.kind.rawValue, ending?.validityEnding.on,
            ending?.cleanUp, text.publication?.on, text.publication?.address, text.publication?.article,
        ]
    }

    private func insert(_ stage: NormativeStage, _ record: StageRecord, _ text: NormativeText) throws {
        try tx.execute(
            """
            INSERT INTO normative_stage (normative_id, stage, agency_id, done_on, from_on, note, is_skipped,
                file_name, file_hash, file_size, file_kind, by_id, by_name, recorded_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                text.id, stage.rawValue, text.agency, record.on, record.from, record.note, record.isSkipped,
            ] + record.file.columns + [record.by, record.byName, tx.now])
    }

    /// One number, one text: what is renewed is numbered anew (NORM-3, NORM-5).
    static func taken(_ text: NormativeText) -> Refusal {
        Refusal(
            .stateRefused, "未能登记：发文字号\(text.number ?? "")或者对应的公文已经登记过。重新制定的文件应重新编号，请核对。", rule: "NORM-3",
            field: "number")
    }
}
