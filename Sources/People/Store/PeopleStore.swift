package import Audit
package import Ciphers
import Kernel
package import SQL

/// The organisation, its people and their sign-ins. Every act decides, writes and journals in one transaction; an act
/// that is not done throws the `Refusal` that says why.
///
/// Members that take `in snapshot` or `in tx` run inside the caller's transaction; the `async` ones open their own.
package struct PeopleStore: Sendable {
    package let store: Store
    let journal: Journal
    let hashing: HashingQueue
    let cost: PasswordHash.Cost
    /// Compared with when there is no such account, so that the answer takes as long (T15).
    let nobody: PasswordHash
    let names = KnownRows<NamesKey, AgencyNames>(most: 300)

    package init(
        store: Store, journal: Journal, hashing: HashingQueue = HashingQueue(), cost: PasswordHash.Cost = .standard
    ) {
        self.store = store
        self.journal = journal
        self.hashing = hashing
        self.cost = cost
        nobody = .ofNobody(cost: cost)
    }

    /// A hash of `password` from the queue. Throws `LoginGuard.busy` when the queue is full.
    func hash(_ password: String) async throws -> PasswordHash {
        let cost = cost
        return try await queued { try PasswordHash(hashing: password, cost: cost) }
    }

    func matches(_ password: String, _ hash: PasswordHash) async throws -> Bool {
        try await queued { hash.matches(password) }
    }

    private func queued<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        do {
            return try await hashing.run(work)
        } catch is HashingQueue.Full {
            throw LoginGuard.busy
        }
    }

    /// A write in which a name that somebody else took in the same instant is refused like one that was taken before.
    func write<Value: Sendable>(
        taken: Refusal, _ body: @escaping @Sendable (Transaction) throws -> Value
    ) async throws -> Value {
        do {
            return try await store.write(body)
        } catch SQLError.uniqueViolation {
            throw taken
        }
    }
}
