package import Kernel

import Glibc
import Synchronization

/// Where a store reads the time and takes the random bits of its ids from. The shell's only clock.
package struct Timekeeper: Sendable {
    /// The moment decisions are made at; a transaction reads it once.
    package var now: @Sendable () -> Moment
    /// The real moment, which the journal also records.
    package var recordedAt: @Sendable () -> Moment
    /// The bits of the next id made at a moment: the moment to write into it, and 74 of 128 bits.
    package var nextID: @Sendable (Moment) -> (Moment, (UInt64, UInt64))

    /// The machine's clock, and ids that rise within this process even inside one millisecond.
    package static let system = Timekeeper(
        now: Timekeeper.clock, recordedAt: Timekeeper.clock, nextID: Timekeeper.rising())

    /// Decides as of `moment` (`--as-of`); the journal still records the real time.
    package static func fixed(_ moment: Moment) -> Timekeeper {
        Timekeeper(now: { moment }, recordedAt: Timekeeper.clock, nextID: Timekeeper.rising())
    }

    /// For tests: both times stand at `moment`, and ids count 0, 1, 2 ….
    package static func still(_ moment: Moment) -> Timekeeper {
        let counter = Counter()
        return Timekeeper(now: { moment }, recordedAt: { moment }, nextID: { ($0, (0, counter.next())) })
    }

    private static let clock: @Sendable () -> Moment = {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Moment(milliseconds: Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000)
    }

    private static func rising() -> @Sendable (Moment) -> (Moment, (UInt64, UInt64)) {
        let ladder = Ladder()
        return { moment in ladder.step(moment) }
    }
}

/// Gives ids that rise even when the clock stands still or goes back: the millisecond never falls, and inside one the
/// 12 bits after the version count up from a random start (RFC 9562, 6.2, method 1).
private final class Ladder: Sendable {
    private let last = Mutex<(milliseconds: Int64, count: UInt64)>((0, 0))

    func step(_ moment: Moment) -> (Moment, (UInt64, UInt64)) {
        let (milliseconds, count) = last.withLock { last in
            if moment.milliseconds > last.milliseconds {
                last = (moment.milliseconds, UInt64.random(in: 0..<1_024))
            } else if last.count < 0x0FFF {
                last.count += 1
            } else {
                last = (last.milliseconds + 1, 0)
            }
            return last
        }
        return (Moment(milliseconds: milliseconds), (count, UInt64.random(in: .min ... .max)))
    }
}

private final class Counter: Sendable {
    private let value = Mutex<UInt64>(0)

    func next() -> UInt64 {
        value.withLock { value in
            defer { value += 1 }
            return value
        }
    }
}
