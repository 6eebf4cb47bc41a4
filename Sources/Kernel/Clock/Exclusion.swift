/// A stretch of time that does not count: instants or days x with `after < x ≤ through` (FOI-D3).
package struct Exclusion: Hashable, Sendable {
    package let after: Moment
    /// Nil while it lasts.
    package let through: Moment?
    /// Why, for the explanation: `征求第三方意见`.
    package let why: String

    package init(after: Moment, through: Moment?, why: String = "扣除期间") {
        self.after = after
        self.through = through
        self.why = why
    }

    /// The days d with `after < d ≤ through`.
    package init(after: Day, through: Day?, why: String = "扣除期间") {
        self.init(after: Moment(day: after), through: through.map { Moment(day: $0) }, why: why)
    }

    func covers(_ day: Day) -> Bool { after.day < day && (through.map { day <= $0.day } ?? true) }
}

/// Exclusions united: in order, not touching one another, in a unit given by the caller (days or milliseconds).
struct UnitedExclusions {
    /// An upper end at `Int64.max` is still open.
    let spans: [(after: Int64, through: Int64)]

    /// United as days.
    init(days exclusions: [Exclusion]) {
        spans = UnitedExclusions.united(
            exclusions.map { (Int64($0.after.day.number), $0.through.map { Int64($0.day.number) } ?? .max) })
    }

    /// United as instants.
    init(instants exclusions: [Exclusion]) {
        spans = UnitedExclusions.united(
            exclusions.map { ($0.after.milliseconds, $0.through?.milliseconds ?? .max) })
    }

    private static func united(_ raw: [(Int64, Int64)]) -> [(after: Int64, through: Int64)] {
        var result: [(after: Int64, through: Int64)] = []
        for (after, through) in raw.filter({ $0.0 < $0.1 }).sorted(by: { $0.0 < $1.0 }) {
            if let last = result.last, after <= last.through {
                result[result.count - 1].through = max(last.through, through)
            } else {
                result.append((after, through))
            }
        }
        return result
    }
}

/// Where a count ended: at a point, or not at all because an open exclusion holds it.
enum CountEnd: Hashable {
    case at(Int64)
    /// Held since that point, so many units still to count.
    case held(since: Int64, remaining: Int64)
}

extension UnitedExclusions {
    /// Counts `total` units from `start`. `counted(a, b)` says how many units lie in a < x ≤ b; `point(n, a)` where the
    /// n-th unit after a is.
    func count(
        _ total: Int64, from start: Int64, counted: (Int64, Int64) -> Int64, point: (Int64, Int64) -> Int64
    ) -> CountEnd {
        var position = start, remaining = total
        for span in spans where span.through > position {
            let free = span.after > position ? counted(position, span.after) : 0
            if free >= remaining { break }
            remaining -= free
            if span.through == .max { return .held(since: max(span.after, start), remaining: remaining) }
            position = span.through
        }
        return .at(remaining > 0 ? point(remaining, position) : position)
    }
}

extension WorkCalendar {
    /// The `n`-th working day after `day` that lies in none of `exclusions` (FOI-D3); nil while an open one holds it.
    package func workday(_ n: Int, after day: Day, excluding exclusions: [Exclusion]) -> Day? {
        if exclusions.isEmpty { return workday(n, after: day) }
        switch count(workdays: n, after: day, UnitedExclusions(days: exclusions)) {
        case .at(let number): return Day(number: Int(number)) ?? .latest
        case .held: return nil
        }
    }

    func count(workdays n: Int, after day: Day, _ exclusions: UnitedExclusions) -> CountEnd {
        guard n > 0 else { return .at(Int64(day.number)) }
        return exclusions.count(
            Int64(n), from: Int64(day.number),
            counted: { Int64(workdays(after: Day.held($0), through: Day.held($1))) },
            point: { Int64(workday(Int($0), after: Day.held($1)).number) })
    }

    /// Working days d with `start < d ≤ end` that lie in none of `exclusions`.
    func workdays(after start: Day, through end: Day, excluding exclusions: UnitedExclusions) -> Int {
        var count = workdays(after: start, through: end)
        for span in exclusions.spans {
            count -= workdays(after: max(start, Day.held(span.after)), through: min(end, Day.held(span.through)))
        }
        return count
    }
}

extension Day {
    /// The day of that number, held inside the days the kernel knows.
    static func held(_ number: Int64) -> Day {
        Day(number: Int(clamping: number)) ?? (number > 0 ? .latest : .earliest)
    }
}
