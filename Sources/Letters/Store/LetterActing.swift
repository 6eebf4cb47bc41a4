import Audit
import Ciphers
package import Kernel
import People
import SQL

/// The acts of staff. Each loads, decides and writes in one transaction.
extension LetterStore {
    @discardableResult
    package func perform(
        _ input: LetterInput, on id: LetterID, by officer: Officer, version: Int? = nil
    ) async throws -> Letter {
        let cipher = input.isPublic ? try cipher() : nil
        return try await store.write { tx in
            let found = try visible(id, to: officer, in: tx)
            if let version, version != found.version { throw LetterStore.changedMeanwhile }
            let context = try context(of: input, on: found, cipher, in: tx)
            let decision = try found.deciding(input, by: officer, in: context).get()
            let next = try LetterWriter(tx: tx, officer: officer, journal: journal, obligations: obligations)
                .record(decision, act: input.act.rawValue, on: found)
            // PII-6: what is taken back is found no more from this commit on.
            if next.publication?.state != found.publication?.state {
                for follow in followers { try follow(id, tx) }
            }
            return next
        }
    }

    private func context(
        of input: LetterInput, on found: Letter, _ cipher: FieldCipher?, in tx: Transaction
    ) throws -> LetterContext {
        var context = LetterContext(
            now: tx.now, terms: terms.table(on: found.receivedAt.day),
            openUnits: Set(try people.units(of: found.agency, in: tx).map(\.id)))
        switch input {
        case .merge(let number): context.main = try letter(numbered: number, of: found.agency, in: tx)
        case .proposePublication(let title, let question, let answer):
            context.personal = try personal(in: [title, question, answer], of: found, cipher, in: tx)
        case .publish:
            let texts = found.publication.map { [$0.title, $0.question, $0.answer] } ?? []
            context.personal = try personal(in: texts, of: found, cipher, in: tx)
            context.selections = try LetterRows.serial(LetterWriter.selections, of: found.agency, in: tx)
        case .accept, .dispatch, .sign, .askReturn, .grantReturn, .refuseReturn, .askExtension, .grantExtension,
            .refuseExtension, .draft, .approve, .sendBack, .visit, .rehandle, .close, .urge, .decline, .transfer,
            .reclassify, .routePetition, .notifyPetition, .extendPetition, .finishPetition, .askReview, .answerReview,
            .declinePublication,
            .unpublish:
            break
        }
        return context
    }

    private func letter(numbered number: String, of agency: AgencyID, in tx: Transaction) throws -> Letter? {
        try tx.first(
            "SELECT \(LetterRows.columns) FROM letter l WHERE l.agency_id = ? AND l.number = ? LIMIT 1",
            [agency, number.unspaced.uppercased()]
        ).map { try LetterRows.letter(from: $0, in: tx) }
    }

    func writer(
        of id: LetterID, _ cipher: FieldCipher, in snapshot: Snapshot
    ) throws -> LetterWriterIdentity? {
        guard let sealed = try snapshot.first("SELECT writer FROM letter WHERE id = ?", [id])?.optionalBytes(0) else {
            return nil
        }
        return LetterWriterIdentity(packed: try cipher.open(sealed, for: LetterStore.place(id)))
    }

    /// Who wrote; that somebody looked stays in the journal (MLPS-1).
    package func reveal(_ id: LetterID, by officer: Officer) async throws -> LetterWriterIdentity {
        let cipher = try cipher()
        return try await store.write { tx in
            let found = try visible(id, to: officer, in: tx)
            if let refusal = found.refusal(of: .reveal, by: officer) { throw refusal }
            let writer = try writer(of: id, cipher, in: tx) ?? LetterWriterIdentity()
            try journal.append(
                JournalEntry(
                    agency: found.agency, actor: officer.id, actorName: officer.name, act: "letter.reveal",
                    subjectKind: Letter.journalKind, subjectID: found.id.text, rule: "PII-3", note: "查看来信人信息"),
                in: tx)
            return writer
        }
    }

    /// Letters that say the same, the newest first.
    package func lookalikes(of letter: Letter, for officer: Officer) async throws -> [Letter] {
        try await store.read { snapshot in
            try snapshot.query(
                """
                SELECT \(LetterRows.columns) FROM letter l WHERE l.agency_id = ? AND l.id <> ? AND l.sameness =
                    (SELECT o.sameness FROM letter o WHERE o.id = ?) ORDER BY l.received_at DESC LIMIT 10
                """, [letter.agency, letter.id, letter.id]
            ).map { try LetterRows.letter(from: $0, in: snapshot) }.filter { $0.reach(of: officer).canRead }
        }
    }
}

extension LetterInput {
    /// Whether the public is to read what comes of it.
    fileprivate var isPublic: Bool {
        switch self {
        case .proposePublication, .publish: true
        case .accept, .dispatch, .sign, .askReturn, .grantReturn, .refuseReturn, .askExtension, .grantExtension,
            .refuseExtension, .draft, .approve, .sendBack, .visit, .rehandle, .close, .urge, .decline, .transfer,
            .merge,
            .reclassify, .routePetition, .notifyPetition, .extendPetition, .finishPetition, .askReview, .answerReview,
            .declinePublication,
            .unpublish:
            false
        }
    }
}
