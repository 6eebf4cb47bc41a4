package import Kernel

/// The failures counted against one login name or one address.
package struct FailureCount: Hashable, Sendable {
    package let failures: Int
    /// When the count began.
    package let firstAt: Moment
    package let lastAt: Moment

    package init(failures: Int, firstAt: Moment, lastAt: Moment) {
        self.failures = failures
        self.firstAt = firstAt
        self.lastAt = lastAt
    }
}

/// When a sign-in is not even tried (MLPS-1). The answer depends on what was typed and counted, never on whether such an
/// account is there (T15).
package enum LoginGuard {
    /// After this many wrong passwords in a row the login name is locked.
    package static let failuresUntilLock = 5
    package static let lockSeconds = 15 * 60
    /// A whole office behind one address mistypes less often than this in `lockSeconds`.
    package static let failuresPerAddress = 30

    /// Until when the login name is locked; nil when it is open.
    package static func lockedUntil(_ count: FailureCount?, at now: Moment) -> Moment? {
        guard let count, count.failures > 0, count.failures.isMultiple(of: failuresUntilLock) else { return nil }
        let end = count.lastAt.adding(seconds: lockSeconds)
        return end > now ? end : nil
    }

    /// Until when the address must wait; nil when it need not.
    package static func addressWaitsUntil(_ count: FailureCount?, at now: Moment) -> Moment? {
        guard let count, count.failures >= failuresPerAddress else { return nil }
        let end = count.firstAt.adding(seconds: lockSeconds)
        return end > now ? end : nil
    }

    /// The count after one more failure. The count of an address begins anew when its window is over; that of a login name
    /// only when the right password was given.
    package static func counting(_ count: FailureCount?, isAddress: Bool, at now: Moment) -> FailureCount {
        guard let count, !isAddress || count.firstAt.adding(seconds: lockSeconds) > now else {
            return FailureCount(failures: 1, firstAt: now, lastAt: now)
        }
        let failures = min(count.failures, 1_000_000) + 1
        return FailureCount(failures: failures, firstAt: count.firstAt, lastAt: now)
    }

    package static let wrong = Refusal(
        .signInRequired, "未能登录：登录名或密码不正确。请核对后重新输入；连续 \(failuresUntilLock) 次不正确，该登录名将锁定 15 分钟。",
        rule: "MLPS-1", field: "password")

    package static func locked(until end: Moment) -> Refusal {
        Refusal(
            .tooManyAttempts,
            "未能登录：该登录名连续 \(failuresUntilLock) 次密码不正确，已锁定。请在 \(later(end)) 后重试，或请系统管理员重置密码。",
            rule: "MLPS-1", field: "password")
    }

    package static func addressWaits(until end: Moment) -> Refusal {
        Refusal(
            .tooManyAttempts, "未能登录：从您所在的网络地址登录失败次数过多。请在 \(later(end)) 后重试。", rule: "MLPS-1",
            field: "password")
    }

    package static let busy = Refusal(.tooManyAttempts, "未能登录：此刻登录的人较多。请稍候几秒重试。")

    // The end may fall inside a minute; the next full one is surely after it.
    private static func later(_ end: Moment) -> String { end.adding(seconds: 59).clock }
}
