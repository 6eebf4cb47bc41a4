import Audit
import Ciphers
package import Kernel
import People
import SQL

/// The acts of staff. Each loads, decides and writes in one transaction.
extension CorrectionStore {
    package func accept(_ id: CorrectionID, by officer: Officer, version: Int? = nil) async throws -> Correction {
        try await act(.accept, id, by: officer, version: version) { found, _ in try found.accepting(by: officer).get() }
    }

    /// - Parameter unit: nil when none was chosen.
    package func assign(
        _ id: CorrectionID, to unit: UnitID?, note: String, by officer: Officer, version: Int? = nil
    ) async throws -> Correction {
        try await act(.assign, id, by: officer, version: version) { found, tx in
            let open = try people.units(of: found.agency, in: tx).map(\.id)
            return try found.assigning(
                to: unit ?? found.unit, isOpen: unit.map(open.contains) ?? false, note: note, by: officer
            ).get()
        }
    }

    package func answer(
        _ id: CorrectionID, words: String, by officer: Officer, version: Int? = nil
    ) async throws -> Correction {
        try await act(.answer, id, by: officer, version: version) { found, tx in
            try found.closing(.answer, words: words, by: officer, at: tx.now).get()
        }
    }

    package func reject(
        _ id: CorrectionID, reason: String, by officer: Officer, version: Int? = nil
    ) async throws -> Correction {
        try await act(.reject, id, by: officer, version: version) { found, tx in
            try found.closing(.reject, words: reason, by: officer, at: tx.now).get()
        }
    }

    /// What reporters left to be reached by; that somebody looked stays in the journal.
    package func contacts(of id: CorrectionID, by officer: Officer) async throws -> [String] {
        let cipher = try cipher()
        return try await store.write { tx in
            let found = try visible(id, to: officer, in: tx)
            if let refusal = found.refusal(of: .reveal, by: officer) { throw refusal }
            let rows = try tx.query(
                """
                SELECT id, contact FROM correction_ticket
                WHERE correction_id = ? AND contact IS NOT NULL ORDER BY reported_at, id
                """, [id])
            let contacts = try rows.map { try cipher.open(try $0.bytes(1), for: CorrectionStore.place(try $0.id(0))) }
            try journal.append(
                JournalEntry(
                    agency: found.agency, actor: officer.id, actorName: officer.name, act: "correction.reveal",
                    subjectKind: Correction.journalKind, subjectID: id.text, note: "查看反映人联系方式\(contacts.count)条"),
                in: tx)
            return contacts
        }
    }

    private func act(
        _ act: CorrectionAct, _ id: CorrectionID, by officer: Officer, version: Int?,
        decide: @escaping @Sendable (Correction, Transaction) throws -> CorrectionEvent
    ) async throws -> Correction {
        try await store.write { tx in
            let found = try visible(id, to: officer, in: tx)
            if let version, version != found.version { throw CorrectionStore.changedMeanwhile }
            let event = try decide(found, tx)
            return try CorrectionWriter(
                tx: tx, officer: officer, journal: journal, obligations: obligations, term: term
            ).record(event, act: act.rawValue, on: found)
        }
    }
}
