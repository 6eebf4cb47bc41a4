import Synchronization

/// What a caller adds to a write that somebody else's store makes for it: both halves run inside that write's own
/// transaction, so that what they note commits with the act or not at all.
///
/// ```swift
/// let receipt = WriteCompanion(before: { tx in … }, after: { tx, value in … })
/// try await receipt.accompanying { try await plans.accept(…) }
/// ```
///
/// It goes with the first write of `accompanying` whose `after` says that this was the one; later writes go alone. A
/// body may be run again, so both halves must be repeatable.
package final class WriteCompanion: Sendable {
    @TaskLocal static var current: WriteCompanion?

    private let before: @Sendable (Transaction) throws -> Void
    private let after: @Sendable (Transaction, any Sendable) throws -> Bool
    private let met = Mutex(false)

    /// - Parameters:
    ///   - before: Runs ahead of the body; what it throws is thrown instead of running the body.
    ///   - after: Gets what the body returned. False when this write is not the one that was meant; it must then take
    ///     back what `before` wrote.
    package init(
        before: @escaping @Sendable (Transaction) throws -> Void,
        after: @escaping @Sendable (Transaction, any Sendable) throws -> Bool
    ) {
        self.before = before
        self.after = after
    }

    /// Whether a write with this companion has become durable.
    package var isCommitted: Bool { met.withLock { $0 } }

    /// Runs `act`; the writes that it makes in this task are accompanied.
    package func accompanying<Value>(_ act: () async throws -> Value) async throws -> Value {
        try await WriteCompanion.$current.withValue(self) { try await act() }
    }

    /// Runs `write` with a body that holds both halves, and remembers whether it was the write that was meant.
    func carry<Value: Sendable>(
        _ body: @escaping @Sendable (Transaction) throws -> Value,
        _ write: (@escaping @Sendable (Transaction) throws -> (Value, Bool)) async throws -> (Value, Bool)
    ) async throws -> Value {
        let (value, isTheOne) = try await write { [before, after] transaction in
            try before(transaction)
            let value = try body(transaction)
            return (value, try after(transaction, value))
        }
        if isTheOne { met.withLock { $0 = true } }
        return value
    }
}
