import Kernel

/// Deadlines to be found, by a formula that reference_calendar.py has too.
struct DeadlineCase {
    let start: Day
    let days: Int
    let exclusions: [Exclusion]

    private static let terms = [20, 20, 15, 10, 7, 3, 30]

    /// Starts from 2018 to March 2026; every answer lies in years that chinesecalendar knows.
    init(_ index: Int) {
        let first = Day(year: 2018, month: 1, day: 1) ?? .earliest
        start = first.adding(days: index * 1_103 % 3_000)
        days = DeadlineCase.terms[index % 7]
        var spans = [Exclusion(after: start.adding(days: 1), through: start.adding(days: 2 + index % 11))]
        if index % 3 == 0, days >= 15 {
            spans.append(Exclusion(after: start.adding(days: 10), through: start.adding(days: 16)))
        }
        exclusions = spans
    }

    /// The same as the events of an application: received, other bodies consulted, answered (FOI-D3).
    var clock: ObligationClock {
        var events = [ClockEvent(.started, on: start)]
        for (number, span) in exclusions.enumerated() {
            events.append(ClockEvent(.consulted(matter: "\(number)", whom: .thirdParty), at: span.after))
            if let through = span.through { events.append(ClockEvent(.answered(matter: "\(number)"), at: through)) }
        }
        return ObligationClock(term: Term(.workingDays(days), excludesConsultation: true), events: events)
    }
}

/// Tells two lists of answers apart without keeping them.
struct CheckSum {
    private(set) var value = 0
    private var place = 0

    mutating func take(_ day: Day) {
        place += 1
        value = (value + day.number * place) % 1_000_000_007
    }
}
