import Kernel

/// Holds back an address that shows one wrong bearer token after the other: a token cannot be guessed, but every guess
/// costs a look into the store. In this process's memory.
package struct BearerThrottle: Sendable {
    private struct Count {
        var failures: Int
        var since: ContinuousClock.Instant
    }

    private static let window = Duration.seconds(60)
    private static let most = 30
    private static let addresses = 10_000

    private let counts = KeyedMemory<String, Count>()
    private let now: @Sendable () -> ContinuousClock.Instant

    /// - Parameter now: The running clock; tests move it by hand.
    package init(now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }) { self.now = now }

    /// Throws when `address` has shown too many wrong tokens within the last minute.
    func check(_ address: String) throws(Refusal) {
        guard let count = counts[address], count.failures >= BearerThrottle.most, now() - count.since < Self.window
        else { return }
        throw Refusal(.tooManyAttempts, "没有执行：来自这一地址的无效令牌过多，已暂停 1 分钟。请核对令牌后再试。", rule: "MLPS-1")
    }

    /// Notes one more wrong token.
    func count(_ address: String) {
        let now = now()
        counts.withAll { counts in
            if counts.count >= BearerThrottle.addresses, counts[address] == nil {
                counts = counts.filter { now - $0.value.since < BearerThrottle.window }
                // Still full: many addresses at once; forgetting their counts costs less than keeping them.
                if counts.count >= BearerThrottle.addresses { counts = [:] }
            }
            var count = counts[address] ?? Count(failures: 0, since: now)
            if now - count.since >= BearerThrottle.window { count = Count(failures: 0, since: now) }
            count.failures += 1
            counts[address] = count
        }
    }
}
