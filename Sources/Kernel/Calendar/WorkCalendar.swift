/// Which days are worked, as versioned data: Monday to Friday but for what the arrangements in force say (FOI-D2, CAL-1).
///
/// Whatever touches a year without a published arrangement is provisional (CAL-5). Questions are answered from prefix
/// sums over every day the kernel knows, so a deadline costs two array reads.
package struct WorkCalendar: Sendable {
    /// Every arrangement ever loaded, superseded ones too, oldest first.
    package let arrangements: [Arrangement]
    /// The region whose local arrangements are laid over the State Council's; nil for none (CAL-4).
    package let region: String?
    /// The years for which the State Council's arrangement is loaded (CAL-5).
    package let publishedYears: Set<Int>

    /// What the arrangements in force say, by day number.
    let departures: [Int: DayReason]
    /// At `day.number - Day.earliest.number`: working days from `Day.earliest` through that day.
    private let countThrough: [Int32]
    /// The numbers of all working days, in order.
    private let workdayNumbers: [Int32]
    /// Which data this is: `2018-2026@2025-11-04#1f0c9a52`, years, latest notice and a check sum of what is in force;
    /// stored beside a computed deadline, it tells whether the deadline must be computed again.
    package let version: String
    /// The longest stretch of published years as day numbers; spares the fast path the arithmetic of years.
    private let settled: ClosedRange<Int>?

    /// The calendar of `arrangements`, with the local ones of `region` laid over the national ones (CAL-4).
    package init(arrangements: [Arrangement], region: String? = nil) {
        self.arrangements = arrangements.sorted(by: Arrangement.isOlder)
        self.region = region
        let inForce = WorkCalendar.inForce(self.arrangements, region: region)
        let published = Set(inForce.filter { $0.region == nil }.map(\.year))
        publishedYears = published
        settled = WorkCalendar.settledDays(published)
        var reasons: [Int: DayReason] = [:]
        for arrangement in inForce {
            for departure in arrangement.departures {
                reasons[departure.day.number] = DayReason(departure, region: arrangement.region)
            }
        }
        departures = reasons
        (countThrough, workdayNumbers) = WorkCalendar.sums(reasons)
        version = WorkCalendar.version(of: self.arrangements, region: region, published: published, departures: reasons)
    }

    package func reason(_ day: Day) -> DayReason {
        departures[day.number] ?? (day.weekday.isWeekend ? .weekend : .weekday)
    }

    package func isWorkday(_ day: Day) -> Bool {
        let index = WorkCalendar.index(day)
        return index == 0 ? countThrough[0] == 1 : countThrough[index] != countThrough[index - 1]
    }

    /// Working days d with `start < d ≤ end`; 0 when `end` is not later.
    package func workdays(after start: Day, through end: Day) -> Int {
        guard start < end else { return 0 }
        return Int(countThrough[WorkCalendar.index(end)] - countThrough[WorkCalendar.index(start)])
    }

    /// The `n`-th working day after `day`, which is day 0 whether worked or not (FOI-D1, FOI-D2). `day` itself when `n`
    /// is not positive; `Day.latest` when the kernel's days run out.
    package func workday(_ n: Int, after day: Day) -> Day {
        guard n > 0 else { return day }
        let (position, overflow) = Int(countThrough[WorkCalendar.index(day)]).addingReportingOverflow(n - 1)
        guard !overflow, position < workdayNumbers.count else { return .latest }
        return Day(number: Int(workdayNumbers[position])) ?? .latest
    }

    /// The `n`-th working day before `day`; `day` itself when `n` is not positive, `Day.earliest` when days run out.
    package func workday(_ n: Int, before day: Day) -> Day {
        guard n > 0 else { return day }
        let earlier = Int(countThrough[WorkCalendar.index(day)]) - (isWorkday(day) ? 1 : 0)
        guard n <= earlier else { return .earliest }
        return Day(number: Int(workdayNumbers[earlier - n])) ?? .earliest
    }

    /// `day` when it is worked, else the next working day: where a natural period that ends on a holiday ends (FOI-D6).
    package func workday(onOrAfter day: Day) -> Day { isWorkday(day) ? day : workday(1, after: day) }

    /// Whether a count over the days d with `start < d ≤ end` touches a year whose arrangement is not loaded (CAL-5).
    package func isProvisional(after start: Day, through end: Day) -> Bool {
        guard start < end else { return false }
        if let settled, start.number + 1 >= settled.lowerBound, end.number <= settled.upperBound { return false }
        return (start.adding(days: 1).year...end.year).contains { !publishedYears.contains($0) }
    }

    private static func index(_ day: Day) -> Int { day.number - Day.earliest.number }

    private static func sums(_ reasons: [Int: DayReason]) -> ([Int32], [Int32]) {
        var counts: [Int32] = [], numbers: [Int32] = []
        let days = Day.earliest.number...Day.latest.number
        counts.reserveCapacity(days.count)
        numbers.reserveCapacity(days.count)
        // 1900-01-01 was a Monday: the position in the week is counted on from there.
        var weekday = 0
        for number in days {
            if reasons.isEmpty ? weekday < 5 : reasons[number]?.isWorkday ?? (weekday < 5) {
                numbers.append(Int32(truncatingIfNeeded: number))
            }
            counts.append(Int32(truncatingIfNeeded: numbers.count))
            weekday = weekday == 6 ? 0 : weekday + 1
        }
        return (counts, numbers)
    }

    private static func settledDays(_ years: Set<Int>) -> ClosedRange<Int>? {
        var best: ClosedRange<Int>?
        for first in years where !years.contains(first - 1) {
            var last = first
            while years.contains(last + 1) { last += 1 }
            guard let from = Day(year: first, month: 1, day: 1), let to = Day(year: last, month: 12, day: 31) else {
                continue
            }
            if best.map({ $0.count < to.number - from.number + 1 }) ?? true { best = from.number...to.number }
        }
        return best
    }
}

extension DayReason {
    init(_ departure: Departure, region: String?) {
        switch departure.kind {
        case .holiday: self = .holiday(departure.name, region: region)
        case .makeup: self = .makeup(departure.name, region: region)
        }
    }
}
