package import Kernel

/// The ways out of the house.
package enum NoticeChannel: String, CaseIterable, Hashable, Sendable {
    case mail, digest, webhook
}

/// Something that has to go out: claimed before it is sent and closed after it, each in a transaction of its own.
package struct Outgoing: Hashable, Sendable {
    package let id: NoticeID
    package let agency: AgencyID
    package let channel: NoticeChannel
    /// A member, or the name of a program.
    package let target: String
    package let source: String
    package let head: String
    package let body: String
    package let attempts: Int
}

/// What came of sending it.
package enum OutgoingFate: Hashable, Sendable {
    case sent
    /// Not now: tried again after a pause that grows.
    case deferred(String)
    /// Not ever.
    case refused(String)
}

/// How long a message waits after a failure, and when it is given up.
package enum RetryPauses {
    /// Seconds after the first, second … attempt: a minute, 5, 30 minutes, 2, 8, 24 hours.
    static let seconds = [60, 300, 1_800, 7_200, 28_800, 86_400]
    /// A claim that was not closed for so long belongs to nobody: its worker is gone.
    static let claim = 900

    /// Nil when it has been tried often enough.
    package static func pause(after attempts: Int) -> Int? {
        seconds.indices.contains(attempts - 1) ? seconds[attempts - 1] : nil
    }
}
