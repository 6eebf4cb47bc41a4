import Foundation
import Kernel
import Testing

/// The day written so; a typing mistake in a table fails the test that uses it.
func day(_ iso: String) throws -> Day { try #require(Day(iso: iso), "no such day: \(iso)") }

/// A list of days off and nothing else, as foreign calendars are, with every year of it published.
func calendar(off days: [(String, String)], years: ClosedRange<Int>, region: String? = nil) throws -> WorkCalendar {
    let departures = try days.map { Departure(try day($0.0), .holiday, $0.1) }
    return WorkCalendar(
        arrangements: years.map { year in
            Arrangement(year: year, region: region, departures: departures.filter { $0.day.year == year })
        }, region: region)
}

/// The root of the repository, found from this file.
let packageRoot = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

/// A small seeded generator (SplitMix64), so that a failing case can be run again.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}

extension ObligationClock {
    /// A clock of `term` with `events` on these days, each legal when recorded on its day.
    static func legal(_ term: Term, _ events: [(ClockEvent.Kind, String)], _ calendar: WorkCalendar) throws
        -> ObligationClock
    {
        try events.reduce(ObligationClock(term: term)) { clock, event in
            let at = Moment(day: try day(event.1))
            return try clock.appending(event.0, at: at, now: at, calendar: calendar).get()
        }
    }

    /// Why `kind` may not happen on `day` when recorded that day; nil when it may.
    func refusal(_ kind: ClockEvent.Kind, on day: Day, _ calendar: WorkCalendar) -> Refusal? {
        switch appending(kind, at: Moment(day: day), now: Moment(day: day), calendar: calendar) {
        case .success: nil
        case .failure(let refusal): refusal
        }
    }
}
