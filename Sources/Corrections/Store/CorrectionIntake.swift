import Audit
package import Ciphers
import Kernel
import People
import SQL

/// What visitors do: report, follow, ask to look again.
extension CorrectionStore {
    /// Takes a report in. The same words about the same page join what is open already, so that a hundred readers of one
    /// misprint make one matter and each has a code to follow it with.
    package func receive(_ report: CorrectionReport) async throws -> CorrectionReceipt {
        guard let owner = try await owner(report.page) else {
            throw Refusal(
                .unavailable, "没有提交：本网站还没有设置受理网站找错的单位。请改用页面底部的联系方式反映。", rule: "SITE-4")
        }
        let sealing = report.contact == nil ? nil : try cipher()
        let code = QueryCode.make(), sameness = Digest(sha256: report.sameness.utf8).hex
        return try await store.write { tx in
            let known = try openOne(like: sameness, of: owner.agency, in: tx)
            let correction = try known ?? begin(report, sameness, owner, in: tx)
            try addTicket(code, report.contact, sealing, to: correction, in: tx)
            if known != nil { try journal.append(joining(correction), in: tx) }
            return CorrectionReceipt(number: correction.number, code: code, isJoined: known != nil)
        }
    }

    private func openOne(like sameness: String, of agency: AgencyID, in tx: Transaction) throws -> Correction? {
        try tx.first(
            """
            SELECT \(CorrectionRows.columns) FROM correction c
            WHERE c.agency_id = ? AND c.sameness = ? AND c.state IN ('received', 'handling') LIMIT 1
            """, [agency, sameness]
        ).map { try CorrectionRows.correction(from: $0, in: tx) }
    }

    private func begin(
        _ report: CorrectionReport, _ sameness: String, _ owner: PageOwner, in tx: Transaction
    ) throws -> Correction {
        let number = try CorrectionRows.nextNumber(of: owner.agency, year: tx.today.year, in: tx)
        let new = Correction(
            id: tx.newID(), agency: owner.agency, number: number, page: report.page,
            pageTitle: String(owner.title.prefix(200)), kind: report.kind, words: report.words, unit: owner.unit,
            receivedAt: tx.now)
        try CorrectionRows.insert(new, sameness: sameness, in: tx)
        return try CorrectionWriter(tx: tx, officer: nil, journal: journal, obligations: obligations, term: term)
            .begin(new)
    }

    private func addTicket(
        _ code: String, _ contact: String?, _ cipher: FieldCipher?, to correction: Correction, in tx: Transaction
    ) throws {
        let id: CorrectionTicketID = tx.newID()
        let sealed = try contact.flatMap { try cipher?.seal($0, for: CorrectionStore.place(id)) }
        try tx.execute(
            """
            INSERT INTO correction_ticket (id, correction_id, code_hash, contact, reported_at) VALUES (?, ?, ?, ?, ?)
            """, [id, correction.id, QueryCode.digest(code), sealed, tx.now])
    }

    /// How those who reported an error can be reached, sealed (PII-3).
    package static let contacts = SealedColumn("correction_ticket", "contact")
    static func place(_ id: CorrectionTicketID) -> String { contacts.place(id.text) }

    private func joining(_ correction: Correction) -> JournalEntry {
        JournalEntry(
            agency: correction.agency, actor: nil, actorName: CorrectionWriter.visitor, act: "correction.join",
            subjectKind: Correction.journalKind, subjectID: correction.id.text, rule: "SITE-4",
            note: "又有一人反映同一错误")
    }

    /// A code in its one form, as it was typed when it cannot be one.
    package static func plainCode(_ typed: String) -> String { QueryCode.read(typed) ?? typed }

    /// What the holder of a code may see; `Refusal.notFound` says nothing of whether there is such a code.
    package func tracking(_ code: String) async throws -> CorrectionTracking {
        try await store.read { snapshot in
            let found = try correction(by: code, in: snapshot)
            let reading = try reading(of: found, in: snapshot)
            let names = try people.units(of: found.agency, includingClosed: true, in: snapshot)
            return CorrectionTracking(
                correction: found, clock: reading?.sentence, due: reading?.due.deadline?.day,
                unitNames: Dictionary(names.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first }))
        }
    }

    /// The visitor asks to look again: once (SITE-4).
    package func reopen(_ code: String, words: String) async throws {
        _ = try await store.write { tx in
            let found = try correction(by: code, in: tx)
            let event = try found.reopening(words: words).get()
            return try CorrectionWriter(
                tx: tx, officer: nil, journal: journal, obligations: obligations, term: term
            ).record(event, act: "reopen", on: found)
        }
    }

    private func correction(by code: String, in snapshot: Snapshot) throws -> Correction {
        guard let code = QueryCode.read(code),
            let row = try snapshot.first(
                "SELECT correction_id FROM correction_ticket WHERE code_hash = ?", [QueryCode.digest(code)]),
            let found = try CorrectionRows.correction(try row.id(0), in: snapshot)
        else {
            throw Refusal(.notFound, "没有查到：查询码不对，或者不是网站找错的查询码。请核对回执上的12位查询码。", field: "code")
        }
        return found
    }
}
