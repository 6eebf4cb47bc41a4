import Audit
import Ciphers
package import Kernel
import SQL

/// How documents come in: drafted here, or handed over by the agency's document system.
extension DocumentStore {
    package func draft(
        _ contents: DocumentContents, unit: UnitID, by officer: Officer
    ) async throws -> OfficialDocument {
        try await store.write { tx in
            let document = try OfficialDocument.drafting(
                tx.newID(), contents, unit: unit, at: tx.now, by: officer
            ).get()
            try writer(tx, officer).insert(document, act: "draft", note: "")
            return document
        }
    }

    /// 涉密，线下处理: a stub without title, text or files (SEC-4).
    package func registerOffline(
        kind: DocumentKind, unit: UnitID, by officer: Officer
    ) async throws -> OfficialDocument {
        try await store.write { tx in
            let document = try OfficialDocument.offlineStub(
                tx.newID(), kind: kind, unit: unit, at: tx.now, by: officer
            ).get()
            try writer(tx, officer).insert(document, act: "register_offline", note: "")
            return document
        }
    }

    /// Takes a document from another system. The same again changes nothing and answers with the same record; a draft
    /// is replaced by what comes later; what is under review or signed is refused.
    package func importDocument(
        _ imported: ImportedDocument, by officer: Officer
    ) async throws -> OfficialDocument {
        let fingerprint = Digest(sha256: Array(imported.canonicalText.utf8)).hex
        do {
            return try await store.write { try importing(imported, fingerprint, by: officer, in: $0) }
        } catch SQLError.uniqueViolation {
            // Two deliveries of the same at once: the one that came first made the record, which is found now. What
            // fails again bears a number that another document has.
            do {
                return try await store.write { try importing(imported, fingerprint, by: officer, in: $0) }
            } catch SQLError.uniqueViolation {
                throw DocumentStore.numberTaken(imported)
            }
        }
    }

    private func importing(
        _ imported: ImportedDocument, _ fingerprint: String, by officer: Officer, in tx: Transaction
    ) throws -> OfficialDocument {
        let known = try DocumentRows.document(
            of: officer.agency, system: imported.system, externalID: imported.externalID, in: tx)
        if let known, known.external?.fingerprint == fingerprint {
            guard known.reach(of: officer).canRead else { throw Refusal.notFound }
            return known
        }
        let made = try imported.document(
            known?.id ?? tx.newID(), fingerprint: fingerprint, at: tx.now, under: policy, by: officer
        ).get()
        let writer = writer(tx, officer)
        let words = "来自\(imported.system)（\(imported.externalID)）"
        let next: OfficialDocument
        if let known {
            next = try known.replacing(with: imported, made: made).get()
            try writer.update(next, from: known)
            try journal.append(
                writer.entry("import", note: words, rule: "OPN-12", before: known, after: next), in: tx)
            try writer.tell(next)
        } else {
            next = made
            try writer.insert(next, act: "import", note: words)
        }
        if let number = next.number, let signedOn = next.signedOn {
            try DocumentSerials.pass(number, agency: next.agency, in: tx)
            try writer.openDuties(of: next, from: Moment(day: signedOn), cause: "定期复查")
        }
        return next
    }

    private static func numberTaken(_ imported: ImportedDocument) -> Refusal {
        Refusal(
            .stateRefused, "未能导入：文号“\(imported.approval?.number ?? "")”已用于另一份公文。请核对文号。", rule: "NORM-3",
            field: "number")
    }
}
