import Audit
import Kernel
import Obligations
import SQL

/// Writes one event of a document: its rows, its journal entry, its obligations, inside the caller's transaction.
struct DocumentWriter {
    let tx: Transaction
    let officer: Officer
    let journal: Journal
    let obligations: ObligationStore
    var followers: [DocumentFollower] = []

    func record(
        _ event: DocumentEvent, act: DocumentAct, on document: OfficialDocument
    ) throws -> OfficialDocument {
        let chain = NormativeLink(journal: journal, obligations: obligations)
        try chain.check(act, on: document, in: tx)
        var number: DocumentNumber?
        if case .signed = event {
            number = try DocumentSerials.next(
                of: document.contents.organCode, year: tx.today.year, agency: document.agency, in: tx)
        }
        let next = document.after(event, by: officer, at: tx.now, number: number)
        try update(next, from: document)
        try settle(event, from: document, to: next)
        let note = [event.words, number?.text ?? ""].filter { !$0.isEmpty }.joined(separator: "；")
        try journal.append(entry(act.rawValue, note: note, rule: act.rule, before: document, after: next), in: tx)
        try chain.follow(act, on: next, by: officer, in: tx)
        try tell(next)
        return next
    }

    /// A new record, by its drafter or from another system.
    func insert(_ document: OfficialDocument, act: String, note: String) throws {
        try tx.execute(
            """
            INSERT INTO document (\(DocumentRows.list)) VALUES (\(SQLList.marks(DocumentRows.columns.count)))
            """, DocumentColumns.values(document))
        try tx.execute(
            "INSERT INTO document_body (document_id, agency_id, html) VALUES (?, ?, ?)",
            [document.id, document.agency, document.contents.body])
        try insertFiles(of: document)
        try insertAgreements(of: document)
        try journal.append(entry(act, note: note, rule: "OPN-2", before: nil, after: document), in: tx)
        try tell(document)
    }

    func tell(_ document: OfficialDocument) throws {
        for follow in followers { try follow(document, officer, tx) }
    }

    func update(_ next: OfficialDocument, from document: OfficialDocument) throws {
        let assignments = DocumentRows.columns.map { "\($0) = ?" }.joined(separator: ", ")
        let changed = try tx.execute(
            "UPDATE document SET \(assignments) WHERE id = ? AND agency_id = ? AND version = ?",
            DocumentColumns.values(next) + [document.id, document.agency, document.version])
        guard changed == 1 else { throw DocumentStore.changedMeanwhile }
        if next.contents.body != document.contents.body {
            try tx.execute(
                "UPDATE document_body SET html = ? WHERE document_id = ?", [next.contents.body, next.id])
        }
        if next.contents.files != document.contents.files {
            try tx.execute("DELETE FROM document_file WHERE document_id = ?", [next.id])
            try insertFiles(of: next)
        }
        if next.agreements != document.agreements {
            try tx.execute("DELETE FROM document_joint WHERE document_id = ?", [next.id])
            try insertAgreements(of: next)
        }
    }

    private func insertFiles(of document: OfficialDocument) throws {
        for (position, file) in document.contents.files.enumerated() {
            let id: DocumentFileID = tx.newID()
            try tx.execute(
                """
                INSERT INTO document_file
                (id, document_id, agency_id, position, role, file_name, file_hash, size, kind)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    id, document.id, document.agency, position, file.role.rawValue, file.name, file.hash, file.size,
                    file.kind,
                ])
        }
    }

    private func insertAgreements(of document: OfficialDocument) throws {
        for (position, agreement) in document.agreements.enumerated() {
            try tx.execute(
                """
                INSERT INTO document_joint (document_id, position, agency_id, organ, answer, opinion, told_on)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    document.id, position, document.agency, agreement.organ, agreement.answer.rawValue,
                    agreement.opinion, agreement.toldOn,
                ])
        }
    }

    func entry(
        _ act: String, note: String, rule: String?, before: OfficialDocument?, after: OfficialDocument
    ) -> JournalEntry {
        JournalEntry(
            agency: after.agency, actor: officer.id, actorName: officer.name, act: "document.\(act)",
            subjectKind: OfficialDocument.journalKind, subjectID: after.id.text, before: before?.canonicalText,
            after: after.canonicalText, rule: rule, note: note)
    }
}
