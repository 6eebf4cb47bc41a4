extension WorkCalendar {
    /// This calendar with `added` loaded: a version known at the same time as a loaded one replaces it, a later one
    /// takes over, an earlier one is kept for the record only (CAL-5).
    package func loading(_ added: [Arrangement]) -> WorkCalendar {
        let kept = arrangements.filter { old in
            !added.contains { $0.concernsSame(as: old) && $0.knownSince == old.knownSince }
        }
        return WorkCalendar(arrangements: kept + added, region: region)
    }

    /// This calendar with the local holidays of `region` laid over it, or with none (CAL-4).
    package func overlaid(by region: String?) -> WorkCalendar {
        WorkCalendar(arrangements: arrangements, region: region)
    }

    /// The calendar as it stood at the end of `day`: without what became known later.
    package func known(on day: Day) -> WorkCalendar {
        WorkCalendar(arrangements: arrangements.filter { ($0.knownSince ?? .earliest) <= day }, region: region)
    }

    /// Counted once for each calendar: every deadline that is kept names it.
    static func version(
        of arrangements: [Arrangement], region: String?, published: Set<Int>, departures: [Int: DayReason]
    ) -> String {
        let years = published.sorted()
        let span = years.first.flatMap { first in years.last.map { "\(first)-\($0)" } } ?? "none"
        let latest = arrangements.compactMap(\.knownSince).max()?.description ?? "undated"
        return "\(span)@\(latest)#\(checkSum(departures, published))" + (region.map { "+\($0)" } ?? "")
    }

    /// The days that became working days or ceased to be, against `older`, in order. A year that is newly published but
    /// has no such day is not in it: compare `publishedYears` too.
    package func differences(from older: WorkCalendar) -> [CalendarDifference] {
        Set(departures.keys).union(older.departures.keys).sorted().compactMap { number in
            guard let day = Day(number: number) else { return nil }
            let before = older.reason(day), after = reason(day)
            return before.isWorkday == after.isWorkday
                ? nil : CalendarDifference(day: day, before: before, after: after)
        }
    }

    /// Working days of `year`, and whether its arrangement is published.
    package func workdays(inYear year: Int) -> (count: Int, published: Bool) {
        guard let first = Day(year: year, month: 1, day: 1), let last = Day(year: year, month: 12, day: 31) else {
            return (0, false)
        }
        let opening = isWorkday(first) ? 1 : 0
        return (opening + workdays(after: first, through: last), publishedYears.contains(year))
    }

    /// The arrangement in force for `year`; nil when none is loaded.
    package func arrangement(forYear year: Int, region: String? = nil) -> Arrangement? {
        arrangements.last { $0.year == year && $0.region == region }
    }

    /// The newest version of each national year, oldest first, and after them those of `region`: a later one in the list
    /// has the last word on a day.
    static func inForce(_ sorted: [Arrangement], region: String?) -> [Arrangement] {
        func newest(_ region: String?) -> [Arrangement] {
            var byYear: [Int: Arrangement] = [:]
            for arrangement in sorted where arrangement.region == region { byYear[arrangement.year] = arrangement }
            return byYear.values.sorted(by: Arrangement.isOlder)
        }
        return newest(nil) + (region == nil ? [] : newest(region))
    }

    private static func checkSum(_ departures: [Int: DayReason], _ publishedYears: Set<Int>) -> String {
        // FNV-1a over what decides: enough to notice a change, no secret.
        var hash: UInt32 = 2_166_136_261
        let decisive = departures.map { "\($0.key)\($0.value.isWorkday ? "+" : "-")" } + publishedYears.map { "y\($0)" }
        for byte in decisive.sorted().joined(separator: ";").utf8 {
            hash = (hash ^ UInt32(byte)) &* 16_777_619
        }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 8 - digits.count) + digits
    }
}

/// A day whose working or not has changed between two versions of a calendar (CAL-5).
package struct CalendarDifference: Hashable, Sendable {
    package let day: Day
    package let before: DayReason
    package let after: DayReason

    /// `2020-01-31：工作日 → 法定节假日：春节`.
    package var chinese: String { "\(day)：\(before.chinese) → \(after.chinese)" }
}
