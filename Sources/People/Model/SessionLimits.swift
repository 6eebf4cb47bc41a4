package import Kernel

/// How long a sign-in lasts (MLPS-1): 30 minutes without a request, 15 for the three administrators, 12 hours at most.
package enum SessionLimits {
    package static let absoluteSeconds = 12 * 60 * 60
    /// How old the noted time of the last request may grow before it is written again.
    package static let touchSeconds = 60

    package static func idleSeconds(for roles: Set<Role>) -> Int {
        roles.contains(where: \.isAdministrator) ? 15 * 60 : 30 * 60
    }

    /// Whether a session begun and last used then still holds.
    package static func holds(begun: Moment, lastUsed: Moment, roles: Set<Role>, at now: Moment) -> Bool {
        now < begun.adding(seconds: absoluteSeconds) && now < lastUsed.adding(seconds: idleSeconds(for: roles))
    }
}
