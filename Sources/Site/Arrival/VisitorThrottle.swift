package import Kernel

/// Holds back an address that sends one public form after the other. It excludes nobody for long: the limit is wide enough
/// for a whole office behind one address, and passes within the window. In this process's memory.
package struct VisitorThrottle: Sendable {
    private struct Count {
        var number: Int
        var since: ContinuousClock.Instant
    }

    private static let addresses = 10_000

    private let counts = KeyedMemory<String, Count>()
    private let most: Int
    private let window: Duration
    private let sentence: String
    private let now: @Sendable () -> ContinuousClock.Instant

    /// - Parameters:
    ///   - most: How many an address may send within the window.
    ///   - sentence: What the person reads when it was too many: what was not done and what to do next.
    ///   - now: The running clock; tests move it by hand.
    package init(
        most: Int, within window: Duration, sentence: String,
        now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }
    ) {
        self.most = max(most, 1)
        self.window = window
        self.sentence = sentence
        self.now = now
    }

    /// Throws when `address` has no try left; counts nothing.
    package func refuseExhausted(_ address: String) throws(Refusal) {
        let now = now(), most = most, window = window
        let isFull = counts.withAll { counts in
            counts[address].map { $0.number >= most && now - $0.since < window } ?? false
        }
        if isFull { throw Refusal(.tooManyAttempts, sentence, rule: "MLPS-1") }
    }

    /// Counts one more from `address`; throws when it is one too many.
    package func admit(_ address: String) throws(Refusal) {
        let now = now(), most = most, window = window
        let isFull = counts.withAll { counts in
            if counts.count >= VisitorThrottle.addresses, counts[address] == nil {
                counts = counts.filter { now - $0.value.since < window }
                // Still full: many addresses at once. Who is held back stays so; of the others the counts are forgotten.
                if counts.count >= VisitorThrottle.addresses { counts = counts.filter { $0.value.number >= most } }
                if counts.count >= VisitorThrottle.addresses { counts = [:] }
            }
            var count = counts[address] ?? Count(number: 0, since: now)
            if now - count.since >= window { count = Count(number: 0, since: now) }
            let isFull = count.number >= most
            if !isFull { count.number += 1 }
            counts[address] = count
            return isFull
        }
        if isFull { throw Refusal(.tooManyAttempts, sentence, rule: "MLPS-1") }
    }
}
