package import Kernel
package import SQL
import Synchronization

/// The clock of the sample county: set to the moment of each act while its story is told, then running on from the day
/// that was asked for.
package final class SampleClock: Sendable {
    private let moment: Mutex<Moment>
    private let running = Mutex<(from: Moment, since: Moment)?>(nil)

    package init(at moment: Moment) { self.moment = Mutex(moment) }

    package func set(_ next: Moment) { moment.withLock { $0 = next } }

    /// From now on the clock goes: `moment` plus what passes in reality.
    package func run(from moment: Moment) {
        let now = Timekeeper.system.now()
        running.withLock { $0 = (moment, now) }
    }

    package var timekeeper: Timekeeper {
        var keeper = Timekeeper.system
        keeper.now = { [self] in now }
        return keeper
    }

    package var now: Moment {
        if let start = running.withLock({ $0 }) {
            let passed = Timekeeper.system.now().milliseconds - start.since.milliseconds
            return Moment(milliseconds: start.from.milliseconds + max(passed, 0))
        }
        return moment.withLock { $0 }
    }
}

/// Random numbers that are the same for the same seed (SplitMix64), so that the county is the same every time.
struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64
    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
