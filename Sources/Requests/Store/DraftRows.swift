import Kernel
import SQL

/// What was drafted: every version stays.
enum DraftRows {
    static func draft(_ version: Int, of id: RequestID, in snapshot: Snapshot) throws -> ReplyDraft? {
        try snapshot.first(
            """
            SELECT outcome, body, facts, withheld, enclosures, drafter_id FROM request_draft
            WHERE request_id = ? AND version = ?
            """, [id, version]
        ).map(draft)
    }

    private static func draft(_ row: SQLRow) throws -> ReplyDraft {
        guard let outcome = ReplyOutcome(key: try row.text(0)) else {
            throw SQLError.failed(code: "stored", message: "not an outcome: \(try row.text(0))")
        }
        let withheld = try RequestColumns.texts(try row.text(3)).map { try Stored.value(DecisionCode.self, $0) }
        return ReplyDraft(
            outcome, body: try row.text(1), facts: facts(try row.text(2)), withheld: withheld,
            enclosures: RequestColumns.texts(try row.text(4)).compactMap { CaseFileID($0) }, drafter: try row.id(5))
    }

    /// The number of the draft that counts now; nil without one.
    static func save(_ next: DisclosureRequest, from before: DisclosureRequest, in tx: Transaction) throws -> Int? {
        guard let draft = next.draft else { return nil }
        let last =
            try tx.first("SELECT max(version) FROM request_draft WHERE request_id = ?", [next.id])?.optionalInteger(0)
            ?? 0
        if draft == before.draft, last > 0 { return last }
        try tx.execute(
            """
            INSERT INTO request_draft (request_id, version, outcome, body, facts, withheld, enclosures, drafter_id,
                written_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                next.id, last + 1, draft.outcome.key, draft.body, text(draft.facts),
                RequestColumns.lines(draft.withheld.map(\.rawValue)),
                RequestColumns.lines(draft.enclosures.map(\.text)), draft.drafter, tx.now,
            ])
        return last + 1
    }

    private static func text(_ facts: [String: String]) -> String {
        RequestColumns.lines(facts.keys.sorted().flatMap { [$0, facts[$0] ?? ""] })
    }

    private static func facts(_ text: String) -> [String: String] {
        let parts = RequestColumns.texts(text)
        var facts: [String: String] = [:]
        for index in stride(from: 0, to: parts.count - 1, by: 2) { facts[parts[index]] = parts[index + 1] }
        return facts
    }
}
