package import Kernel
package import SQL
import Synchronization

/// A clock that stands where it is put: at half past nine of a day, or at a moment.
package final class StandingClock: Sendable {
    private let moment: Mutex<Moment>

    /// - Parameter text: `2026-03-10`, or `2026-03-10T14:30`.
    package init(_ text: String) { moment = Mutex(StandingClock.read(text)) }

    package var now: Moment { moment.withLock { $0 } }

    package func set(_ text: String) { moment.withLock { $0 = StandingClock.read(text) } }

    package var timekeeper: Timekeeper {
        var keeper = Timekeeper.system
        keeper.now = { [self] in now }
        keeper.recordedAt = { [self] in now }
        return keeper
    }

    private static func read(_ text: String) -> Moment {
        if let day = Day(iso: text) { return Moment(day: day, minute: 570) }
        return Moment(iso: text) ?? Moment(day: .earliest)
    }
}
