import Ciphers
package import Kernel
import SQL

/// A letter that has to go out: to whom, with which links.
package struct LetterToSend: Sendable {
    package let subscription: Subscription
    package let address: String
    /// Carried by the link that confirms, or by the one that ends.
    package let key: String
    /// For digests: up to when it tells.
    package let until: Moment
}

/// What came of sending it.
package enum LetterFate: Hashable, Sendable {
    /// The server has it; how many articles it told of (0: there was nothing to tell, and nothing was sent).
    case sent(Int)
    /// Not now; again in an hour.
    case deferred
    /// Not to this address.
    case refused
}

/// What time makes due. A letter is claimed before it is sent and closed after it, each in a transaction of its own.
extension SubscriptionStore {
    /// Claims one confirmation letter; nil when none is due.
    package func claimConfirmation() async throws -> LetterToSend? {
        let cipher = try cipher()
        let claimed: (Subscription, [UInt8])? = try await store.write { tx in
            let row = try tx.first(
                """
                SELECT \(SubscriptionRows.columns), address FROM subscription
                WHERE state = 'pending' AND letter_due_at <= ? ORDER BY letter_due_at, id LIMIT 1\(tx.dialect.claimLock)
                """, [tx.now])
            guard let row else { return nil }
            let found = try SubscriptionRows.subscription(from: row)
            // Sent once for an asking, whatever happens now: the reader can ask again.
            try tx.execute(
                "UPDATE subscription SET letter_due_at = NULL, letter_sent_at = ? WHERE id = ?", [tx.now, found.id])
            if let agency = try agency(of: found.id, in: tx) { try note("letter", found.id, agency, "发出确认邮件", in: tx) }
            return (found, try row.bytes(8))
        }
        guard let (found, sealed) = claimed else { return nil }
        return LetterToSend(
            subscription: found, address: try cipher.open(sealed, for: SubscriptionStore.place(found.id)),
            key: try key(of: found.id, for: .confirm), until: found.requestedAt)
    }

    /// Claims one digest; nil when none is due. A claim that was not closed for a quarter of an hour is taken over with the
    /// same end, so that the second letter is the same as the first.
    package func claimDigest() async throws -> LetterToSend? {
        let cipher = try cipher()
        let claimed: (Subscription, [UInt8], Moment)? = try await store.write { tx in
            let aged = tx.now.adding(seconds: -SubscriptionTerms.claim)
            let row = try tx.first(
                """
                SELECT \(SubscriptionRows.columns), address, claimed_at, claimed_until FROM subscription
                WHERE state = 'active' AND next_at <= ? AND (claimed_at IS NULL OR claimed_at <= ?)
                ORDER BY next_at, id LIMIT 1\(tx.dialect.claimLock)
                """, [tx.now, aged])
            guard let row else { return nil }
            let found = try SubscriptionRows.subscription(from: row)
            let claimedBefore = try row.optionalMoment(9) != nil, lastEnd = try row.optionalMoment(10)
            // What a slower transaction is publishing at this moment belongs into the next letter.
            let end = tx.now.adding(seconds: -SubscriptionTerms.settling)
            let until = claimedBefore ? lastEnd ?? end : end
            try tx.execute(
                "UPDATE subscription SET claimed_at = ?, claimed_until = ? WHERE id = ?", [tx.now, until, found.id])
            return (found, try row.bytes(8), until)
        }
        guard let (found, sealed, until) = claimed else { return nil }
        return LetterToSend(
            subscription: found, address: try cipher.open(sealed, for: SubscriptionStore.place(found.id)),
            key: try key(of: found.id, for: .end), until: until)
    }

    /// Writes down what came of a claimed digest.
    package func close(_ letter: LetterToSend, _ fate: LetterFate) async throws {
        let found = letter.subscription
        _ = try await store.write { tx in
            guard let now = try SubscriptionRows.subscription(found.id, in: tx), now.state == .active,
                let agency = try agency(of: found.id, in: tx)
            else { return }
            switch fate {
            case .sent(let count):
                let claimed = letter.until.adding(seconds: SubscriptionTerms.settling)
                try settle(
                    found.id, told: letter.until, next: found.frequency.due(after: claimed), refusals: 0, in: tx)
                if count > 0 { try note("digest", found.id, agency, "发出摘要，\(count)条", in: tx) }
            case .deferred:
                try settle(
                    found.id, told: now.toldUntil, next: tx.now.adding(seconds: SubscriptionTerms.pause),
                    refusals: now.refusals, in: tx)
            case .refused:
                guard now.refusals + 1 < SubscriptionTerms.refusals else {
                    try forget(found.id, "邮件连续被拒收，停止订阅", in: tx)
                    return
                }
                try settle(
                    found.id, told: now.toldUntil, next: found.frequency.due(after: tx.now),
                    refusals: now.refusals + 1, in: tx)
            }
        }
    }

    private func settle(
        _ id: SubscriptionID, told: Moment, next: Moment, refusals: Int, in tx: Transaction
    ) throws {
        try tx.execute(
            """
            UPDATE subscription SET told_until = ?, next_at = ?, claimed_at = NULL, claimed_until = NULL, refusals = ?
            WHERE id = ?
            """, [told, next, refusals, id])
    }

    /// Forgets addresses that nobody confirmed in time; returns how many.
    package func forgetUnconfirmed() async throws -> Int {
        try await store.write { tx in
            let limit = tx.now.adding(hours: -SubscriptionTerms.confirmation)
            let stale: [SubscriptionID] = try tx.query(
                "SELECT id FROM subscription WHERE state = 'pending' AND requested_at <= ? LIMIT 200", [limit]
            ).map { try $0.id(0) }
            for id in stale { try forget(id, "48小时内没有确认", in: tx) }
            return stale.count
        }
    }
}
