package import Audit
package import Kernel
import SQL

/// Reading the ledger of documents.
extension DocumentStore {
    package func ledger(_ query: DocumentQuery, for officer: Officer) async throws -> DocumentPage {
        try await store.read { snapshot in
            let sql = DocumentSQL(query, for: officer)
            let total =
                try snapshot.first("SELECT count(*) FROM document d WHERE \(sql.text)", sql.values)?.integer(0) ?? 0
            let rows = try snapshot.query(
                """
                SELECT \(DocumentLineRows.columns) FROM document d WHERE \(sql.text)
                ORDER BY \(DocumentSQL.order(query)) LIMIT \(query.pageSize) OFFSET \((query.page - 1) * query.pageSize)
                """, sql.values)
            return DocumentPage(lines: try rows.map(DocumentLineRows.line), total: total, query: query)
        }
    }

    /// The documents that wait for `officer`: whatever the person may do next, the longest waiting first.
    package func waiting(for officer: Officer, limit: Int = 50) async throws -> [OfficialDocument] {
        guard !officer.isAdministrator, !officer.holds(.supervisor) else { return [] }
        let states = DocumentState.allCases.filter { $0 == .drafting || $0.isUnderReview || $0 == .signed }
        return try await store.read { snapshot in
            let ids = try snapshot.query(
                """
                SELECT id FROM document WHERE agency_id = ?
                AND (state IN (\(SQLList.marks(states.count))) OR release_attribute IS NOT NULL)
                ORDER BY state_since, id LIMIT 500
                """, [officer.agency] + states.map(\.rawValue))
            var found: [OfficialDocument] = []
            for row in ids where found.count < limit {
                let id: DocumentID = try row.id(0)
                guard let document = try DocumentRows.document(id, in: snapshot) else { continue }
                if !document.nextActs(for: officer).isEmpty { found.append(document) }
            }
            return found
        }
    }

    package func timeline(of id: DocumentID, for officer: Officer) async throws -> [RecordedEntry] {
        try await store.read { [journal] snapshot in
            _ = try DocumentStore.visible(id, to: officer, in: snapshot)
            return try journal.timeline(
                subjectKind: OfficialDocument.journalKind, subjectID: id.text, in: snapshot
            )
        }
    }

    /// A file of the document, if `officer` may know of it.
    package func file(
        _ position: Int, of id: DocumentID, for officer: Officer
    ) async throws -> DocumentFile {
        let document = try await document(id, for: officer)
        guard document.contents.files.indices.contains(position) else { throw Refusal.notFound }
        return document.contents.files[position]
    }
}

enum DocumentLineRows {
    static let columns = """
        d.id, d.unit_id, d.drafter_name, d.title, d.kind, d.state, d.state_since, d.number_organ, d.number_year, \
        d.number_serial, d.final_attribute, d.passed_attribute, d.proposed_attribute, d.final_reason, \
        d.proposed_reason, d.signed_on, d.signer_name, d.issued_on, d.review_on, d.is_normative, \
        (SELECT min(p.address) FROM document_publication p WHERE p.document_id = d.id AND p.withdrawn_at IS NULL)
        """

    static func line(_ row: SQLRow) throws -> DocumentLine {
        var cursor = RowCursor(row)
        let id: DocumentID = try cursor.id(), unit: UnitID = try cursor.id()
        let drafter = try cursor.text(), title = try cursor.text()
        let kind = try cursor.value(DocumentKind.self), state = try cursor.value(DocumentState.self)
        let since = try cursor.moment(), number = try DocumentRows.number(&cursor)
        let final = try cursor.optionalValue(DisclosureAttribute.self)
        let passed = try cursor.optionalValue(DisclosureAttribute.self)
        let proposed = try cursor.optionalValue(DisclosureAttribute.self)
        let decidedReason = try cursor.optionalText(), proposedReason = try cursor.optionalText()
        let signedOn = try cursor.optionalDay(), signer = try cursor.optionalText()
        let issuedOn = try cursor.optionalDay(), reviewOn = try cursor.optionalDay()
        let isNormative = try cursor.bool()
        return DocumentLine(
            id: id, unit: unit, drafterName: drafter, title: title, kind: kind, state: state, stateSince: since,
            number: number, attribute: final ?? passed ?? proposed, isDecided: final != nil,
            reason: decidedReason ?? proposedReason ?? "", signedOn: signedOn, signerName: signer,
            issuedOn: issuedOn, reviewOn: reviewOn, address: try cursor.optionalText(), isNormative: isNormative)
    }
}
