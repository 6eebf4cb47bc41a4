package import Kernel
import ObjectStorage
import SQL

/// The public log of suitable replies (FOI-44).
extension RequestStore {
    private static let pageSize = 20

    /// What was asked and how it was answered, without any word of who asked; a text in which personal data is found stays out.
    func release(_ request: DisclosureRequest, in tx: Transaction) throws {
        guard let code = request.closing?.code ?? request.draft?.code else { throw Refusal.notFound }
        let title = String(request.wanted.description.prefix(200))
        let summary = String((request.draft?.body ?? "").prefix(1_000))
        for text in [title, summary] {
            guard let found = privacy(text, tx.today) else { continue }
            throw Refusal(
                .invalid, "没有列入答复公开目录：申请内容或者答复正文中有\(found)。含有个人信息的答复不列入目录；确需公开的，请在信息发布中另行起草。",
                rule: "PII-1")
        }
        try tx.execute(
            """
            INSERT INTO request_release (request_id, agency_id, title, summary, code, replied_on, released_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            [request.id, request.agency, title, summary, code.rawValue, request.delivery?.on ?? tx.today, tx.now])
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

    /// A file of a reply in the public log.
    package func publicFile(_ file: CaseFileID) async throws -> (file: CaseFile, bytes: [UInt8]) {
        let found = try await store.read { snapshot in
            let row = try snapshot.first(
                """
                SELECT f.request_id FROM request_file f JOIN request_release l ON l.request_id = f.request_id
                WHERE f.id = ?
                """, [file])
            guard let row, let request = try RequestRows.request(try row.id(0), opening: nil, in: snapshot) else {
                throw Refusal.notFound
            }
            return try FileRows.all(of: request.id, in: snapshot).first {
                $0.id == file && $0.role == .enclosure && request.shows($0)
            }
        }
        guard let found else { throw Refusal.notFound }
        return (found, try await shelf.bytes(found.file.hash))
    }

    private static let logColumns = "request_id, title, summary, code, replied_on"

    private static func reply(_ row: SQLRow) throws -> PublicReply {
        PublicReply(
            id: try row.id(0), title: try row.text(1), summary: try row.text(2),
            code: try Stored.value(DecisionCode.self, try row.text(3)), repliedOn: try row.day(4))
    }
}
