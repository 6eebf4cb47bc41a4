package import Audit
package import Ciphers
package import Kernel
package import Publishing
package import SQL

/// Who wants to hear of what, and up to when they were told. Every method is one transaction.
package struct SubscriptionStore: Sendable {
    let store: Store
    let journal: Journal
    let cipher: FieldCiphering

    package init(store: Store, journal: Journal, cipher: @escaping FieldCiphering) {
        self.store = store
        self.journal = journal
        self.cipher = cipher
    }

    package var now: Moment { store.timekeeper.now() }

    /// Asks for a subscription. What is said to the person is the same whatever was known of the address; a letter goes out at
    /// most once an hour.
    package func ask(
        for address: String, _ scope: SubscriptionScope, _ frequency: DigestFrequency, on portal: Portal
    ) async throws {
        let cipher = try cipher(), name = cipher.name(address.lowercased(), for: "subscription.address")
        _ = try await store.write { tx in
            let row = try tx.first(
                """
                SELECT id, state, letter_sent_at, letter_due_at FROM subscription
                WHERE portal_id = ? AND scope = ? AND address_name = ?
                """, [portal.id, scope.text, name])
            let asked = try tx.first(
                "SELECT count(*) FROM subscription WHERE address_name = ? AND requested_at > ?",
                [name, tx.now.adding(seconds: -SubscriptionTerms.pause)])
            // Nobody's mailbox is filled by somebody else's askings.
            guard try asked?.integer(0) ?? 0 < SubscriptionTerms.letters else { return }
            guard let row else {
                let id: SubscriptionID = tx.newID()
                let sealed = try cipher.seal(address, for: SubscriptionStore.place(id))
                try insert(id, sealed, name, scope, frequency, portal, in: tx)
                return
            }
            // Known and confirmed: nothing changes, and nobody learns of it.
            guard try row.text(1) == SubscriptionState.pending.rawValue, try row.optionalMoment(3) == nil else {
                return
            }
            if let sent = try row.optionalMoment(2), tx.now < sent.adding(seconds: SubscriptionTerms.pause) { return }
            let id: SubscriptionID = try row.id(0)
            try tx.execute(
                "UPDATE subscription SET frequency = ?, requested_at = ?, letter_due_at = ? WHERE id = ?",
                [frequency.rawValue, tx.now, tx.now, id])
            try note("ask", id, portal.agency, "再次申请订阅", in: tx)
        }
    }

    private func insert(
        _ id: SubscriptionID, _ sealed: [UInt8], _ name: String, _ scope: SubscriptionScope,
        _ frequency: DigestFrequency, _ portal: Portal, in tx: Transaction
    ) throws {
        try tx.execute(
            """
            INSERT INTO subscription (id, agency_id, portal_id, scope, frequency, state, address, address_name,
                requested_at, letter_due_at, told_until, refusals)
            VALUES (?, ?, ?, ?, ?, 'pending', ?, ?, ?, ?, ?, 0)
            """,
            [
                id, portal.agency, portal.id, scope.text, frequency.rawValue, sealed, name, tx.now, tx.now, tx.now,
            ])
        try note("ask", id, portal.agency, "申请订阅（\(frequency.chinese)）", in: tx)
    }

    /// The person has the letter: from now on digests come.
    package func confirm(_ id: SubscriptionID, key: String) async throws {
        let expected = try self.key(of: id, for: .confirm)
        _ = try await store.write { tx in
            guard key == expected, let found = try SubscriptionRows.subscription(id, in: tx),
                found.state != .ended, let agency = try agency(of: id, in: tx)
            else { throw SubscriptionStore.deadLink }
            guard found.state == .pending else { return }
            guard tx.now < found.requestedAt.adding(hours: SubscriptionTerms.confirmation) else {
                throw SubscriptionStore.deadLink
            }
            try tx.execute(
                """
                UPDATE subscription SET state = 'active', letter_due_at = NULL, told_until = ?, next_at = ? WHERE id = ?
                """, [tx.now, found.frequency.due(after: tx.now), id])
            try note("confirm", id, agency, "确认订阅", in: tx)
        }
    }

    /// Ends it and forgets the address.
    package func end(_ id: SubscriptionID, key: String) async throws {
        let expected = try self.key(of: id, for: .end)
        _ = try await store.write { tx in
            guard key == expected, let found = try SubscriptionRows.subscription(id, in: tx) else {
                throw SubscriptionStore.deadLink
            }
            guard found.state != .ended else { return }
            try forget(id, "退订", in: tx)
        }
    }

    /// The row stays as a number; whose it was is gone.
    func forget(_ id: SubscriptionID, _ why: String, in tx: Transaction) throws {
        guard let agency = try agency(of: id, in: tx) else { return }
        try tx.execute(
            """
            UPDATE subscription SET state = 'ended', address = NULL, address_name = NULL, letter_due_at = NULL,
                next_at = NULL, claimed_at = NULL WHERE id = ?
            """, [id])
        try note("end", id, agency, why, in: tx)
    }

    enum LinkUse: String {
        case confirm, end
    }

    /// What a link carries beside the id: only who holds the key folder can make it.
    func key(of id: SubscriptionID, for use: LinkUse) throws -> String {
        String(try cipher().name(id.text, for: "subscription.\(use.rawValue)").prefix(32))
    }

    /// Addresses of subscribers, sealed (PII-3).
    package static let addresses = SealedColumn("subscription", "address")
    static func place(_ id: SubscriptionID) -> String { addresses.place(id.text) }

    static let deadLink = Refusal(
        .notFound, "没有办理：链接无效，或者已经过期。请重新订阅，或者使用最近一封邮件里的链接。")

    func agency(of id: SubscriptionID, in snapshot: Snapshot) throws -> AgencyID? {
        try snapshot.first("SELECT agency_id FROM subscription WHERE id = ?", [id]).map { try $0.id(0) }
    }

    func note(_ act: String, _ id: SubscriptionID, _ agency: AgencyID, _ words: String, in tx: Transaction) throws {
        try journal.append(
            JournalEntry(
                agency: agency, actor: nil, actorName: "公众（邮件订阅）", act: "subscription.\(act)",
                subjectKind: "subscription", subjectID: id.text, note: words), in: tx)
    }
}

/// Subscriptions as rows.
enum SubscriptionRows {
    static let columns = "id, portal_id, scope, frequency, state, requested_at, told_until, refusals"

    static func subscription(_ id: SubscriptionID, in snapshot: Snapshot) throws -> Subscription? {
        try snapshot.first("SELECT \(columns) FROM subscription WHERE id = ?", [id]).map(subscription)
    }

    static func subscription(from row: SQLRow) throws -> Subscription {
        guard let scope = SubscriptionScope(try row.text(2)) else {
            throw SQLError.failed(code: "stored", message: "not a scope")
        }
        return Subscription(
            id: try row.id(0), portal: try row.id(1), scope: scope,
            frequency: try Stored.value(DigestFrequency.self, try row.text(3)),
            state: try Stored.value(SubscriptionState.self, try row.text(4)), requestedAt: try row.moment(5),
            toldUntil: try row.moment(6), refusals: try row.integer(7))
    }
}
