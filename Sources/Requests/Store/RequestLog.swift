import Ciphers
package import Kernel
import SQL

/// The public log of suitable replies (FOI-44).
extension RequestStore {
    private static let pageSize = 20

    /// What was asked and how it was answered, in words without any word of who asked; a text in which personal data is
    /// found stays out (PII-1).
    func release(
        _ request: DisclosureRequest, _ words: LogWording, _ cipher: FieldCipher, in tx: Transaction
    ) throws {
        guard let code = request.closing?.code ?? request.draft?.code else { throw Refusal.notFound }
        for (field, text) in words.fields {
            guard let found = privacy(text, tx.today) else { continue }
            throw LogWording.refusal(field, found)
        }
        let applicant = try ApplicantRows.applicant(
            of: request.id, kind: request.applicantKind, opening: cipher, in: tx)
        if let refusal = words.refusal(naming: applicant, request.consultations) { throw refusal }
        try tx.execute(
            """
            INSERT INTO request_release (request_id, agency_id, title, summary, code, replied_on, released_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            [
                request.id, request.agency, words.title, words.summary, code.rawValue,
                request.delivery?.on ?? tx.today, tx.now,
            ])
    }

    static func takeBack(_ request: DisclosureRequest, in tx: Transaction) throws {
        try tx.execute("DELETE FROM request_release WHERE request_id = ?", [request.id])
    }

    /// Replies released to the public log, the newest first, twenty a page.
    package func publicLog(of agency: AgencyID, page: Int) async throws -> (replies: [PublicReply], total: Int) {
        let skipped = min(max(page, 1) - 1, 10_000) * RequestStore.pageSize
        return try await store.read { snapshot in
            let total =
                try snapshot.first("SELECT count(*) FROM request_release WHERE agency_id = ?", [agency])?.integer(0)
                ?? 0
            let rows = try snapshot.query(
                """
                SELECT \(RequestStore.logColumns) FROM request_release WHERE agency_id = ?
                ORDER BY replied_on DESC, request_id DESC LIMIT \(RequestStore.pageSize) OFFSET \(skipped)
                """, [agency])
            return (try rows.map(RequestStore.reply), total)
        }
    }

    /// All of them, for the search before the form.
    package func publicReplies(of agency: AgencyID) async throws -> [PublicReply] {
        try await store.read { snapshot in
            try snapshot.query(
                """
                SELECT \(RequestStore.logColumns) FROM request_release WHERE agency_id = ?
                ORDER BY replied_on DESC, request_id DESC LIMIT 2000
                """, [agency]
            ).map(RequestStore.reply)
        }
    }

    private static let logColumns = "request_id, title, summary, code, replied_on"

    private static func reply(_ row: SQLRow) throws -> PublicReply {
        PublicReply(
            id: try row.id(0), title: try row.text(1), summary: try row.text(2),
            code: try Stored.value(DecisionCode.self, try row.text(3)), repliedOn: try row.day(4))
    }
}
