package import Kernel
import SQL

/// What was answered to a call of the API that carried a key.
package struct KeptAnswer: Hashable, Sendable {
    /// For so long the same call gets the same answer.
    package static let hours = 24

    package let fingerprint: String
    package let status: Int
    package let body: String
    package let version: Int?
    package let location: String?

    package init(fingerprint: String, status: Int, body: String, version: Int?, location: String?) {
        self.fingerprint = fingerprint
        self.status = status
        self.body = body
        self.version = version
        self.location = location
    }
}

/// Another call has used the key in the same instant; nothing was done.
package struct ApiKeyTaken: Error {}

extension PeopleStore {
    /// The receipt that still holds for a member's key.
    package func receipt(of member: MemberID, key: String) async throws -> KeptAnswer? {
        let since = store.timekeeper.now().adding(hours: -KeptAnswer.hours)
        return try await store.read { snapshot in
            try snapshot.first(
                """
                SELECT fingerprint, status, body, etag, location FROM api_receipt
                WHERE member_id = ? AND call_key = ? AND made_at > ?
                """, [member, key, since]
            ).map { row in
                KeptAnswer(
                    fingerprint: try row.text(0), status: try row.integer(1), body: try row.text(2),
                    version: try row.optionalInteger(3), location: try row.optionalText(4))
            }
        }
    }

    /// Runs `act`, whose store writes in a transaction of its own; the receipt that `making` makes of what that returned
    /// commits with it. False when `act` wrote nothing a receipt could be made of. Throws `ApiKeyTaken` instead of
    /// acting when the key is known.
    package func carryingReceipt(
        of member: MemberID, key: String, making: @escaping @Sendable (any Sendable) throws -> KeptAnswer?,
        _ act: () async throws -> Void
    ) async throws -> Bool {
        let companion = WriteCompanion(
            before: { tx in
                // The key is claimed ahead of the act: a second call waits here for the first and then finds it taken.
                try tx.execute("DELETE FROM api_receipt WHERE made_at <= ?", [tx.now.adding(hours: -KeptAnswer.hours)])
                let claimed = try tx.execute(
                    """
                    INSERT INTO api_receipt (member_id, call_key, fingerprint, status, body, made_at)
                    VALUES (?, ?, '', 0, '', ?) ON CONFLICT (member_id, call_key) DO NOTHING
                    """, [member, key, tx.now])
                guard claimed == 1 else { throw ApiKeyTaken() }
            },
            after: { tx, value in
                guard let receipt = try making(value) else {
                    try tx.execute("DELETE FROM api_receipt WHERE member_id = ? AND call_key = ?", [member, key])
                    return false
                }
                try tx.execute(
                    """
                    UPDATE api_receipt SET fingerprint = ?, status = ?, body = ?, etag = ?, location = ?
                    WHERE member_id = ? AND call_key = ?
                    """,
                    [
                        receipt.fingerprint, receipt.status, receipt.body, receipt.version, receipt.location, member,
                        key,
                    ])
                return true
            })
        try await companion.accompanying(act)
        return companion.isCommitted
    }
}
