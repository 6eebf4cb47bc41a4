import Audit
package import Kernel
import Obligations
import People
package import SQL

/// What Publishing calls inside its own transactions.
extension DocumentStore {
    /// Why the document cannot go public now; nil when it can (OPN-1, OPN-7, SEC-1).
    package func publicationRefusal(of id: DocumentID, in snapshot: Snapshot) throws -> Refusal? {
        guard let document = try DocumentRows.document(id, in: snapshot) else { return .notFound }
        return document.publicationRefusal
    }

    /// The document went public: meets FOI-26, links the article, journals.
    package func recordPublication(
        of id: DocumentID, article: String, address: String, by actor: MemberID?, name: String, in tx: Transaction
    ) throws {
        guard let document = try DocumentRows.document(id, in: tx) else { throw Refusal.notFound }
        if let refusal = document.publicationRefusal { throw refusal }
        try tx.execute(
            """
            INSERT INTO document_publication (document_id, article_id, agency_id, address, published_at)
            VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (document_id, article_id) DO UPDATE SET address = ?, withdrawn_at = NULL
            """, [id, article, document.agency, address, tx.now, address])
        let duty = try obligations.obligation(
            DocumentWriter.publicationRule, on: document.subject, of: document.agency, in: tx)
        if duty?.state == .open {
            try obligations.append(
                .met, to: DocumentWriter.publicationRule, on: document.subject, of: document.agency, at: tx.now,
                note: address, in: tx)
        }
        try NormativeLink(journal: journal, obligations: obligations)
            .published(id, article: article, address: address, by: actor, name: name, in: tx)
        try journal.append(told("publish", document, actor, name, note: "已公开：\(address)", rule: "FOI-26"), in: tx)
    }

    /// The article was taken down; that it was public stays on record.
    package func recordWithdrawal(
        of id: DocumentID, article: String, by actor: MemberID?, name: String, in tx: Transaction
    ) throws {
        guard let document = try DocumentRows.document(id, in: tx) else { throw Refusal.notFound }
        let changed = try tx.execute(
            """
            UPDATE document_publication SET withdrawn_at = ?
            WHERE document_id = ? AND article_id = ? AND withdrawn_at IS NULL
            """, [tx.now, id, article])
        guard changed > 0 else { return }
        try NormativeLink(journal: journal, obligations: obligations)
            .withdrawn(id, article: article, by: actor, name: name, in: tx)
        try journal.append(told("withdraw", document, actor, name, note: "已撤下", rule: "PUB-1"), in: tx)
    }

    /// What pages show of documents, on `day`. Documents that are not public are left out.
    package func publicFacts(
        of ids: [DocumentID], on day: Day, in snapshot: Snapshot
    ) throws -> [DocumentID: PublicDocumentFacts] {
        let people = PeopleStore(store: store, journal: journal)
        var facts: [DocumentID: PublicDocumentFacts] = [:]
        for id in ids {
            guard let document = try DocumentRows.document(id, in: snapshot), document.publicationRefusal == nil
            else { continue }
            let lead = try people.agency(document.agency, in: snapshot)?.name
            facts[id] = PublicDocumentFacts(
                title: document.contents.title, number: document.number?.text,
                issuers: (lead.map { [$0] } ?? []) + document.contents.jointOrgans, writtenOn: document.signedOn,
                annotation: document.annotation)
        }
        try NormativeLink.complete(&facts, on: day, in: snapshot)
        return facts
    }

    /// Where the document was published, the latest first.
    package func publications(of id: DocumentID, in snapshot: Snapshot) throws -> [DocumentPublication] {
        try snapshot.query(
            """
            SELECT article_id, address, published_at, withdrawn_at FROM document_publication
            WHERE document_id = ? ORDER BY published_at DESC, article_id
            """, [id]
        ).map {
            DocumentPublication(
                article: try $0.text(0), address: try $0.text(1), publishedAt: try $0.moment(2),
                withdrawnAt: try $0.optionalMoment(3))
        }
    }

    /// The record of the procedure for normative documents that the document has, if any (NORM-2).
    package func normativeRecord(of id: DocumentID, for officer: Officer) async throws -> NormativeID? {
        try await store.read { snapshot in
            _ = try DocumentStore.visible(id, to: officer, in: snapshot)
            return try NormativeRows.text(of: id, in: snapshot)?.id
        }
    }

    /// An act on the document that changes none of its own fields.
    private func told(
        _ act: String, _ document: OfficialDocument, _ actor: MemberID?, _ name: String, note: String, rule: String
    ) -> JournalEntry {
        JournalEntry(
            agency: document.agency, actor: actor, actorName: name, act: "document.\(act)",
            subjectKind: OfficialDocument.journalKind, subjectID: document.id.text, before: document.canonicalText,
            after: document.canonicalText, rule: rule, note: note)
    }
}
